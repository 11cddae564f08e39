using System.Globalization;
using RdsBackup.Iam;
using RdsBackup.Sandbox.Identities;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Sqs;

/// <summary>The attributes of queues that callers set.</summary>
internal static class QueueAttributes
{
    private static readonly Dictionary<string, (int Usual, int Least, int Most)> Numbers = new(StringComparer.Ordinal)
    {
        ["DelaySeconds"] = (0, 0, 900),
        ["MaximumMessageSize"] = (1_048_576, 1024, 1_048_576),
        ["MessageRetentionPeriod"] = (345_600, 60, 1_209_600),
        ["ReceiveMessageWaitTimeSeconds"] = (0, 0, 20),
        ["VisibilityTimeout"] = (30, 0, 43_200),
    };

    public static void SetUsual(Queue queue)
    {
        foreach (var (name, limits) in Numbers)
            queue.Settings[name] = limits.Usual.ToString(CultureInfo.InvariantCulture);
        queue.Settings["SqsManagedSseEnabled"] = "true";
    }

    /// <exception cref="AwsFault"><c>InvalidAttributeName</c>, <c>InvalidAttributeValue</c>.</exception>
    public static void Set(Queue queue, IReadOnlyDictionary<string, string> given, Func<PolicyPrincipal, bool> exists)
    {
        foreach (var (name, value) in given)
        {
            if (name == "Policy")
            {
                queue.Policy = value.Length == 0
                    ? null
                    : ResourcePolicy.Read(value, exists, reason => Invalid($"Invalid value for the parameter Policy. {reason}"));
            }
            else if (name == "SqsManagedSseEnabled" && value is "true" or "false")
            {
                queue.Settings[name] = value;
            }
            else if (!Numbers.TryGetValue(name, out var limits))
            {
                throw AwsFault.Lacks($"queue attribute {name}");
            }
            else if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < limits.Least || number > limits.Most)
            {
                throw Invalid($"Invalid value for the parameter {name}.");
            }
            else
            {
                queue.Settings[name] = value;
            }
        }
    }

    private static AwsFault Invalid(string message) => new("InvalidAttributeValue", message);
}
