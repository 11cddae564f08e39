using System.Text.Json.Nodes;

namespace RdsBackup.Sandbox.StepFunctions;

/// <summary>A line of an execution's history.</summary>
/// <param name="Id">Its number, from 1.</param>
/// <param name="Previous">The number of the event that led to it; 0 for the first.</param>
/// <param name="Time">Sandbox time.</param>
/// <param name="Type">AWS's name for it, e.g. <c>TaskSucceeded</c>.</param>
/// <param name="DetailName">The member that holds the detail, e.g. <c>taskSucceededEventDetails</c>; null when there is none.</param>
/// <param name="Detail">The rest.</param>
internal sealed record HistoryEvent(int Id, int Previous, DateTimeOffset Time, string Type, string? DetailName, JsonObject? Detail);
