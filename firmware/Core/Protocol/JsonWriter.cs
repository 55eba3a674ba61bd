namespace RigFirmware.Core.Protocol
{
    /// <summary>
    /// Writes JSON (RFC 8259) into a buffer that it never outgrows: objects, arrays, integers, texts, true, false, null.
    /// Own code because nothing else exists on the board. The caller opens and closes; commas are set here.
    /// </summary>
    public sealed class JsonWriter
    {
        private readonly byte[] _bytes;
        private readonly byte[] _digits = new byte[20];
        private int _length;
        private bool _overflowed;
        private bool _needsComma;

        /// <param name="capacity">Bytes of the buffer, 1 or more.</param>
        public JsonWriter(int capacity)
        {
            _bytes = new byte[capacity];
        }

        /// <summary>The buffer; its first <see cref="Length"/> bytes are written, in UTF-8.</summary>
        public byte[] Bytes
        {
            get { return _bytes; }
        }

        /// <summary>Bytes written so far.</summary>
        public int Length
        {
            get { return _length; }
        }

        /// <summary>True once something did not fit; from then on nothing more is written and the content is of no use.</summary>
        public bool Overflowed
        {
            get { return _overflowed; }
        }

        /// <summary>Empties the buffer.</summary>
        public void Reset()
        {
            _length = 0;
            _overflowed = false;
            _needsComma = false;
        }

        /// <summary>Opens an object as a value.</summary>
        public void OpenObject()
        {
            Separate();
            Put('{');
            _needsComma = false;
        }

        /// <summary>Closes the innermost object.</summary>
        public void CloseObject()
        {
            Put('}');
            _needsComma = true;
        }

        /// <summary>Opens an array as a value.</summary>
        public void OpenArray()
        {
            Separate();
            Put('[');
            _needsComma = false;
        }

        /// <summary>Closes the innermost array.</summary>
        public void CloseArray()
        {
            Put(']');
            _needsComma = true;
        }

        /// <summary>The name of the next value of an object.</summary>
        public void Name(string name)
        {
            Text(name);
            Put(':');
            _needsComma = false;
        }

        /// <summary>A text value.</summary>
        public void Text(string text)
        {
            Separate();
            Put('"');
            for (int i = 0; i < text.Length; i++)
            {
                PutEscaped(text[i]);
            }

            Put('"');
            _needsComma = true;
        }

        /// <summary>An integer value.</summary>
        public void Int(long value)
        {
            Separate();
            if (value < 0)
            {
                Put('-');
            }

            // Digits are taken from the negative side: the magnitude of long.MinValue does not exist.
            long rest = value < 0 ? value : -value;
            int count = 0;
            do
            {
                _digits[count++] = (byte)(48 - (rest % 10));
                rest /= 10;
            }
            while (rest != 0);

            while (count > 0)
            {
                PutByte(_digits[--count]);
            }

            _needsComma = true;
        }

        /// <summary>true or false.</summary>
        public void Bool(bool value)
        {
            Separate();
            PutWord(value ? "true" : "false");
            _needsComma = true;
        }

        /// <summary>null.</summary>
        public void Null()
        {
            Separate();
            PutWord("null");
            _needsComma = true;
        }

        /// <summary>A name and a text.</summary>
        public void Pair(string name, string text)
        {
            Name(name);
            Text(text);
        }

        /// <summary>A name and an integer.</summary>
        public void Pair(string name, long value)
        {
            Name(name);
            Int(value);
        }

        private void Separate()
        {
            if (_needsComma)
            {
                Put(',');
            }
        }

        private void PutEscaped(char c)
        {
            if (c == '"' || c == '\\')
            {
                Put('\\');
            }

            // Names and units are ASCII; a control or foreign character from a configuration becomes a question mark.
            Put(c < ' ' || c > '~' ? '?' : c);
        }

        private void PutWord(string word)
        {
            for (int i = 0; i < word.Length; i++)
            {
                Put(word[i]);
            }
        }

        private void Put(char c)
        {
            PutByte((byte)c);
        }

        private void PutByte(byte b)
        {
            if (_overflowed || _length >= _bytes.Length)
            {
                _overflowed = true;
                return;
            }

            _bytes[_length++] = b;
        }
    }
}
