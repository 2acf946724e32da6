namespace CorsAnalyzers.Evaluation;

/// <summary>
/// Work that may still be done, in units of about one operation. Everything that takes time or memory is paid for here: operations, joins by
/// what they compare, list copies and text by their length, the matching of regular expressions. Neither the clock nor the depth of the
/// stack decides anything, so that the same program gets the same findings everywhere.
/// </summary>
/// <param name="units">The work that may be done in all.</param>
internal sealed class Budget(long units)
{
    /// <summary>Letters that cost as much as one operation.</summary>
    private const int LettersPerUnit = 64;

    private long _limit = units;

    /// <summary>The work done so far.</summary>
    public long Spent { get; private set; }

    /// <summary>The work that may still be done.</summary>
    public long Left => _limit - Spent;

    /// <summary>Pays for work before it is done.</summary>
    /// <exception cref="OutOfBudgetException">There is not as much left; nothing was paid then.</exception>
    public void Spend(long units)
    {
        if (units > Left)
        {
            throw new OutOfBudgetException();
        }

        Spent += units;
    }

    /// <summary>Pays for going through, or making, a text of this length.</summary>
    public void SpendText(long letters) => Spend(1 + (letters / LettersPerUnit));

    /// <summary>Leaves only so much until the result is disposed of: a piece of code that takes more is given up, and the rest goes on.</summary>
    public Limit Narrow(long units)
    {
        var limit = new Limit(this, _limit);
        _limit = Math.Min(_limit, Spent + Math.Max(0, units));
        return limit;
    }

    /// <summary>Gives back, when it is disposed of, what was not spent of the rest.</summary>
    public readonly struct Limit(Budget budget, long before) : IDisposable
    {
        public void Dispose() => budget._limit = before;
    }
}

/// <summary>A piece of code takes more work than startup code does; nothing is known of what it leaves.</summary>
internal sealed class OutOfBudgetException : Exception;
