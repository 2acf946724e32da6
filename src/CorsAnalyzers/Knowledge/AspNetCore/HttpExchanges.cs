using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Evaluation.Values;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Knowledge.AspNetCore;

/// <summary>Reading the request's headers and writing the response's, in each way there is.</summary>
internal sealed class HttpExchanges : Module
{
    private const string Http = "Microsoft.AspNetCore.Http.";
    private const string Dictionary = "System.Collections.Generic.IDictionary";

    public override string Subject => "HTTP requests and responses";

    public override void Register(RowTable rows)
    {
        rows.Methods(KnownTypes.HttpMethods, (_, call) => IsMethod(call.Name.Substring(2), call[0]), [.. Verbs.Select(verb => "Is" + verb)]);
        rows.Methods(KnownTypes.HttpMethods, AreEqual, "Equals");
        rows.Fields(KnownTypes.HttpMethods, field => Value.Of(field.Name.ToUpperInvariant()), Verbs);
        rows.Fields("Microsoft.Net.Http.Headers.HeaderNames", field => Value.Of(HeaderNames.OfProperty(field.Name)), Row.Any);

        rows.Properties(Http + "HttpContext", (_, access) => Part(access, HttpPart.Request), "Request");
        rows.Properties(Http + "HttpContext", (_, access) => Part(access, HttpPart.Response), "Response");
        rows.Properties(Http + "HttpRequest", (_, access) => Part(access, HttpPart.Context), "HttpContext");
        rows.Properties(Http + "HttpResponse", (_, access) => Part(access, HttpPart.Context), "HttpContext");
        rows.Properties(Http + "HttpRequest", (evaluator, access) => access.Receiver is HttpFacet ? Exchange(evaluator)?.Method : null, "Method");
        rows.Properties(Http + "HttpRequest", (_, access) => Part(access, HttpPart.RequestHeaders), "Headers");
        rows.Properties(Http + "HttpResponse", (_, access) => Part(access, HttpPart.ResponseHeaders), "Headers");
        rows.Property(Http + "HttpResponse", "StatusCode", null, SetStatus);

        foreach (var type in new[] { Http + "IQueryCollection", Http + "IFormCollection", "Microsoft.AspNetCore.Routing.RouteValueDictionary" })
        {
            rows.Property(type, "this[]", ReadChosen, null);
            rows.Methods(type, TryGetChosen, "TryGetValue");
        }

        rows.Methods("Microsoft.AspNetCore.Routing.RoutingHttpContextExtensions", (evaluator, _) => Chosen(evaluator), "GetRouteValue");
        rows.Properties(Http + "Headers.RequestHeaders", (evaluator, _) => Referer(evaluator) is Constant { Content: string page } ? Value.Of(new Uri(page)) : null, "Referer");

        // The collections of headers are dictionaries with properties of their own.
        foreach (var type in new[] { Http + "IHeaderDictionary", Http + "HeaderDictionary" })
        {
            rows.Property(type, Row.Any, ReadHeader, WriteHeader);
        }

        foreach (var type in new[] { Dictionary, Http + "HeaderDictionary" })
        {
            rows.Property(type, "this[]", ReadHeader, WriteHeader);
            rows.Methods(type, Add, "Add");
            rows.Methods(type, Remove, "Remove");
            rows.Methods(type, Has, "ContainsKey");
            rows.Methods(type, TryGet, "TryGetValue");
        }

        rows.Methods("System.Collections.Generic.CollectionExtensions", TryAdd, "TryAdd");
        rows.Methods(Http + "HeaderDictionaryExtensions", Add, "Append", "AppendCommaSeparatedValues");
        rows.Methods(Http + "HeaderDictionaryExtensions", Replace, "SetCommaSeparatedValues");
        rows.Methods(Http + "HeaderDictionaryExtensions", Separated, "GetCommaSeparatedValues");
        rows.Methods(Http + "HttpResponse", OnStarting, "OnStarting");
    }

    /// <summary>The part of the exchange that a framework type stands for, while a handler is being run.</summary>
    public override Value? UnknownOf(Evaluator evaluator, INamedTypeSymbol type, string typeName) => Exchange(evaluator) is null ? null : typeName switch
    {
        Http + "HttpContext" => new HttpFacet(HttpPart.Context),
        Http + "HttpRequest" => new HttpFacet(HttpPart.Request),
        Http + "HttpResponse" => new HttpFacet(HttpPart.Response),
        Http + "RequestDelegate" => new HttpFacet(HttpPart.Next),
        _ => null,
    };

