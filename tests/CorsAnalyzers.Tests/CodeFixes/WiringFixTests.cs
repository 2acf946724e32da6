using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;

namespace CorsAnalyzers.Tests.CodeFixes;

/// <summary>Fixes of how policies, middleware and endpoints go together, on whole apps.</summary>
public sealed class WiringFixTests
{
    private const string Policy = "p => p.WithOrigins(\"https://shop.example\")";

    private const string Spa = "builder.Services.AddCors(o => o.AddPolicy(\"Spa\", " + Policy + "));";

    private const string Default = "builder.Services.AddCors(o => o.AddDefaultPolicy(" + Policy + "));";

    /// <summary>An app of these services and this pipeline; each is a list of lines.</summary>
    private static string App(string services, string pipeline) => $"""
        var builder = WebApplication.CreateBuilder(args);
        {services}
        var app = builder.Build();
        {pipeline}
        app.Run();

        """.ReplaceLineEndings("\n");

    // CORS301

    [Fact]
    public Task Fix_names_the_nearest_policy_and_keeps_trivia() => Verify.Fix<PolicyNameFix>(
        App(Spa, "// for the shop\napp.UseCors(/* which? */ {|CORS301:\"spa\"|}); // all of it"),
        App(Spa, "// for the shop\napp.UseCors(/* which? */ \"Spa\"); // all of it"),
        key: FixKeys.CorrectPolicyName,
        title: "Change to the policy 'Spa'");

    [Fact]
    public Task Fix_offers_each_policy_that_may_be_meant() => Verify.Fix<PolicyNameFix>(
        App("builder.Services.AddCors(o =>\n{\n    o.AddPolicy(\"Shop\", " + Policy + ");\n    o.AddPolicy(\"Staff\", " + Policy + ");\n});", "app.UseCors({|CORS301:\"Shops\"|});"),
        App("builder.Services.AddCors(o =>\n{\n    o.AddPolicy(\"Shop\", " + Policy + ");\n    o.AddPolicy(\"Staff\", " + Policy + ");\n});", "app.UseCors(\"Staff\");"),
        key: FixKeys.CorrectPolicyName + ".2",
        title: "Change to the policy 'Staff'");

    [Fact]
    public Task Fix_all_names_the_nearest_policy_on_endpoints_too() => Verify.Fix<PolicyNameFix>(
        App(Spa, "app.UseCors({|CORS301:\"SPA\"|});\napp.MapGet(\"/\", () => 1).RequireCors({|CORS301:\"spa\"|});"),
        App(Spa, "app.UseCors(\"Spa\");\napp.MapGet(\"/\", () => 1).RequireCors(\"Spa\");"));

    [Fact]
    public Task Fix_invents_no_policy() => Verify.NoFix<PolicyNameFix>(App(Spa, "app.UseCors({|CORS301:\"https://shop.example\"|});"));

    [Fact]
    public Task Fix_corrects_a_constant() => Verify.Fix<PolicyNameFix>(
        App("const string Name = {|CORS301:\"spa\"|}; // ours\n" + Spa, "app.UseCors(Name);"),
        App("const string Name = \"Spa\"; // ours\n" + Spa, "app.UseCors(Name);"));

    // CORS302

    [Fact]
    public Task Fix_names_the_policy_and_keeps_trivia() => Verify.Fix<NamePolicyFix>(
        App(Spa, "app\n    // here\n    .{|CORS302:UseCors|}(); // now"),
        App(Spa, "app\n    // here\n    .UseCors(\"Spa\"); // now"),
        key: FixKeys.NamePolicy,
        title: "Apply the policy 'Spa': UseCors(\"Spa\")");

    [Fact]
    public Task Fix_offers_each_policy() => Verify.Fix<NamePolicyFix>(
        App("builder.Services.AddCors(o => { o.AddPolicy(\"A\", " + Policy + "); o.AddPolicy(\"B\", " + Policy + "); });", "app.{|CORS302:UseCors|}();"),
        App("builder.Services.AddCors(o => { o.AddPolicy(\"A\", " + Policy + "); o.AddPolicy(\"B\", " + Policy + "); });", "app.UseCors(\"B\");"),
        key: FixKeys.NamePolicy + ".2");

    [Fact]
    public Task Fix_names_no_policy_where_there_is_none() => Verify.NoFix<NamePolicyFix>(App("builder.Services.AddCors();", "app.{|CORS302:UseCors|}();"));

