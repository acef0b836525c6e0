using System.Security.Cryptography;
using System.Text;

namespace ComposeLint.Reporting.Graphs;

/// <summary>
/// A picture as one page to walk around in. It loads nothing: its policy allows the one style sheet and the one script that are in it, by their hashes
/// (https://www.w3.org/TR/CSP3/#match-element-to-source-list), so that nothing of a file could run even if it got in.
/// </summary>
public static class HtmlGraph
{
    /// <summary>Writes the page.</summary>
    /// <param name="graph">The picture.</param>
    /// <param name="view">One of <c>networks</c>, <c>reachability</c>, <c>exposure</c>.</param>
    /// <param name="output">Where to.</param>
    public static void Write(NetworkGraph graph, string view, TextWriter output)
    {
        var css = "\n" + SvgPaint.Css + Resource("graph.css");
        var script = "\n" + Resource("graph.js");
        var title = SvgGraph.Escaped(SvgGraph.Title(graph, view));
        output.Write(string.Join('\n', [
            "<!DOCTYPE html>",
            "<html lang=\"en\">",
            "<head>",
            "<meta charset=\"utf-8\">",
            $"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '{Hash(css)}'; script-src '{Hash(script)}'; base-uri 'none'; form-action 'none'\">",
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
            $"<title>{title}</title>",
            $"<style>{css}</style>",
            "</head>",
            "<body>",
            "<header>",
            $"<h1 class=\"gone\">{title}</h1>",
            "<label>Service <input type=\"search\" id=\"filter\" placeholder=\"part of a name\" autocomplete=\"off\"></label>",
            "<fieldset><span>Open from</span>",
            "<label><input type=\"radio\" name=\"vantage\" value=\"\" checked> anywhere</label>",
            "<label><input type=\"radio\" name=\"vantage\" value=\"host\"> this host</label>",
            "<label><input type=\"radio\" name=\"vantage\" value=\"lan\"> LAN</label>",
            "<label><input type=\"radio\" name=\"vantage\" value=\"internet\"> internet</label>",
            "</fieldset>",
            "<span><button type=\"button\" id=\"out\" aria-label=\"Zoom out\" title=\"Zoom out (-)\">−</button> <button type=\"button\" id=\"fit\" title=\"The whole picture (0)\">fit</button> <button type=\"button\" id=\"in\" aria-label=\"Zoom in\" title=\"Zoom in (+)\">+</button></span>",
            "</header>",
            "<main id=\"stage\">",
            SvgGraph.Text(graph, view, css: null),
            "</main>",
            "<aside id=\"details\" aria-live=\"polite\"></aside>",
            $"<script type=\"application/json\" id=\"graph\">{JsonGraph.Text(graph, indented: false)}</script>",
            $"<script>{script}</script>",
            "</body>",
            "</html>",
            "",
        ]));
    }

    private static string Hash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Resource(string name)
    {
        using var stream = typeof(HtmlGraph).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException(name);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
