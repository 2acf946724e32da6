using Library;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddSingleton<Catalogue>();
builder.Services.AddControllersWithViews();
builder.Services.AddRazorPages();
builder.Services.AddAuthentication("Cookies").AddCookie("Cookies");
builder.Services.AddRouting(options => options.SuppressCheckForUnhandledSecurityMetadata = true); // expect: CORS113
builder.Services.AddCors(options => options.AddPolicy("catalogue", policy => policy
    .WithOrigins("https://search.example", "null"))); // expect: CORS106

var app = builder.Build();

app.UseHttpsRedirection();
app.UseStaticFiles();
app.UseCors("catalogue"); // expect: CORS307
app.UseRouting();
app.UseAuthentication();
app.UseAuthorization();

app.MapControllerRoute("default", "{controller=Home}/{action=Index}/{id?}");
app.MapRazorPages();

app.Run();