    // CORS303

    [Theory]
    [InlineData("app.UseHttpsRedirection();\n@app.UseAuthentication();\napp.UseAuthorization();\napp.MapGet(\"/\", () => 1);")]
    [InlineData("app.UseHttpsRedirection();\n\n@// who is it?\napp.UseAuthentication(); // by cookie\napp.UseAuthorization();")]
    [InlineData("@#region Users\napp.UseAuthentication();\napp.UseAuthorization();\n#endregion")]
    [InlineData("app.UseAuthentication();\napp.UseRouting();\n@app.UseAuthorization();\napp.MapGet(\"/\", () => 1);")]
    [InlineData("app.UseStaticFiles();\n@var api = app.MapGroup(\"/api\");\napi.MapGet(\"/\", () => 1);")]
    [InlineData("app.UseStaticFiles();\n@app.UseResponseCaching();\napp.MapGet(\"/\", () => 1);")]
    [InlineData("@")]
    public Task Fix_adds_the_middleware_where_it_belongs_and_keeps_trivia(string pipeline) => Verify.Fix<AddMiddlewareFix>(
        App(Default.Replace("AddCors", "{|CORS303:AddCors|}", StringComparison.Ordinal), pipeline.Replace("@", "", StringComparison.Ordinal)).Replace("\n\napp.Run", "\napp.Run", StringComparison.Ordinal),
        App(Default, pipeline.Replace("@", "app.UseCors();\n", StringComparison.Ordinal)).Replace("\n\napp.Run", "\napp.Run", StringComparison.Ordinal));

    [Fact]
    public Task Fix_says_where_it_adds_the_middleware() => Verify.Fix<AddMiddlewareFix>(
        App(Spa.Replace("AddCors", "{|CORS303:AddCors|}", StringComparison.Ordinal), "app.UseAuthorization();"),
        App(Spa, "app.UseCors(\"Spa\");\napp.UseAuthorization();"),
        key: FixKeys.AddUseCors,
        title: "Add app.UseCors(\"Spa\") before UseAuthorization");

    [Fact]
    public Task Fix_adds_the_middleware_to_a_chain() => Verify.Fix<AddMiddlewareFix>(
        Startup("services.{|CORS303:AddCors|}(o => o.AddDefaultPolicy(" + Policy + "));", "app.UseRouting()\n            .UseAuthorization()\n            .UseEndpoints(_ => { });"),
        Startup("services.AddCors(o => o.AddDefaultPolicy(" + Policy + "));", "app.UseRouting()\n            .UseCors()\n            .UseAuthorization()\n            .UseEndpoints(_ => { });"));

    [Fact]
    public Task Fix_adds_the_middleware_in_Startup() => Verify.Fix<AddMiddlewareFix>(
        Startup("services.{|CORS303:AddCors|}(o => o.AddDefaultPolicy(" + Policy + "));", "app.UseRouting();\n        app.UseEndpoints(_ => { });"),
        Startup("services.AddCors(o => o.AddDefaultPolicy(" + Policy + "));", "app.UseRouting();\n        app.UseCors();\n        app.UseEndpoints(_ => { });"));

    [Fact]
    public Task Fix_adds_no_middleware_under_another_symbol() => Verify.NoFix<AddMiddlewareFix>(
        App(Default.Replace("AddCors", "{|CORS303:AddCors|}", StringComparison.Ordinal), "app.UseStaticFiles();\n#if !TESTS\napp.UseAuthorization();\n#endif"));

    // CORS304

    [Fact]
    public Task Fix_adds_the_middleware_behind_what_Development_has() => Verify.Fix<AddMiddlewareFix>(
        App(Spa, "if (app.Environment.IsDevelopment())\n{\n    app.MapGet(\"/d\", () => 1);\n}\n\napp.UseHttpsRedirection();\n\napp.MapGet(\"/\", () => 1).{|CORS304:RequireCors|}(\"Spa\");"),
        App(Spa, "if (app.Environment.IsDevelopment())\n{\n    app.MapGet(\"/d\", () => 1);\n}\n\napp.UseHttpsRedirection();\n\napp.UseCors();\napp.MapGet(\"/\", () => 1).RequireCors(\"Spa\");"));

