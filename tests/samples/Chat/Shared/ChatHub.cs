using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace Chat;

[Authorize]
public sealed class ChatHub : Hub
{
    public Task Say(string room, string text) => Clients.Group(room).SendAsync("said", Context.UserIdentifier, text);

    public Task Join(string room) => Groups.AddToGroupAsync(Context.ConnectionId, room);
}

/// <summary>How many people are there: no secret, so anybody may listen.</summary>
public sealed class PresenceHub : Hub;
