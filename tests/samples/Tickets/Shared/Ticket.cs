namespace Tickets;

public sealed record Ticket(int Id, string Seat);

public sealed record Order(string Seat, string Name);

public sealed class BoxOffice
{
    private readonly Dictionary<int, Ticket> _sold = [];

    public IEnumerable<Ticket> Sold => _sold.Values;

    public Ticket Sell(Order order) => _sold[_sold.Count + 1] = new Ticket(_sold.Count + 1, order.Seat);

    public void Return(int id) => _sold.Remove(id);
}
