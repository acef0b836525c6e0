using System.Text;
using ComposeLint.CSharp.Evaluation;
using ComposeLint.CSharp.Reading;
using ComposeLint.DockerCli;
using ComposeLint.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ComposeLint.CSharp.Commands;

/// <summary>Splits the arguments of a command into words, as a process start does: blanks part them, double quotes hold them together.</summary>
internal static class CommandWords
{
    /// <summary>The words of one string; a hole makes its own word unknown, a hole between blanks any number of words.</summary>
    public static ImmutableArray<CommandWord> Split(Operand operand, Places places)
    {
        var words = ImmutableArray.CreateBuilder<CommandWord>();
        var parts = operand.Value is Template template ? template.Parts : ImmutableArray.Create(operand.Value);
        var isLiteral = parts.Length == 1 && operand.Syntax is LiteralExpressionSyntax literal && literal.Token.IsKind(SyntaxKind.StringLiteralToken) &&
            literal.Token.Text.Length == literal.Token.ValueText.Length + 2;
        var whole = places.At(operand.Syntax);
        var text = new StringBuilder();
        var (start, unknown, isWord, isQuoted) = (0, (string?)null, false, false);
        foreach (var part in parts)
        {
            if (part is not Scalar scalar)
            {
                (unknown, isWord) = (Places.Reason(part), true);
                continue;
            }

            var value = Folding.Text(scalar);
            for (var i = 0; i < value.Length; i++)
            {
                var c = value[i];
                if (c == '"')
                {
                    if (!isWord)
                        start = i;
                    (isQuoted, isWord) = (!isQuoted, true);
                }
                else if (!isQuoted && c is ' ' or '\t' or '\r' or '\n')
                {
                    End(i);
                }
                else
                {
                    if (!isWord)
                        start = i;
                    isWord = true;
                    text.Append(c);
                }
            }
        }

        End(isLiteral ? Folding.Text((Scalar)parts[0]).Length : 0);
        return words.ToImmutable();

        void End(int end)
        {
            if (isWord)
            {
                var at = isLiteral ? whole.Source.At(whole.Span.Start + 1 + start, whole.Span.Start + 1 + end) : whole;
                words.Add(unknown is null
                    ? new CommandWord(new Located<string>(text.ToString(), at))
                    : new CommandWord(Located<string>.Unknown(unknown, at), MayBeSeveral: text.Length == 0));
            }

            text.Clear();
            (unknown, isWord) = (null, false);
        }
    }

    /// <summary>The words of a list, each an element.</summary>
    public static ImmutableArray<CommandWord> Of(Instance list, Places places)
    {
        var words = list.Items.Select(entry => list.Beyond(entry.Guards).IsEmpty
            ? new CommandWord(places.Text(entry.Item))
            : new CommandWord(Located<string>.Unknown(Unknown.Conditional, places.At(entry.Item.Syntax)), MayBeSeveral: true)).ToImmutableArray();
        return list.Open is { } open ? words.Add(new CommandWord(Located<string>.Unknown(open, places.At(list.Site)), MayBeSeveral: true)) : words;
    }
}
