namespace Bookings;

/// <summary>Each name once, so that no typing error comes between a policy and those who ask for it.</summary>
public static class PolicyNames
{
    public const string Web = "Web";
    public const string Partners = "Partners";
}
