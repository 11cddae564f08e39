using System.Runtime.CompilerServices;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using RdsBackup.Core.Deployed;
using RdsBackup.Core.Errors;

namespace RdsBackup.Core.Aws;

/// <summary>The only place that calls Step Functions: one account and region, faults as failures.</summary>
internal sealed class StepFunctionsGateway(Target target) : IGateway<StepFunctionsGateway>
{
    private readonly Lazy<AmazonStepFunctionsClient> client = new(() => target.Access.Watched(new AmazonStepFunctionsClient(
        target.Credentials, target.Access.Configure(new AmazonStepFunctionsConfig(), target.Region))));

    public static StepFunctionsGateway To(Target target) => new(target);

    /// <summary>The ARN of a state machine of this account and region.</summary>
    public string ArnOf(string machine) => $"arn:{target.Place.Partition}:states:{target.Region}:{target.AccountId}:stateMachine:{machine}";

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

    /// <summary>A machine's executions that began since a time or still run, with input and output; null when there is no such machine.</summary>
    public async Task<IReadOnlyList<ExecutionFacts>?> ExecutionsAsync(MachineStage stage, string machine, DateTimeOffset since, CancellationToken cancellation)
    {
        try
        {
            var found = new Dictionary<string, ExecutionFacts>(StringComparer.Ordinal);
            // Newest first.
            await foreach (var one in ListAsync(ArnOf(machine), null, cancellation).ConfigureAwait(false))
            {
                if (Time(one.StartDate) < since)
                    break;
                found[one.ExecutionArn!] = await DescribeAsync(stage, one.ExecutionArn!, cancellation).ConfigureAwait(false);
            }

            await foreach (var one in ListAsync(ArnOf(machine), ExecutionStatus.RUNNING, cancellation).ConfigureAwait(false))
            {
                if (!found.ContainsKey(one.ExecutionArn!))
                    found[one.ExecutionArn!] = await DescribeAsync(stage, one.ExecutionArn!, cancellation).ConfigureAwait(false);
            }

            return [.. found.Values];
        }
        catch (BackupException none) when (none.Kind == FailureKind.StackNotFound)
        {
            return null;
        }
    }

    /// <summary>Starts an execution; twice does no harm.</summary>
    /// <exception cref="BackupException"><see cref="FailureKind.StackNotFound"/>: there is no such machine.</exception>
    public async Task<ExecutionFacts> StartAsync(MachineStage stage, string machine, string input, CancellationToken cancellation)
    {
        var answer = await CallAsync(machine, () => client.Value.StartExecutionAsync(
            new StartExecutionRequest { StateMachineArn = ArnOf(machine), Input = input }, cancellation), cancellation).ConfigureAwait(false);
        return new ExecutionFacts(stage, target.Place, answer.ExecutionArn!, "RUNNING", Time(answer.StartDate), null, input, null, null, null);
    }

    private async Task<ExecutionFacts> DescribeAsync(MachineStage stage, string arn, CancellationToken cancellation)
    {
        var one = await CallAsync(arn, () => client.Value.DescribeExecutionAsync(new DescribeExecutionRequest { ExecutionArn = arn }, cancellation), cancellation)
            .ConfigureAwait(false);
        return new ExecutionFacts(
            stage, target.Place, arn, one.Status?.Value ?? "", Time(one.StartDate), one.StopDate is { } end ? Time(end) : null, one.Input, one.Output, one.Error, one.Cause);
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

    private static DateTimeOffset Time(DateTime? time) => time is { } known ? new DateTimeOffset(known.ToUniversalTime()) : DateTimeOffset.MinValue;

    private Task<T> CallAsync<T>(string subject, Func<Task<T>> call, CancellationToken cancellation) =>
        target.Access.CallAsync(new FaultContext(Service.StepFunctions, target.Place, subject), call, cancellation);
}
