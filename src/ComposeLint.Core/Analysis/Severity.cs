namespace ComposeLint.Analysis;

/// <summary>How bad a finding is. One rule has one severity, since code scanning reads it per rule.</summary>
public enum Severity
{
    /// <summary>Worth knowing.</summary>
    Note,
    /// <summary>Probably not what was meant.</summary>
    Warning,
    /// <summary>Will be refused, or will not work.</summary>
    Error,
}

/// <summary>How sure a finding is.</summary>
public enum Confidence
{
    /// <summary>A guess; hidden unless asked for.</summary>
    Low,
    /// <summary>Likely: rests on an inference that is usually right.</summary>
    Medium,
    /// <summary>Follows from the files.</summary>
    High,
}

/// <summary>Docker hosts that behave differently.</summary>
[Flags]
public enum Platforms
{
    /// <summary>None.</summary>
    None = 0,
    /// <summary>Docker Engine on Linux, as root.</summary>
    Linux = 1,
    /// <summary>Docker Desktop on macOS.</summary>
    Mac = 2,
    /// <summary>Docker Desktop on Windows (Linux containers).</summary>
    Windows = 4,
    /// <summary>Rootless Docker Engine on Linux.</summary>
    Rootless = 8,
    /// <summary>All of them.</summary>
    All = Linux | Mac | Windows | Rootless,
}
