using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A project's state without markup.</summary>
internal sealed record ResolvedProject(
    ProjectState State,
    ImmutableArray<(string Name, SourceText Text)> Sources,
    ImmutableArray<(string Name, SourceText Text)> AdditionalFiles);

/// <summary>A solution's state without markup, and everything that the state says it expects.</summary>
internal sealed record ResolvedState(
    ResolvedProject Primary,
    ImmutableArray<ResolvedProject> Others,
    ImmutableArray<DiagnosticResult> Expected)
{
    /// <summary>The projects, the one under test first.</summary>
    public IEnumerable<ResolvedProject> Projects => Others.Prepend(Primary);

    /// <summary>A copy of <paramref name="state"/> in which what it leaves open is as in <paramref name="before"/>.</summary>
    public static SolutionState Inherit(SolutionState state, SolutionState before, string extension, Func<string, bool> isFixable)
    {
        if (state.IsUnset)
        {
            return before;
        }

        var mode = state.InheritanceMode ?? StateInheritanceMode.AutoInherit;
        var inherits = mode != StateInheritanceMode.Explicit;
        var result = new SolutionState(state.Name, state.Language, "/0/Test", extension)
        {
            AssemblyName = state.AssemblyName,
            InheritanceMode = mode,
            OutputKind = state.OutputKind ?? (inherits ? before.OutputKind : null),
            ReferenceAssemblies = state.ReferenceAssemblies ?? (inherits ? before.ReferenceAssemblies : null),
            MarkupHandling = state.MarkupHandling
                ?? (mode == StateInheritanceMode.AutoInheritAll ? before.MarkupHandling : MarkupMode.IgnoreFixable),
        };
        result.Sources.AddRange(Choose(state.Sources, before.Sources));
        result.AdditionalFiles.AddRange(Choose(state.AdditionalFiles, before.AdditionalFiles));
        result.AnalyzerConfigFiles.AddRange(Choose(state.AnalyzerConfigFiles, before.AnalyzerConfigFiles));
        result.AdditionalReferences.AddRange(Choose(state.AdditionalReferences, before.AdditionalReferences));
        result.AdditionalProjectReferences.AddRange(Choose(state.AdditionalProjectReferences, before.AdditionalProjectReferences));
        foreach (var (name, project) in state.AdditionalProjects.Count > 0 || !inherits ? state.AdditionalProjects : before.AdditionalProjects)
        {
            result.AdditionalProjects.Add(name, project);
        }

        result.ExpectedDiagnostics.AddRange(state.ExpectedDiagnostics);
        result.ExpectedDiagnostics.AddRange(mode switch
        {
            StateInheritanceMode.AutoInheritAll => before.ExpectedDiagnostics,
            StateInheritanceMode.AutoInherit => before.ExpectedDiagnostics.Where(expected => !isFixable(expected.Id)),
            _ => [],
        });
        return result;

        IEnumerable<T> Choose<T>(List<T> own, List<T> inherited) => own.Count > 0 || !inherits ? own : inherited;
    }

    /// <summary>Reads the markup of all files and turns it into expected diagnostics.</summary>
    /// <param name="state">The state.</param>
    /// <param name="options">How to read markup.</param>
    /// <param name="isFixable">Whether the fix under test fixes an id.</param>
    /// <param name="toResult">The expected diagnostic for a name in markup.</param>
    public static ResolvedState Resolve(
        SolutionState state,
        MarkupOptions options,
        Func<string, bool> isFixable,
        Func<string, DiagnosticResult> toResult)
    {
        var mode = state.MarkupHandling ?? MarkupMode.Allow;
        var expected = ImmutableArray.CreateBuilder<DiagnosticResult>();
        var numbered = new Dictionary<int, FileLinePositionSpan>();

        var projects = state.AdditionalProjects.Values.Prepend(state)
            .Select(project => new ResolvedProject(project, Read(project.Sources), Read(project.AdditionalFiles)))
            .ToImmutableArray();
        var defaultPath = projects[0].Sources.IsEmpty ? "" : projects[0].Sources[0].Name;
        foreach (var result in state.ExpectedDiagnostics)
        {
            expected.Add(result.WithSpans(ToSpan).WithDefaultPath(defaultPath));
        }

        return new(projects[0], projects.RemoveAt(0), expected.ToImmutable());

        ImmutableArray<(string, SourceText)> Read(SourceFileCollection files)
            => mode == MarkupMode.None ? [.. files] : [.. files.Select(file => (file.filename, ReadMarkup(file.filename, file.content)))];

        SourceText ReadMarkup(string file, SourceText content)
        {
            var markup = TestMarkup.Parse(file, content, options);
            foreach (var (name, span) in markup.Spans)
            {
                var location = new FileLinePositionSpan(file, markup.Text.Lines.GetLinePositionSpan(span));
                if (name.StartsWith('#'))
                {
                    numbered.Add(int.Parse(name[1..], System.Globalization.CultureInfo.InvariantCulture), location);
                }
                else if (mode != MarkupMode.Ignore)
                {
                    var result = toResult(name);
                    if (mode == MarkupMode.Allow || !isFixable(result.Id))
                    {
                        expected.Add(result.WithSpan(location));
                    }
                }
            }

            return markup.Text;
        }

        DiagnosticLocation ToSpan(DiagnosticLocation location)
        {
            if (!location.Options.HasFlag(DiagnosticLocationOptions.InterpretAsMarkupKey))
            {
                return location;
            }

            var key = location.Span.StartLinePosition.Character;
            return numbered.TryGetValue(key, out var span)
                ? new(span, location.Options & ~DiagnosticLocationOptions.InterpretAsMarkupKey)
                : throw new ArgumentException($"No file has a markup span '{{|#{key}:…|}}'.");
        }
    }
}
