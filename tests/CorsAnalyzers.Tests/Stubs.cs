using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CorsAnalyzers.Tests;

/// <summary>
/// Assemblies that stand for packages that a tested app may reference: their public shape as far as apps use it, and no code. They are compiled
/// against the oldest framework, so that apps of any framework can have them.
/// </summary>
internal static class Stubs
{
    private static readonly Lazy<MetadataReference> LazyGrpcWeb = new(() => Compile("Grpc.AspNetCore.Web", GrpcWebSource));
    private static readonly Lazy<MetadataReference> LazyAnswering = new(() => Compile("Answering", AnsweringSource));
    private static readonly Lazy<MetadataReference> LazyJwtBearer = new(() => Compile("Microsoft.AspNetCore.Authentication.JwtBearer", JwtBearerSource));

    /// <summary>gRPC services and gRPC-Web: <c>AddGrpc</c>, <c>UseGrpcWeb</c>, <c>MapGrpcService</c>, <c>EnableGrpcWeb</c>.</summary>
    public static MetadataReference GrpcWeb => LazyGrpcWeb.Value;

    /// <summary>Middleware that answers itself: <c>UseODataBatching</c>, <c>UseOpenApi</c>, <c>UseGraphQL</c>.</summary>
    public static MetadataReference Answering => LazyAnswering.Value;

    /// <summary>Access tokens: <c>AddJwtBearer</c>.</summary>
    public static MetadataReference JwtBearer => LazyJwtBearer.Value;

    private const string AnsweringSource = """
        namespace Microsoft.AspNetCore.Builder
        {
            public static class AnsweringExtensions
            {
                public static IApplicationBuilder UseODataBatching(this IApplicationBuilder app) => throw null!;

                public static IApplicationBuilder UseOpenApi(this IApplicationBuilder app) => throw null!;

                public static IApplicationBuilder UseGraphQL(this IApplicationBuilder app) => throw null!;
            }
        }
        """;

    private const string GrpcWebSource = """
        using System;
        using Grpc.AspNetCore.Web;
        using Microsoft.AspNetCore.Routing;

        namespace Grpc.AspNetCore.Web
        {
            public class GrpcWebOptions
            {
                public bool DefaultEnabled { get; set; }
            }

            [AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
            public sealed class EnableGrpcWebAttribute : Attribute
            {
            }

            [AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
            public sealed class DisableGrpcWebAttribute : Attribute
            {
            }
        }

        namespace Grpc.AspNetCore.Server
        {
            public interface IGrpcServerBuilder
            {
            }

            public class GrpcServiceOptions
            {
                public bool? EnableDetailedErrors { get; set; }
            }
        }

        namespace Microsoft.Extensions.DependencyInjection
        {
            public static class GrpcServicesExtensions
            {
                public static Grpc.AspNetCore.Server.IGrpcServerBuilder AddGrpc(this IServiceCollection services) => throw null!;

                public static Grpc.AspNetCore.Server.IGrpcServerBuilder AddGrpc(this IServiceCollection services, Action<Grpc.AspNetCore.Server.GrpcServiceOptions> configureOptions) => throw null!;
            }
        }

        namespace Microsoft.AspNetCore.Builder
        {
            public sealed class GrpcServiceEndpointConventionBuilder : IEndpointConventionBuilder
            {
                public void Add(Action<EndpointBuilder> convention) => throw null!;
            }

            public static class GrpcEndpointRouteBuilderExtensions
            {
                public static GrpcServiceEndpointConventionBuilder MapGrpcService<TService>(this IEndpointRouteBuilder builder)
                    where TService : class => throw null!;
            }

            public static class GrpcWebApplicationBuilderExtensions
            {
                public static IApplicationBuilder UseGrpcWeb(this IApplicationBuilder builder) => throw null!;

                public static IApplicationBuilder UseGrpcWeb(this IApplicationBuilder builder, GrpcWebOptions options) => throw null!;
            }

            public static class GrpcWebEndpointConventionBuilderExtensions
            {
                public static TBuilder EnableGrpcWeb<TBuilder>(this TBuilder builder)
                    where TBuilder : IEndpointConventionBuilder => throw null!;

                public static TBuilder DisableGrpcWeb<TBuilder>(this TBuilder builder)
                    where TBuilder : IEndpointConventionBuilder => throw null!;
            }
        }
        """;

    private const string JwtBearerSource = """
        using System;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.JwtBearer;

        namespace Microsoft.AspNetCore.Authentication.JwtBearer
        {
            public static class JwtBearerDefaults
            {
                public const string AuthenticationScheme = "Bearer";
            }

            public class JwtBearerOptions : AuthenticationSchemeOptions
            {
                public string? Authority { get; set; }

                public string? Audience { get; set; }
            }
        }

        namespace Microsoft.Extensions.DependencyInjection
        {
            public static class JwtBearerExtensions
            {
                public static AuthenticationBuilder AddJwtBearer(this AuthenticationBuilder builder) => throw null!;

                public static AuthenticationBuilder AddJwtBearer(this AuthenticationBuilder builder, string authenticationScheme) => throw null!;

                public static AuthenticationBuilder AddJwtBearer(this AuthenticationBuilder builder, Action<JwtBearerOptions> configureOptions) => throw null!;

                public static AuthenticationBuilder AddJwtBearer(this AuthenticationBuilder builder, string authenticationScheme, Action<JwtBearerOptions> configureOptions) => throw null!;
            }
        }
        """;

    private static MetadataReference Compile(string name, string source)
    {
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(source)],
            Frameworks.Net60.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        return result.Success
            ? MetadataReference.CreateFromImage(image.ToArray())
            : throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
    }
}
