using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using RdsBackup.Core.Chain;
using RdsBackup.Core.Keys;
using RdsBackup.Rehearsal.Reporting;
using RdsBackup.Rehearsal.Setting;

namespace RdsBackup.Rehearsal.Rendering;

/// <summary>Nothing but the report, as one JSON document.</summary>
internal sealed class JsonView(Screen screen) : IRehearsalView, IProgressView
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // for a file or another program, never for a web page
        Converters = { new JsonStringEnumConverter() },
    };

    public void Opened(Scene scene, RehearsalOptions options)
    {
    }

    public void KeysMade(KeyDescription sharable, KeyDescription vault)
    {
    }

    public void Found(IReadOnlyList<Candidate> candidates)
    {
    }

    public IProgressView Watch(IReadOnlyList<Candidate> candidates) => this;

    public void Observe(ChainEvent happened)
    {
    }

    public void Closed(RehearsalReport report) => screen.Out.WriteLine(JsonSerializer.Serialize(report, Json));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