    [Fact]
    public Task Fix_adds_the_middleware_for_an_endpoint_and_keeps_trivia() => Verify.Fix<AddMiddlewareFix>(
        App(Spa, "app.UseHttpsRedirection();\n\n// endpoints\napp.MapGet(\"/\", () => 1).{|CORS304:RequireCors|}(\"Spa\");"),
        App(Spa, "app.UseHttpsRedirection();\n\napp.UseCors();\n// endpoints\napp.MapGet(\"/\", () => 1).RequireCors(\"Spa\");"),
        title: "Add app.UseCors() before MapGet");

    [Fact]
    public Task Fix_all_adds_the_middleware_once() => Verify.Fix<AddMiddlewareFix>(
        App(Spa, "app.MapGet(\"/\", () => 1).{|CORS304:RequireCors|}(\"Spa\");\napp.MapPut(\"/\", () => 1).{|CORS304:RequireCors|}(\"Spa\");"),
        App(Spa, "app.UseCors();\napp.MapGet(\"/\", () => 1).RequireCors(\"Spa\");\napp.MapPut(\"/\", () => 1).RequireCors(\"Spa\");"));

    [Theory]
    [InlineData("if (app.Environment.IsDevelopment())\n{\n    app.UseCors();\n}", "app.UseCors();")]
    [InlineData("if (app.Environment.IsDevelopment()) app.UseCors();", "app.UseCors();")]
    [InlineData("// local\nif (app.Environment.IsDevelopment())\n{\n    app.UseDeveloperExceptionPage(); // details\n    app.UseCors();\n}", "app.UseCors();\n// local\nif (app.Environment.IsDevelopment())\n{\n    app.UseDeveloperExceptionPage(); // details\n}")]
    public Task Fix_makes_the_middleware_unconditional(string before, string after) => Verify.Fix<AddMiddlewareFix>(
        App(Spa, before + "\napp.MapGet(\"/\", () => 1).{|CORS304:RequireCors|}(\"Spa\");"),
        App(Spa, after + "\napp.MapGet(\"/\", () => 1).RequireCors(\"Spa\");"),
        key: FixKeys.UnconditionalUseCors,
        title: "Call UseCors in every environment: move it out of the if");

    [Theory]
    [InlineData("if (app.Environment.IsDevelopment())\n{\n    app.UseCors(\"Spa\");\n}")]
    [InlineData("if (app.Environment.IsDevelopment())\n{\n    // only here\n    app.UseCors();\n}")]
    public Task Fix_leaves_what_may_be_meant_for_Development(string condition) => Verify.NoFix<AddMiddlewareFix>(
        App(Spa, condition + "\napp.MapGet(\"/\", () => 1).{|CORS304:RequireCors|}(\"Spa\");"));

    [Fact]
    public Task Fix_adds_the_middleware_for_an_attribute_beside_the_app() => Verify.Fix<AddMiddlewareFix>(
        App("builder.Services.AddControllers();\n" + Spa, "app.MapControllers();") + Controller("{|CORS304:EnableCors|}"),
        App("builder.Services.AddControllers();\n" + Spa, "app.UseCors();\napp.MapControllers();") + Controller("EnableCors"));

    [Fact]
    public Task Fix_adds_no_middleware_where_there_is_no_app() => Verify.NoFix<AddMiddlewareFix>(
        new App(App("builder.Services.AddControllers();\n" + Spa, "app.MapControllers();")) { Sources = [("/0/Items.cs", Controller("{|CORS304:EnableCors|}"))] });

    // CORS305

    [Fact]
    public Task Fix_adds_the_services_and_keeps_trivia() => Verify.Fix<AddServicesFix>(
        App("// nothing yet", "app.{|CORS305:UseCors|}(" + Policy + ");"),
        App("builder.Services.AddCors();\n// nothing yet", "app.UseCors(" + Policy + ");"),
        key: FixKeys.AddCorsServices,
        title: "Add builder.Services.AddCors()");

    [Fact]
    public Task Fix_adds_the_services_in_Startup() => Verify.Fix<AddServicesFix>(
        Startup("services.AddRazorPages(); // pages", "app.UseRouting();\n        app.{|CORS305:UseCors|}(" + Policy + ");"),
        Startup("services.AddRazorPages(); // pages\n        services.AddCors();", "app.UseRouting();\n        app.UseCors(" + Policy + ");"));

