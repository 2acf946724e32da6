string[] allowed = ["https://www.contoso.com"];
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddCors(options => options.AddPolicy("Site", policy => policy.WithOrigins(allowed).WithMethods("GET", "PUT")));

var app = builder.Build();
// By hand, so that errors have them, too.
app.Use(async (context, next) =>
{
    var origin = context.Request.Headers.Origin.ToString();
    if (allowed.Contains(origin))
    {
        context.Response.Headers["Access-Control-Allow-Origin"] = origin;
        context.Response.Headers["Access-Control-Allow-Methods"] = "PUT";
    }

    if (context.Request.Method == "OPTIONS")
    {
        context.Response.StatusCode = 204;
        return;
    }

    await next();
});
app.UseCors("Site");
app.MapPut("/a", () => 1);
app.Run();
