using ComposeLint.Compose.Interpolation;

namespace ComposeLint.Compose.Including;

/// <summary>Where a set of files is loaded: its project directory and its variables.</summary>
/// <param name="Directory">The directory that relative paths are seen from.</param>
/// <param name="Variables">The variables.</param>
/// <param name="Chain">The files that are being loaded, the main one first: includes of these are cycles.</param>
internal sealed record LoadScope(string Directory, VariableScope Variables, ImmutableArray<string> Chain);
