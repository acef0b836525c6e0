using ComposeLint.Fuzz;

namespace ComposeLint.Rules.Tests.Fuzz;

/// <summary>Inputs that fuzzing found (tests/ComposeLint.Fuzz), made small: what broke on them holds now.</summary>
[TestClass]
public sealed class FoundInputTests
{
    public static IEnumerable<TestDataRow<string>> Inputs =>
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Fuzz", "cases")).Order(StringComparer.Ordinal)
            .Select(path => new TestDataRow<string>(path) { DisplayName = Path.GetFileName(path) });

    [TestMethod]
    [DynamicData(nameof(Inputs))]
    public void An_input_that_broke_something_is_analysed(string path) => Oracle.Check(File.ReadAllBytes(path));
}
