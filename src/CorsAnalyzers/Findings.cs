using CorsAnalyzers.App;
using CorsAnalyzers.Evaluation.Sources;
using CorsAnalyzers.Reading;
using CorsAnalyzers.Rules;
using CorsAnalyzers.Settings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers;

/// <summary>All findings of a compilation: reads the app in each environment that is judged, and asks every rule.</summary>
internal static class Findings
{
    private sealed record Found(Rule Rule, Finding Finding);

    public static EquatableArray<Finding> Of(
        Compilation compilation,
        List<(string Path, SourceText Text)> settings,
        AnalyzerConfigOptionsProvider provider,
        CancellationToken cancellation)
    {
        var sources = new SourceModels(compilation);
        var options = new OptionsByFile(compilation, provider, cancellation);
        var apps = options.Different
            .SelectMany(each => each.Environments)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToDictionary(
                environment => environment,
                environment => AppReader.Read(sources, AppSettings.Read(settings, environment), environment, cancellation),
                StringComparer.OrdinalIgnoreCase);
        return Said(All(apps, options, cancellation).ToList(), cancellation);
    }

    private static IEnumerable<Found> All(Dictionary<string, CorsApp> apps, OptionsByFile options, CancellationToken cancellation)
    {
        foreach (var rule in RuleCatalog.Rules)
        {
            foreach (var each in options.Different)
            {
                foreach (var finding in each.Environments.SelectMany(environment => rule.Find(apps[environment], each)))
                {
                    cancellation.ThrowIfCancellationRequested();
                    if (rule.IsAboutOptions || options.At(finding.At) == each)
                    {
                        yield return new Found(rule, finding);
                    }
                }
            }
        }
    }

    /// <summary>
    /// One finding per rule and place: code that several paths run through is still one piece of code. Where another rule speaks, too, some
    /// rules keep silent.
    /// </summary>
    private static EquatableArray<Finding> Said(List<Found> all, CancellationToken cancellation)
    {
        var findings = all
            .GroupBy(each => (
                each.Rule.Descriptor.Id,
                At: each.Rule.IsAboutOptions ? null : each.Finding.At,
                Subject: each.Rule.IsAboutOptions ? each.Finding.Arguments : default))
            .Select(same => same.First())
            .ToList();
        cancellation.ThrowIfCancellationRequested();
        var speakers = findings.Where(each => !each.Rule.IsAboutOptions).ToLookup(each => each.Finding.At, each => each.Rule);
        return findings
            .Where(each => !each.Rule.YieldsToOthers || speakers[each.Finding.At].All(rule => rule == each.Rule))
            .Select(each => each.Finding)
            .ToEquatableArray();
    }
}