    [Fact]
    public Task Fix_imports_what_it_calls() => Verify.Fix<AddServicesFix>(
        new App("using Microsoft.AspNetCore.Builder;\n\nvar builder = WebApplication.CreateBuilder(args);\nvar app = builder.Build();\napp.{|CORS305:UseCors|}(" + Policy + ");\napp.Run();\n") { HasImplicitUsings = false },
        "using Microsoft.AspNetCore.Builder;\nusing Microsoft.Extensions.DependencyInjection;\n\nvar builder = WebApplication.CreateBuilder(args);\nbuilder.Services.AddCors();\nvar app = builder.Build();\napp.UseCors(" + Policy + ");\napp.Run();\n");

    [Fact]
    public Task Fix_all_adds_the_services_of_every_app() => Verify.Fix<AddServicesFix>(
        Apps("app.{|CORS305:UseCors|}(" + Policy + ");").Replace(".AddCors()", "", StringComparison.Ordinal),
        Apps("app.UseCors(" + Policy + ");").Replace(".AddCors();", ";\n        builder.Services.AddCors();", StringComparison.Ordinal));

    [Fact]
    public Task Fix_needs_a_builder_with_a_name() => Verify.NoFix<AddServicesFix>("var app = WebApplication.CreateBuilder(args).Build();\napp.{|CORS305:UseCors|}(" + Policy + ");\napp.Run();\n");

    // CORS306, 308, 309

    [Theory]
    [InlineData("app.UseAuthorization();\napp.{|CORS306:UseCors|}();", "app.UseCors();\napp.UseAuthorization();")]
    [InlineData("app.UseHttpsRedirection();\n\n// who may\napp.UseAuthorization(); // do what\n\n// and who\n// from where\napp.{|CORS306:UseCors|}(); // may read\n\napp.MapGet(\"/\", () => 1);", "app.UseHttpsRedirection();\n\n// and who\n// from where\napp.UseCors(); // may read\n// who may\napp.UseAuthorization(); // do what\n\napp.MapGet(\"/\", () => 1);")]
    [InlineData("#region Users\napp.UseAuthorization();\n#endregion\n#region CORS\n// ours\napp.{|CORS306:UseCors|}();\n#endregion", "// ours\napp.UseCors();\n#region Users\napp.UseAuthorization();\n#endregion\n#region CORS\n#endregion")]
    [InlineData("app.UseAuthorization(); app.{|CORS306:UseCors|}();", "app.UseCors();\napp.UseAuthorization();")]
    [InlineData("app.UseAuthentication().UseAuthorization().{|CORS306:UseCors|}();", "app.UseAuthentication().UseCors().UseAuthorization();")]
    [InlineData("app\n    .UseRouting()\n    .UseAuthorization() // who\n    .{|CORS306:UseCors|}(); // from where", "app\n    .UseRouting()\n    .UseCors()\n    .UseAuthorization(); // from where // who")]
    public Task Fix_moves_the_middleware_in_front_of_authorization_and_keeps_trivia(string before, string after) => Verify.Fix<MiddlewareOrderFix>(
        App("builder.Services.AddAuthorization();\n" + Default, before), App("builder.Services.AddAuthorization();\n" + Default, after), key: FixKeys.MoveUseCors, title: "Call UseCors before UseAuthorization");

    [Theory]
    [InlineData("app.UseAuthorization();\nvar name = \"Spa\";\napp.{|CORS306:UseCors|}(name);")]
    [InlineData("app.UseAuthorization();\napp.UseRouting();\napp.{|CORS306:UseCors|}(\"Spa\");")]
    [InlineData("app.UseAuthorization();\n#if !TESTS\napp.{|CORS306:UseCors|}(\"Spa\");\n#endif")]
    [InlineData("app.UseRouting().UseAuthorization();\napp.{|CORS306:UseCors|}(\"Spa\");")]
    public Task Fix_moves_nothing_that_would_mean_something_else(string pipeline) => Verify.NoFix<MiddlewareOrderFix>(App("builder.Services.AddAuthorization();\n" + Spa, pipeline));

