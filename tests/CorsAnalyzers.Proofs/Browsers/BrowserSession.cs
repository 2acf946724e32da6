using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using CorsAnalyzers.Proofs.Pages;
using CorsAnalyzers.Proofs.Serving;
using CorsAnalyzers.Protocol;

namespace CorsAnalyzers.Proofs.Browsers;

/// <summary>A browser that is started when the first test asks something, answers one question after another, and ends with the last test.</summary>
public sealed partial class BrowserSession<TEngine> : IAsyncDisposable
    where TEngine : IEngine
{
    private const string EndOfOutput = "end of the output";
    private const int MostStarts = 3;
    private const int MostAtOnce = 50;

    private static readonly TimeSpan PatienceWithConsole = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<(ServedProgram Program, Exchange Exchange), Lazy<Task<string>>> _answers = new();
    private readonly ConcurrentQueue<string> _console = new();
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private readonly Lazy<Task<(Web Web, WebPage Page, IAsyncDisposable Browser)>> _start;
    private WebPage? _page;
    private Exception? _broken;

    public BrowserSession() => _start = new(StartAsync);

    /// <summary>How many lines the browser has printed.</summary>
    public int Mark => _console.Count;

    public async ValueTask DisposeAsync()
    {
        if (_start.IsValueCreated && _start.Value.IsCompletedSuccessfully)
        {
            var (web, _, browser) = await _start.Value;
            await browser.DisposeAsync();
            await web.DisposeAsync();
        }

        _oneAtATime.Dispose();
    }

    /// <summary>What comes of an exchange with a program; asked once, however many tests want to know.</summary>
    internal Task<string> AskAsync(ServedProgram program, Exchange exchange) => program.Address is null
        ? Task.FromResult(Exchange.NotStarted(program.Failure!))
        : _answers.GetOrAdd((program, exchange), key => new(() => AskAnewAsync(key.Program, key.Exchange))).Value;

    /// <summary>As <see cref="AskAsync"/>, but asked even if it was before.</summary>
    internal Task<string> AskAnewAsync(ServedProgram program, Exchange exchange) =>
        program.Address is null ? AskAsync(program, exchange) : AskAnewAsync(program.Address, exchange);

    /// <summary>Runs a script in a page of that origin.</summary>
    internal Task<JsonElement> RunAsync(string origin, string script, object? argument) => OnPageAsync(origin, page => page.RunAsync(script, argument));

    /// <summary>
    /// Waits until the page of that origin has printed what it had to say: what a browser prints may be lost when its page is left, and may come
    /// later than the script ends that is the cause.
    /// </summary>
    internal async Task FlushAsync(string origin)
    {
        var mark = Mark;
        await RunAsync(origin, "text => console.info(text)", EndOfOutput);
        Assert.True(await HasPrintedAsync(EndOfOutput, mark), $"{TEngine.Name} prints nothing.");
    }

    /// <summary>Sends many requests, each from a page of its origin; what the scripts may read.</summary>
    internal async Task<Seen?[]> FetchAllAsync(IReadOnlyList<(BrowserRequest Request, Uri Address)> requests, string script = ScriptedRequests.FetchAll)
    {
        var seen = new Seen?[requests.Count];
        foreach (var page in Enumerable.Range(0, requests.Count).GroupBy(i => requests[i].Request.PageOrigin.ToString()))
        {
            foreach (var some in page.Chunk(MostAtOnce))
            {
                var answers = await RunAsync(page.Key, script, some.Select(i => requests[i].Request.ToArgument(requests[i].Address)));
                foreach (var (i, answer) in some.Zip(answers.EnumerateArray()))
                {
                    seen[i] = answer.Deserialize<Seen?>(JsonSerializerOptions.Web);
                }
            }
        }

        return seen;
    }

    /// <summary>The web as this browser sees it.</summary>
    internal async Task<Web> WebAsync() => (await _start.Value).Web;

    /// <summary>What the browser has printed since then, with the programs' hosts as <see cref="Web.ApiHost"/>.</summary>
    public IEnumerable<string> PrintedSince(int mark) => _console.Skip(mark);

    /// <summary>Waits until the browser has printed a line, which may take longer than the script that is the cause.</summary>
    public async Task<bool> HasPrintedAsync(string line, int mark)
    {
        for (var waited = TimeSpan.Zero; waited < PatienceWithConsole; waited += TimeSpan.FromMilliseconds(100))
        {
            if (PrintedSince(mark).Contains(line))
            {
                return true;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }

        return false;
    }

    private async Task<string> AskAnewAsync(Uri program, Exchange exchange)
    {
        var (address, traffic) = (await _start.Value).Web.AddApi(program);
        var request = exchange.ToBrowserRequest();
        var isPreflighted = Browser.NeedsPreflight(request);
        if (exchange.IsWebSocket)
        {
            var socket = new UriBuilder(new Uri(address, exchange.Path)) { Scheme = "wss" }.Uri;
            var opens = await OnPageAsync(exchange.PageOrigin, page => page.RunAsync(ScriptedRequests.OpenSocket, socket));
            return opens.GetBoolean() ? Exchange.Allowed : Exchange.Blocked;
        }

        return await OnPageAsync(exchange.PageOrigin, async page =>
        {
            if (exchange.Prior is { } prior)
            {
                await FetchAsync(page, address, prior);
            }

            var before = traffic.Answers.Count;
            var seen = await FetchAsync(page, address, exchange);
            if (exchange.IsRepeated)
            {
                await Task.Delay(isPreflighted ? Exchange.Pause : TimeSpan.Zero);
                seen = await FetchAsync(page, address, exchange);
            }

            // A browser that has sent nothing at all has not decided anything.
            var status = traffic.Answers.ElementAt(before).Status;
            return status == 500 ? Exchange.ServerError
                : seen is null ? isPreflighted ? Exchange.Blocked : exchange.Kept(status)
                : exchange.Header is { } header && !seen.Has(header) ? Exchange.HeaderHidden
                : exchange.IsRepeated && isPreflighted ? (traffic.Preflights == 1 ? Exchange.AskedOnce : Exchange.AskedTwice)
                : Exchange.Readable(seen.Status);
        });
    }

    private static async Task<Seen?> FetchAsync(WebPage page, Uri address, Exchange exchange) =>
        (await page.RunAsync(ScriptedRequests.Fetch, exchange.ToBrowserRequest().ToArgument(new(address, exchange.Path), exchange.Body))).Deserialize<Seen?>(JsonSerializerOptions.Web);

    /// <summary>Does something on a page of that origin, which stays open for the next time.</summary>
    private async Task<T> OnPageAsync<T>(string origin, Func<WebPage, Task<T>> work)
    {
        var (web, first, _) = await _start.Value;
        await _oneAtATime.WaitAsync();
        try
        {
            // Who has once not answered is not waited for again.
            if (_broken is not null)
            {
                throw new InvalidOperationException($"{TEngine.Name} no longer answers: {_broken.Message}\n{string.Join('\n', _console.TakeLast(5))}");
            }

            var page = _page ?? first;
            if (page.Origin != origin)
            {
                var next = web.AddPage(origin);
                page.Leave(next.Address);
                Assert.Equal(origin, await next.OpenedAsync());
                page = _page = next;
            }

            var result = await work(page);
            Assert.Empty(web.Failures);
            return result;
        }
        catch (TimeoutException failure)
        {
            _broken = failure;
            throw;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    private async Task<(Web Web, WebPage Page, IAsyncDisposable Browser)> StartAsync()
    {
        var web = await Web.StartAsync();
        for (var tries = 1; ; tries++)
        {
            var page = web.AddPage("https://start.test");
            var browser = default(IAsyncDisposable);
            try
            {
                browser = await TEngine.StartAsync(web.ProxyPort, page.Address, line => _console.Enqueue(NumberedHost().Replace(line, Web.ApiHost)));
                await page.OpenedAsync();
                return (web, page, browser);
            }
            catch (Exception) when (tries < MostStarts)
            {
                // Starting a browser on a busy machine is not what is tested; no answer is ever asked for twice.
                await (browser?.DisposeAsync() ?? ValueTask.CompletedTask);
            }
        }
    }

    [GeneratedRegex(@"\bapi-\d+\.example\.com\b")]
    private static partial Regex NumberedHost();
}
