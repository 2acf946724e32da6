using System.Runtime.CompilerServices;

namespace CorsAnalyzers;

/// <summary>
/// A value that is computed when it is first asked for, once, by whoever asks first; everybody else waits for it.
/// A caller whose request is cancelled leaves at once, whether it computes or waits, and the next caller computes the value.
/// </summary>
internal sealed class CancellableLazy<T>(Func<CancellationToken, T> compute)
    where T : struct
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile StrongBox<T>? _value;

    public T Get(CancellationToken cancellation)
    {
        if (_value is { } known)
        {
            return known.Value;
        }

        _gate.Wait(cancellation);
        try
        {
            return (_value ??= new StrongBox<T>(compute(cancellation))).Value;
        }
        finally
        {
            _gate.Release();
        }
    }
}
