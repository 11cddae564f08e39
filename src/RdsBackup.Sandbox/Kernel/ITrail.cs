using RdsBackup.Models;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Kernel;

/// <summary>Where calls that were answered are recorded, as CloudTrail does.</summary>
internal interface ITrail
{
    /// <summary>Records a call.</summary>
    /// <param name="input">Its input, by the names of its model, as JSON; what is none when it could not be read.</param>
    /// <param name="shape">The shape of the input; null when it has none.</param>
    /// <param name="userAgent">What the caller says it is; null where AWS itself called.</param>
    /// <param name="error">The error's code; null when it succeeded.</param>
    void Record(Call call, string service, string action, Func<string> input, Shape? shape, string? userAgent, string? error);
}
