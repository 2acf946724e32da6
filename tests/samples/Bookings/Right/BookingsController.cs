using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Mvc;

namespace Bookings;

[ApiController]
[Route("bookings")]
public sealed class BookingsController(Calendar calendar) : ControllerBase
{
    [HttpGet]
    public IEnumerable<Booking> List() => calendar.All;

    [HttpPut("{id:guid}")]
    public IActionResult Put(Guid id, Booking booking)
    {
        calendar.Put(booking with { Id = id });
        return NoContent();
    }

    [HttpDelete("{id:guid}")]
    public IActionResult Cancel(Guid id) => calendar.Remove(id) ? NoContent() : NotFound();

    [HttpPost("import")]
    [EnableCors(PolicyNames.Partners)]
    public IActionResult Import(Booking[] bookings)
    {
        foreach (var booking in bookings)
        {
            calendar.Put(booking);
        }

        return Accepted();
    }

    [HttpGet("export")]
    [EnableCors(PolicyNames.Partners)]
    public IEnumerable<Booking> Export() => calendar.All;
}
