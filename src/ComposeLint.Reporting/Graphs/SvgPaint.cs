using System.Globalization;
using System.Text;

namespace ComposeLint.Reporting.Graphs;

/// <summary>The colours, for light and dark pages. Plain rules without variables, which not every program that draws SVG knows.</summary>
internal static class SvgPaint
{
    /// <summary>How many networks have a colour of their own before they repeat.</summary>
    public const int Colors = 8;

    private static readonly int[] s_hues = [212, 150, 28, 276, 330, 186, 52, 0];

    /// <summary>The style sheet.</summary>
    public static string Css { get; } = Make();

    private static string Make()
    {
        var css = new StringBuilder()
            .Append("text{font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,'DejaVu Sans',sans-serif}\n")
            .Append(".page{fill:#fff}.ink{fill:#1c2128}.soft{fill:#57606a}.b{font-weight:600}.warn{fill:#b42318}\n")
            .Append(".card rect.box{fill:#fff;stroke:#8c959f}.card.down rect.box{stroke-dasharray:4 3}.role{fill:#57606a;font-style:italic}\n")
            .Append(".guest rect{fill:#fff;stroke:#8c959f;stroke-dasharray:3 2}\n")
            .Append(".region .area{stroke-width:1.5}.region.internal .area{stroke-dasharray:8 5}.r .area{fill:#f6f8fa;stroke:#8c959f}\n")
            .Append(".arrow{stroke-width:1.6;fill:none}.socket rect{stroke-width:1.4;fill:#fff}\n")
            .Append(".v-internet rect,.v-internet .arrow{stroke:#c62828}.v-internet .word,.v-internet .head{fill:#c62828}\n")
            .Append(".v-lan rect,.v-lan .arrow{stroke:#b45309}.v-lan .word,.v-lan .head{fill:#b45309}\n")
            .Append(".v-host rect,.v-host .arrow{stroke:#1a7f37}.v-host .word,.v-host .head{fill:#1a7f37}\n")
            .Append(".v-closed rect,.v-closed .arrow{stroke:#8c959f;stroke-dasharray:3 3}.v-closed .word,.v-closed .head{fill:#6e7781}\n")
            .Append(".cell-d{fill:#1a7f37}.cell-l{fill:#0969da}.cell-p{fill:#b45309}.cell-t{fill:#fff}.grid{stroke:#d0d7de;fill:none}.band{fill:#f6f8fa}\n")
            .Append(".hatch{stroke:#000;stroke-opacity:.07;stroke-width:2}\n");
        for (var n = 0; n < Colors; n++)
            css.Append(CultureInfo.InvariantCulture, $".c{n} .area{{fill:{Hsl(n, 60, 97)};stroke:{Hsl(n, 55, 42)}}}.c{n} .name{{fill:{Hsl(n, 60, 30)}}}.k{n} rect{{fill:{Hsl(n, 60, 94)};stroke:{Hsl(n, 55, 42)}}}.k{n} text{{fill:{Hsl(n, 60, 28)}}}\n");
        css.Append("@media (prefers-color-scheme:dark){\n")
            .Append(".page{fill:#0d1117}.ink{fill:#e6edf3}.soft{fill:#9aa4af}.warn{fill:#ff7b72}\n")
            .Append(".card rect.box{fill:#161b22;stroke:#6e7681}.role{fill:#9aa4af}.guest rect{fill:#161b22;stroke:#6e7681}.r .area{fill:#12161c;stroke:#6e7681}.socket rect{fill:#161b22}\n")
            .Append(".v-internet rect,.v-internet .arrow{stroke:#ff7b72}.v-internet .word,.v-internet .head{fill:#ff7b72}\n")
            .Append(".v-lan rect,.v-lan .arrow{stroke:#e3a04f}.v-lan .word,.v-lan .head{fill:#e3a04f}\n")
            .Append(".v-host rect,.v-host .arrow{stroke:#56d364}.v-host .word,.v-host .head{fill:#56d364}\n")
            .Append(".v-closed rect,.v-closed .arrow{stroke:#6e7681}.v-closed .word,.v-closed .head{fill:#9aa4af}\n")
            .Append(".cell-d{fill:#238636}.cell-l{fill:#1f6feb}.cell-p{fill:#9a6700}.grid{stroke:#30363d}.band{fill:#12161c}.hatch{stroke:#fff}\n");
        for (var n = 0; n < Colors; n++)
            css.Append(CultureInfo.InvariantCulture, $".c{n} .area{{fill:{Hsl(n, 30, 11)};stroke:{Hsl(n, 50, 55)}}}.c{n} .name{{fill:{Hsl(n, 70, 78)}}}.k{n} rect{{fill:{Hsl(n, 35, 18)};stroke:{Hsl(n, 50, 55)}}}.k{n} text{{fill:{Hsl(n, 70, 82)}}}\n");
        return css.Append("}\n").ToString();
    }

    private static string Hsl(int color, int saturation, int lightness) =>
        string.Create(CultureInfo.InvariantCulture, $"hsl({s_hues[color]},{(color == 7 ? 0 : saturation)}%,{lightness}%)");
}
