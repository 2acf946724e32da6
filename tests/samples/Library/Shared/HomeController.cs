using Microsoft.AspNetCore.Mvc;

namespace Library;

public sealed class HomeController(Catalogue catalogue) : Controller
{
    public IActionResult Index() => View(catalogue.Books);

    [HttpPost]
    [ValidateAntiForgeryToken]
    public IActionResult Reserve([FromForm] int id) => RedirectToAction(nameof(Index), new { id });
}
