using System.Text.RegularExpressions;

namespace ComposeLint.EngineTruth;

/// <summary>The constant words of an error message: quoted names, ids, addresses, numbers and names of things become _.</summary>
internal static partial class MessageClass
{
    public static string Of(string message)
    {
        var words = string.Join(' ', message.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        words = Quoted().Replace(words, "0");
        words = NamedThings().Replace(words, "$1 _");
        words = Values().Replace(words, "_");
        return Runs().Replace(words, "_").TrimEnd('.');
    }

    [GeneratedRegex(@"<[^>]*>|(?<!\w)(['""])[^'""]*\1(?!\w)|(?<=cycle detected: ).*")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\b(bind for|service|network(?! mode| namespace| config| can't)|on endpoint|nameserver address|such container:|pools:|container_name and) \S+")]
    private static partial Regex NamedThings();

    [GeneratedRegex(@"\bservices\.\S+|(?<!\S)(?!ipv[46])\S*(\d|::)\S*")]
    private static partial Regex Values();

    [GeneratedRegex("_( _)+")]
    private static partial Regex Runs();
}
