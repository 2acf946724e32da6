using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Mvc;

namespace Bookings;

/// <summary>For our own network: no page of another origin may read any of it.</summary>
[DisableCors]
public abstract class InternalController : ControllerBase;

[ApiController]
[Route("audit")]
public sealed class AuditController(Calendar calendar) : InternalController // expect: CORS111
{
    [HttpGet]
    public int Count() => calendar.All.Count;
}
