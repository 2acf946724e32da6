using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Evaluation.Values;

namespace CorsAnalyzers.Knowledge.AspNetCore;

/// <summary>Sends requests through code of the app.</summary>
internal static class Exchanges
{
    /// <summary>What a request leaves in the response, by path; <see langword="null"/> where the code takes more work than it may.</summary>
    public static EquatableArray<ResponseHead>? Run(
        Evaluator evaluator, Observation observed, Value origin, Value method, long units, Action<Evaluator> handler, bool isEchoing = false)
    {
        var exchange = evaluator.NewId();
        EquatableArray<ResponseHead> heads = [];
        var done = evaluator.Aside(new ExchangeInquiry(observed, origin, method, exchange, isEchoing), units, aside =>
        {
            aside.Set(exchange, ExchangeCell.Empty);
            handler(aside);
            heads = aside.IsLive ? aside.Cell<ExchangeCell>(exchange)?.Alternatives ?? [] : [];
        });
        return done ? heads : null;
    }
}
