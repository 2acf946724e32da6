using CorsAnalyzers.Evaluation.Values;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Knowledge;

/// <summary>All rows of all modules, found by the name of the member.</summary>
internal sealed class RowTable
{
    private static readonly Row[] None = [];

    private readonly Dictionary<string, List<Row>> _byName = new(StringComparer.Ordinal);
    private Module? _module;

    private RowTable(EquatableArray<Module> modules) => Modules = modules;

    public EquatableArray<Module> Modules { get; }

    /// <summary>Every row, module by module.</summary>
    public List<Row> Rows { get; } = [];

    public static RowTable Of(EquatableArray<Module> modules)
    {
        var table = new RowTable(modules);
        foreach (var module in modules)
        {
            table._module = module;
            module.Register(table);
        }

        return table;
    }

    /// <summary>The rows that speak of a member.</summary>
    public IEnumerable<Row> Of(RowKind kind, string type, string member) =>
        Named(member).Concat(Named(Row.Any)).Where(row => row.Kind == kind && row.IsAbout(type));

    /// <summary>Whether a module has a row about a method.</summary>
    public bool Has(Module module, string type, string method) => Of(RowKind.Method, type, method).Any(row => row.Module == module);

    /// <summary>Methods of a type that have the same meaning, whichever overload.</summary>
    public void Methods(string type, CallMeaning meaning, params string[] names)
    {
        foreach (var name in names)
        {
            Add(new Row(_module!, RowKind.Method, type, name) { Call = meaning });
        }
    }

    /// <summary>Methods of packages, told by their names: the type that declares them is theirs to choose.</summary>
    public void PackageMethods(CallMeaning meaning, params string[] names) => Methods(Row.Any, meaning, names);

    public void Constructor(string type, CallMeaning meaning) => Add(new Row(_module!, RowKind.Constructor, type, ".ctor") { Call = meaning });

    public void Properties(string type, ReadMeaning read, params string[] names)
    {
        foreach (var name in names)
        {
            Add(new Row(_module!, RowKind.Property, type, name) { Read = read });
        }
    }

    public void Property(string type, string name, ReadMeaning? read, WriteMeaning? write) =>
        Add(new Row(_module!, RowKind.Property, type, name) { Read = read, Write = write });

    public void Fields(string type, Func<IFieldSymbol, Value?> meaning, params string[] names)
    {
        foreach (var name in names)
        {
            Add(new Row(_module!, RowKind.Field, type, name) { Field = meaning });
        }
    }

    /// <summary>An attribute by which a generator writes the code of the member that bears it.</summary>
    public void Attribute(string type, GeneratedMeaning meaning) => Add(new Row(_module!, RowKind.Attribute, type, ".ctor") { Generated = meaning });

    public void Field(string type, string name, object? content)
    {
        var value = Value.Of(content);
        Fields(type, _ => value, name);
    }

    private void Add(Row row)
    {
        Rows.Add(row);
        if (!_byName.TryGetValue(row.Member, out var rows))
        {
            _byName[row.Member] = rows = [];
        }

        rows.Add(row);
    }

    private IEnumerable<Row> Named(string member) => _byName.TryGetValue(member, out var rows) ? rows : None;
}
