namespace CorsAnalyzers.Proofs.Pages;

/// <summary>A program that fails, and how: what <c>docs/errors.md</c> shows is what such programs and the browser print.</summary>
/// <param name="Name">What names it in a test.</param>
/// <param name="Code">The program.</param>
/// <param name="Origin">The page that asks.</param>
/// <param name="Path">What it asks for.</param>
/// <param name="Script">How: a function in JavaScript of the address.</param>
internal sealed record ErrorCase(string Name, string Code, string Script, string Path = "/prices", string Origin = "https://app.example.com")
{
    /// <summary>The host of the sign-in page that an API sends people to; it knows nothing of CORS.</summary>
    public const string LoginHost = "login.example.com";

    private const string Get = "url => fetch(url).catch(() => {})";
    private const string GetWithCookies = "url => fetch(url, { credentials: 'include' }).catch(() => {})";
    private const string PostJson = "url => fetch(url, { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } }).catch(() => {})";
    private const string Put = "url => fetch(url, { method: 'PUT' }).catch(() => {})";
    private const string Frontend = "policy.WithOrigins(\"https://app.example.com\")";
    private const string Other = "policy.WithOrigins(\"https://other.example.com\")";
    private const string Use = "app.UseCors();";

    /// <summary>Every case.</summary>
    public static readonly ImmutableArray<ErrorCase> All =
    [
        // What the browser prints.
        new("no header", Program(Other, Use), Get),
        new("no header, XMLHttpRequest", Program(Other, Use), "url => new Promise(done => { const request = new XMLHttpRequest(); request.open('GET', url); request.onloadend = done; request.send(); })"),
        new("what the script sees", Program(Other, Use), "url => fetch(url).catch(error => console.error(String(error)))"),
        new("no header on the preflight", Program(Other, Use), Put),
        new("no header for a sandboxed page", Program(Frontend, Use), Get, Origin: "null"),
        new("no header behind a redirect", Program(Frontend, Use + $"app.MapGet(\"/account\", () => Results.Redirect(\"https://{LoginHost}/login\"));"), Get, "/account"),
        new("preflight without ok status", Program(Frontend, ByHand("https://app.example.com")), Put),
        new("no such policy", Program(Frontend, "app.UseCors(\"Fronted\");"), Put),
        new("method not allowed", Program(Frontend, Use), Put),
        new("header not allowed", Program(Frontend, Use), PostJson),
        new("methods in one string", Program(Frontend + ".WithMethods(\"GET, PUT\")", Use), Put),
        new("headers in one string", Program(Frontend + ".WithHeaders(\"Content-Type, Authorization\")", Use), PostJson),
        new("redirected preflight", Program(Frontend + ".AllowAnyMethod()", "app.UseHttpsRedirection();" + Use, "builder.Services.AddHttpsRedirection(options => options.HttpsPort = 5001);"), Put),
        new("star with credentials", Program("policy.AllowAnyOrigin()", Use), GetWithCookies),
        new("credentials not allowed", Program(Frontend, Use), GetWithCookies),
        new("two values", Program(Frontend, "app.Use((context, next) => { context.Response.OnStarting(() => { context.Response.Headers.Append(\"Access-Control-Allow-Origin\", \"*\"); return Task.CompletedTask; }); return next(context); });" + Use), Get),
        new("invalid value", Program(Frontend, ByHand("app.example.com")), Get),
        new("other origin", Program(Frontend, ByHand("https://other.example.com")), Get),
        new("font", Program(Other, Use), "url => new FontFace('shop', `url(${url})`).load().catch(() => {})", "/shop.woff2"),
        new("module", Program(Other, Use), "url => import(url).catch(() => {})", "/shop.js"),
        new("image", Program(Other, Use), "url => new Promise(done => { const image = new Image(); image.crossOrigin = 'anonymous'; image.onload = image.onerror = done; image.src = url; })", "/shop.svg"),
        new("canvas", Program(Frontend, Use), Draw("const canvas = document.createElement('canvas'); canvas.getContext('2d').drawImage(image, 0, 0); canvas.toDataURL();"), "/shop.svg"),
        new("texture", Program(Frontend, Use), Draw("const gl = document.createElement('canvas').getContext('webgl'); gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, image);"), "/shop.svg"),

        // What the server prints.
        new("no middleware", Program(Frontend, "app.MapGet(\"/orders\", () => 1).RequireCors();"), Get, "/orders"),
        new("short circuit", Program(Frontend, Use + "app.MapGet(\"/orders\", () => 1).RequireCors().ShortCircuit();"), Get, "/orders"),
        new("no services", Bare("app.UseCors();"), Get),
        new("no services for a named policy", Bare("app.UseCors(\"Frontend\");"), Get),
        new("no services for authorization", Bare("app.UseAuthorization();"), Get),
        new("services too late", Bare("builder.Services.AddCors();"), Get),
        new("any origin with credentials", Program("policy.AllowAnyOrigin().AllowCredentials()", Use), Get),
        new("any origin with credentials in an object", Program(Frontend, "app.UseCors(\"Open\");", "builder.Services.AddCors(options => { var open = new Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicy { SupportsCredentials = true }; open.Origins.Add(\"*\"); options.AddPolicy(\"Open\", open); });"), Get),
        new("no origins configured", Program("policy.WithOrigins(builder.Configuration.GetSection(\"Cors:Origins\").Get<string[]>()!)", Use), Get),
        new("pattern with a star for the port", Program("policy.WithOrigins(\"https://*.example.com:*\").SetIsOriginAllowedToAllowWildcardSubdomains()", Use), Get),
        new("check that throws", Program("policy.SetIsOriginAllowed(origin => new Uri(origin).Host == \"app.example.com\")", Use), Get, Origin: "null"),
    ];

    /// <summary>The same program if its policy has the page's origin.</summary>
    public string CodeThatAllows => Code.Replace("https://other.example.com", "https://app.example.com", StringComparison.Ordinal);

    public override string ToString() => Name;

    private static string Program(string policy, string pipeline, string services = "") =>
        "var builder = WebApplication.CreateBuilder(args);\n"
        + $"builder.Services.AddCors(options => options.AddDefaultPolicy(policy => {policy}));\n{services}\n"
        + $"var app = builder.Build();\n{pipeline}\n"
        + "app.MapMethods(\"/prices\", new[] { \"GET\", \"POST\", \"PUT\" }, () => \"1.99\");\n"
        + "app.MapGet(\"/shop.svg\", () => Results.Text(\"<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>\", \"image/svg+xml\"));\n"
        + "app.MapGet(\"/shop.js\", () => Results.Text(\"export {}\", \"text/javascript\"));\n"
        + "app.MapGet(\"/shop.woff2\", () => Results.Bytes(new byte[1], \"font/woff2\"));\n"
        + "app.Run();\n";

    private static string Bare(string pipeline) =>
        $"var builder = WebApplication.CreateBuilder(args);\nvar app = builder.Build();\n{pipeline}\napp.MapGet(\"/prices\", () => \"1.99\");\napp.Run();\n";

    private static string ByHand(string origin) =>
        $"app.Use((context, next) => {{ context.Response.Headers[\"Access-Control-Allow-Origin\"] = \"{origin}\"; return next(context); }});";

    private static string Draw(string use) =>
        $"url => new Promise(done => {{ const image = new Image(); image.onload = () => {{ try {{ {use} }} catch (error) {{ console.error(error.message); }} done(); }}; image.onerror = done; image.src = url; }})";
}
