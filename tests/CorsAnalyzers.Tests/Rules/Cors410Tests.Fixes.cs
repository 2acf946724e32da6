namespace CorsAnalyzers.Tests.Rules;

public sealed partial class Cors410Tests : WiringRuleTestBase
{
    [Fact]
    public Task Try() => Verify.Program(new App("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddGrpc();
        builder.Services.AddAuthentication().AddJwtBearer(o => o.Authority = "");
        builder.Services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins("https://shop.example").AllowAnyHeader()));
        var app = builder.Build();
        app.UseGrpcWeb();
        app.UseCors();
        app.MapGrpcService<Greeter>().EnableGrpcWeb();
        app.MapPost("/a", (Order order) => "").RequireAuthorization();
        app.Run();
        class Greeter { }
        record Order(int Id);
        """) { References = [Stubs.GrpcWeb, Stubs.JwtBearer] });
}
