using ComposeLint.CSharp.Reading;
using ComposeLint.DockerCli;
using ComposeLint.Text;

namespace ComposeLint.CSharp.Aspire;

/// <summary>The flags of <c>WithContainerRuntimeArgs</c>, read as <c>docker run</c> reads its own (API.md sections 4.3 and 8).</summary>
internal static class RuntimeFlags
{
    /// <summary>What the flags ask of the container runtime.</summary>
    /// <param name="arguments">The flags, in order.</param>
    /// <param name="context">What holds them.</param>
    /// <param name="key">The resource's key.</param>
    public static RuntimeRequest Read(ImmutableArray<Located<string>> arguments, SourceSpan context, string key)
    {
        var line = CommandGrammar.Run.Read(arguments.Select(argument => new CommandWord(argument)).ToImmutableArray(), 0);
        return new RuntimeRequest
        {
            NetworkMode = line.All("network").Select(mode => (Located<string>?)mode).FirstOrDefault(),
            IsPrivileged = line.Flag("privileged"),
            Ports = line.All("publish").Select(port => PublishText.Of(port, context, key)).OfType<PublishFact>().ToImmutableArray(),
            Mounts = line.All("volume").Concat(line.All("mount")).Select(Source).OfType<Located<string>>().ToImmutableArray(),
        };
    }

    /// <summary>The path of the host in <c>-v /host:/container</c> and <c>--mount type=bind,source=/host,target=...</c>; null for a volume, and what is not known.</summary>
    private static Located<string>? Source(Located<string> written)
    {
        if (!written.TryGet(out var text))
            return null;
        var path = text.IndexOf('=') < 0 ? text.Split(':')[0] : text.Split(',').Select(field => field.Split('=')).FirstOrDefault(pair => pair.Length == 2 && pair[0] is "source" or "src")?[1];
        return path is { Length: > 0 } && path[0] is '/' or '.' or '~' ? written.Select(_ => path) : null;
    }
}
