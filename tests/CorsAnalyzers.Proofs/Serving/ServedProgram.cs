using System.Reflection;
using System.Runtime.Loader;
using CorsAnalyzers.Proofs.Pages;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CorsAnalyzers.Proofs.Serving;

using App = Tests.App;

/// <summary>
/// A program of a page that runs as in Production: compiled in memory, started through its entry point, served by Kestrel on a free port of
/// the loopback interface.
/// </summary>
internal sealed class ServedProgram : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource<IHost?> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly AssemblyLoadContext _context = new(nameof(ServedProgram), isCollectible: true);
    private readonly DirectoryInfo _content = Directory.CreateTempSubdirectory("cors-proofs-");
    private Thread? _thread;
    private IHost? _host;

    private ServedProgram()
    {
    }

    /// <summary>Where it listens; <see langword="null"/> if it did not start.</summary>
    public Uri? Address { get; private set; }

    /// <summary>Why it did not start.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>What it wrote into its log.</summary>
    public ServerLog Log { get; } = new();

    /// <summary>Runs a program and waits until it listens or has ended.</summary>
    /// <param name="code">Its source, to which the global usings of the Web SDK are added.</param>
    /// <param name="settings">Its <c>appsettings.json</c>, if it has one.</param>
    /// <param name="grpc">What gRPC's tools made for it, if they did.</param>
    public static async Task<ServedProgram> StartAsync(string code, string? settings, string? grpc)
    {
        var program = new ServedProgram();
        try
        {
            await program.RunAsync(code, settings, grpc);
            return program;
        }
        catch
        {
            await program.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops the program and removes what it left.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_host is not null && _thread is { IsAlive: true })
        {
            _host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
            await Task.Run(() => _thread.Join(Patience));
        }

        _context.Unload();
        _content.Delete(recursive: true);
    }

    private async Task RunAsync(string code, string? settings, string? grpc)
    {
        if (settings is not null)
        {
            await File.WriteAllTextAsync(Path.Combine(_content.FullName, "appsettings.json"), settings);
        }

        using var image = await CompileAsync(RulePage.AppOf(code, grpc));
        var main = _context.LoadFromStream(image).EntryPoint!;
        _thread = new Thread(() => Run(main)) { IsBackground = true };
        _thread.Start();
        _host = await _started.Task.WaitAsync(Patience);
        Address = _host is null ? null : new Uri(_host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    private void Run(MethodInfo main)
    {
        ProgramHosts.Receive(host =>
        {
            host.Services.GetRequiredService<ILoggerFactory>().AddProvider(Log);
            host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(() => _started.TrySetResult(host));
        });
        try
        {
            // MVC loads the app by its name to find the controllers.
            using var names = _context.EnterContextualReflection();
            string[] arguments =
            [
                "--applicationName", main.DeclaringType!.Assembly.GetName().Name!,
                "--urls", "http://127.0.0.1:0",
                "--environment", "Production",
                "--contentRoot", _content.FullName,
                "--Logging:Console:LogLevel:Default", "None",

                // Each file that is watched takes one of the few watchers a user may have, and a program that does not start keeps its own.
                "--hostBuilder:reloadConfigOnChange", "false",
            ];
            main.Invoke(null, BindingFlags.DoNotWrapExceptions, null, main.GetParameters().Length == 0 ? null : [arguments], null);
            _started.TrySetException(new InvalidOperationException("The program ended without serving anything."));
        }
        catch (Exception failure) when (!_started.Task.IsCompleted)
        {
            Failure = failure;
            _started.TrySetResult(null);
        }
    }

    private static async Task<MemoryStream> CompileAsync(App app)
    {
        var compilation = CSharpCompilation.Create(
            "Program" + Guid.NewGuid().ToString("N"),
            app.AllSources.Select(source => CSharpSyntaxTree.ParseText(source.Text, new CSharpParseOptions(LanguageVersion.Latest), source.Path)),
            [.. app.Framework.References, .. app.References],
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        image.Position = 0;
        return image;
    }
}
