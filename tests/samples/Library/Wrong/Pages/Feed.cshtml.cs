using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Library.Pages;

public sealed class FeedModel(Catalogue catalogue) : PageModel
{
    [EnableCors("catalogue")] // expect: CORS111
    public IActionResult OnGet() => new JsonResult(catalogue.Books);
}
