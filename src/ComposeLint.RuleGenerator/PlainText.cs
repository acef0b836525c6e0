using System.Text;

namespace ComposeLint.RuleGenerator;

/// <summary>Takes Markdown's marks out of a paragraph: code, emphasis, links.</summary>
internal static class PlainText
{
    /// <summary>The paragraph as a person would read it aloud.</summary>
    public static string Of(string markdown)
    {
        var plain = new StringBuilder();
        for (var i = 0; i < markdown.Length; i++)
        {
            var character = markdown[i];
            if (character == '`' || character == '*' && (i + 1 < markdown.Length && markdown[i + 1] == '*' || i > 0 && markdown[i - 1] == '*'))
                continue;
            if (character == '[' && markdown.IndexOf("](", i, System.StringComparison.Ordinal) is var middle and > 0 && markdown.IndexOf(')', middle) is var end and > 0)
            {
                plain.Append(Of(markdown.Substring(i + 1, middle - i - 1)));
                i = end;
                continue;
            }

            plain.Append(character);
        }

        return plain.ToString();
    }
}
