using ComposeLint.Text;

namespace ComposeLint.CSharp.Source;

/// <summary>The <c>#:</c> lines with which a file-based app (<c>dotnet run app.cs</c>) says what a project file would.</summary>
/// <param name="Packages">Packages, without their versions.</param>
/// <param name="Sdks">SDKs, without their versions.</param>
/// <param name="Properties">Properties.</param>
/// <param name="Projects">Projects that it references, as paths.</param>
internal sealed record AppDirectives(
    ImmutableArray<string> Packages, ImmutableArray<string> Sdks, ImmutableArray<KeyValuePair<string, string>> Properties, ImmutableArray<string> Projects)
{
    /// <summary>Reads them; null when the file has none, and no <c>#!</c> either.</summary>
    public static AppDirectives? Read(SourceText source)
    {
        var packages = ImmutableArray.CreateBuilder<string>();
        var sdks = ImmutableArray.CreateBuilder<string>();
        var properties = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        var projects = ImmutableArray.CreateBuilder<string>();
        var isApp = false;
        // They stand before all code; comments and blank lines may stand between.
        foreach (var line in Lines(source.Text))
        {
            if (line.StartsWith("#!", StringComparison.Ordinal))
                isApp = true;
            else if (line.StartsWith("#:", StringComparison.Ordinal))
                isApp |= Add(line.Substring(2).Trim());
            else if (line.Length > 0 && line[0] is not ('/' or '*' or '#'))
                break;
        }

        return isApp ? new AppDirectives(packages.ToImmutable(), sdks.ToImmutable(), properties.ToImmutable(), projects.ToImmutable()) : null;

        bool Add(string directive)
        {
            var space = directive.IndexOfAny(new[] { ' ', '\t' });
            if (space < 0)
                return true;
            var value = directive.Substring(space + 1).Trim();
            switch (directive.Substring(0, space))
            {
                case "package":
                    packages.Add(Name(value));
                    break;
                case "sdk":
                    sdks.Add(Name(value));
                    break;
                case "project":
                    projects.Add(SourcePath.Combine(SourcePath.Directory(source.Path), value.Replace('\\', '/')));
                    break;
                case "property" when value.IndexOf('=') is > 0 and var equals:
                    properties.Add(new KeyValuePair<string, string>(value.Substring(0, equals).Trim(), value.Substring(equals + 1).Trim()));
                    break;
            }

            return true;
        }
    }

    private static string Name(string value) => value.Split('@')[0].Trim();

    private static IEnumerable<string> Lines(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            yield return text.Substring(start, end - start).Trim('\r', ' ', '\t', '\uFEFF');
            start = end + 1;
        }
    }
}
