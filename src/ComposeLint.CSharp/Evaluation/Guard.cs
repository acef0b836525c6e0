namespace ComposeLint.CSharp.Evaluation;

/// <summary>What a condition asks, where that matters to containers.</summary>
internal enum GuardKind
{
    /// <summary>Anything else; told apart by its text.</summary>
    Other,
    /// <summary>Running on Linux.</summary>
    Linux,
    /// <summary>Running on Windows.</summary>
    Windows,
    /// <summary>Running on macOS.</summary>
    Mac,
    /// <summary>An Aspire app host that runs.</summary>
    Run,
    /// <summary>An Aspire app host that publishes.</summary>
    Publish,
    /// <summary>The Development environment.</summary>
    Development,
    /// <summary><c>DOTNET_RUNNING_IN_CONTAINER</c>.</summary>
    InContainer,
}

/// <summary>A condition that holds where something is made or called.</summary>
/// <param name="Kind">What it asks.</param>
/// <param name="Holds">Whether it is true there.</param>
/// <param name="Text">Its source, which tells <see cref="GuardKind.Other"/> conditions apart.</param>
internal sealed record Guard(GuardKind Kind, bool Holds, string Text)
{
    /// <summary>Whether the two cannot both hold.</summary>
    public bool Contradicts(Guard other)
    {
        if (Kind == other.Kind)
            return Holds != other.Holds && (Kind != GuardKind.Other || Text == other.Text);
        if (Kind is GuardKind.Run or GuardKind.Publish && other.Kind is GuardKind.Run or GuardKind.Publish)
            return Holds == other.Holds;
        return Holds && other.Holds && IsPlatform(Kind) && IsPlatform(other.Kind);
    }

    private static bool IsPlatform(GuardKind kind) => kind is GuardKind.Linux or GuardKind.Windows or GuardKind.Mac;
}