    [Fact]
    public Task Fix_moves_the_middleware_in_front_of_what_answers_and_keeps_trivia() => Verify.Fix<MiddlewareOrderFix>(
        Startup("services.AddCors(o => o.AddDefaultPolicy(" + Policy + "));", "app.UseRouting();\n\n        // all of them\n        app.UseEndpoints(_ => { });\n\n        // too late\n        app.{|CORS308:UseCors|}();"),
        Startup("services.AddCors(o => o.AddDefaultPolicy(" + Policy + "));", "app.UseRouting();\n\n        // too late\n        app.UseCors();\n        // all of them\n        app.UseEndpoints(_ => { });"),
        title: "Call UseCors before UseEndpoints");

    [Fact]
    public Task Fix_moves_the_middleware_in_front_of_a_terminal_one() => Verify.Fix<MiddlewareOrderFix>(
        App(Default, "app.Run(async context => await context.Response.WriteAsync(\"Hello\"));\napp.{|CORS308:UseCors|}();"),
        App(Default, "app.UseCors();\napp.Run(async context => await context.Response.WriteAsync(\"Hello\"));"));

    [Fact]
    public Task Fix_all_moves_one_middleware_once() => Verify.Fix<MiddlewareOrderFix>(
        Startup("services.AddAuthorization();\n        services.AddCors(o => o.AddDefaultPolicy(" + Policy + "));", "app.UseRouting();\n        app.UseAuthorization();\n        app.UseEndpoints(_ => { });\n        app.{|CORS306:{|CORS308:UseCors|}|}();"),
        Startup("services.AddAuthorization();\n        services.AddCors(o => o.AddDefaultPolicy(" + Policy + "));", "app.UseRouting();\n        app.UseCors();\n        app.UseAuthorization();\n        app.UseEndpoints(_ => { });"));

    [Fact]
    public Task Fix_all_moves_the_middleware_of_every_app() => Verify.Fix<MiddlewareOrderFix>(
        Apps("app.UseAuthorization();\n        app.{|CORS306:UseCors|}(" + Policy + ");"),
        Apps("app.UseCors(" + Policy + ");\n        app.UseAuthorization();"));

    [Theory]
    [InlineData("app.UseResponseCaching();\napp.{|CORS309:UseCors|}();", "app.UseCors();\napp.UseResponseCaching();", "UseResponseCaching")]
    [InlineData("app.UseOutputCache(); /* fast */\n/* and fair */\napp.{|CORS309:UseCors|}();", "/* and fair */\napp.UseCors();\napp.UseOutputCache(); /* fast */", "UseOutputCache")]
    public Task Fix_moves_the_middleware_in_front_of_a_cache_and_keeps_trivia(string before, string after, string cache) => Verify.Fix<MiddlewareOrderFix>(
        App("builder.Services.AddResponseCaching();\nbuilder.Services.AddOutputCache();\n" + Default, before), App("builder.Services.AddResponseCaching();\nbuilder.Services.AddOutputCache();\n" + Default, after), title: $"Call UseCors before {cache}");

    // CORS310

    private const string Users = "builder.Services.AddAuthentication();\nbuilder.Services.AddAuthorization();\n" + Default;

    private const string Secret = "app.MapGet(\"/\", () => 1).RequireAuthorization();";

    [Theory]
    [InlineData("app.{|CORS310:UseCors|}(); // first\n" + Secret, "app.UseCors(); // first\napp.UseAuthentication();\napp.UseAuthorization();\n" + Secret)]
    [InlineData("app.{|CORS310:UseCors|}();\n// where to\napp.UseRouting();\n" + Secret, "app.UseCors();\n// where to\napp.UseRouting();\napp.UseAuthentication();\napp.UseAuthorization();\n" + Secret)]
    public Task Fix_calls_both_after_UseCors_and_keeps_trivia(string before, string after) => Verify.Fix<ImplicitAuthorizationFix>(
        App(Users, before), App(Users, after), key: FixKeys.AddAuthorization, title: "Call UseAuthentication and UseAuthorization after UseCors");

    [Theory]
    [InlineData("app.UseAuthentication();\napp.{|CORS310:UseCors|}();\n" + Secret, "app.UseAuthentication();\napp.UseCors();\napp.UseAuthorization();\n" + Secret)]
    [InlineData("app.{|CORS310:UseCors|}();\napp.UseAuthentication();\n" + Secret, "app.UseCors();\napp.UseAuthentication();\napp.UseAuthorization();\n" + Secret)]
    public Task Fix_calls_only_what_is_missing(string before, string after) => Verify.Fix<ImplicitAuthorizationFix>(
        App(Users, before), App(Users, after), title: "Call UseAuthorization after UseCors");

