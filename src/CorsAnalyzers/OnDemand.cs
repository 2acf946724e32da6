namespace CorsAnalyzers;

/// <summary>A value made when it is first asked for, once, by whoever asks first. Who is cancelled while making it leaves the making to the next.</summary>
internal sealed class OnDemand<T>(Func<CancellationToken, T> make)
    where T : struct
{
    private readonly object _gate = new();
    private T? _value;

    public T Get(CancellationToken cancellation)
    {
        lock (_gate)
        {
            return _value ??= make(cancellation);
        }
    }
}
