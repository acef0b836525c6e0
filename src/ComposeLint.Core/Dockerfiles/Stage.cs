using ComposeLint.Text;

namespace ComposeLint.Dockerfiles;

/// <summary>A stage: a FROM and the instructions up to the next.</summary>
public sealed class Stage : IElement
{
    internal Stage(int index, FromInstruction from)
    {
        Index = index;
        From = from;
        Root = this;
        StageName = from.Alias?.Text.ToLowerInvariant();
    }

    /// <summary>Its number, from 0.</summary>
    public int Index { get; }

    /// <summary>Its FROM.</summary>
    public FromInstruction From { get; }

    /// <summary>Its name in lower case, as the builder keeps it; null when it has none.</summary>
    public string? StageName { get; }

    /// <summary>Its instructions after FROM.</summary>
    public ImmutableArray<Instruction> Instructions { get; internal set; } = ImmutableArray<Instruction>.Empty;

    /// <summary>Whether an earlier stage has the same name.</summary>
    public bool IsDuplicate { get; internal set; }

    /// <summary>The stage it builds on; null when it builds on an image or on nothing.</summary>
    public Stage? Base
    {
        get;
        internal set
        {
            field = value;
            Root = value?.Root ?? this;
        }
    }

    /// <summary>The stage at the end of those it builds on: the one whose base is an image or nothing; itself when it builds on no stage.</summary>
    public Stage Root { get; private set; }

    /// <summary>The named context that it builds on, or that takes its place when it bears the stage's own name; null when there is none.</summary>
    public string? NamedContext { get; internal set; }

    /// <summary>Whether a named context takes its place, so that its instructions are not run.</summary>
    public bool IsReplaced { get; internal set; }

    /// <summary>The image it builds on, variables replaced by their defaults; unknown when those give none. Meaningless when <see cref="Base"/> is set.</summary>
    public Located<string> BaseImage { get; internal set; }

    /// <summary>Whether it builds on nothing.</summary>
    public bool IsScratch => Base is null && BaseImage.TryGet(out var image) && image == "scratch";

    /// <summary>The stages it takes files from (COPY --from, mounts), in the order written.</summary>
    public ImmutableArray<Stage> Dependencies { get; internal set; } = ImmutableArray<Stage>.Empty;

    /// <summary>What its image would say when built with the defaults.</summary>
    public ImageConfiguration Result { get; internal set; } = ImageConfiguration.Empty;

    /// <inheritdoc/>
    public SourceSpan Span => From.Alias?.Span ?? From.Image.Span;

    /// <inheritdoc/>
    public SourceSpan Context => From.Context;

    /// <inheritdoc/>
    public string Name => StageName ?? "stage " + Index.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public string Key => From.Key;

    /// <inheritdoc/>
    public Origin? Origin => null;

    /// <summary>The stage and those it builds on, nearest first.</summary>
    public IEnumerable<Stage> Chain
    {
        get
        {
            for (var stage = this; stage is not null; stage = stage.Base)
                yield return stage;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