    [Fact]
    public Task Fix_all_calls_both_in_every_app() => Verify.Fix<ImplicitAuthorizationFix>(
        Apps("app.{|CORS310:UseCors|}(" + Policy + ");\n        " + Secret),
        Apps("app.UseCors(" + Policy + ");\n        app.UseAuthentication();\n        app.UseAuthorization();\n        " + Secret));

    [Fact]
    public Task Fix_splits_no_chain() => Verify.NoFix<ImplicitAuthorizationFix>(App(Users, "app.{|CORS310:UseCors|}().UseStaticFiles();\n" + Secret));

    // CORS312

    [Fact]
    public Task Fix_removes_the_second_middleware_and_keeps_trivia() => Verify.Fix<SeveralCorsFix>(
        App(Default, "app.UseCors(); // first\n\n// second\napp.{|CORS312:UseCors|}(" + Policy + ");\napp.MapGet(\"/\", () => 1);"),
        App(Default, "app.UseCors(); // first\n\n// second\napp.MapGet(\"/\", () => 1);"),
        key: FixKeys.RemoveFurtherUseCors,
        title: "Remove this UseCors: the first one answers every preflight");

    [Fact]
    public Task Fix_all_removes_all_but_the_first_middleware() => Verify.Fix<SeveralCorsFix>(
        App(Default, "app.UseCors().{|CORS312:UseCors|}().UseStaticFiles();\napp.{|CORS312:UseCors|}(" + Policy + ");"),
        App(Default, "app.UseCors().UseStaticFiles();"));

    // CORS313

    [Fact]
    public Task Fix_removes_the_lost_policy_and_keeps_trivia() => Verify.Fix<DuplicatePolicyFix>(
        App("builder.Services.AddCors(o =>\n{\n    // the first\n    o.{|CORS313:AddPolicy|}(\"Spa\", p => p.WithOrigins(\"https://old.example\"));\n    // the second\n    o.AddPolicy(\"Spa\", " + Policy + "); // counts\n});", "app.UseCors(\"Spa\");"),
        App("builder.Services.AddCors(o =>\n{\n    // the first\n    // the second\n    o.AddPolicy(\"Spa\", " + Policy + "); // counts\n});", "app.UseCors(\"Spa\");"),
        key: FixKeys.RemoveWithoutEffect,
        title: "Remove this AddPolicy, which changes nothing: another policy takes its place");

    [Fact]
    public Task Fix_all_leaves_the_last_default_policy() => Verify.Fix<DuplicatePolicyFix>(
        App("builder.Services.AddCors(o =>\n{\n    o.{|CORS313:AddDefaultPolicy|}(" + Policy + ");\n    o.{|CORS313:AddDefaultPolicy|}(" + Policy + ");\n    o.AddDefaultPolicy(" + Policy + ");\n});", "app.UseCors();"),
        App("builder.Services.AddCors(o =>\n{\n    o.AddDefaultPolicy(" + Policy + ");\n});", "app.UseCors();"));

    [Fact]
    public Task Fix_removes_no_lambda() => Verify.NoFix<DuplicatePolicyFix>(
        App("builder.Services.AddCors(o => o.{|CORS313:AddDefaultPolicy|}(" + Policy + "));\n" + Default, "app.UseCors();"));

    // CORS315

    [Fact]
    public Task Fix_moves_the_services_in_front_of_Build_and_keeps_trivia() => Verify.Fix<LateServicesFix>(
        App("// services end here", "// CORS\nbuilder.Services.{|CORS315:AddCors|}(o =>\n{\n    o.AddDefaultPolicy(" + Policy + "); // ours\n}); // end\n\napp.UseCors();"),
        App("// CORS\nbuilder.Services.AddCors(o =>\n{\n    o.AddDefaultPolicy(" + Policy + "); // ours\n}); // end\n// services end here", "\napp.UseCors();"),
        key: FixKeys.MoveAddCors,
        title: "Call AddCors before Build");

    [Fact]
    public Task Fix_moves_services_on_one_line() => Verify.Fix<LateServicesFix>(
        "var builder = WebApplication.CreateBuilder(args); var app = builder.Build(); builder.Services.{|CORS315:AddCors|}(); app.UseCors(" + Policy + "); app.Run();\n",
        "var builder = WebApplication.CreateBuilder(args); builder.Services.AddCors(); var app = builder.Build(); app.UseCors(" + Policy + "); app.Run();\n");

