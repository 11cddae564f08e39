using System.Collections;
using System.Management.Automation;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Amazon.Runtime;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Snapshots;
using RdsBackup.PowerShell.Binding;
using RdsBackup.PowerShell.Commands;
using RdsBackup.PowerShell.Hosting;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Wire;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.PowerShell.Calls;

/// <summary>
/// Calls of all cmdlets as a seed makes them: parameters by their names and types, good, odd and hostile, against a world in which calls of AWS fail and
/// answers are damaged. What PowerShell's own binding refuses is not called.
/// </summary>
internal sealed class GeneratedCalls : IDisposable
{
    private const int CallsPerWorld = 40;

    private static readonly TimeSpan Longest = TimeSpan.FromDays(3);

    private static readonly Type[] Cmdlets =
    [
        .. typeof(AsyncCommand).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(AsyncCommand)) && !type.IsAbstract
                // They begin and end what this runs in.
                && type != typeof(StartRdsBackupSandboxCommand) && type != typeof(StopRdsBackupSandboxCommand))
            .OrderBy(type => type.Name, StringComparer.Ordinal),
    ];

    private readonly Random random;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("rdsbackup-calls-");
    private readonly List<object> records = [];
    private World world = new();

    public GeneratedCalls(int seed)
    {
        random = new Random(seed);
        Write("policy.json", """
            { "name": "nightly", "sources": [{ "account": "111111111111", "regions": ["us-east-1"], "profile": "primary" }], "recovery": { "region": "us-east-2" },
              "vault": { "account": "222222222222", "profile": "secondary" }, "select": { "tag": { "Failsafe": "True" } } }
            """);
        Write("bad.json", "{ \"name\": [1, \"\\ud800\"");
        Write("template.yaml", "Resources:\n  Topic:\n    Type: AWS::SNS::Topic\n");
        Write("parameters.json", "[{ \"ParameterKey\": \"Prefix\", \"ParameterValue\": \"rdsbackup\" }]");
    }

    /// <summary>What came of a call.</summary>
    /// <param name="Call">The call, as one would type it.</param>
    /// <param name="Errors">Its errors.</param>
    public sealed record Outcome(string Call, IReadOnlyList<Exception> Errors);

    /// <summary>The id of an error, as its record would have it.</summary>
    public static string IdOf(Exception error) => error is BackupException failed ? failed.Kind.ToString() : ((CommandException)error).Id;

    /// <summary>Makes calls and tells what came of them.</summary>
    public IEnumerable<Outcome> Run(int calls)
    {
        for (var done = 0; done < calls; done++)
        {
            if (done % CallsPerWorld == 0)
                world = NewWorld();
            yield return Call();
        }
    }

    public void Dispose() => folder.Delete(recursive: true);

    private Outcome Call()
    {
        using var command = (AsyncCommand)Activator.CreateInstance(Cmdlets[random.Next(Cmdlets.Length)])!;
        var console = new RecordingConsole { Answer = Happens(0.8), Agreement = Happens(0.5) };
        var words = new StringBuilder(command.GetType().Name[..^"Command".Length]);
        Fill(command, words);
        var account = world.Sandbox.Accounts[random.Next(2)];
        if (command is RdsCommand { NamesCredentials: false } plain)
            (plain.AccessKey, plain.SecretKey) = (account.AccessKey.Id, account.AccessKey.Secret);
        if (command is RdsCommand { Region: null } nowhere && Happens(0.9))
            nowhere.Region = World.SourceRegion;
        command.Caller = CallerSession.Empty with { Location = folder.FullName, Sandbox = command is RdsCommand ? Session() : null };
        Disturb();
        try
        {
            var body = () => AsyncCommand.GuardAsync(console, null, () => BodyAsync(command, console));
            if (command is RdsCommand)
                world.Clock.Run(body, Longest);
            else
                body().GetAwaiter().GetResult();
        }
        catch (Exception unguarded) when (unguarded is not TimeoutException)
        {
            throw new InvalidOperationException($"{words}: {unguarded.Message}", unguarded);
        }
        catch (TimeoutException)
        {
            // It waits, as it was asked to; what it left does not go on.
            world = NewWorld();
        }

        records.AddRange(console.Output);
        if (records.Count > 50)
            records.RemoveRange(0, records.Count - 50);
        return new Outcome(words.ToString(), console.Errors);
    }

    private static async Task BodyAsync(AsyncCommand command, RecordingConsole console)
    {
        await command.BeginAsync(console, CancellationToken.None);
        await command.ProcessAsync(console, CancellationToken.None);
        await command.EndAsync(console, CancellationToken.None);
    }

    private World NewWorld()
    {
        records.Clear();
        return new World(seed: random.Next()).WithKeys().WithDatabase("orders").WithDatabase("crm", SnapshotKind.Cluster).After(TimeSpan.FromDays(1));
    }

    private void Disturb()
    {
        world.Sandbox.Faults.Clear();
        world.Http.Rewrite = null;
        string[] kinds = [FaultKinds.Throttling, FaultKinds.InternalFailure, FaultKinds.ServiceUnavailable, FaultKinds.ExpiredToken, FaultKinds.Reset, FaultKinds.LostAnswer, FaultKinds.CopyFails];
        if (Happens(0.5))
            world.Sandbox.Faults.Add(new FaultRule(kinds[random.Next(kinds.Length)]) { Rate = random.NextDouble(), Count = random.Next(1, 60) });
        if (!Happens(0.4))
            return;

        var (rate, left) = (random.NextDouble(), random.Next(1, 60));
        world.Http.Rewrite = (_, answer) => random.NextDouble() > rate || left-- <= 0 ? answer : random.Next(6) switch
        {
            0 => answer with { Body = answer.Body[..(answer.Body.Length / 2)] },
            1 => answer with { Body = [] },
            2 => new WireResponse(200, "text/html", answer.RequestId, "<html><body>Sign in</body></html>"u8.ToArray()),
            3 => new WireResponse(429, "text/html", answer.RequestId, []),
            4 => new WireResponse(502, "text/html", answer.RequestId, "<html/>"u8.ToArray()),
            _ => new WireResponse(403, "text/html", answer.RequestId, "<html>Blocked</html>"u8.ToArray()),
        };
    }

    private SandboxSession Session() => new()
    {
        Access = world.Access,
        Look = () => throw new NotSupportedException(),
        Profiles = [.. world.Sandbox.Accounts.Select(one => new SandboxProfile(one.Name, World.SourceRegion, new BasicAWSCredentials(one.AccessKey.Id, one.AccessKey.Secret)))],
        Regions = world.Sandbox.Regions,
        Speed = 1,
        End = () => Task.CompletedTask,
    };

    private void Fill(AsyncCommand command, StringBuilder words)
    {
        var parameters = command.GetType().GetProperties()
            .Select(property => (Property: property, Sets: property.GetCustomAttributesData().Where(data => data.AttributeType == typeof(ParameterAttribute)).ToList()))
            .Where(parameter => parameter.Sets.Count > 0)
            .ToList();
        var sets = parameters.SelectMany(parameter => parameter.Sets.Select(SetOf)).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
        var set = sets.Count == 0 ? null : sets[random.Next(sets.Count)];
        foreach (var (property, declared) in parameters)
        {
            if (declared.Find(one => SetOf(one) is not { } own || own == set) is not { } meant || (!IsMandatory(meant) && !Happens(property.DeclaringType == typeof(RdsCommand) ? 0.04 : 0.3)))
                continue;
            if (Value(property) is not { } value)
                continue;
            property.SetValue(command, value);
            words.Append($" -{property.Name} {Shown(value)}");
        }

        // A switch's twin: without a PowerShell a switch is always off.
        foreach (var twin in Twins(command.GetType()).Where(_ => Happens(0.3)))
        {
            twin.SetValue(command, true);
            words.Append($" -{twin.Name}");
        }
    }

    private static IEnumerable<PropertyInfo> Twins(Type? type) => type is null ? [] : type
        .GetProperties(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        .Where(property => property.PropertyType == typeof(bool) && property.CanWrite)
        .Concat(Twins(type.BaseType is { } parent && parent.IsSubclassOf(typeof(AsyncCommand)) ? parent : null));

    // Tried until binding would take one; null where it takes none of a few.
    private object? Value(PropertyInfo property)
    {
        for (var tries = 0; tries < 8; tries++)
        {
            try
            {
                if (Of(property.PropertyType, property.Name, property) is { } value && Binds(property, value))
                    return value;
            }
            catch (ArgumentTransformationMetadataException)
            {
            }
        }

        return null;
    }

    private object? Of(Type type, string name, PropertyInfo property)
    {
        if (property.GetCustomAttributesData().FirstOrDefault(data => data.AttributeType == typeof(ValidateSetAttribute)) is { } choice)
        {
            var values = (IReadOnlyList<CustomAttributeTypedArgument>)choice.ConstructorArguments[0].Value!;
            return values[random.Next(values.Count)].Value;
        }

        return type == typeof(string) ? Text(name)
            : type == typeof(string[]) ? Enumerable.Range(0, random.Next(1, 4)).Select(_ => Text(name)).ToArray()
            : type == typeof(SnapshotInput[]) ? Enumerable.Range(0, random.Next(1, 3)).Select(_ => SnapshotInput.Parse(Record<ISnapshotRecord>() ?? Text("Snapshot"))).ToArray()
            : type == typeof(DatabaseInput[]) ? Enumerable.Range(0, random.Next(1, 3)).Select(_ => DatabaseInput.Parse(Record<DatabaseInfo>() ?? Text("Database"))).ToArray()
            : type == typeof(TimeSpan) || type == typeof(TimeSpan?) ? Pick(Times)
            : type == typeof(DateTimeOffset?) ? Pick([DateTimeOffset.MinValue, DateTimeOffset.MaxValue, world.Clock.GetUtcNow(), world.Clock.GetUtcNow().AddDays(-2), new DateTimeOffset(2, 1, 1, 5, 0, 0, TimeSpan.FromHours(14))])
            : type == typeof(Hashtable) ? Table()
            : type == typeof(Uri) ? Pick([new Uri("relative", UriKind.Relative), new Uri("ftp://host/"), new Uri("file:///etc/passwd"), new Uri("urn:x")])
            : type == typeof(object) ? Pick<object>(["text", 5, new Hashtable(), new object()])
            : type == typeof(int) || type == typeof(int?) ? random.Next(0, 5000)
            : type == typeof(SwitchParameter) ? null
            : throw new NotSupportedException($"{property.DeclaringType!.Name} -{property.Name} is a {type}, of which this makes no values.");
    }

    private static readonly TimeSpan[] Times =
    [
        TimeSpan.MaxValue, TimeSpan.MinValue, TimeSpan.Zero, TimeSpan.FromTicks(1), TimeSpan.FromSeconds(-1), TimeSpan.FromMilliseconds(-1), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30),
        TimeSpan.FromMinutes(5), TimeSpan.FromHours(1), TimeSpan.FromDays(2), TimeSpan.FromDays(60), TimeSpan.FromDays(4_000_000),
    ];

    private static readonly string[] Hostile =
    [
        "", " ", "\0", "a\0b", "a\n", "\n", "/", "..", "nosuch/../up", "a/b", "[", "[a-", "*", "?", "a*", "`[", "\ud800", "\udfff\ud800", "\u202e", "😀", "é", "İ", "-1", "0", "1e309", "NaN", "null", "true",
        "$(Get-Process)", "'; rm -rf", "\"", "\\", "%s%n", "{0}", "{", "arn:", "arn:aws:rds:us-east-1:111111111111:snapshot:", "arn:aws:rds:::snapshot:x", "arn:aws:rds:us-east-1:111111111111:db:orders:x:y",
        "arn:aws:kms:us-east-1", "alias/", "alias/aws/", "alias/aws/rds", "https://user:pw@host/", "Env:/foo", ".", "~", "~/", "\t", "\r\n", new('a', 64), new('a', 256), new('a', 70_000), "rds:", "awsbackup:job-1",
    ];

    private string Text(string name) => Happens(0.3) ? Pick(Hostile) : Pick<string>(
        name.Contains("Region", StringComparison.Ordinal) ? ["us-east-1", "us-east-2", "us-east-1", "eu-west-1", "us-gov-west-1", "cn-north-1", "us-eats-1", "US-EAST-1"]
        : name.Contains("Account", StringComparison.Ordinal) ? ["111111111111", "222222222222", "333333333333", "999999999999", "1111", "all"]
        : name.Contains("Alias", StringComparison.Ordinal) || name.Contains("Key", StringComparison.Ordinal) ? ["alias/rds-backup", "rds-backup", "alias/rds-vault", "alias/aws/rds", "alias/new", "1234abcd-12ab-34cd-56ef-1234567890ab", "arn:aws:kms:us-east-2:111111111111:alias/rds-backup"]
        : name.Contains("Path", StringComparison.Ordinal) ? ["policy.json", "bad.json", "template.yaml", "parameters.json", "missing.json", ".", Path.Combine(folder.FullName, "policy.json"), "new.json", "sub/new.json"]
        : name.Contains("Profile", StringComparison.Ordinal) ? ["primary", "secondary", "nobody"]
        : name == "RoleArn" ? ["arn:aws:iam::111111111111:role/nobody", "arn:aws:iam::222222222222:role/a/b"]
        : name.Contains("Snapshot", StringComparison.Ordinal) ? ["orders-month-end", "nosuch", "arn:aws:rds:us-east-1:111111111111:snapshot:rds:orders-2026-11-20-00-30", "arn:aws:rds:us-east-2:222222222222:snapshot:x", "arn:aws-cn:rds:cn-north-1:111111111111:snapshot:x"]
        : name.Contains("Database", StringComparison.Ordinal) ? ["orders", "crm", "nosuch", "arn:aws:rds:us-east-1:111111111111:db:orders", "arn:aws:rds:us-east-1:111111111111:cluster:crm"]
        : ["rdsbackup", "orders", "Failsafe=True", "postgres", "rdsbackup-notifications", "dba@example.com"]);

    private Hashtable Table()
    {
        var table = new Hashtable();
        for (var count = random.Next(4); count > 0; count--)
            table[Happens(0.9) ? Text("Name") : count] = Pick<object?>([Text("Name"), null, 5, 1.5, true, DateTime.MaxValue, new object?[] { "a", null }, new Hashtable()]);
        return table;
    }

    // What an earlier call wrote, as a pipeline would bring it.
    private object? Record<T>() => records.OfType<T>().ToList() is { Count: > 0 } there && Happens(0.6) ? there[random.Next(there.Count)] : null;

    // What binding checks before a cmdlet hears of it; the attributes themselves are stubs here.
    private static bool Binds(PropertyInfo property, object value) => property.GetCustomAttributesData().All(rule =>
        rule.AttributeType == typeof(ValidateNotNullOrEmptyAttribute)
            ? value is not "" && (value is not string[] texts || Array.TrueForAll(texts, text => text.Length > 0))
        : rule.AttributeType == typeof(ValidatePatternAttribute)
            ? Array.TrueForAll(value as string[] ?? [(string)value], text => Regex.IsMatch(text, (string)rule.ConstructorArguments[0].Value!, RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)))
        : rule.AttributeType != typeof(ValidateRangeAttribute)
            || Convert.ToDouble(value, null) is var number && number >= Convert.ToDouble(rule.ConstructorArguments[0].Value, null) && number <= Convert.ToDouble(rule.ConstructorArguments[1].Value, null));

    private static string? SetOf(CustomAttributeData parameter) => parameter.NamedArguments.FirstOrDefault(one => one.MemberName == "ParameterSetName").TypedValue.Value as string;

    private static bool IsMandatory(CustomAttributeData parameter) => parameter.NamedArguments.FirstOrDefault(one => one.MemberName == "Mandatory").TypedValue.Value is true;

    private static string Shown(object value) => value is IEnumerable list and not string ? string.Join(",", list.Cast<object>().Select(Shown)) : $"{value}" is { Length: > 60 } text ? text[..60] : $"{value}";

    private bool Happens(double chance) => random.NextDouble() < chance;

    private T Pick<T>(IReadOnlyList<T> values) => values[random.Next(values.Count)];

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder.FullName, name), text);
}
