namespace CorsAnalyzers.CodeFixes;

/// <summary>The rules whose findings a kind of fix is offered for.</summary>
[AttributeUsage(AttributeTargets.Field)]
internal sealed class MendsAttribute(params string[] rules) : Attribute
{
    public string[] Rules { get; } = rules;
}
