namespace Gateway;

/// <summary>Hands a request on to a service behind the gateway.</summary>
public sealed class Proxy(IHttpClientFactory clients)
{
    public async Task ForwardAsync(HttpContext context, string service)
    {
        using var answer = await clients.CreateClient(service).GetAsync(context.Request.Path);
        context.Response.StatusCode = (int)answer.StatusCode;
        await answer.Content.CopyToAsync(context.Response.Body);
    }
}
