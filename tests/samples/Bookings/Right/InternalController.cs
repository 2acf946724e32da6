using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Mvc;

namespace Bookings;

/// <summary>For our own network: each derived controller says [DisableCors] itself, since that is not inherited.</summary>
public abstract class InternalController : ControllerBase;

[ApiController]
[DisableCors]
[Route("audit")]
public sealed class AuditController(Calendar calendar) : InternalController
{
    [HttpGet]
    public int Count() => calendar.All.Count;
}
