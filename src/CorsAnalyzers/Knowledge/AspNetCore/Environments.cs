using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Evaluation.Values;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Knowledge.AspNetCore;

/// <summary>The environment that the code is run in: <c>IsDevelopment()</c>, <c>EnvironmentName</c>, <c>ASPNETCORE_ENVIRONMENT</c>.</summary>
internal sealed class Environments : Module
{
    public override string Subject => "Environments";

    public override void Register(RowTable rows)
    {
        foreach (var type in new[] { KnownTypes.EnvironmentExtensions, KnownTypes.WebEnvironmentExtensions })
        {
            rows.Methods(type, (evaluator, _) => Is(evaluator, "Development"), "IsDevelopment");
            rows.Methods(type, (evaluator, _) => Is(evaluator, "Staging"), "IsStaging");
            rows.Methods(type, (evaluator, _) => Is(evaluator, "Production"), "IsProduction");
            rows.Methods(type, (evaluator, call) => call[0] is Constant { Content: string name } ? Is(evaluator, name) : null, "IsEnvironment");
        }

        foreach (var type in new[] { KnownTypes.HostEnvironment, KnownTypes.OldHostingEnvironment, "Microsoft.Extensions.Hosting.IHostingEnvironment" })
        {
            rows.Properties(type, (evaluator, _) => Value.Of(evaluator.App().Environment), "EnvironmentName");
        }

        rows.Methods(KnownTypes.Environment, Variable, "GetEnvironmentVariable");
        foreach (var type in new[] { "Microsoft.Extensions.Hosting.Environments", "Microsoft.Extensions.Hosting.EnvironmentName", "Microsoft.AspNetCore.Hosting.EnvironmentName" })
        {
            rows.Fields(type, field => Value.Of(field.Name), "Development", "Staging", "Production");
        }
    }

    private static Value Is(Evaluator evaluator, string name) =>
        Value.Of(string.Equals(evaluator.App().Environment, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The variables that name the environment; all others are unknown.</summary>
    private static Value? Variable(Evaluator evaluator, Call call) =>
        call[0] is Constant { Content: "ASPNETCORE_ENVIRONMENT" or "DOTNET_ENVIRONMENT" } ? Value.Of(evaluator.App().Environment) : null;
}
