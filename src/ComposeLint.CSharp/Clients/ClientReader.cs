using ComposeLint.CSharp.Reading;
using ComposeLint.Text;
using ComposeLint.Topology;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ComposeLint.CSharp.Clients;

/// <summary>
/// Addresses that code hands to a client: <c>UseNpgsql</c>, <c>new NpgsqlConnection</c>, <c>BaseAddress</c> and the like (<see cref="ClientSinks"/>). A constant is an
/// address that no configuration changes; the right side of <c>config["X"] ?? "..."</c> is the default of X. What stands under a condition is left out.
/// </summary>
internal sealed class ClientReader(Compilation compilation, Places places, CancellationToken cancellation)
{
    /// <summary>The addresses in some files, by file and place.</summary>
    public ImmutableArray<ApplicationSetting> Read(IEnumerable<SyntaxTree> trees)
    {
        var found = ImmutableArray.CreateBuilder<ApplicationSetting>();
        foreach (var tree in trees.OrderBy(tree => tree.FilePath, StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            SemanticModel? model = null;
            foreach (var node in tree.GetRoot(cancellation).DescendantNodes())
            {
                if (Address(node) is not { } address || IsConditional(node))
                    continue;
                model ??= compilation.GetSemanticModel(tree);
                if (Setting(address, model) is { } setting)
                    found.Add(setting);
            }
        }

        return found.ToImmutable();
    }

    /// <summary>The expression that a client takes its address from; null for what hands none to one.</summary>
    private static ExpressionSyntax? Address(SyntaxNode node)
    {
        switch (node)
        {
            case InvocationExpressionSyntax invocation when NameOf(invocation.Expression) is { } method && ClientSinks.IsMethod(method, ReceiverOf(invocation.Expression)):
                return First(invocation.ArgumentList);
            case ObjectCreationExpressionSyntax creation when NameOf(creation.Type) is { } type && ClientSinks.IsType(type):
                return First(creation.ArgumentList);
            case AssignmentExpressionSyntax { Left: var left, Right: var right } when NameOf(left) is { } member && ClientSinks.IsMember(member):
                return right;
            default:
                return null;
        }
    }

    private static ExpressionSyntax? First(ArgumentListSyntax? arguments) => arguments?.Arguments.FirstOrDefault()?.Expression;

    private ApplicationSetting? Setting(ExpressionSyntax address, SemanticModel model)
    {
        // new Uri("http://api").
        if (address is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [var only, ..] } creation && (creation is ImplicitObjectCreationExpressionSyntax || NameOf(((ObjectCreationExpressionSyntax)creation).Type) == "Uri"))
            address = only.Expression;
        var key = "code:" + places.At(address);
        if (address is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce)
        {
            if (KeyOf(coalesce.Left, model) is not { } configured)
                return null;
            (key, address) = (configured, coalesce.Right);
        }

        return model.GetConstantValue(address, cancellation) is { HasValue: true, Value: string { Length: > 0 } text } ? new ApplicationSetting(key, new Located<string>(text, places.At(address))) : null;
    }

    /// <summary>The key of <c>config["X"]</c>, <c>config.GetConnectionString("X")</c>, <c>config.GetValue&lt;string&gt;("X")</c>, <c>Environment.GetEnvironmentVariable("X")</c>.</summary>
    private string? KeyOf(ExpressionSyntax expression, SemanticModel model)
    {
        var (name, argument) = expression switch
        {
            ElementAccessExpressionSyntax access => ("", access.ArgumentList.Arguments.FirstOrDefault()?.Expression),
            InvocationExpressionSyntax invocation => (NameOf(invocation.Expression), First(invocation.ArgumentList)),
            _ => (null, null),
        };
        if (name is not ("" or "GetConnectionString" or "GetValue" or "GetEnvironmentVariable") || argument is null || model.GetConstantValue(argument, cancellation) is not { HasValue: true, Value: string key })
            return null;
        return name == "GetConnectionString" ? "ConnectionStrings:" + key : key.Replace("__", ":");
    }

    /// <summary>Whether a node may not be reached: below a condition, or in code for a developer's own machine (EF Core's design-time factories).</summary>
    private static bool IsConditional(SyntaxNode node)
    {
        foreach (var outer in node.Ancestors())
        {
            if (outer is IfStatementSyntax or ConditionalExpressionSyntax or SwitchSectionSyntax or SwitchExpressionArmSyntax or CatchClauseSyntax or ConditionalAccessExpressionSyntax)
                return true;
            if (outer is TypeDeclarationSyntax { BaseList: { } bases } && bases.Types.Any(type => type.ToString().StartsWith("IDesignTimeDbContextFactory", StringComparison.Ordinal)))
                return true;
        }

        return false;
    }

    private static string? NameOf(SyntaxNode node) => node switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        GenericNameSyntax generic => generic.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        _ => null,
    };

    private static string? ReceiverOf(ExpressionSyntax expression) => expression is MemberAccessExpressionSyntax access ? NameOf(access.Expression) : null;
}
