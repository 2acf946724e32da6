namespace CorsAnalyzers.Options;

/// <summary>An option that does not say what it was meant to say. The parts make a message.</summary>
/// <param name="Subject">The value or the key.</param>
/// <param name="Problem">What is wrong with it, and what is done instead.</param>
/// <param name="Allowed">What would be right.</param>
internal sealed record OptionDefect(string Subject, string Problem, string Allowed);
