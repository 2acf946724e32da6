using CorsAnalyzers.Reading.Values;

namespace CorsAnalyzers.Reading.Framework;

/// <summary>Durations made of constants.</summary>
internal static class TimeSpanCalls
{
    public static Value? Perform(Call call)
    {
        if (call.Receiver is not null || call.Arguments.Any(argument => Number(argument) is null))
        {
            return null;
        }

        return (call.Name, call.Arguments.Select(argument => Number(argument)!.Value).ToArray()) switch
        {
            ("FromTicks", [var ticks]) => Of(() => TimeSpan.FromTicks((long)ticks)),
            ("FromMilliseconds", [var milliseconds, ..]) => Of(() => TimeSpan.FromMilliseconds(milliseconds)),
            ("FromSeconds", [var seconds, ..] all) => Of(() => TimeSpan.FromSeconds(seconds) + TimeSpan.FromMilliseconds(all.Skip(1).FirstOrDefault())),
            ("FromMinutes", [var minutes, ..] all) => Of(() => TimeSpan.FromMinutes(minutes) + TimeSpan.FromSeconds(all.Skip(1).FirstOrDefault())),
            ("FromHours", [var hours, ..] all) => Of(() => TimeSpan.FromHours(hours) + TimeSpan.FromMinutes(all.Skip(1).FirstOrDefault())),
            ("FromDays", [var days, ..] all) => Of(() => TimeSpan.FromDays(days) + TimeSpan.FromHours(all.Skip(1).FirstOrDefault())),
            _ => null,
        };
    }

    public static Value? Construct(Call call) => call.Arguments.Select(Number).ToArray() switch
    {
        [{ } ticks] => Of(() => new TimeSpan((long)ticks)),
        [{ } hours, { } minutes, { } seconds] => Of(() => new TimeSpan((int)hours, (int)minutes, (int)seconds)),
        [{ } days, { } hours, { } minutes, { } seconds] => Of(() => new TimeSpan((int)days, (int)hours, (int)minutes, (int)seconds)),
        _ => null,
    };

    public static Value? Property(string name, Value? receiver) => receiver is Constant { Content: TimeSpan duration }
        ? name switch
        {
            "TotalSeconds" => Value.Of(duration.TotalSeconds),
            "Ticks" => Value.Of(duration.Ticks),
            _ => null,
        }
        : null;

    private static double? Number(Value value) => value is Constant { Content: int or long or double or float or short or byte } number
        ? System.Convert.ToDouble(number.Content, System.Globalization.CultureInfo.InvariantCulture)
        : null;

    private static Value? Of(Func<TimeSpan> make)
    {
        try
        {
            return Value.Of(make());
        }
        catch (Exception exception) when (exception is OverflowException or ArgumentException)
        {
            return null;
        }
    }
}
