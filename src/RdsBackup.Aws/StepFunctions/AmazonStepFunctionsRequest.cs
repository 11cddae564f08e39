using Amazon.Runtime;

namespace Amazon.StepFunctions;

/// <summary>Base of every Step Functions request.</summary>
public class AmazonStepFunctionsRequest : AmazonWebServiceRequest;
