using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Mvc;

namespace Library;

[Route("search")]
[EnableCors("catalogue")]
public sealed class SearchController(Catalogue catalogue) : Controller
{
    [HttpGet]
    public IEnumerable<Book> Find(string text) => catalogue.Books.Where(book => book.Title.Contains(text));

    [DisableCors] // expect: CORS111
    internal Book? First(string text) => Find(text).FirstOrDefault();
}
