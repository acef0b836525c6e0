using ComposeLint.CSharp.Source;
using Microsoft.CodeAnalysis;

namespace ComposeLint.CSharp.Tests.Source;

[TestClass]
public sealed class StubTests
{
    [TestMethod]
    public void DeclarationsBind()
    {
        var errors = StubLibrary.Compilations.SelectMany(compilation => compilation.GetDiagnostics()).Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()).Distinct().Take(20).ToList();
        Assert.IsEmpty(errors, string.Join("\n", errors));
    }
}
