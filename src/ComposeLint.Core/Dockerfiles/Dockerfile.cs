using ComposeLint.Text;

namespace ComposeLint.Dockerfiles;

/// <summary>A Dockerfile as read: its instructions, its stages, and what the builder would refuse.</summary>
public sealed class Dockerfile
{
    internal Dockerfile(
        SourceText source,
        char escape,
        ImmutableArray<DockerfilePart> parts,
        ImmutableArray<Directive> directives,
        ImmutableArray<Comment> comments,
        ImmutableArray<Instruction> instructions,
        ImmutableArray<Stage> stages,
        ImmutableArray<Problem> problems)
    {
        Source = source;
        Escape = escape;
        Parts = parts;
        Directives = directives;
        Comments = comments;
        Instructions = instructions;
        Stages = stages;
        Problems = problems;
        Checks = CheckOptions.Read(directives);
        Runs = AllRuns(instructions);
    }

    /// <summary>The file.</summary>
    public SourceText Source { get; }

    /// <summary>The escape character: a backslash, or a backtick by directive.</summary>
    public char Escape { get; }

    /// <summary>Its lines, in order, each in exactly one part.</summary>
    public ImmutableArray<DockerfilePart> Parts { get; }

    /// <summary>The parser directives at its top.</summary>
    public ImmutableArray<Directive> Directives { get; }

    /// <summary>Its comment lines, those inside continuations too; directives not.</summary>
    public ImmutableArray<Comment> Comments { get; }

    /// <summary>Its instructions in order; a trigger stands in its ONBUILD.</summary>
    public ImmutableArray<Instruction> Instructions { get; }

    /// <summary>Its stages in order.</summary>
    public ImmutableArray<Stage> Stages { get; }

    /// <summary>What the builder refuses or warns of.</summary>
    public ImmutableArray<Problem> Problems { get; }

    /// <summary>What the directive <c># check=</c> asks for.</summary>
    public CheckOptions Checks { get; }

    /// <summary>Every RUN, those that ONBUILD triggers too.</summary>
    public ImmutableArray<RunInstruction> Runs { get; }

    private static ImmutableArray<RunInstruction> AllRuns(ImmutableArray<Instruction> instructions)
    {
        var runs = ImmutableArray.CreateBuilder<RunInstruction>();
        foreach (var instruction in instructions)
            if (instruction is RunInstruction run || (instruction is OnbuildInstruction { Instruction: RunInstruction trigger } && (run = trigger) is not null))
                runs.Add(run);
        return runs.ToImmutable();
    }

    /// <inheritdoc/>
    public override string ToString() => Source.Path;
}
