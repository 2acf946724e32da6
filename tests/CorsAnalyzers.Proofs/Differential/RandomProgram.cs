using FsCheck;
using FsCheck.Fluent;

namespace CorsAnalyzers.Proofs.Differential;

/// <summary>An endpoint of a program made at random.</summary>
/// <param name="Name">The last segment of its route, which no other endpoint has.</param>
/// <param name="Path">Where it is asked.</param>
/// <param name="Method">A method that it answers.</param>
internal sealed record Route(string Name, string Path, string Method);

/// <summary>Programs at random: policies, a pipeline, and endpoints in groups.</summary>
internal sealed record RandomProgram(string Code, ImmutableArray<Route> Routes)
{
    private const int MostSteps = 3;

    private static readonly (string Call, string Method)[] Verbs =
    [
        ("MapGet(\"/{0}\", {1})", "GET"),
        ("MapPost(\"/{0}\", {1})", "POST"),
        ("MapPut(\"/{0}\", {1})", "PUT"),
        ("MapDelete(\"/{0}\", {1})", "DELETE"),
        ("MapPatch(\"/{0}\", {1})", "PATCH"),
        ("Map(\"/{0}\", {1})", "PUT"),
        ("MapMethods(\"/{0}\", new[] {{ \"GET\", \"PUT\" }}, {1})", "PUT"),
    ];

    private static readonly Gen<string> Name = Gen.Frequency((6, Gen.Elements("\"A\"", "\"B\"", "\"C\"")), (1, Gen.Elements("\"a\"", "\"Nobody\"")));

    /// <summary>What names the policy in a call: a name, nothing, or the policy itself.</summary>
    private static readonly Gen<string> Use = Gen.Frequency((6, Name), (3, Gen.Constant("")), (2, RandomPolicy.Any.Select(policy => policy.AsDelegate())));

    // Not `new EnableCorsAttribute(…)`: the model knows nothing of a program with such an object.
    private static readonly Gen<string> Convention = Gen.Frequency(
        (12, Use.Select(use => $".RequireCors({use})")),
        (2, Gen.Constant(".WithMetadata(new DisableCorsAttribute())")),
        (2, Gen.Constant(".WithTags(\"t\")")));

    private static readonly Gen<string> EndpointConvention = Gen.Frequency((40, Convention), (1, Gen.Constant(".ShortCircuit()")));

    private static readonly Gen<string> Attribute = Gen.Frequency(
        (8, Gen.Constant("")),
        (3, Name.Select(name => $"[EnableCors({name})] ")),
        (1, Gen.Constant("[EnableCors] ")),
        (2, Gen.Constant("[DisableCors] ")));

