namespace Chat;

internal static class RoomEndpoints
{
    public static void MapRooms(this IEndpointRouteBuilder endpoints)
    {
        var rooms = endpoints.MapGroup("/rooms").RequireAuthorization();

        rooms.MapGet("/", (Rooms all) => all.All);
        rooms.MapPost("/", (Room room, Rooms all) => all.Add(room));
        rooms.MapDelete("/{name}", (string name, Rooms all) => all.Remove(name));
        rooms.MapMethods("/", ["OPTIONS"], (HttpContext context) => // expect: CORS408
        {
            context.Response.Headers["Access-Control-Allow-Methods"] = "GET, POST, DELETE";
            return Results.NoContent();
        });
    }
}
