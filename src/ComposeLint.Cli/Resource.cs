namespace ComposeLint.Cli;

/// <summary>Files that are part of the program.</summary>
internal static class Resource
{
    /// <summary>An embedded file's text.</summary>
    public static string Text(string name)
    {
        using var stream = typeof(Resource).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException("No resource " + name);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
