using System.Diagnostics;
using Microsoft.Extensions.Hosting;

namespace CorsAnalyzers.Proofs.Serving;

/// <summary>
/// Finds the host that a program builds, so that programs need no code for the test: hosting announces each host it builds to diagnostic
/// listeners, and the flow of execution tells which program it belongs to.
/// </summary>
internal static class ProgramHosts
{
    private const string ListenerName = "Microsoft.Extensions.Hosting";
    private const string HostBuilt = "HostBuilt";

    private static readonly AsyncLocal<Action<IHost>?> Receiver = new();

    static ProgramHosts() => DiagnosticListener.AllListeners.Subscribe(new Observer<DiagnosticListener>(static listener =>
    {
        if (listener.Name == ListenerName)
        {
            listener.Subscribe(new Observer<KeyValuePair<string, object?>>(static happening =>
            {
                if (happening is { Key: HostBuilt, Value: IHost host })
                {
                    Receiver.Value?.Invoke(host);
                }
            }));
        }
    }));

    /// <summary>Hands over the hosts that are built from here on in this flow of execution.</summary>
    public static void Receive(Action<IHost> receiver) => Receiver.Value = receiver;

    private sealed class Observer<T>(Action<T> next) : IObserver<T>
    {
        public void OnNext(T value) => next(value);

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
