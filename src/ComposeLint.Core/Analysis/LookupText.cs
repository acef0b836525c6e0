using ComposeLint.Text;

namespace ComposeLint.Analysis;

/// <summary>Says why a file has no text.</summary>
internal static class LookupText
{
    /// <summary>The reason in a few words.</summary>
    public static string Of(SourceLookup lookup) => lookup.Status switch
    {
        LookupStatus.Missing => "there is no such file",
        LookupStatus.OutsideRoot => "it lies outside the directory that may be read",
        LookupStatus.TooLarge => "it is larger than 10 MiB",
        LookupStatus.NotAFile => "it is not a regular file",
        LookupStatus.NotText => "it is not text",
        _ => lookup.Detail ?? "the system refused",
    };
}
