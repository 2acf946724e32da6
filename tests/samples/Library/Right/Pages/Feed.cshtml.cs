using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Library.Pages;

[EnableCors("catalogue")]
public sealed class FeedModel(Catalogue catalogue) : PageModel
{
    public IActionResult OnGet() => new JsonResult(catalogue.Books);
}
