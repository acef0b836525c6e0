using ComposeLint.Analysis;

namespace ComposeLint.Rules.Compose;

/// <summary>A file that another names and that the user makes from a template.</summary>
public sealed partial class FileToBeCreated : ProblemRule;
