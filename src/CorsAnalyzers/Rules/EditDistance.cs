namespace CorsAnalyzers.Rules;

/// <summary>How many letters must be changed, added or left out to make one word of another: what "did you mean" goes by.</summary>
internal static class EditDistance
{
    /// <summary>Words longer than this are compared by their beginnings.</summary>
    private const int MostLetters = 200;

    public static int Between(string left, string right)
    {
        left = left.Length > MostLetters ? left.Substring(0, MostLetters) : left;
        right = right.Length > MostLetters ? right.Substring(0, MostLetters) : right;
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[right.Length];
    }
}
