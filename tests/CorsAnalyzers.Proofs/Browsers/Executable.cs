using System.ComponentModel;
using System.Diagnostics;

namespace CorsAnalyzers.Proofs.Browsers;

/// <summary>Programs of the machine: where they are, and running them as long as they are needed.</summary>
internal static class Executable
{
    /// <summary>The file that a variable names, or else the first of these on the PATH; <see langword="null"/> if there is none.</summary>
    public static string? Find(string variable, params IEnumerable<string> names) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } path
            ? path
            : (from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
               from name in names
               select Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>Starts a program and hands over each line that it writes.</summary>
    public static Process Start(string path, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, Action<string> read)
    {
        var start = new ProcessStartInfo(path, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => read(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => read(line.Data ?? "");
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    /// <summary>Ends a program and all that it has started.</summary>
    public static async Task EndAsync(Process process)
    {
        using (process)
        {
            try
            {
                process.Kill(entireProcessTree: true);
            }
            catch (Exception gone) when (gone is InvalidOperationException or Win32Exception)
            {
                return;
            }

            // Not until its output ends, which something it has left behind may hold open.
            await Task.Run(() => process.WaitForExit(TimeSpan.FromSeconds(10)));
        }
    }
}
