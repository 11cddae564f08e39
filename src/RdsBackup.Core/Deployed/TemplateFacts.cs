namespace RdsBackup.Core.Deployed;

/// <summary>What a template asks for.</summary>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Capabilities">What has to be agreed to, e.g. <c>CAPABILITY_NAMED_IAM</c>.</param>
/// <param name="ResourceTypes">The types of its resources.</param>
internal sealed record TemplateFacts(IReadOnlyList<DeclaredParameter> Parameters, IReadOnlyList<string> Capabilities, IReadOnlyList<string> ResourceTypes);

/// <summary>A parameter that a template declares.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Default">Its default; null when a value must be given.</param>
/// <param name="AllowedValues">The values it takes; empty for any.</param>
/// <param name="IsSecret">Whether CloudFormation never shows it.</param>
/// <param name="Description">What it is for, in the template's words; null when it does not say.</param>
internal sealed record DeclaredParameter(string Name, string? Default, IReadOnlyList<string> AllowedValues, bool IsSecret, string? Description = null);
