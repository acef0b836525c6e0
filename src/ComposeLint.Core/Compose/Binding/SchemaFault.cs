using ComposeLint.Text;

namespace ComposeLint.Compose.Binding;

/// <summary>Something in a model that the schema of a deployer refuses.</summary>
/// <param name="Problem">The fault for the user: kinds <c>unknown-key</c>, <c>wrong-type</c>, <c>invalid-value</c>, <c>unquoted-date</c>.</param>
/// <param name="Refusal">The deployer's own message for it: compose-go's <c>services.web.ports must be a array</c>; null when newer versions take it.</param>
/// <param name="Specificity">How deep it lies; of several compose-go tells one of the deepest (schema/schema.go, getMostSpecificError).</param>
public sealed record SchemaFault(Problem Problem, string? Refusal, int Specificity);
