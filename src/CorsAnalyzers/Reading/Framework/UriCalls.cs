using CorsAnalyzers.Reading.Values;

namespace CorsAnalyzers.Reading.Framework;

/// <summary><see cref="Uri"/> made of constants: the real one does the work.</summary>
internal static class UriCalls
{
    public static Value? Perform(Interpreter interpreter, Call call)
    {
        switch (call.Name)
        {
            case "TryCreate" when call[0] is Constant { Content: string or null } text && Kind(call[1]) is { } kind:
                var succeeded = Uri.TryCreate((string?)text.Content, kind, out var uri);
                interpreter.AssignOut(call, call.Method.Parameters.Length - 1, succeeded ? Value.Of(uri) : Value.Null);
                return Value.Of(succeeded);
            case "IsWellFormedUriString" when call[0] is Constant { Content: string or null } text && Kind(call[1]) is { } kind:
                return Value.Of(Uri.IsWellFormedUriString((string?)text.Content, kind));
            case "GetLeftPart" when call.Receiver is Constant { Content: Uri { IsAbsoluteUri: true } self } && call[0] is Constant { Content: int part }:
                return Value.Of(self.GetLeftPart((UriPartial)part));
            case "ToString" when call.Receiver is Constant { Content: Uri self }:
                return Value.Of(self.ToString());
            default:
                return null;
        }
    }

    public static Value? Construct(Interpreter interpreter, Call call)
    {
        if (call[0] is not Constant { Content: string or null } text || (call.Count > 1 && Kind(call[1]) is null))
        {
            return null;
        }

        return Uri.TryCreate((string?)text.Content, call.Count > 1 ? Kind(call[1])!.Value : UriKind.Absolute, out var uri) ? Value.Of(uri) : interpreter.Throw();
    }

    public static Value? Property(Interpreter interpreter, string name, Value? receiver)
    {
        if (receiver is Constant { Content: null })
        {
            return interpreter.Throw();
        }

        if (receiver is not Constant { Content: Uri uri })
        {
            return null;
        }

        if (name == "IsAbsoluteUri")
        {
            return Value.Of(uri.IsAbsoluteUri);
        }

        if (!uri.IsAbsoluteUri)
        {
            return interpreter.Throw();
        }

        return name switch
        {
            "Host" => Value.Of(uri.Host),
            "IdnHost" => Value.Of(uri.IdnHost),
            "DnsSafeHost" => Value.Of(uri.DnsSafeHost),
            "Scheme" => Value.Of(uri.Scheme),
            "Port" => Value.Of(uri.Port),
            "Authority" => Value.Of(uri.Authority),
            "IsLoopback" => Value.Of(uri.IsLoopback),
            "IsDefaultPort" => Value.Of(uri.IsDefaultPort),
            "AbsoluteUri" => Value.Of(uri.AbsoluteUri),
            "AbsolutePath" => Value.Of(uri.AbsolutePath),
            "OriginalString" => Value.Of(uri.OriginalString),
            "UserInfo" => Value.Of(uri.UserInfo),
            "HostNameType" => Value.Of((int)uri.HostNameType),
            _ => null,
        };
    }

    private static UriKind? Kind(Value value) => value is Constant { Content: int kind and >= 0 and <= 2 } ? (UriKind)kind : null;
}
