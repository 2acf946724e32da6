using Microsoft.AspNetCore.Cors;

namespace Tickets;

internal static class KioskEndpoints
{
    public static void MapKiosk(this WebApplication app)
    {
        app.MapGet("/kiosk/seats", (BoxOffice office) => office.Sold.Select(ticket => ticket.Seat)).RequireCors("Kiosk");
        app.MapGet("/kiosk/staff", [DisableCors] () => "4 of 5").RequireCors("Kiosk"); // expect: CORS111
    }
}
