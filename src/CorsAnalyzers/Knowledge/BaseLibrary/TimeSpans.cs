using System.Globalization;
using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Evaluation.Values;

namespace CorsAnalyzers.Knowledge.BaseLibrary;

/// <summary>Durations made of constants.</summary>
internal sealed class TimeSpans : Module
{
    public override string Subject => "TimeSpan";

    public override bool RunsRealCode => true;

    public override void Register(RowTable rows)
    {
        const string Type = KnownTypes.TimeSpan;
        rows.Constructor(Type, Construct);
        rows.Methods(Type, From((all) => TimeSpan.FromTicks((long)all[0])), "FromTicks");
        rows.Methods(Type, From(all => TimeSpan.FromMilliseconds(all[0])), "FromMilliseconds");
        rows.Methods(Type, From(all => TimeSpan.FromSeconds(all[0]) + TimeSpan.FromMilliseconds(Second(all))), "FromSeconds");
        rows.Methods(Type, From(all => TimeSpan.FromMinutes(all[0]) + TimeSpan.FromSeconds(Second(all))), "FromMinutes");
        rows.Methods(Type, From(all => TimeSpan.FromHours(all[0]) + TimeSpan.FromMinutes(Second(all))), "FromHours");
        rows.Methods(Type, From(all => TimeSpan.FromDays(all[0]) + TimeSpan.FromHours(Second(all))), "FromDays");
        rows.Properties(Type, Of(duration => duration.TotalSeconds), "TotalSeconds");
        rows.Properties(Type, Of(duration => duration.Ticks), "Ticks");
        rows.Field(Type, "Zero", TimeSpan.Zero);
        rows.Field(Type, "MaxValue", TimeSpan.MaxValue);
        rows.Field(Type, "MinValue", TimeSpan.MinValue);
        rows.Field("System.Threading.Timeout", "InfiniteTimeSpan", Timeout.InfiniteTimeSpan);
        rows.Field(Type, "TicksPerSecond", TimeSpan.TicksPerSecond);
    }

    private static double Second(double[] all) => all.Length > 1 ? all[1] : 0;

    private static CallMeaning From(Func<double[], TimeSpan> make) => (_, call) =>
        call is { Receiver: null, Count: > 0 } && Numbers(call) is { } all ? Value.Of(make(all)) : null;

    private static Value? Construct(Evaluator evaluator, Call call) => Numbers(call) switch
    {
        [var ticks] => Value.Of(new TimeSpan((long)ticks)),
        [var hours, var minutes, var seconds] => Value.Of(new TimeSpan((int)hours, (int)minutes, (int)seconds)),
        [var days, var hours, var minutes, var seconds] => Value.Of(new TimeSpan((int)days, (int)hours, (int)minutes, (int)seconds)),
        _ => null,
    };

    private static ReadMeaning Of(Func<TimeSpan, object> read) =>
        (_, access) => access.Receiver is Constant { Content: TimeSpan duration } ? Value.Of(read(duration)) : null;

    private static double[]? Numbers(Call call) => call.Arguments.All(argument => argument is Constant { Content: int or long or double or float or short or byte })
        ? [.. call.Arguments.Select(argument => Convert.ToDouble(((Constant)argument).Content, CultureInfo.InvariantCulture))]
        : null;
}
