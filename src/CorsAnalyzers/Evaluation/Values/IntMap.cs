namespace CorsAnalyzers.Evaluation.Values;

/// <summary>
/// An immutable map from small numbers to objects. Maps that were made from one another share what they have in common, so that their
/// differences are found at the cost of the differences.
/// </summary>
/// <remarks>A tree of nodes with sixteen children each, as high as its largest key needs.</remarks>
internal sealed class IntMap<T>
    where T : class
{
    private const int Bits = 4;
    private const int Width = 1 << Bits;

    public static readonly IntMap<T> Empty = new(null, 0);

    private readonly object?[]? _root;
    private readonly int _height;

    private IntMap(object?[]? root, int height) => (_root, _height) = (root, height);

    /// <summary>What the key leads to; <see langword="null"/> where it is not in the map.</summary>
    public T? this[int key]
    {
        get
        {
            if (!Fits(key, _height))
            {
                return null;
            }

            object? at = _root;
            for (var level = _height - 1; level >= 0 && at is not null; level--)
            {
                at = ((object?[])at)[(key >> (level * Bits)) & (Width - 1)];
            }

            return (T?)at;
        }
    }

    /// <summary>The map with another value for one key, which is not negative.</summary>
    public IntMap<T> With(int key, T value)
    {
        var (root, height) = (_root, Math.Max(_height, 1));
        for (; !Fits(key, height); height++)
        {
            root = root is null ? null : Parent(root);
        }

        return new IntMap<T>(With(root, height - 1, key, value), height);
    }

    /// <summary>The keys whose values are not the same object in both, in ascending order.</summary>
    public IEnumerable<int> Differences(IntMap<T> other)
    {
        var found = new List<int>();
        var height = Math.Max(_height, other._height);
        if (height > 0)
        {
            Compare(Raised(height), other.Raised(height), height - 1, 0, found);
        }

        return found;
    }

    private static bool Fits(int key, int height) => height * Bits >= 31 || key >> (height * Bits) == 0;

    private object?[]? Raised(int height)
    {
        var root = _root;
        for (var i = _height; i < height && root is not null; i++)
        {
            root = Parent(root);
        }

        return root;
    }

    private static object?[] Parent(object?[] node)
    {
        var parent = new object?[Width];
        parent[0] = node;
        return parent;
    }

    // As deep as the tree is high, which is eight at most.
    private static object?[] With(object?[]? node, int level, int key, T value)
    {
        var changed = node is null ? new object?[Width] : (object?[])node.Clone();
        var at = (key >> (level * Bits)) & (Width - 1);
        changed[at] = level == 0 ? value : With((object?[]?)changed[at], level - 1, key, value);
        return changed;
    }

    private static void Compare(object?[]? one, object?[]? other, int level, int prefix, List<int> found)
    {
        if (ReferenceEquals(one, other))
        {
            return;
        }

        for (var i = 0; i < Width; i++)
        {
            var (a, b, key) = (one?[i], other?[i], (prefix << Bits) | i);
            if (ReferenceEquals(a, b))
            {
                continue;
            }

            if (level == 0)
            {
                found.Add(key);
            }
            else
            {
                Compare((object?[]?)a, (object?[]?)b, level - 1, key, found);
            }
        }
    }
}
