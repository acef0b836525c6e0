using ComposeLint.Analysis;

namespace ComposeLint.Rules.Compose;

/// <summary>A pair of ports that YAML 1.1 reads as a number.</summary>
public sealed partial class UnquotedPort : ComposeRule
{
    private const int Base = 60;

    /// <inheritdoc/>
    public override void Check(ComposeContext context)
    {
        foreach (var service in context.Project.Services.Items.AddRange(context.Project.DisabledServices.Items))
            foreach (var port in service.Ports)
                if (!port.IsLongSyntax && IsBase60(port.Entry.Text))
                    context.Report(port, $"{port.Entry.Text} of {service.Name} is a number to base 60 for readers of YAML 1.1");
    }

    /// <summary><c>[1-9][0-9]*:[0-5]?[0-9]</c> without quotes (yaml.org/type/int.html).</summary>
    private static bool IsBase60(string text)
    {
        var parts = text.Split(':');
        return parts.Length == 2 && IsNumber(parts[0]) && parts[0][0] != '0' && IsNumber(parts[1]) && parts[1].Length <= 2
            && int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) < Base;
    }

    private static bool IsNumber(string text) => text.Length > 0 && text.All(c => c is >= '0' and <= '9');
}
