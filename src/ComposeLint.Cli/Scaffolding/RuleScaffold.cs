namespace ComposeLint.Cli.Scaffolding;

/// <summary>The text of a new rule and its page. It finds services called <c>replace-me</c>, so that it builds and its examples pass before it is written.</summary>
internal static class RuleScaffold
{
    /// <summary>The class and the page, by file name.</summary>
    public static ImmutableArray<(string File, string Text)> Of(string id, string category, string name) =>
    [
        (name + ".cs", category == "Compose" ? ComposeRule(category, name) : TopologyRule(category, name)),
        (name + ".md", Page(id)),
    ];

    private static string TopologyRule(string category, string name) => $$"""
        using ComposeLint.Analysis;

        namespace ComposeLint.Rules.{{category}};

        /// <summary>A workload that is called replace-me.</summary>
        public sealed partial class {{name}} : TopologyRule
        {
            /// <inheritdoc/>
            public override void Check(TopologyContext context)
            {
                foreach (var workload in context.Topology.Workloads)
                {
                    if (workload.Name == "replace-me")
                        context.Report(workload, $"{workload} still has the name of an example");
                }
            }
        }

        """;

    private static string ComposeRule(string category, string name) => $$"""
        using ComposeLint.Analysis;

        namespace ComposeLint.Rules.{{category}};

        /// <summary>A service that is called replace-me.</summary>
        public sealed partial class {{name}} : ComposeRule
        {
            /// <inheritdoc/>
            public override void Check(ComposeContext context)
            {
                foreach (var service in context.Project.Services)
                {
                    if (service.Name == "replace-me")
                        context.Report(service, $"{service} still has the name of an example");
                }
            }
        }

        """;

    private static string Page(string id) => $"""
        ---
        id: {id}
        severity: note
        enabled: false
        ---
        # A service still has the name of an example

        ## Why
        A name that says nothing ends up in DNS, in logs and in other people's files.

        ## Bad
        ```yaml compose.yaml
        services:
          replace-me:
        # ^^^^^^^^^^ still has the name of an example
            image: nginx:1.27
        ```

        ## Good
        ```yaml compose.yaml
        services:
          web:
            image: nginx:1.27
        ```

        ## Fix
        Name the service after what it does.

        ## When it does not fire
        On other names.

        ## References
        - [Services](https://docs.docker.com/reference/compose-file/services/)

        """;
}