    private static readonly Gen<string> Registration = Gen.Frequency(
        (6, from name in Gen.Elements("\"A\"", "\"B\"", "\"C\"") from policy in RandomPolicy.Any from isObject in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true))) select $"options.AddPolicy({name}, {(isObject ? policy.AsObject() : policy.AsDelegate())});"),
        (3, RandomPolicy.Any.Select(policy => $"options.AddDefaultPolicy({policy.AsDelegate()});")),
        (1, Gen.Elements("options.DefaultPolicyName = \"A\";", "options.DefaultPolicyName = \"Main\";")));

    private static readonly Gen<string> Services =
        from length in Gen.Choose(0, 6)
        from registrations in Gen.ListOf(Registration, length)
        from split in Gen.Choose(0, length)
        select AddCors(registrations.Take(split)) + AddCors(registrations.Skip(split));

    /// <summary>Middleware that leaves CORS alone; some of it must not be there twice.</summary>
    private static readonly string[] Bystanders =
    [
        "app.Use(async (context, next) => { context.Response.Headers[\"X-Seen\"] = \"1\"; await next(context); });",
        "app.Use((context, next) => next(context));",
        "app.UseWebSockets();",
        "app.UseStaticFiles();",
        "app.UseAuthentication();",
        "app.UseResponseCaching();",
        "app.UseStatusCodePages();",
        "app.UseWhen(context => context.Request.Path.StartsWithSegments(\"/nowhere\"), inner => inner.Use((context, next) => next(context)));",
        "app.MapWhen(context => context.Request.Path.StartsWithSegments(\"/nowhere\"), inner => inner.UseCors(\"A\"));",
    ];

    private static readonly Gen<string> UseCors = Use.Select(use => $"app.UseCors({use});\n");

    private static readonly Gen<string> Detour = Use.Select(use => $"app.UseWhen(context => context.Request.Path.StartsWithSegments(\"/g1\"), inner => inner.UseCors({use}));\n");

    /// <summary>The steps that matter, in their order.</summary>
    private static readonly Gen<IEnumerable<string>> Steps = Gen.Frequency(
        (32, from cors in UseCors select Of(cors)),
        (12, from cors in UseCors select Of("app.UseRouting();\n", cors)),
        (4, from cors in UseCors select Of("app.UseRouting();\n", cors, "app.UseEndpoints(_ => { });\n")),
        (3, from cors in UseCors select Of("app.UseRouting();\n", "app.UseEndpoints(_ => { });\n", cors)),
        (1, from cors in UseCors select Of(cors, "app.UseRouting();\n")),
        (6, Gen.Constant(Of())),
        (1, from first in UseCors from second in UseCors select Of(first, second)),
        (1, from detour in Detour select Of(detour)));

    /// <summary>An endpoint, with <c>{0}</c> for where it is mapped.</summary>
    private static readonly Gen<(string Code, string Method)> Endpoint =
        from verb in Gen.Elements(Verbs)
        from attribute in Attribute
        from length in Gen.Frequency((4, Gen.Constant(0)), (4, Gen.Constant(1)), (1, Gen.Constant(2)))
        from conventions in Gen.ListOf(EndpointConvention, length)
        from isApart in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
        select (MapCall(verb.Call, attribute, [.. conventions], isApart), verb.Method);

    /// <summary>What a group says of its endpoints, and whether it says so only after they are mapped.</summary>
    private static readonly Gen<(string Convention, bool IsLate)> Saying =
        from convention in Gen.Frequency((1, Gen.Constant("")), (2, Convention))
        from isLate in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
        select (convention, isLate);

    /// <summary>A branch with endpoints of its own, before or behind the rest of the pipeline; most programs have none.</summary>
    private static readonly Gen<(IEnumerable<string> Steps, bool IsFirst, IReadOnlyList<(string Code, string Method)> Endpoints)> Branch =
        from length in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(1, 3)))
        from endpoints in Gen.ListOf(Endpoint, length)
        from cors in UseCors
        from hasCors in Gen.Elements(true, true, false)
        from isFirst in Gen.Elements(true, true, false)
        select (hasCors ? Of(cors) : Of(), isFirst, (IReadOnlyList<(string, string)>)[.. endpoints]);

    public static readonly Gen<RandomProgram> Any =
        from services in Services
        from bystanders in Gen.Shuffle(Bystanders)
        from gaps in Gen.ArrayOf(Gen.Elements(true, false), MostSteps + 1)
        from steps in Steps
        from branch in Branch
        from sayings in Gen.Choose(0, 3).SelectMany(length => Gen.ListOf(Saying, length))
        from parents in Gen.ListOf(Gen.Choose(0, 100), sayings.Count())
        from length in Gen.Choose(4, 9)
        from endpoints in Gen.ListOf(Endpoint, length)
        from places in Gen.ListOf(Gen.Choose(0, 100), length)
        select Write(services, [.. bystanders.Zip(gaps, (bystander, isThere) => isThere ? bystander + "\n" : "")], [.. steps], branch, [.. sayings], [.. parents], [.. endpoints], [.. places]);

    private static RandomProgram Write(
        string services,
        string[] bystanders,
        string[] steps,
        (IEnumerable<string> Steps, bool IsFirst, IReadOnlyList<(string Code, string Method)> Endpoints) branch,
        (string Convention, bool IsLate)[] sayings,
        int[] parents,
        (string Code, string Method)[] endpoints,
        int[] places)
    {
        var routes = ImmutableArray.CreateBuilder<Route>();
        var groups = new List<(string Variable, string Path)> { ("app", "") };
        var mapping = new List<string>();
        var late = new List<string>();
        foreach (var ((convention, isLate), parent) in sayings.Zip(parents))
        {
            var (variable, path) = groups[parent % groups.Count];
            var name = $"g{groups.Count}";
            mapping.Add($"var {name} = {variable}.MapGroup(\"/{name}\"){(isLate ? "" : convention)};");
            late.AddRange(isLate && convention.Length > 0 ? [$"{name}{convention};"] : []);
            groups.Add((name, $"{path}/{name}"));
        }

        foreach (var ((code, method), place) in endpoints.Zip(places))
        {
            var (variable, path) = groups[place % groups.Count];
            mapping.Add(Map(code, variable, path, method));
        }

        var inBranch = branch.Endpoints.Select(endpoint => Map(endpoint.Code, "endpoints", "/branch", endpoint.Method)).ToList();
        var branchCode = inBranch.Count == 0 ? "" : $$"""
            app.Map("/branch", inner =>
            {
                inner.UseRouting();
                {{string.Concat(branch.Steps).Replace("app.", "inner.", StringComparison.Ordinal)}}
                inner.UseEndpoints(endpoints =>
                {
                    {{string.Join("\n        ", inBranch)}}
                });
            });

            """;
        var pipeline = string.Concat(steps.Select((step, i) => bystanders[i] + step)) + bystanders[^1];
        return new(
            $"""
            using Microsoft.AspNetCore.Cors;
            using Microsoft.AspNetCore.Cors.Infrastructure;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthentication();
            builder.Services.AddResponseCaching();
            {services}
            var app = builder.Build();
            {(branch.IsFirst ? branchCode + pipeline : pipeline + branchCode)}
            {Lines([.. mapping, .. late])}
            app.Run();

            """,
            routes.ToImmutable());

        string Map(string code, string variable, string path, string method)
        {
            var name = $"e{routes.Count + 1}";
            routes.Add(new(name, $"{path}/{name}", method));
            return code.Replace("{builder}", variable, StringComparison.Ordinal).Replace("{name}", name, StringComparison.Ordinal);
        }
    }

    private static string MapCall(string call, string attribute, string[] conventions, bool isApart)
    {
        var map = "{builder}." + string.Format(System.Globalization.CultureInfo.InvariantCulture, call, "{name}", attribute + "() => \"Hello\"");
        return isApart && conventions.Length > 0 ? $"var {{name}} = {map}; {string.Join(' ', conventions.Select(convention => $"{{name}}{convention};"))}" : map + string.Concat(conventions) + ";";
    }

    private static string AddCors(IEnumerable<string> registrations) =>
        $"builder.Services.AddCors(options =>\n{{\n{Lines(registrations.Select(registration => "    " + registration))}}});\n";

    private static IEnumerable<string> Of(params string[] steps) => steps;

    private static string Lines(IEnumerable<string> lines) => string.Concat(lines.Select(line => line + "\n"));
}
