namespace Chat;

public sealed record Room(string Name, string Topic);

public sealed class Rooms
{
    private readonly List<Room> _rooms = [new("lobby", "Anything")];

    public IReadOnlyList<Room> All => _rooms;

    public void Add(Room room) => _rooms.Add(room);

    public void Remove(string name) => _rooms.RemoveAll(room => room.Name == name);
}
