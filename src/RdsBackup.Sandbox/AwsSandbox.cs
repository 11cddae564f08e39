using RdsBackup.Iam;
using RdsBackup.Sandbox.CloudFormation;
using RdsBackup.Sandbox.CloudTrail;
using RdsBackup.Sandbox.CloudWatch;
using RdsBackup.Sandbox.Ec2;
using RdsBackup.Sandbox.Events;
using RdsBackup.Sandbox.Iam;
using RdsBackup.Sandbox.Identities;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Kms;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Rds;
using RdsBackup.Sandbox.Scheduler;
using RdsBackup.Sandbox.Sns;
using RdsBackup.Sandbox.Sqs;
using RdsBackup.Sandbox.StepFunctions;
using RdsBackup.Sandbox.Sts;
using RdsBackup.Sandbox.Tagging;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox;

/// <summary>An embedded AWS: accounts, regions and services that keep AWS's rules, behind AWS's wire protocols.</summary>
public sealed class AwsSandbox
{
    private readonly object gate = new();
    private readonly IamDirectory directory;
    private readonly Dispatcher dispatcher;
    private readonly Dictionary<string, Endpoint> endpoints = new(StringComparer.Ordinal);
    private readonly SandboxOptions options;
    private readonly List<Exception> defects = [];
    private int thrown;

    /// <summary>Makes a sandbox with its accounts, and nothing in them.</summary>
    /// <exception cref="ArgumentException">An account id is not 12 digits, or there is no account or region.</exception>
    public AwsSandbox(SandboxOptions options)
    {
        if (options.Accounts.Count == 0 || options.Regions.Count == 0)
            throw new ArgumentException("A sandbox has at least one account and one region.", nameof(options));

        if (options.Accounts.Values.FirstOrDefault(id => id.Length != 12 || !id.All(char.IsAsciiDigit)) is { } odd)
            throw new ArgumentException($"'{odd}' is not an account id: it has 12 digits.", nameof(options));

        this.options = options;
        var ids = new IdSource(options.Seed);
        Faults = new FaultScript(options.Seed);
        directory = new IamDirectory(ids);
        Accounts =
        [
            .. from account in options.Accounts
               select new Account(account.Value, account.Key, directory.AddAccount(account.Value, options.Clock.GetUtcNow())),
        ];
        Kms = new KmsService(ids, Timeline, options.Regions, options.Clock, directory.Exists);
        var ec2 = new Ec2Service(ids);
        Rds = new RdsService(Kms, ec2, Timeline, options.Rds, Faults, Events);
        var trail = new Trail(Events, ids);
        dispatcher = new Dispatcher(endpoints, options.Regions, new Authenticator(directory.Credentials, options.WallClock), Faults, Calls, trail, ids);
        InnerCalls = new InnerCalls(endpoints, directory, Faults, Calls, trail);
        StepFunctions = new StepFunctionsService(InnerCalls, Timeline, Events, ids, options.Seed);
        Sqs = new SqsService(directory);
        Sns = new SnsService(InnerCalls, directory, Kms);
        EventBridge = new EventBridgeService(InnerCalls, directory, Timeline, Faults, Events);
        CloudWatch = new CloudWatchService(InnerCalls, Timeline, new QueueMetrics(Sqs));
        Scheduler = new SchedulerService(InnerCalls, Timeline, ids, options.Seed);
        var cloudFormation = new CloudFormationService(InnerCalls, Timeline, ids);
        Tagging = new TaggingService(InnerCalls, [Rds, Kms, StepFunctions, EventBridge, Scheduler, Sns, Sqs, CloudWatch, cloudFormation]);
        foreach (var service in (ReadOnlySpan<IService>)
            [new StsService(directory, options.WallClock), new IamService(directory), Rds, ec2, cloudFormation, Kms, StepFunctions, EventBridge, Sqs, Sns, CloudWatch, Scheduler, Tagging])
        {
            var endpoint = new Endpoint(service);
            endpoints.Add(endpoint.Name, endpoint);
        }
    }

    /// <summary>The accounts.</summary>
    public IReadOnlyList<Account> Accounts { get; }

