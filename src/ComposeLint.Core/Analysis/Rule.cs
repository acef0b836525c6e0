namespace ComposeLint.Analysis;

/// <summary>
/// A rule: one small partial class beside its page. It derives from one of the kinds below; the page's front matter becomes its
/// <see cref="Descriptor"/> (made by the source generator), and its messages go through the context's <c>Report</c>.
/// A rule holds no state: one instance serves all files, from several threads.
/// </summary>
public abstract class Rule
{
    private protected Rule()
    {
    }

    /// <summary>What the page says of it.</summary>
    public abstract RuleDescriptor Descriptor { get; }

    /// <summary>Whether its findings say what a more specific rule may say better: they are left out where another rule finds an error at one of their places.</summary>
    public virtual bool GivesWay => false;

    /// <inheritdoc/>
    public override string ToString() => Descriptor.Id + " " + Descriptor.Name;
}

/// <summary>A rule over what would exist on the engine: ports, names, addresses, reachability, exposure, platforms.</summary>
public abstract class TopologyRule : Rule
{
    /// <summary>Reports what is wrong in one topology.</summary>
    public abstract void Check(TopologyContext context);
}

/// <summary>A rule over one Compose project, as loaded: keys, types, style of the files themselves.</summary>
public abstract class ComposeRule : Rule
{
    /// <summary>Reports what is wrong in one project.</summary>
    public abstract void Check(ComposeContext context);
}

/// <summary>A rule over one Dockerfile.</summary>
public abstract class DockerfileRule : Rule
{
    /// <summary>Reports what is wrong in one Dockerfile.</summary>
    public abstract void Check(DockerfileContext context);
}

/// <summary>A rule over the builder facts of C# code: plain records, no Roslyn.</summary>
public abstract class CSharpRule : Rule
{
    /// <summary>Reports what is wrong in one C# project.</summary>
    public abstract void Check(CSharpContext context);
}

/// <summary>
/// A rule without a Check: its page names the kinds of <see cref="Text.Problem"/> (<c>problem: yaml-syntax</c>) that parsers, binders and the
/// engine's refusals publish, and each becomes a finding with the problem's own message.
/// </summary>
public abstract class ProblemRule : Rule
{
}
