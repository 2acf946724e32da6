namespace Library;

public sealed record Book(int Id, string Title, bool IsLent);

public sealed class Catalogue
{
    public IReadOnlyList<Book> Books { get; } = [new(1, "Networks", false), new(2, "Caches", true)];
}
