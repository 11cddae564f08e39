namespace RdsBackup.Sandbox.StepFunctions.Jsonata.Syntax;

internal enum TokenKind
{
    End,
    Operator,
    Name,
    Variable,
    Text,
    Number,
    Constant,
    Regex,
}

/// <summary>A word of an expression.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The operator, the name without <c>$</c> or quotes, the string's content, the constant's name, or the pattern.</param>
/// <param name="Position">Where it starts, in characters.</param>
/// <param name="Number">The number.</param>
/// <param name="Flags">The regular expression's flags.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Position, double Number = 0, string Flags = "")
{
    public bool Is(string symbol) => Kind == TokenKind.Operator && Text == symbol;
}
