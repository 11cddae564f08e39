using RdsBackup.Core.Chain;
using RdsBackup.Core.Keys;
using RdsBackup.Rehearsal.Reporting;
using RdsBackup.Rehearsal.Setting;

namespace RdsBackup.Rehearsal.Rendering;

/// <summary>What is told while a rehearsal goes on.</summary>
internal interface IRehearsalView
{
    /// <summary>The sandbox is up.</summary>
    void Opened(Scene scene, RehearsalOptions options);

    /// <summary>Both keys are there.</summary>
    void KeysMade(KeyDescription sharable, KeyDescription vault);

    /// <summary>The databases that are to be backed up.</summary>
    void Found(IReadOnlyList<Candidate> candidates);

    /// <summary>Shows the chain's progress until it is disposed of.</summary>
    IProgressView Watch(IReadOnlyList<Candidate> candidates);

    /// <summary>All is done.</summary>
    void Closed(RehearsalReport report);
}

/// <summary>Shows progress.</summary>
internal interface IProgressView : IAsyncDisposable
{
    /// <summary>Takes what happened; from any thread.</summary>
    void Observe(ChainEvent happened);
}
