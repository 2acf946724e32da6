using CorsAnalyzers.App;
using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Evaluation.Values;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Knowledge.AspNetCore;

/// <summary>Hosts: how they are made, and what is resolved from them.</summary>
internal sealed class Hosting : Module
{
    public override string Subject => "Hosts";

    public override void Register(RowTable rows)
    {
        rows.Methods(KnownTypes.WebApplication, Builder, "CreateBuilder", "CreateSlimBuilder", "CreateEmptyBuilder");
        rows.Methods(KnownTypes.WebApplication, Create, "Create");
        rows.Methods(KnownTypes.WebApplicationBuilder, Build, "Build");
        rows.Methods(KnownTypes.Host, Builder, "CreateDefaultBuilder", "CreateApplicationBuilder", "CreateEmptyApplicationBuilder");
        rows.Methods(KnownTypes.WebHost, Builder, "CreateDefaultBuilder");
        rows.Constructor(KnownTypes.HostBuilder, Builder);
        rows.Constructor(KnownTypes.WebHostBuilder, Builder);
        rows.Methods(KnownTypes.ServiceProviderExtensions, Resolve, "GetRequiredService", "GetService");
        rows.Methods(KnownTypes.WebHostBuilderExtensions, UseStartup, "UseStartup");
    }

    public override Value? UnknownOf(Evaluator evaluator, INamedTypeSymbol type, string typeName) => typeName switch
    {
        KnownTypes.HostEnvironment or KnownTypes.WebHostEnvironment or KnownTypes.OldHostingEnvironment => new HostFacet(0, Facet.Environment),
        KnownTypes.ServiceCollection when evaluator.App().Hosts is [var only] => new HostFacet(only, Facet.Services),
        _ => null,
    };

    /// <summary>The type that a call is given, as an argument or by <c>typeof</c>.</summary>
    public static INamedTypeSymbol? TypeGiven(Call call) => call.Method.TypeArguments.Concat(call.TypesGiven).FirstOrDefault() as INamedTypeSymbol;

    private static Value? Builder(Evaluator evaluator, Call call) => evaluator.NewHost(Facet.Builder);

    private static Value? Create(Evaluator evaluator, Call call)
    {
        var created = evaluator.NewHost(Facet.Application);
        BuildWebApplication(evaluator, created.Host);
        return created;
    }

    private static Value? Build(Evaluator evaluator, Call call)
    {
        if (call.Receiver is not HostFacet builder)
        {
            return null;
        }

        BuildWebApplication(evaluator, builder.Host);
        return builder with { Facet = Facet.Application };
    }

    private static void BuildWebApplication(Evaluator evaluator, int host) => evaluator.ChangeHost(host, before => before with
    {
        HasPipeline = true,
        IsBuilt = true,
        Host = before.Host with { IsWebApplication = true },
    });

    /// <summary><c>GetRequiredService&lt;IConfiguration&gt;()</c>.</summary>
    private static Value? Resolve(Evaluator evaluator, Call call) => HostFaces.FaceOf(
        evaluator,
        call.Method.TypeArguments.FirstOrDefault(),
        HostFaces.HostOf(call.Receiver) ?? evaluator.App().Hosts.FirstOrDefault());

    private static Value? UseStartup(Evaluator evaluator, Call call)
    {
        if (call.Receiver is not HostFacet builder || TypeGiven(call) is not { } startup)
        {
            return null;
        }

        StartupClass.Run(evaluator, startup, builder.Host);
        return builder;
    }
}
