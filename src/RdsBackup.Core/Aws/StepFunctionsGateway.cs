using System.Runtime.CompilerServices;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using RdsBackup.Core.Errors;

namespace RdsBackup.Core.Aws;

/// <summary>The only place that calls Step Functions: one account and region, faults as failures.</summary>
internal sealed class StepFunctionsGateway(Target target)
{
    private readonly Lazy<AmazonStepFunctionsClient> client = new(() => new AmazonStepFunctionsClient(
        target.Credentials, target.Access.Configure(new AmazonStepFunctionsConfig(), target.Region)));

    /// <summary>How many of a machine's executions run now; none when there is no such machine.</summary>
    public async Task<int> CountRunningAsync(string machineArn, CancellationToken cancellation)
    {
        var count = 0;
        try
        {
            await foreach (var _ in ListAsync(machineArn, ExecutionStatus.RUNNING, cancellation).ConfigureAwait(false))
                count++;
        }
        catch (BackupException gone) when (gone.Kind == FailureKind.StackNotFound)
        {
        }

        return count;
    }

    private async IAsyncEnumerable<ExecutionListItem> ListAsync(
        string machineArn, ExecutionStatus? status, [EnumeratorCancellation] CancellationToken cancellation)
    {
        string? token = null;
        do
        {
            var asked = token;
            var page = await CallAsync(machineArn, () => client.Value.ListExecutionsAsync(
                new ListExecutionsRequest { StateMachineArn = machineArn, StatusFilter = status, NextToken = asked }, cancellation), cancellation).ConfigureAwait(false);
            foreach (var execution in page.Executions ?? [])
                yield return execution;
            token = page.NextToken;
        }
        while (!string.IsNullOrEmpty(token));
    }

    private Task<T> CallAsync<T>(string subject, Func<Task<T>> call, CancellationToken cancellation) =>
        target.Access.CallAsync(new FaultContext(target.Place, subject), call, cancellation);
}
