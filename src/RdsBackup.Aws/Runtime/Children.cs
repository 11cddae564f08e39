using System.Runtime.CompilerServices;
using System.Xml;

namespace RdsBackup.Aws.Runtime;

/// <summary>
/// Walks the child elements of the element a reader stands on, by name; the caller consumes each one. The reader ends behind the element.
/// </summary>
internal readonly ref struct Children
{
    private readonly XmlReader reader;

    private Children(XmlReader reader) => this.reader = reader;

    public static Children Of(XmlReader reader) => new(reader);

    public Enumerator GetEnumerator() => new(reader);

    internal ref struct Enumerator
    {
        private readonly XmlReader reader;
        private bool entered;

        public Enumerator(XmlReader reader) => this.reader = reader;

        public readonly string Current => reader.LocalName;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public bool MoveNext()
        {
            if (!entered)
            {
                entered = true;
                var empty = reader.IsEmptyElement;
                reader.Read();
                if (empty)
                    return false;
            }

            while (reader.NodeType != XmlNodeType.Element)
            {
                if (reader.NodeType == XmlNodeType.EndElement)
                {
                    reader.Read();
                    return false;
                }

                if (!reader.Read())
                    return false;
            }

            return true;
        }
    }
}
