namespace Bookings;

public sealed record Booking(Guid Id, string Room, DateOnly From, DateOnly To);

public sealed class Calendar
{
    private readonly Dictionary<Guid, Booking> _bookings = [];

    public IReadOnlyCollection<Booking> All => _bookings.Values;

    public void Put(Booking booking) => _bookings[booking.Id] = booking;

    public bool Remove(Guid id) => _bookings.Remove(id);
}
