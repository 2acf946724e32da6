namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Which of the compiler's own diagnostics a test sees; the others are overlooked.</summary>
public enum CompilerDiagnostics
{
    /// <summary>None.</summary>
    None,

    /// <summary>Errors.</summary>
    Errors,

    /// <summary>Warnings and graver.</summary>
    Warnings,

    /// <summary>Information and graver.</summary>
    Suggestions,

    /// <summary>All, hidden ones too.</summary>
    All,
}

/// <summary>Checks that a test can leave out.</summary>
[Flags]
public enum TestBehaviors
{
    /// <summary>Leave out nothing.</summary>
    None = 0,

    /// <summary>Do not check that nothing is reported in generated code.</summary>
    SkipGeneratedCodeCheck = 1,

    /// <summary>Do not check that <c>#pragma warning disable</c> silences what is reported.</summary>
    SkipSuppressionCheck = 2,
}

/// <summary>Checks of a fix that a test can leave out.</summary>
[Flags]
public enum CodeFixTestBehaviors
{
    /// <summary>Leave out nothing.</summary>
    None = 0,

    /// <summary>Do not fix all in a document.</summary>
    SkipFixAllInDocumentCheck = 1,

    /// <summary>Do not fix all in a project.</summary>
    SkipFixAllInProjectCheck = 2,

    /// <summary>Do not fix all in the solution.</summary>
    SkipFixAllInSolutionCheck = 4,

    /// <summary>Do not fix all at all.</summary>
    SkipFixAllCheck = SkipFixAllInDocumentCheck | SkipFixAllInProjectCheck | SkipFixAllInSolutionCheck,

    /// <summary>Fix one diagnostic only and look no further.</summary>
    FixOne = 8,
}

/// <summary>How closely the syntax tree that a fix returns must agree with its own text, parsed anew.</summary>
public enum CodeActionValidationMode
{
    /// <summary>Not compared.</summary>
    None,

    /// <summary>The same nodes and tokens.</summary>
    SemanticStructure,

    /// <summary>The same nodes, tokens and trivia.</summary>
    Full,
}

/// <summary>What markup in the text of a state means.</summary>
public enum MarkupMode
{
    /// <summary>There is no markup: the text is taken as it stands.</summary>
    None,

    /// <summary>Markup is removed and means nothing.</summary>
    Ignore,

    /// <summary>As <see cref="Allow"/>, but markup of a diagnostic that the fix under test can fix means nothing.</summary>
    IgnoreFixable,

    /// <summary>Markup states the expected diagnostics.</summary>
    Allow,
}

/// <summary>Readings of markup that differ from the usual ones.</summary>
[Flags]
public enum MarkupOptions
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary><c>[|…|]</c> means the first descriptor of an analyzer that has several.</summary>
    UseFirstDescriptor = 1,

    /// <summary><c>$$</c> is code.</summary>
    TreatPositionIndicatorsAsCode = 2,
}

/// <summary>What a state takes over from the state before it.</summary>
public enum StateInheritanceMode
{
    /// <summary>Nothing.</summary>
    Explicit,

    /// <summary>What it does not state itself; of the expected diagnostics, those that the fix under test cannot fix.</summary>
    AutoInherit,

    /// <summary>What it does not state itself, and all expected diagnostics.</summary>
    AutoInheritAll,
}

/// <summary>How the diagnostic is compared with the expected one.</summary>
[Flags]
public enum DiagnosticOptions
{
    /// <summary>In everything that is stated.</summary>
    None = 0,

    /// <summary>Not in its additional locations.</summary>
    IgnoreAdditionalLocations = 1,

    /// <summary>Not in its severity.</summary>
    IgnoreSeverity = 2,
}

/// <summary>How a location is compared with the expected one.</summary>
[Flags]
public enum DiagnosticLocationOptions
{
    /// <summary>Start and end.</summary>
    None = 0,

    /// <summary>Start only.</summary>
    IgnoreLength = 1,

    /// <summary>The location is the number of a markup span <c>{|#n:…|}</c>.</summary>
    InterpretAsMarkupKey = 2,

    /// <summary>On the first location: additional locations are not compared.</summary>
    IgnoreAdditionalLocations = 4,
}
