using ComposeLint.Compose;
using ComposeLint.Text;

namespace ComposeLint.Core.Tests.Compose;

/// <summary>Projects out of texts: the first file is the main one unless the request says otherwise.</summary>
internal static class LoadedProject
{
    public static MemorySourceSet Sources(params (string Path, string Text)[] files) => new(files.Select(f => new SourceText(f.Path, f.Text)));

    public static ComposeProject Of(string compose, params (string Path, string Text)[] others) => Load(new LoadRequest(["compose.yaml"]), [("compose.yaml", compose), .. others]);

    public static ComposeProject Load(LoadRequest request, params (string Path, string Text)[] files) => ComposeLoader.Load(request, Sources(files), CancellationToken.None);
}
