using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CorsAnalyzers.Proofs.Browsers;

/// <summary>
/// A proxy that takes a browser to one server on this machine, whatever host it asks for: encrypted connections to one port of it, plain
/// requests to another. Hosts that the tests do not have are refused, so that nothing a browser asks on its own gets anywhere.
/// </summary>
internal sealed class ForwardProxy : IAsyncDisposable
{
    private const int LongestHead = 65_536;
    private const byte StartOfHandshake = 0x16;

    private static readonly byte[] Established = "HTTP/1.1 200 Connection established\r\n\r\n"u8.ToArray();
    private static readonly byte[] Refused = "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray();

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Func<string, bool> _isKnown;
    private readonly int _plainPort;
    private readonly int _encryptedPort;
    private readonly Task _accepting;

    /// <summary>Listens on a free port.</summary>
    /// <param name="isKnown">Whether the tests have a host of that name.</param>
    /// <param name="plainPort">Where the server speaks HTTP.</param>
    /// <param name="encryptedPort">Where it speaks HTTP over TLS.</param>
    public ForwardProxy(Func<string, bool> isKnown, int plainPort, int encryptedPort)
    {
        (_isKnown, _plainPort, _encryptedPort) = (isKnown, plainPort, encryptedPort);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>The port that it listens on.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _accepting;
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token));
            }
        }
        catch (OperationCanceledException)
        {
            // The end.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                await ServeAsync(client.GetStream());
            }
        }
        catch (Exception failure) when (failure is IOException or SocketException or OperationCanceledException)
        {
            // One side has hung up, which browsers do as they like.
        }
    }

    private async Task ServeAsync(NetworkStream browser)
    {
        var start = await ReadHeadAsync(browser);
        var port = _plainPort;
        if (Encoding.ASCII.GetString(start).Split(' ') is ["CONNECT", var target, ..])
        {
            if (!_isKnown(target[..target.LastIndexOf(':')]))
            {
                await browser.WriteAsync(Refused, _end.Token);
                return;
            }

            await browser.WriteAsync(Established, _end.Token);
            start = new byte[1];
            await browser.ReadExactlyAsync(start, _end.Token);
            port = start[0] == StartOfHandshake ? _encryptedPort : _plainPort;
        }

        using var server = new TcpClient();
        await server.ConnectAsync(IPAddress.Loopback, port, _end.Token);
        var stream = server.GetStream();
        await stream.WriteAsync(start, _end.Token);

        // Whoever hangs up first ends both ways.
        await await Task.WhenAny(browser.CopyToAsync(stream, _end.Token), stream.CopyToAsync(browser, _end.Token));
    }

    /// <summary>All that has come by the time the head of the first request is complete.</summary>
    private async Task<byte[]> ReadHeadAsync(NetworkStream browser)
    {
        var buffer = new byte[LongestHead];
        var length = 0;
        while (buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8) < 0)
        {
            var read = length == LongestHead ? 0 : await browser.ReadAsync(buffer.AsMemory(length), _end.Token);
            length += read == 0 ? throw new IOException("No request.") : read;
        }

        return buffer[..length];
    }
}
