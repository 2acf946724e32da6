namespace CorsAnalyzers.Proofs.Browsers;

/// <summary>A browser that may be installed.</summary>
public interface IEngine
{
    /// <summary>What people call it.</summary>
    static abstract string Name { get; }

    /// <summary>Debian's package.</summary>
    static abstract string Package { get; }

    /// <summary>Names the executable where it is not found by itself.</summary>
    static abstract string PathVariable { get; }

    /// <summary>Where its executable is; <see langword="null"/> if there is none.</summary>
    static abstract string? ExecutablePath { get; }

    /// <summary>Starts it as its users have it, without a window that somebody sees, and opens a page.</summary>
    /// <param name="proxyPort">The port of the proxy for every host but <c>127.0.0.1</c>; certificates are not looked at.</param>
    /// <param name="start">The page.</param>
    /// <param name="print">Takes each line of the console.</param>
    /// <returns>What ends it.</returns>
    static abstract Task<IAsyncDisposable> StartAsync(int proxyPort, Uri start, Action<string> print);
}
