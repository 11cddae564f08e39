using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RdsBackup.Iam;

/// <summary>Policy documents to JSON: one value as a string, several as a list.</summary>
internal static class PolicyWriter
{
    public static string Write(PolicyDocument policy, bool indented)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new() { Indented = indented, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("Version", policy.Version);
            if (policy.Id is { } id)
                json.WriteString("Id", id);
            json.WriteStartArray("Statement");
            foreach (var statement in policy.Statements)
                Write(json, statement);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        // The writer breaks lines as the host does; within a text they are escaped.
        return Encoding.UTF8.GetString(buffer.ToArray()).Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    private static void Write(Utf8JsonWriter json, Statement statement)
    {
        json.WriteStartObject();
        if (statement.Sid is { } sid)
            json.WriteString("Sid", sid);
        json.WriteString("Effect", statement.Effect.ToString());
        Write(json, "Principal", statement.Principals);
        Write(json, "NotPrincipal", statement.NotPrincipals);
        Write(json, "Action", statement.Actions);
        Write(json, "NotAction", statement.NotActions);
        Write(json, "Resource", statement.Resources);
        Write(json, "NotResource", statement.NotResources);
        if (statement.Conditions.Count > 0)
        {
            json.WriteStartObject("Condition");
            foreach (var group in statement.Conditions.GroupBy(condition => condition.Operator))
            {
                json.WriteStartObject(group.Key);
                foreach (var condition in group)
                    Write(json, condition.Key, condition.Values);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<PolicyPrincipal>? principals)
    {
        if (principals is null)
            return;
        json.WriteStartObject(name);
        foreach (var group in principals.GroupBy(principal => principal.Type))
            Write(json, group.Key == PrincipalType.Aws ? "AWS" : group.Key.ToString(), [.. group.Select(principal => principal.Value)]);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<string>? values)
    {
        if (values is null)
            return;
        if (values.Count == 1)
        {
            json.WriteString(name, values[0]);
            return;
        }

        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
