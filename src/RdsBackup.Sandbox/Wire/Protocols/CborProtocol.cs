using System.Formats.Cbor;
using System.Text.Json;
using System.Text.Json.Nodes;
using RdsBackup.Models;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Wire;

/// <summary>Smithy's RPC v2 protocol: the operation in the path, CBOR in and out (https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html).</summary>
internal sealed class CborProtocol(ServiceModel service, QueryNames names) : Protocol(service)
{
    private const string Name = "rpc-v2-cbor";
    private const string ContentType = "application/cbor";

    // As deep as JSON is read.
    private const int Deepest = 64;

    public override bool Speaks(WireRequest request) => request.Headers.GetValueOrDefault("smithy-protocol") == Name;

    public override string Action(WireRequest request) =>
        request.Path.Split('/') is ["", "service", var asked, "operation", var operation] && asked == Service.TargetPrefix ? operation : "";

    public override string Asked(WireRequest request) => request.Path;

    public override JsonObject Read(WireRequest request, Operation operation)
    {
        try
        {
            if (request.Body.Length == 0)
                return [];

            // Numbers of JSON's text are read as whatever type is asked for.
            var cbor = new CborReader(request.Body);
            if (Read(cbor, 0) is JsonObject input && cbor.BytesRemaining == 0)
                return JsonNode.Parse(input.ToJsonString())!.AsObject();
        }
        catch (Exception odd) when (odd is CborContentException or InvalidOperationException or OverflowException or ArgumentException or JsonException)
        {
        }

        throw new AwsFault("SerializationException", "The request body is not a CBOR map.");
    }

    public override WireResponse Write(JsonObject output, Operation operation, string requestId)
    {
        var cbor = new CborWriter();
        if (operation.Output is { } shape)
            Write(cbor, output, shape);
        else
            Empty(cbor);
        return new(200, ContentType, requestId, cbor.Encode()) { Protocol = Name };
    }

    public override WireResponse Refuse(AwsFault fault, string requestId)
    {
        var (code, status) = JsonDocuments.CodeOf(fault);
        code = code == fault.Code ? Service.ErrorShape(code) : code;
        var cbor = new CborWriter();
        cbor.WriteStartMap(null);
        cbor.WriteTextString("__type");
        cbor.WriteTextString($"com.amazonaws.{Service.Name}#{code}");
        cbor.WriteTextString("message");
        cbor.WriteTextString(fault.Message);
        cbor.WriteEndMap();
        return new(status, ContentType, requestId, cbor.Encode()) { ErrorCode = code, QueryError = QueryError(fault, names), Protocol = Name };
    }

    private static JsonNode? Read(CborReader cbor, int depth)
    {
        if (depth > Deepest)
            throw new CborContentException("It is nested too deeply.");
        switch (cbor.PeekState())
        {
            case CborReaderState.StartMap:
                var map = new JsonObject();
                for (cbor.ReadStartMap(); cbor.PeekState() != CborReaderState.EndMap;)
                    map.Add(cbor.ReadTextString(), Read(cbor, depth + 1));
                cbor.ReadEndMap();
                return map;
            case CborReaderState.StartArray:
                var array = new JsonArray();
                for (cbor.ReadStartArray(); cbor.PeekState() != CborReaderState.EndArray;)
                    array.Add(Read(cbor, depth + 1));
                cbor.ReadEndArray();
                return array;
            case CborReaderState.Tag:
                // The one tag in use is that of times, which are seconds.
                cbor.ReadTag();
                return Read(cbor, depth + 1);
            case CborReaderState.TextString or CborReaderState.StartIndefiniteLengthTextString:
                return cbor.ReadTextString();
            case CborReaderState.ByteString or CborReaderState.StartIndefiniteLengthByteString:
                return Convert.ToBase64String(cbor.ReadByteString());
            case CborReaderState.UnsignedInteger or CborReaderState.NegativeInteger:
                return cbor.ReadInt64();
            case CborReaderState.Boolean:
                return cbor.ReadBoolean();
            case CborReaderState.Null:
                cbor.ReadNull();
                return null;
            default:
                return cbor.ReadDouble();
        }
    }

    private static void Write(CborWriter cbor, JsonNode value, Shape shape)
    {
        switch (shape.Type)
        {
            case "structure":
                cbor.WriteStartMap(null);
                foreach (var (name, one) in value.AsObject().Where(one => one.Value is not null))
                {
                    var member = shape.Members.GetValueOrDefault(name) ?? throw new InvalidOperationException($"{shape.Name} has no member {name}.");
                    cbor.WriteTextString(name);
                    Write(cbor, one!, member.Shape);
                }

                cbor.WriteEndMap();
                break;
            case "map":
                cbor.WriteStartMap(null);
                foreach (var (key, one) in value.AsObject())
                {
                    cbor.WriteTextString(key);
                    Write(cbor, one!, shape.Value.Shape);
                }

                cbor.WriteEndMap();
                break;
            case "list":
                cbor.WriteStartArray(null);
                foreach (var item in value.AsArray())
                    Write(cbor, item!, shape.Item.Shape);
                cbor.WriteEndArray();
                break;
            case "timestamp":
                cbor.WriteTag(CborTag.UnixTimeSeconds);
                cbor.WriteDouble((double)Moment.Seconds(value));
                break;
            case "blob":
                cbor.WriteByteString(Convert.FromBase64String(value.GetValue<string>()));
                break;
            case "boolean":
                cbor.WriteBoolean(value.GetValue<bool>());
                break;
            case "integer" or "long":
                cbor.WriteInt64(long.Parse(value.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture));
                break;
            case "float" or "double":
                cbor.WriteDouble(double.Parse(value.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture));
                break;
            default:
                cbor.WriteTextString(value.GetValue<string>());
                break;
        }
    }

    private static void Empty(CborWriter cbor)
    {
        cbor.WriteStartMap(0);
        cbor.WriteEndMap();
    }
}
