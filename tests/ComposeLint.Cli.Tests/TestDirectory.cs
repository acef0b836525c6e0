using System.Runtime.CompilerServices;

namespace ComposeLint.Cli.Tests;

/// <summary>A directory that is gone after the test.</summary>
internal sealed class TestDirectory : IDisposable
{
    public TestDirectory()
    {
        var info = Directory.CreateTempSubdirectory("composelint-");
        Path = info.FullName;
    }

    public string Path { get; }

    /// <summary>The directory of the test project's sources.</summary>
    public static string Sources { get; } = ThisDirectory();

    /// <summary>The repository's root.</summary>
    public static string RepositoryRoot => System.IO.Path.GetFullPath("../..", Sources);

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public TestDirectory Write(string name, string text)
    {
        var path = this[name];
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    public TestDirectory Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(this[name], bytes);
        return this;
    }

    private static string ThisDirectory([CallerFilePath] string file = "") => System.IO.Path.GetDirectoryName(file)!;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
