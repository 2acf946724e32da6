using Microsoft.AspNetCore.Cors;

namespace Tickets;

internal static class KioskEndpoints
{
    public static void MapKiosk(this WebApplication app)
    {
        var kiosk = app.MapGroup("/kiosk").RequireCors("Kiosk");

        kiosk.MapGet("/seats", (BoxOffice office) => office.Sold.Select(ticket => ticket.Seat));
        kiosk.MapGet("/staff", [DisableCors] () => "4 of 5");
    }
}
