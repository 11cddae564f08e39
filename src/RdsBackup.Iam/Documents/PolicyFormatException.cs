namespace RdsBackup.Iam;

/// <summary>A policy document that AWS would refuse: what is wrong, and where in the document.</summary>
public sealed class PolicyFormatException : FormatException
{
    internal PolicyFormatException(string where, string what, Exception? cause = null) : base($"{where}: {what}", cause)
    {
        Where = where;
        What = what;
    }

    /// <summary>The place, e.g. <c>Statement[1].Condition.StringEquals</c> or <c>line 3, byte 12</c>.</summary>
    public string Where { get; }

    /// <summary>What is wrong there.</summary>
    public string What { get; }
}
