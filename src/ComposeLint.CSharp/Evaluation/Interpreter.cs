using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ComposeLint.CSharp.Evaluation;

/// <summary>
/// Runs method bodies on what is known of their values: one pass, branches joined, loops once, helpers of the compilation followed three levels deep.
/// What it leaves behind are the objects that were made and the calls made on them; it knows nothing of Docker.
/// </summary>
internal sealed partial class Interpreter(Compilation compilation, Func<SyntaxNode, bool> isCandidate, CancellationToken cancellation)
{
    private const int FollowDepth = 3;
    private const int BudgetPerEntry = 40_000;

    private readonly HashSet<IMethodSymbol> _active = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _followed = new(SymbolEqualityComparer.Default);
    private int _budget;

    /// <summary>Every object of a watched library that was made or handed out, in the order of interpretation.</summary>
    public List<Instance> Instances { get; } = new();

    /// <summary>Calls of watched static methods, and of methods that take a command line.</summary>
    public List<Call> StaticCalls { get; } = new();

    /// <summary>Every call on an object of a watched library, and on what its library hands out.</summary>
    public List<Call> WatchedCalls { get; } = new();

    /// <summary>Calls of immutable builders whose result nobody takes.</summary>
    public List<Call> Dropped { get; } = new();

    /// <summary>Members that were interpreted for a caller that is known; what they make by themselves is not counted again.</summary>
    public bool WasFollowed(ISymbol member) => _followed.Contains(member.OriginalDefinition);

    /// <summary>Interprets a member for itself, its parameters unknown.</summary>
    public void Run(SyntaxNode member, SemanticModel model)
    {
        (_budget, _nesting) = (BudgetPerEntry, 0);
        switch (member)
        {
            case VariableDeclaratorSyntax { Initializer: not null } field when model.GetDeclaredSymbol(field, cancellation) is { } symbol:
                FieldValue(symbol);
                break;
            case PropertyDeclarationSyntax property when model.GetDeclaredSymbol(property, cancellation) is IPropertySymbol symbol:
                if (property.Initializer is not null)
                    FieldValue(symbol);
                else if (symbol.GetMethod is { } getter)
                    RunMethod(getter, property, model);
                break;
            default:
                if (MethodOf(member, model) is { } method)
                    RunMethod(method, member, model);
                break;
        }
    }

    private IMethodSymbol? MethodOf(SyntaxNode member, SemanticModel model) => model.GetDeclaredSymbol(member, cancellation) as IMethodSymbol;

    private void RunMethod(IMethodSymbol method, SyntaxNode member, SemanticModel model)
    {
        if (Body(member, model) is not { } body || !_active.Add(method))
            return;
        try
        {
            var frame = new Frame(method, model, depth: 0);
            Execute(body, frame);
            foreach (var returned in frame.Returns.SelectMany(value => Choice.Flatten(value)).OfType<Instance>())
                returned.Escapes = true;
        }
        finally
        {
            _active.Remove(method);
        }
    }

    /// <summary>The operations of a declaration's body; null when it has none.</summary>
    private IOperation? Body(SyntaxNode declaration, SemanticModel model) => declaration switch
    {
        PropertyDeclarationSyntax { ExpressionBody: { } arrow } => model.GetOperation(arrow, cancellation),
        PropertyDeclarationSyntax { AccessorList: { } list } when list.Accessors.FirstOrDefault(a => a.Keyword.ValueText == "get") is { } getter =>
            getter.Body is null && getter.ExpressionBody is null ? null : model.GetOperation(getter, cancellation),
        ArrowExpressionClauseSyntax arrow => model.GetOperation(arrow, cancellation),
        AccessorDeclarationSyntax { Body: null, ExpressionBody: null } => null,
        _ => model.GetOperation(declaration, cancellation),
    };

    private void Watch(Instance instance, Frame frame)
    {
        instance.IsStandalone = frame.Depth == 0;
        Instances.Add(instance);
    }

    private bool Spend()
    {
        cancellation.ThrowIfCancellationRequested();
        return --_budget > 0;
    }

    private SemanticModel? ModelOf(SyntaxNode node) =>
        compilation.ContainsSyntaxTree(node.SyntaxTree) ? compilation.GetSemanticModel(node.SyntaxTree) : null;
}
