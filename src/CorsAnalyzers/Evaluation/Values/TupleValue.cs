namespace CorsAnalyzers.Evaluation.Values;

/// <summary>A tuple: its items in order.</summary>
internal sealed record TupleValue(EquatableArray<Value> Items) : Value
{
    public override void Escape(Evaluator evaluator)
    {
        foreach (var item in Items)
        {
            evaluator.Escape(item);
        }
    }
}

/// <summary><c>^1</c>: an index counted from the end.</summary>
internal sealed record IndexFromEnd(int Places) : Value;
