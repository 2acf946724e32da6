using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Mvc;
using Exemplar.Cors;

namespace Exemplar.Reviews;

[ApiController]
[Route("reviews/{product:int}")]
public sealed class ReviewsController : ControllerBase
{
    [HttpGet]
    [EnableCors(CorsPolicies.Reviews)]
    public IReadOnlyList<Review> List(int product) => [new(product, 5, "Holds water.")];

    [HttpPost]
    [EnableCors(CorsPolicies.Reviews)]
    public IActionResult Add(int product, Review review) => review.Product == product ? Accepted() : BadRequest();
}