    /// <summary>The regions that are there.</summary>
    public IReadOnlyList<string> Regions => options.Regions;

    /// <summary>Sandbox time.</summary>
    public TimeProvider Clock => options.Clock;

    /// <summary>Where it can be called; a name that leads nowhere until a server listens.</summary>
    public Uri Address
    {
        get => InnerCalls.Address;
        internal set => InnerCalls.Address = value;
    }

    /// <summary>What is going to happen.</summary>
    public Timeline Timeline { get; } = new();

    /// <summary>What goes wrong on script.</summary>
    public FaultScript Faults { get; }

    /// <summary>KMS: keys can be made directly.</summary>
    public KmsService Kms { get; }

    /// <summary>RDS: what there is can be filled directly, e.g. with a history.</summary>
    public RdsService Rds { get; }

    /// <summary>CloudWatch: what its alarms are in, and whom they could not tell.</summary>
    public CloudWatchService CloudWatch { get; }

    /// <summary>EventBridge: what it could not deliver, and what API destinations would have been sent.</summary>
    public EventBridgeService EventBridge { get; }

    /// <summary>EventBridge Scheduler: what it could not start.</summary>
    public SchedulerService Scheduler { get; }

    /// <summary>SNS: what was published.</summary>
    public SnsService Sns { get; }

    /// <summary>SQS: what lies in queues.</summary>
    public SqsService Sqs { get; }

    /// <summary>Which calls were answered.</summary>
    public CallLog Calls { get; } = new();

    /// <summary>Defects of the sandbox in what it did on its own, between calls, for whoever mends them.</summary>
    public IReadOnlyList<Exception> Defects
    {
        get
        {
            lock (gate)
                return [.. defects];
        }
    }

    /// <summary>What services tell of what happened in them.</summary>
    public ServiceEvents Events { get; } = new();

    /// <summary>The Resource Groups Tagging API.</summary>
    internal TaggingService Tagging { get; }

    /// <summary>The way in for what AWS calls itself.</summary>
    internal InnerCalls InnerCalls { get; }

    /// <summary>Step Functions: its executions run on the timeline.</summary>
    public StepFunctionsService StepFunctions { get; }

    /// <summary>The operations that can be called, by the names of services in signatures.</summary>
    public IEnumerable<(string Service, string Operation)> Operations =>
        from endpoint in endpoints.Values from operation in endpoint.Operations select (endpoint.Name, operation);

    /// <summary>The services behind their protocols.</summary>
    internal IEnumerable<Endpoint> Endpoints => endpoints.Values;

    /// <summary>Denies everybody in an account what a service control policy denies, as its organization would: the sandbox has no service Organizations.</summary>
    /// <exception cref="PolicyFormatException">It is no policy.</exception>
    public void Hold(string accountId, string policy)
    {
        lock (gate)
            directory.Account(accountId).ControlPolicies.Add(new AttachedPolicy("service control policy", PolicyDocument.Parse(policy, PolicyKind.Identity)));
    }

    /// <summary>Lets happen what is due by now, without a call.</summary>
    /// <exception cref="AggregateException">The <see cref="Defects"/>, now or since the last time: nobody else tells of them.</exception>
    public void Advance()
    {
        lock (gate)
        {
            CatchUp(Clock.GetUtcNow());
            if (defects.Count > thrown)
            {
                var news = defects.Skip(thrown).ToList();
                thrown = defects.Count;
                throw new AggregateException(news);
            }
        }
    }

    /// <summary>Answers one request. Requests are answered one after the other, whatever thread they come from.</summary>
    public WireResponse Handle(WireRequest request)
    {
        lock (gate)
        {
            var now = Clock.GetUtcNow();
            CatchUp(now);
            return dispatcher.Answer(request, now, Address);
        }
    }

    // What goes wrong in work that is due is nothing of the call that happens to come next.
    private void CatchUp(DateTimeOffset now)
    {
        while (Timeline.Next <= now)
        {
            try
            {
                Timeline.AdvanceTo(now);
            }
            catch (Exception defect) when (defect is not OutOfMemoryException)
            {
                defects.Add(defect);
            }
        }
    }
}
