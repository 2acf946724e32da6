using CorsAnalyzers.App;
using CorsAnalyzers.Reading.Values;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Reading.Http;

/// <summary>Reading the request's headers and writing the response's, in each way there is.</summary>
internal static class HttpCalls
{
    /// <summary>The part of the exchange that a framework type stands for; null while no handler is being run.</summary>
    public static Value? FaceOf(Interpreter interpreter, string typeName) => interpreter.Exchange is null ? null : typeName switch
    {
        "Microsoft.AspNetCore.Http.HttpContext" => new HttpFacet(HttpPart.Context),
        "Microsoft.AspNetCore.Http.HttpRequest" => new HttpFacet(HttpPart.Request),
        "Microsoft.AspNetCore.Http.HttpResponse" => new HttpFacet(HttpPart.Response),
        "Microsoft.AspNetCore.Http.RequestDelegate" => new HttpFacet(HttpPart.Next),
        _ => null,
    };

    /// <summary>The rest of the pipeline is run here.</summary>
    public static Value GoOn(Interpreter interpreter)
    {
        Change(interpreter, head => head with { WentOn = true });
        return Value.Unknown;
    }

    /// <summary><c>HttpMethods.IsOptions(method)</c> and its kin.</summary>
    public static Value? IsMethod(Call call) => call.Name == "Equals" && call[0] is Constant { Content: string one } && call[1] is Constant { Content: string other }
        ? Value.Of(string.Equals(one, other, StringComparison.OrdinalIgnoreCase))
        : call[0] is Constant { Content: string method } && call.Name.StartsWith("Is", StringComparison.Ordinal)
        ? Value.Of(string.Equals(call.Name.Substring(2), method, StringComparison.OrdinalIgnoreCase))
        : null;

    public static Value? Read(Interpreter interpreter, HttpFacet facet, IPropertySymbol property, EquatableArray<Value> indices) => (facet.Part, property.Name) switch
    {
        (HttpPart.Context, "Request") or (HttpPart.Response, "Request") => new HttpFacet(HttpPart.Request),
        (HttpPart.Context, "Response") => new HttpFacet(HttpPart.Response),
        (_, "HttpContext") => new HttpFacet(HttpPart.Context),
        (HttpPart.Request, "Method") => interpreter.ProbedMethod,
        (HttpPart.Request, "Headers") => new HttpFacet(HttpPart.RequestHeaders),
        (HttpPart.Response, "Headers") => new HttpFacet(HttpPart.ResponseHeaders),
        (HttpPart.RequestHeaders, _) when Name(property, indices) is { } name => Sent(interpreter, name),
        (HttpPart.ResponseHeaders, _) when Name(property, indices) is { } name => Written(interpreter, name),
        _ => null,
    };

    public static void Write(Interpreter interpreter, HttpFacet facet, IPropertySymbol property, EquatableArray<Value> indices, Value value, CallSite by)
    {
        if (facet.Part == HttpPart.Response && property.Name == "StatusCode")
        {
            Change(interpreter, head => head with { Status = value is Constant { Content: int status } ? status : null });
            return;
        }

        if (facet.Part != HttpPart.ResponseHeaders || Name(property, indices) is not { } name)
        {
            return;
        }

        Change(interpreter, head => value.IsNull ? head.Remove(name) : Put(interpreter, head.Remove(name), name, value, by));
    }

    public static Value? Perform(Interpreter interpreter, HttpFacet facet, Call call)
    {
        switch (facet.Part, call.Name)
        {
            case (HttpPart.ResponseHeaders, "Add" or "Append" or "TryAdd" or "AppendCommaSeparatedValues" or "SetCommaSeparatedValues") when call[0] is Constant { Content: string name }:
                Change(interpreter, head => call.Name switch
                {
                    "TryAdd" when head.Named(name).Any() => head,
                    "SetCommaSeparatedValues" => Put(interpreter, head.Remove(name), name, call[1], call.Site),
                    _ => Put(interpreter, head, name, call[1], call.Site),
                });
                return Value.Unknown;
            case (HttpPart.ResponseHeaders, "Remove") when call[0] is Constant { Content: string name }:
                Change(interpreter, head => head.Remove(name));
                return Value.Unknown;
            case (HttpPart.Response or HttpPart.Context, "OnStarting"):
                interpreter.Apply(call[0], call.Count > 1 ? [call[1]] : []);
                return Value.Unknown;
            case (HttpPart.RequestHeaders, "TryGetValue") when call[0] is Constant { Content: string name } && Sent(interpreter, name) is { } sent:
                interpreter.AssignOut(call, call.Method.Parameters.Length - 1, sent);
                return Value.Of(!sent.IsNull);
            case (HttpPart.RequestHeaders, "ContainsKey") when call[0] is Constant { Content: string name } && Sent(interpreter, name) is { } sent:
                return Value.Of(!sent.IsNull);
            case (HttpPart.RequestHeaders, "GetCommaSeparatedValues") when call[0] is Constant { Content: string name } && Sent(interpreter, name) is { IsNull: false } sent:
                return interpreter.NewList([sent]);
            default:
                return null;
        }
    }

    /// <summary>A header of the request: its origin, and what makes it a preflight; null for others, of which nothing is known.</summary>
    private static Value? Sent(Interpreter interpreter, string name) => name.ToUpperInvariant() switch
    {
        "ORIGIN" => interpreter.ProbedOrigin,
        "ACCESS-CONTROL-REQUEST-METHOD" => interpreter.ProbedMethod switch
        {
            Constant { Content: "OPTIONS" } => Value.Of("PUT"),
            Constant => Value.Null,
            _ => null,
        },
        _ => null,
    };

    /// <summary>The header behind an indexer's key or a property such as <c>AccessControlAllowOrigin</c>.</summary>
    private static string? Name(IPropertySymbol property, EquatableArray<Value> indices) =>
        property.IsIndexer ? (indices.Length == 1 && indices[0] is Constant { Content: string name } ? name : null) : HeaderNames.OfProperty(property.Name);

    private static Value? Written(Interpreter interpreter, string name) =>
        interpreter.Cell<ExchangeCell>(interpreter.Exchange) is { Alternatives: [var head] } && head.Named(name).ToList() is var written
            ? written.Count switch { 0 => Value.Null, 1 => written[0].Value, _ => null }
            : null;

    private static void Change(Interpreter interpreter, Func<ResponseHead, ResponseHead> change)
    {
        if (interpreter.Exchange is { } exchange && interpreter.Cell<ExchangeCell>(exchange) is { } cell)
        {
            interpreter.Set(exchange.Id, cell.Select(change));
        }
    }

    private static ResponseHead Put(Interpreter interpreter, ResponseHead head, string name, Value value, CallSite by)
    {
        var values = interpreter.Contents(value) is [{ IsOpenEnded: false } content] ? content.Items : [value];
        return values.Aggregate(head, (written, each) => written.Append(new WrittenHeader(name, each, by)));
    }
}

/// <summary>Header names as framework members spell them: <c>AccessControlAllowOrigin</c>.</summary>
internal static class HeaderNames
{
    public static string OfProperty(string member) =>
        string.Concat(member.Select((c, i) => i > 0 && char.IsUpper(c) && !char.IsUpper(member[i - 1]) ? "-" + c : c.ToString()));
}
