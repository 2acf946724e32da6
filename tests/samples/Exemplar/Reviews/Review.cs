namespace Exemplar.Reviews;

public sealed record Review(int Product, int Stars, string Text);
