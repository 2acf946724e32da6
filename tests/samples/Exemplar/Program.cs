using Exemplar.Account;
using Exemplar.BackOffice;
using Exemplar.Basket;
using Exemplar.Cors;
using Exemplar.Orders;
using Exemplar.Partners;
using Exemplar.Stores;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddControllers();
builder.Services.AddProblemDetails();
builder.Services.AddSingleton<BasketStore>();
builder.Services
    .AddExemplarCors(builder.Configuration, builder.Environment)
    .AddOrders();

var app = builder.Build();

if (!app.Environment.IsDevelopment())
{
    app.UseExceptionHandler();
    app.UseHsts();
    app.UseHttpsRedirection();
}

app.UseCors();

app.MapControllers();
app.MapAccount();
app.MapBasket();
app.MapOrders();
app.MapBackOffice();
app.MapPartners();
app.MapStores();

app.Run();
