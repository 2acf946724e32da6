using CorsAnalyzers.CodeFixes.Applying;
using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.CodeFixes.Repairs;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes.Fixes;

/// <summary>
/// Puts a CORS attribute where it counts. One that a call overrules is left alone: which of the two is meant, and for which other
/// endpoints, only the author knows.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AttributeFix))]
public sealed class AttributeFix : CorsCodeFix
{
    private const string Cors = "Microsoft.AspNetCore.Cors";
    private const string DisableCors = "DisableCors";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.AttributeWithoutEffect);

    internal override IEnumerable<Repair> Repairs(Finding finding)
    {
        var attribute =
            finding.Token.Parent?.AncestorsAndSelf().TakeWhile(static node => node is NameSyntax or AttributeSyntax)
                .OfType<AttributeSyntax>().FirstOrDefault();
        var repair = attribute is null ? Repeat(finding)
            : finding.Data is PageHandlerData ? MoveToClass(finding.File, attribute)
            : finding.Data is RemovableData ? Remove(finding.File, attribute)
            : null;
        return repair is null ? [] : [repair];
    }

    private static Repair? MoveToClass(SourceFile file, AttributeSyntax attribute) =>
        attribute.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type ? null
        : Attributes(type).Any(other => SyntaxFactory.AreEquivalent(other, attribute)) ? Remove(file, attribute)
        : !HasCorsAttribute(file, type)
        && AttributeEdits.Remove(file, attribute) is { } removal
            ? new Repair(FixKeys.MoveAttribute, $"Put [{attribute}] on {type.Identifier.ValueText}: it then holds for all of its handlers",
                [AttributeEdits.Add(file, type, attribute.ToString()), removal])
            { IsMove = true }
            : null;

    private static Repair? Remove(SourceFile file, AttributeSyntax attribute) =>
        AttributeEdits.Remove(file, attribute) is { } removal
            ? new Repair(FixKeys.RemoveWithoutEffect, $"Remove [{attribute}], which has no effect", [removal])
            : null;

    // The marked class derives from one that has the attribute.
    private static Repair? Repeat(Finding finding) =>
        finding.Token.Parent is TypeDeclarationSyntax type && type.Identifier == finding.Token && !HasCorsAttribute(finding.File, type)
            ? new Repair(FixKeys.RepeatDisableCors, $"Put [{DisableCors}] on {type.Identifier.ValueText}",
                AddDisableCors(finding.File, type))
            : null;

    // By its whole name where there is no place for a using, or the class stands in that very place.
    private static IReadOnlyList<TextChange> AddDisableCors(SourceFile file, TypeDeclarationSyntax type)
    {
        var added = AttributeEdits.Add(file, type, DisableCors);
        return Reach.Import(file, type.SpanStart, Cors, DisableCors + "Attribute") is { } import
            && import.All(change => change.Span.Start != added.Span.Start)
            ? [added, .. import]
            : [AttributeEdits.Add(file, type, $"global::{Cors}.{DisableCors}")];
    }

    private static IEnumerable<AttributeSyntax> Attributes(TypeDeclarationSyntax type) =>
        type.AttributeLists.SelectMany(static list => list.Attributes);

    private static bool HasCorsAttribute(SourceFile file, TypeDeclarationSyntax type) =>
        file.Model.GetDeclaredSymbol(type) is not { } symbol
        || symbol.GetAttributes().Any(static each => each.AttributeClass is { Name: "EnableCorsAttribute" or "DisableCorsAttribute" });
}
