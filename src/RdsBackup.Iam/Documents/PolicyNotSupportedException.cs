namespace RdsBackup.Iam;

/// <summary>A policy document that AWS knows how to evaluate and we do not. It can be read and written, but not decided upon.</summary>
public sealed class PolicyNotSupportedException : NotSupportedException
{
    internal PolicyNotSupportedException(string where, string what) : base($"{where}: {what}")
    {
        Where = where;
        What = what;
    }

    /// <summary>The place, e.g. <c>Statement[1].Condition</c>.</summary>
    public string Where { get; }

    /// <summary>What is not supported, by name.</summary>
    public string What { get; }
}
