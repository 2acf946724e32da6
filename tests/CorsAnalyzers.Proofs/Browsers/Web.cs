using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Forwarder;

namespace CorsAnalyzers.Proofs.Browsers;

/// <summary>
/// The web as one browser sees it: pages of any origin, and programs of the tests under hosts of their own, plain and encrypted. The browser
/// comes by way of a proxy, so that no engine has to be told anything about hosts, ports or what it is to intercept.
/// </summary>
internal sealed class Web : IAsyncDisposable
{
    /// <summary>The host of a program is this with a number behind <c>api</c>, which makes each one new to the browser.</summary>
    public const string ApiHost = "api.example.com";

    /// <summary>The one host that browsers ask without the proxy.</summary>
    public const string DirectHost = "127.0.0.1";

    /// <summary>Where the host of a page tells pages of any origin which cookies it is sent.</summary>
    public const string CookiesPath = "/cookies";

    private static readonly TimeSpan LongestPoll = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<string, (RequestDelegate Answer, Traffic Traffic)> _apis = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, string> _pageHosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<int, WebPage> _pages = new();
    private readonly ConcurrentQueue<string> _failures = new();
    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ActivityHeadersPropagator = null,
    });

    private readonly X509Certificate2 _certificate = CreateCertificate();
    private readonly WebApplication _server;
    private ForwardProxy? _proxy;
    private int _last;

    private Web()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddHttpForwarder();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, static plain => plain.Protocols = HttpProtocols.Http1);
            kestrel.Listen(IPAddress.Loopback, 0, encrypted =>
            {
                encrypted.Protocols = HttpProtocols.Http1;
                encrypted.UseHttps(_certificate);
            });
        });
        _server = builder.Build();
        _server.Run(AnswerAsync);
    }

    /// <summary>The port of the proxy on the loopback interface.</summary>
    public int ProxyPort => _proxy!.Port;

    /// <summary>The requests that no program could be asked.</summary>
    public IReadOnlyCollection<string> Failures => _failures;

    /// <summary>Sets it up.</summary>
    public static async Task<Web> StartAsync()
    {
        var web = new Web();
        await web._server.StartAsync();
        var ports = web._server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(static address => new Uri(address)).ToLookup(static address => address.Scheme, static address => address.Port);
        web._proxy = new(host => web._apis.ContainsKey(host) || web._pageHosts.ContainsKey(host), ports["http"].Single(), ports["https"].Single());
        return web;
    }

    public async ValueTask DisposeAsync()
    {
        await _proxy!.DisposeAsync();
        await _server.DisposeAsync();
        _client.Dispose();
        _certificate.Dispose();
    }

    /// <summary>Puts a program under a host that the browser has never asked.</summary>
    public (Uri Address, Traffic Traffic) AddApi(Uri program) => AddApi(async context =>
    {
        // A program that cannot be asked has not answered: that is no verdict of a browser.
        var error = await context.RequestServices.GetRequiredService<IHttpForwarder>().SendAsync(context, program.ToString(), _client);
        if (error != ForwarderError.None && !context.RequestAborted.IsCancellationRequested)
        {
            _failures.Enqueue($"{context.Request.Method} {context.Request.Path} of {program}: {context.Features.Get<IForwarderErrorFeature>()?.Exception}");
        }
    });

    /// <summary>Answers under a host that the browser has never asked.</summary>
    public (Uri Address, Traffic Traffic) AddApi(RequestDelegate answer)
    {
        var host = ApiHost.Insert("api".Length, $"-{Interlocked.Increment(ref _last)}");
        var traffic = new Traffic();
        _apis[host] = (answer, traffic);
        return (new($"https://{host}/"), traffic);
    }

    /// <summary>Makes a host known that answers everybody without a CORS header.</summary>
    public void AddHost(string host) => _pageHosts.TryAdd(host, host);

    /// <summary>A page of that origin which nobody has opened yet; the origin <c>null</c> is that of a sandboxed one.</summary>
    public WebPage AddPage(string origin)
    {
        var place = new Uri(origin == "null" ? "https://evil.test" : origin);
        AddHost(place.Host);
        var number = Interlocked.Increment(ref _last);
        return _pages[number] = new(origin, new Uri(place, $"/{number}"));
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (_apis.TryGetValue(context.Request.Host.Host, out var api))
        {
            context.Response.OnStarting(() =>
            {
                api.Traffic.Add(context);
                return Task.CompletedTask;
            });
            await api.Answer(context);
        }
        else if (context.Request.Path == CookiesPath)
        {
            context.Response.Headers.AccessControlAllowOrigin = context.Request.Headers.Origin;
            context.Response.Headers.AccessControlAllowCredentials = "true";
            await context.Response.WriteAsync(context.Request.Headers.Cookie.ToString(), context.RequestAborted);
        }
        else if (!int.TryParse(context.Request.Path.Value.AsSpan(1), out var number) || !_pages.TryGetValue(number, out var page))
        {
            context.Response.StatusCode = _pageHosts.ContainsKey(context.Request.Host.Host) ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
        }
        else if (HttpMethods.IsPost(context.Request.Method))
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
            patience.CancelAfter(LongestPoll);
            using var answer = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            var next = await page.ExchangeAsync(answer.RootElement.Clone(), patience.Token);

            // A sandboxed page is a stranger to its own server.
            context.Response.Headers.AccessControlAllowOrigin = "*";
            await context.Response.WriteAsJsonAsync(next, context.RequestAborted);
        }
        else
        {
            context.Response.Headers.CacheControl = "no-store";
            if (page.IsSandboxed)
            {
                context.Response.Headers.ContentSecurityPolicy = "sandbox allow-scripts";
            }

            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync(WebPage.Document, context.RequestAborted);
        }
    }

    private static X509Certificate2 CreateCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=CorsAnalyzers.Proofs", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(ApiHost);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(2));

        // Some platforms want a key that has a place.
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), password: null);
    }
}
