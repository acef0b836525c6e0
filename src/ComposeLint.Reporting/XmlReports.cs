using System.Text;
using System.Xml;

namespace ComposeLint.Reporting;

/// <summary>How the XML formats are written.</summary>
internal static class XmlReports
{
    public static XmlWriterSettings Settings { get; } = new()
    {
        Indent = true,
        NewLineChars = "\n",
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        OmitXmlDeclaration = true,
    };
}
