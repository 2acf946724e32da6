using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Evaluation.Values;

namespace CorsAnalyzers.Knowledge.BaseLibrary;

/// <summary>Letters that are known.</summary>
internal sealed class Characters : Module
{
    public override string Subject => "Characters";

    public override bool RunsRealCode => true;

    public override void Register(RowTable rows)
    {
        const string Type = KnownTypes.Char;
        rows.Methods(Type, Of(letter => char.IsDigit(letter)), "IsDigit");
        rows.Methods(Type, Of(letter => char.IsLetter(letter)), "IsLetter");
        rows.Methods(Type, Of(letter => char.IsLetterOrDigit(letter)), "IsLetterOrDigit");
        rows.Methods(Type, Of(letter => char.IsWhiteSpace(letter)), "IsWhiteSpace");
        rows.Methods(Type, Of(letter => char.ToLowerInvariant(letter)), "ToLowerInvariant", "ToLower");
        rows.Methods(Type, Of(letter => char.ToUpperInvariant(letter)), "ToUpperInvariant", "ToUpper");
    }

    private static CallMeaning Of(Func<char, object> answer) =>
        (_, call) => call.Count == 1 && call[0] is Constant { Content: char letter } ? Value.Of(answer(letter)) : null;
}
