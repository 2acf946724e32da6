using CorsAnalyzers.Catalogue;

switch (args)
{
    case []:
        foreach (var file in WrittenFile.All.Where(file => file.Update(RepositoryRoot.Path)))
        {
            Console.WriteLine($"written: {file.Path}");
        }

        return 0;
    case ["--check"]:
        var outdated = WrittenFile.All.Where(file => !file.IsUpToDate(RepositoryRoot.Path)).ToList();
        foreach (var file in outdated)
        {
            Console.Error.WriteLine($"{file.Path} is not what the rules make it. Run: {WrittenFile.Command}");
        }

        return outdated.Count == 0 ? 0 : 1;
    default:
        Console.Error.WriteLine($"usage: {WrittenFile.Command} [-- --check]");
        return 2;
}
