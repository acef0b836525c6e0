namespace ComposeLint.Compose.Binding;

/// <summary>Who reads a Compose file.</summary>
public enum ComposeDialect
{
    /// <summary><c>docker compose</c>: compose-go's schema/compose-spec.json.</summary>
    Compose,
    /// <summary><c>docker stack deploy</c>: docker/cli's cli/compose/schema, format 3.13.</summary>
    Stack,
}

/// <summary>What a deployer makes of a key.</summary>
public enum KeyEffect
{
    /// <summary>It has its effect.</summary>
    Honoured,
    /// <summary>It is accepted and has no effect.</summary>
    Ignored,
    /// <summary>It is accepted with a warning and has no effect.</summary>
    Obsolete,
    /// <summary>The whole file is refused.</summary>
    Refused,
}

/// <summary>A key as Knowledge/compose-keys.tsv has it.</summary>
/// <param name="Path">Keys joined by <c>.</c>, <c>*</c> for any name, <c>[]</c> for an item: <c>services.*.ports[].target</c>.</param>
/// <param name="InCompose">What Compose makes of it.</param>
/// <param name="InStack">What <c>docker stack deploy</c> makes of it.</param>
/// <param name="Instead">What to write instead of a key that there never was; null for one that exists.</param>
/// <param name="Citation">Where this is known from.</param>
public sealed record ComposeKey(string Path, KeyEffect InCompose, KeyEffect InStack, string? Instead, string Citation)
{
    /// <summary>What a deployer makes of it.</summary>
    public KeyEffect In(ComposeDialect dialect) => dialect == ComposeDialect.Compose ? InCompose : InStack;
}
