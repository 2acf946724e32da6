using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CorsAnalyzers.Fuzz.Programs;

/// <summary>A file of a program: source, settings or <c>.editorconfig</c>, by its name.</summary>
internal sealed record ProgramFile(string Path, [property: JsonConverter(typeof(AnyText))] string Text)
{
    public bool IsSource => Path.EndsWith(".cs", StringComparison.Ordinal);

    public bool IsConfig => Path.EndsWith("config", StringComparison.Ordinal);

    public bool IsAdditional => !IsSource && !IsConfig;
}

/// <summary>A program to try: its files, and the assemblies that it ought to reference and does not.</summary>
internal sealed record FuzzProgram(string Name, ImmutableArray<ProgramFile> Files)
{
    private const string FileMark = "// FILE ";

    public ImmutableArray<string> Missing { get; init; } = [];

    public IEnumerable<ProgramFile> Sources => Files.Where(file => file.IsSource);

    /// <summary>A program of one source, and perhaps of one settings file.</summary>
    public static FuzzProgram Of(string name, string code, string? settings = null) =>
        new(name, [new("/app/Program.cs", code), .. settings is null ? Array.Empty<ProgramFile>() : [new("/app/appsettings.json", settings)]]);

    /// <summary>Reads what <see cref="ToString"/> writes: each file below a line that names it; without one, there is one file.</summary>
    public static FuzzProgram Parse(string name, string text)
    {
        if (!text.StartsWith(FileMark, StringComparison.Ordinal))
        {
            return Of(name, text);
        }

        var files = ("\n" + text).Split("\n" + FileMark, StringSplitOptions.RemoveEmptyEntries);
        return new(name, [.. files.Select(file => file.Split('\n', 2)).Select(parts => new ProgramFile(parts[0].Trim(), parts[1]))]);
    }

    /// <summary>The program with another text in one of its files.</summary>
    public FuzzProgram With(int file, string text) => this with { Files = Files.SetItem(file, Files[file] with { Text = text }) };

    public override string ToString()
    {
        var text = new StringBuilder(Missing.IsEmpty ? "" : $"// Without {string.Join(", ", Missing)}\n");
        foreach (var file in Files)
        {
            text.Append(FileMark).Append(file.Path).Append('\n').Append(file.Text.TrimEnd()).Append('\n');
        }

        return text.ToString();
    }
}

/// <summary>Text with halves of surrogate pairs in it, which JSON cannot hold.</summary>
internal sealed class AnyText : JsonConverter<string>
{
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        string.Create(reader.GetBytesFromBase64().Length / 2, reader.GetBytesFromBase64(), static (text, bytes) =>
        {
            for (var i = 0; i < text.Length; i++)
            {
                text[i] = (char)(bytes[2 * i] | (bytes[(2 * i) + 1] << 8));
            }
        });

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteBase64StringValue([.. value.SelectMany(letter => new[] { (byte)letter, (byte)(letter >> 8) })]);
}
