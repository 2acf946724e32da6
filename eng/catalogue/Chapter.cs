namespace CorsAnalyzers.Catalogue;

/// <summary>The rules whose number begins with one digit.</summary>
/// <param name="Digit">The digit.</param>
/// <param name="Title">A heading, and what links lead to.</param>
/// <param name="Saves">What its rules save somebody from.</param>
internal sealed record Chapter(char Digit, string Title, string Saves)
{
    public static IReadOnlyList<Chapter> All { get; } =
    [
        new('1', "Exposure", "Other people's websites read your users' data, or act in their name."),
        new('2', "Policy contents", "A policy lets in nobody, somebody else than it says, or answers with an error."),
        new('3', "Wiring", "The policy is right, and requests never meet it: `UseCors` is missing, misplaced or twice, or a name is wrong."),
        new('4', "Preflight", "Browsers do not send what your pages ask for, to endpoints, SignalR hubs and gRPC services alike."),
        new('0', "The analyzers themselves", "A setting of the analyzers means nothing, so that they do something else than you think."),
    ];

    public string Anchor => Title.ToLowerInvariant().Replace(' ', '-');

    public IEnumerable<Rule> Of(IEnumerable<Rule> rules) => rules.Where(rule => rule.Descriptor.Id["CORS".Length] == Digit);
}
