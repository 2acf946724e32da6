using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Evaluation.Values;

namespace CorsAnalyzers.Knowledge.BaseLibrary;

/// <summary><see cref="Uri"/> made of constants: the real one does the work.</summary>
internal sealed class Uris : Module
{
    public override string Subject => "Uri";

    public override bool RunsRealCode => true;

    public override void Register(RowTable rows)
    {
        const string Type = KnownTypes.Uri;
        rows.Constructor(Type, Construct);
        rows.Methods(Type, TryCreate, "TryCreate");
        rows.Methods(Type, IsWellFormed, "IsWellFormedUriString");
        rows.Methods(Type, LeftPart, "GetLeftPart");
        rows.Methods(Type, (_, call) => call.Receiver is Constant { Content: Uri self } ? Value.Of(self.ToString(), call.At) : null, "ToString");
        Part(rows, "Host", uri => uri.Host);
        Part(rows, "IdnHost", uri => uri.IdnHost);
        Part(rows, "DnsSafeHost", uri => uri.DnsSafeHost);
        Part(rows, "Scheme", uri => uri.Scheme);
        Part(rows, "Port", uri => uri.Port);
        Part(rows, "Authority", uri => uri.Authority);
        Part(rows, "IsLoopback", uri => uri.IsLoopback);
        Part(rows, "IsDefaultPort", uri => uri.IsDefaultPort);
        Part(rows, "AbsoluteUri", uri => uri.AbsoluteUri);
        Part(rows, "AbsolutePath", uri => uri.AbsolutePath);
        Part(rows, "PathAndQuery", uri => uri.PathAndQuery);
        Part(rows, "Query", uri => uri.Query);
        Part(rows, "UserInfo", uri => uri.UserInfo);
        Part(rows, "HostNameType", uri => (int)uri.HostNameType);
        rows.Properties(Type, OfAny(uri => uri.OriginalString), "OriginalString");
        rows.Properties(Type, OfAny(uri => uri.IsAbsoluteUri), "IsAbsoluteUri");
        rows.Field(Type, "UriSchemeHttps", "https");
        rows.Field(Type, "UriSchemeHttp", "http");
        rows.Field(Type, "SchemeDelimiter", "://");
    }

    /// <summary>A part that only absolute ones have.</summary>
    private static void Part(RowTable rows, string name, Func<Uri, object> read) => rows.Properties(
        KnownTypes.Uri,
        (evaluator, access) => access.Receiver switch
        {
            Constant { Content: Uri { IsAbsoluteUri: true } uri } => Value.Of(read(uri)),
            Constant { Content: Uri or null } => evaluator.Throw(),
            _ => null,
        },
        name);

    private static ReadMeaning OfAny(Func<Uri, object> read) => (evaluator, access) => access.Receiver switch
    {
        Constant { Content: Uri uri } => Value.Of(read(uri)),
        Constant { Content: null } => evaluator.Throw(),
        _ => null,
    };

    private static Value? TryCreate(Evaluator evaluator, Call call)
    {
        if (call[0] is not Constant { Content: string or null } text || Kind(call[1]) is not { } kind)
        {
            return null;
        }

        Spend(evaluator, text);
        var succeeded = Uri.TryCreate((string?)text.Content, kind, out var uri);
        evaluator.AssignOut(call, call.Method.Parameters.Length - 1, succeeded ? Value.Of(uri) : Value.Null);
        return Value.Of(succeeded);
    }

    private static Value? IsWellFormed(Evaluator evaluator, Call call)
    {
        if (call[0] is not Constant { Content: string or null } text || Kind(call[1]) is not { } kind)
        {
            return null;
        }

        Spend(evaluator, text);
        return Value.Of(Uri.IsWellFormedUriString((string?)text.Content, kind));
    }

    private static Value? LeftPart(Evaluator evaluator, Call call) =>
        call.Receiver is Constant { Content: Uri { IsAbsoluteUri: true } self } && call[0] is Constant { Content: int part and >= 0 and <= 3 }
            ? Value.Of(self.GetLeftPart((UriPartial)part))
            : null;

    private static Value? Construct(Evaluator evaluator, Call call)
    {
        if (call[0] is not Constant { Content: string or null } text || (call.Count > 1 && Kind(call[1]) is null))
        {
            return null;
        }

        Spend(evaluator, text);
        return Uri.TryCreate((string?)text.Content, call.Count > 1 ? Kind(call[1])!.Value : UriKind.Absolute, out var uri)
            ? Value.Of(uri, text.At)
            : evaluator.Throw();
    }

    private static void Spend(Evaluator evaluator, Constant text) => evaluator.Budget.SpendText((text.Content as string)?.Length ?? 0);

    private static UriKind? Kind(Value value) => value is Constant { Content: int kind and >= 0 and <= 2 } ? (UriKind)kind : null;
}
