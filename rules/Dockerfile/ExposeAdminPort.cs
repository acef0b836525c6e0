using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A port for administration is exposed.</summary>
public sealed partial class ExposeAdminPort : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var instruction in context.File.Instructions)
        {
            if (instruction is not ListInstruction { Kind: InstructionKind.Expose } expose)
                continue;
            foreach (var item in expose.Items)
            {
                var service = item.Text.Split('/')[0] switch { "22" => "SSH", "23" => "Telnet", "3389" => "RDP", "5800" or "5900" => "VNC", _ => null };
                if (service is not null && !item.Text.EndsWith("/udp", StringComparison.Ordinal))
                    context.Report(expose.Element(item), $"{item} is the port of {service}");
            }
        }
    }
}
