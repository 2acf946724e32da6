namespace Chat;

internal static class RoomEndpoints
{
    public static void MapRooms(this IEndpointRouteBuilder endpoints)
    {
        var rooms = endpoints.MapGroup("/rooms").RequireAuthorization();

        rooms.MapGet("/", (Rooms all) => all.All);
        rooms.MapPost("/", (Room room, Rooms all) => all.Add(room));
        rooms.MapDelete("/{name}", (string name, Rooms all) => all.Remove(name));
    }
}
