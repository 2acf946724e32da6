using Storefront.Account;
using Storefront.BackOffice;
using Storefront.Basket;
using Storefront.Cors;
using Storefront.Orders;
using Storefront.Partners;
using Storefront.Stores;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddControllers();
builder.Services.AddProblemDetails();
builder.Services.AddSingleton<BasketStore>();
builder.Services
    .AddStorefrontCors(builder.Configuration, builder.Environment)
    .AddAccount(builder.Environment)
    .AddOrders();

var app = builder.Build();

if (!app.Environment.IsDevelopment())
{
    app.UseExceptionHandler();
    app.UseHsts();
}

app.UseHttpsRedirection();
app.UseCors();

app.MapControllers();
app.MapAccount();
app.MapBasket();
app.MapOrders();
app.MapBackOffice();
app.MapPartners();
app.MapStores();

app.Run();