    /// <summary>The rest of the pipeline is run here, which may fail.</summary>
    public static Value GoOn(Evaluator evaluator)
    {
        evaluator.NoteUnseenCall();
        Change(evaluator, head => head with { WentOn = true });
        return Value.Unknown;
    }

    private static readonly string[] Verbs = ["Connect", "Delete", "Get", "Head", "Options", "Patch", "Post", "Put", "Trace"];

    private static ExchangeInquiry? Exchange(Evaluator evaluator) => evaluator.Inquiry as ExchangeInquiry;

    /// <summary><c>HttpMethods.IsOptions(method)</c> and its kin.</summary>
    private static Value? IsMethod(string verb, Value method) =>
        method is Constant { Content: string text } ? Value.Of(string.Equals(verb, text, StringComparison.OrdinalIgnoreCase)) : null;

    private static Value? AreEqual(Evaluator evaluator, Call call) =>
        call[0] is Constant { Content: string one } && call[1] is Constant { Content: string other }
            ? Value.Of(string.Equals(one, other, StringComparison.OrdinalIgnoreCase))
            : null;

    private static Value? Part(PropertyAccess access, HttpPart part) => access.Receiver is HttpFacet ? new HttpFacet(part) : null;

    private static bool SetStatus(Evaluator evaluator, PropertyAccess access, Value value)
    {
        Change(evaluator, head => head with { Status = value is Constant { Content: int status } ? status : null });
        return access.Receiver is HttpFacet;
    }

    private static Value? ReadHeader(Evaluator evaluator, PropertyAccess access) => (access.Receiver, Name(access)) switch
    {
        (HttpFacet { Part: HttpPart.RequestHeaders }, { } name) => Sent(evaluator, name),
        (HttpFacet { Part: HttpPart.ResponseHeaders }, { } name) => Written(evaluator, name),
        _ => null,
    };

    private static bool WriteHeader(Evaluator evaluator, PropertyAccess access, Value value)
    {
        if (access.Receiver is HttpFacet { Part: HttpPart.ResponseHeaders } && Name(access) is { } name)
        {
            Change(evaluator, head => value.IsNull ? head.Remove(name) : Put(evaluator, head.Remove(name), name, value, access.Site));
        }

        return access.Receiver is HttpFacet;
    }

    private static Value? Add(Evaluator evaluator, Call call) =>
        OnResponse(evaluator, call, (head, name) => Put(evaluator, head, name, call[1], call.Site));

    private static Value? TryAdd(Evaluator evaluator, Call call) =>
        OnResponse(evaluator, call, (head, name) => head.Named(name).Any() ? head : Put(evaluator, head, name, call[1], call.Site));

    private static Value? Replace(Evaluator evaluator, Call call) =>
        OnResponse(evaluator, call, (head, name) => Put(evaluator, head.Remove(name), name, call[1], call.Site));

    private static Value? Remove(Evaluator evaluator, Call call) => OnResponse(evaluator, call, (head, name) => head.Remove(name));

    private static Value? OnResponse(Evaluator evaluator, Call call, Func<ResponseHead, string, ResponseHead> change)
    {
        if (call.Receiver is not HttpFacet { Part: HttpPart.ResponseHeaders } || call[0] is not Constant { Content: string name })
        {
            return null;
        }

        Change(evaluator, head => change(head, name));
        return Value.Unknown;
    }

    private static Value? TryGet(Evaluator evaluator, Call call)
    {
        if (HeaderAsked(evaluator, call) is not { } sent)
        {
            return null;
        }

        evaluator.AssignOut(call, call.Method.Parameters.Length - 1, sent);
        return Value.Of(!sent.IsNull);
    }

    private static Value? Has(Evaluator evaluator, Call call) => HeaderAsked(evaluator, call) is { } sent ? Value.Of(!sent.IsNull) : null;

    private static Value? Separated(Evaluator evaluator, Call call) =>
        HeaderAsked(evaluator, call) is { IsNull: false } sent ? evaluator.NewList([sent]) : null;

    private static Value? HeaderAsked(Evaluator evaluator, Call call) =>
        call.Receiver is HttpFacet { Part: HttpPart.RequestHeaders } && call[0] is Constant { Content: string name } ? Sent(evaluator, name) : null;