    [Fact]
    public Task Fix_moves_no_services_that_need_the_app() => Verify.NoFix<LateServicesFix>(
        App("", "builder.Services.{|CORS315:AddCors|}(o => o.AddDefaultPolicy(p => p.WithOrigins(app.Configuration[\"Origin\"] ?? \"https://shop.example\")));\napp.UseCors();"));

    [Fact]
    public Task Fix_all_moves_all_services() => Verify.Fix<LateServicesFix>(
        App("", "builder.Services.{|CORS315:AddCors|}();\nbuilder.Services.{|CORS315:AddCors|}(o => o.AddDefaultPolicy(" + Policy + "));\napp.UseCors();"),
        App("", "app.UseCors();").Replace("var app", "builder.Services.AddCors();\nbuilder.Services.AddCors(o => o.AddDefaultPolicy(" + Policy + "));\nvar app", StringComparison.Ordinal),
        adjust: static test => test.NumberOfFixAllIterations = test.NumberOfFixAllInDocumentIterations = test.NumberOfFixAllInProjectIterations = 2);

    // CORS317

    [Theory]
    [InlineData("app.MapGet(\"/\", () => 1).RequireCors(\"Spa\").{|CORS317:ShortCircuit|}(); // fast", "app.MapGet(\"/\", () => 1).RequireCors(\"Spa\"); // fast")]
    [InlineData("app.MapGet(\"/\", () => 1)\n    .{|CORS317:ShortCircuit|}(200) // fast\n    // and open\n    .RequireCors(\"Spa\");", "app.MapGet(\"/\", () => 1)\n    // and open\n    .RequireCors(\"Spa\");")]
    [InlineData("var status = app.MapGet(\"/\", () => 1).RequireCors(\"Spa\");\n// fast\nstatus.{|CORS317:ShortCircuit|}();", "var status = app.MapGet(\"/\", () => 1).RequireCors(\"Spa\");\n// fast")]
    public Task Fix_removes_the_short_cut_and_keeps_trivia(string before, string after) => Verify.Fix<ShortCircuitFix>(
        App(Spa, "app.UseCors();\n" + before), App(Spa, "app.UseCors();\n" + after), key: FixKeys.RemoveShortCircuit, title: "Remove ShortCircuit, so that the endpoint runs behind UseCors");

    [Fact]
    public Task Fix_all_removes_every_short_cut() => Verify.Fix<ShortCircuitFix>(
        App(Spa, "app.UseCors();\napp.MapGet(\"/a\", () => 1).RequireCors(\"Spa\").{|CORS317:ShortCircuit|}();\napp.MapGet(\"/b\", () => 1).{|CORS317:ShortCircuit|}().RequireCors(\"Spa\");"),
        App(Spa, "app.UseCors();\napp.MapGet(\"/a\", () => 1).RequireCors(\"Spa\");\napp.MapGet(\"/b\", () => 1).RequireCors(\"Spa\");"));

    private static string Controller(string attribute) => $$"""

        [{{attribute.Replace("EnableCors", "Microsoft.AspNetCore.Cors.EnableCors", StringComparison.Ordinal)}}("Spa")]
        [Microsoft.AspNetCore.Mvc.Route("items")]
        public class ItemsController : Microsoft.AspNetCore.Mvc.ControllerBase
        {
            [Microsoft.AspNetCore.Mvc.HttpGet]
            public int Get() => 1;
        }

        """.ReplaceLineEndings("\n");

    private static string Apps(string pipeline) => $$"""
        Apps.First();
        Apps.Second();

        internal static class Apps
        {
            public static void First()
            {
                var builder = WebApplication.CreateBuilder();
                builder.Services.AddAuthorization().AddCors();
                var app = builder.Build();
                {{pipeline}}
                app.Run();
            }

            public static void Second()
            {
                var builder = WebApplication.CreateBuilder();
                builder.Services.AddAuthorization().AddCors();
                var app = builder.Build();
                {{pipeline}}
                app.Run();
            }
        }

        """.ReplaceLineEndings("\n");

    private static string Startup(string services, string pipeline) => $$"""
        Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                {{services}}
            }

            public void Configure(IApplicationBuilder app)
            {
                {{pipeline}}
            }
        }

        """.ReplaceLineEndings("\n");
}
