using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

namespace RdsBackup.Sandbox.StepFunctions.Jsonata.Functions;

/// <summary>The functions Step Functions adds to JSONata, and those of chance.</summary>
internal static class IntrinsicFunctions
{
    // As for the intrinsic functions of JSONPath states.
    private const int LongestRange = 1000;
    private const long LargestInteger = 1L << 53;

    public static readonly NativeFunction[] All =
    [
        new("partition", "<an:a>", 2, (given, _) => Partition(given[0].Items(), Whole(given[1], "partition"))),
        new("range", "<nnn:a>", 3, (given, _) => Range(Whole(given[0], "range"), Whole(given[1], "range"), Whole(given[2], "range"))),
        new("hash", "<ss:s>", 2, (given, _) => JsonataValue.Of(Hash(given[0].Text(), given[1]))),
        new("parse", "<s:x>", 1, (given, _) => Parse(given[0].Text())),
        new("uuid", "<:s>", 0, (_, evaluator) => JsonataValue.Of(Uuid(evaluator.Environment.Chance))),
        new("random", "<n?:n>", 0, (given, evaluator) => JsonataValue.Of(
            given[0] is JsonataNumber { Value: var seed } ? new Random(seed.GetHashCode()).NextDouble() : evaluator.Environment.Chance.NextDouble())) { TakesNothing = true },
    ];

    private static long Whole(JsonataValue value, string function) =>
        value is JsonataNumber { Value: var number } && Math.Truncate(number) == number && Math.Abs(number) <= LargestInteger
        ? (long)number
        : throw new JsonataException("T0410", $"The function {function} takes integers, not {value}");

    private static JsonataArray Partition(IReadOnlyList<JsonataValue> items, long size) => size > 0
        ? new JsonataArray([.. items.Chunk((int)Math.Min(size, int.MaxValue)).Select(chunk => new JsonataArray(chunk))])
        : throw new JsonataException("T0410", Invariant($"The size of a chunk has to be positive, not {size}"));

    private static JsonataArray Range(long first, long last, long step)
    {
        if (step == 0)
            throw new JsonataException("T0410", "The step of a range cannot be zero");

        var count = Math.Max(0, ((last - first) / step) + 1);
        if (step > 0 ? last < first : last > first)
            count = 0;

        return count <= LongestRange
            ? new JsonataArray([.. Enumerable.Range(0, (int)count).Select(i => JsonataValue.Of(first + (i * step)))])
            : throw new JsonataException("D2014", Invariant($"A range must not have more than {LongestRange} items, this one has {count}"));
    }

#pragma warning disable CA5350, CA5351 // they are what the function offers; nothing is protected by them
    private static string Hash(string text, JsonataValue algorithm)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var hash = (algorithm as JsonataString)?.Value switch
        {
            "MD5" => MD5.HashData(bytes),
            "SHA-1" => SHA1.HashData(bytes),
            "SHA-256" => SHA256.HashData(bytes),
            "SHA-384" => SHA384.HashData(bytes),
            "SHA-512" => SHA512.HashData(bytes),
            _ => throw new JsonataException("T0410", $"The algorithm of $hash is MD5, SHA-1, SHA-256, SHA-384 or SHA-512, not {algorithm}"),
        };
        return Convert.ToHexString(hash).ToLowerInvariant();
    }
#pragma warning restore CA5350, CA5351

    private static JsonataValue Parse(string text)
    {
        try
        {
            return JsonataValue.Parse(text);
        }
        catch (JsonException error)
        {
            throw new JsonataException("D3030", $"$parse was given what is not JSON: {error.Message}");
        }
    }

    private static string Uuid(Random chance)
    {
        var bytes = new byte[16];
        chance.NextBytes(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }
}