    private static Value? OnStarting(Evaluator evaluator, Call call)
    {
        if (call.Receiver is not HttpFacet)
        {
            return null;
        }

        evaluator.Apply(call[0], call.Count > 1 ? [call[1]] : []);
        return Value.Unknown;
    }

    /// <summary>What the page has chosen.</summary>
    private static Value? Chosen(Evaluator evaluator) => Exchange(evaluator)?.Chosen();

    /// <summary>A text that an endpoint is given: of the query, the route or a form, or of a header that it names.</summary>
    public static Value Bound(Evaluator evaluator, IParameterSymbol parameter) => parameter.GetAttributes().Select(attribute => attribute.AttributeClass?.Name).Contains("FromHeaderAttribute")
        ? parameter.GetAttributes().SelectMany(attribute => attribute.NamedArguments).FirstOrDefault(argument => argument.Key == "Name").Value.Value is string name ? Sent(evaluator, name) ?? Value.Unknown : Value.Unknown
        : parameter.GetAttributes().Any(attribute => attribute.AttributeClass?.Name.StartsWith("FromServices", StringComparison.Ordinal) == true) ? Value.Unknown
        : Chosen(evaluator) ?? Value.Unknown;

    private static Value? ReadChosen(Evaluator evaluator, PropertyAccess access) => Chosen(evaluator);

    private static Value? TryGetChosen(Evaluator evaluator, Call call)
    {
        if (Chosen(evaluator) is not { } chosen)
        {
            return null;
        }

        evaluator.AssignOut(call, call.Method.Parameters.Length - 1, chosen);
        return Value.Of(true);
    }

    /// <summary>The address of the page that asks, which begins with its origin. A page without an origin has one, too, and it says nothing.</summary>
    private static Value? Referer(Evaluator evaluator)
    {
        // Where it is asked what becomes of a preflight, any page may send it or not.
        if (Exchange(evaluator) is not { Method: Unknown, Subject: Constant { Content: string origin } subject } exchange)
        {
            return null;
        }

        exchange.Saw(subject);
        return Value.Of(origin == "null" ? "https://sandboxed.test/page" : origin + "/page");
    }

    /// <summary>A header of the request: its origin, and what makes it a preflight; null for others, of which nothing is known.</summary>
    private static Value? Sent(Evaluator evaluator, string name) => name.ToUpperInvariant() switch
    {
        "ORIGIN" => Exchange(evaluator)?.Subject,
        "REFERER" => Referer(evaluator),
        "ACCESS-CONTROL-REQUEST-METHOD" => Exchange(evaluator)?.Method switch
        {
            Constant { Content: "OPTIONS" } => Value.Of("PUT"),
            Constant => Value.Null,
            _ => null,
        },
        _ => null,
    };

    /// <summary>The header behind an indexer's key or a property such as <c>AccessControlAllowOrigin</c>.</summary>
    private static string? Name(PropertyAccess access) => access.Property.IsIndexer
        ? access.Indices is [Constant { Content: string name }] ? name : null
        : HeaderNames.OfProperty(access.Name);

    private static Value? Written(Evaluator evaluator, string name) => !ResponseHead.IsKept(name) ? null
        : Exchange(evaluator) is { } exchange && evaluator.Cell<ExchangeCell>(exchange.Exchange) is { Alternatives: [var head] }
            ? head.Named(name).ToList() switch { [] => Value.Null, [var only] => only.Value, _ => null }
            : null;

    private static void Change(Evaluator evaluator, Func<ResponseHead, ResponseHead> change)
    {
        if (Exchange(evaluator) is { } exchange && evaluator.Cell<ExchangeCell>(exchange.Exchange) is { } cell)
        {
            evaluator.Set(exchange.Exchange, cell.Select(change));
        }
    }

    private static ResponseHead Put(Evaluator evaluator, ResponseHead head, string name, Value value, CallSite by)
    {
        var values = evaluator.Contents(value) is [{ IsOpenEnded: false } content] ? content.Items : [value];
        return values.Aggregate(head, (written, each) => written.Append(new WrittenHeader(name, each, by)));
    }
}

/// <summary>Header names as framework members spell them: <c>AccessControlAllowOrigin</c>.</summary>
internal static class HeaderNames
{
    public static string OfProperty(string member) =>
        string.Concat(member.Select((c, i) => i > 0 && char.IsUpper(c) && !char.IsUpper(member[i - 1]) ? "-" + c : c.ToString()));
}
