using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Mvc;
using Exemplar.Cors;

namespace Exemplar.Catalog;

[ApiController]
[Route("catalog")]
[EnableCors(CorsPolicies.Catalog)]
public sealed class CatalogController : ControllerBase
{
    private static readonly Product[] Products = [new(1, "Kettle", 39.90m), new(2, "Teapot", 24.50m), new(3, "Cup", 6.20m)];

    [HttpGet]
    public IReadOnlyList<Product> List() => Products;

    [HttpGet("{id:int}")]
    public ActionResult<Product> Get(int id) => Array.Find(Products, product => product.Id == id) is { } found ? found : NotFound();
}
