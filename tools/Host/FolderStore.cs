using System;
using System.Globalization;
using System.IO;
using System.Linq;
using RigFirmware.Hal;

namespace RigFirmware.Host
{
    /// <summary>The simulated rig's flash: one file a segment in a folder, up to a capacity.</summary>
    public sealed class FolderStore : IStore
    {
        private readonly DirectoryInfo _folder;
        private readonly long _capacityBytes;

        /// <param name="folder">Created when it is not there.</param>
        /// <param name="capacityBytes">Bytes that all segments together may have.</param>
        public FolderStore(string folder, long capacityBytes)
        {
            _folder = Directory.CreateDirectory(folder);
            _capacityBytes = capacityBytes;
        }

        /// <inheritdoc/>
        public int List(int[] numbers)
        {
            try
            {
                int[] all = [.. _folder.GetFiles("*.seg")
                    .Select(file => int.TryParse(Path.GetFileNameWithoutExtension(file.Name), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1)
                    .Where(number => number >= 0)
                    .Order()];
                int count = Math.Min(all.Length, numbers.Length);
                Array.Copy(all, all.Length - count, numbers, 0, count);
                return count;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return -1;
            }
        }

        /// <inheritdoc/>
        public bool Write(int number, byte[] bytes, int length)
        {
            try
            {
                if (_folder.GetFiles("*.seg").Sum(file => file.Length) + length > _capacityBytes)
                {
                    return false;
                }

                // Under its name only when it is whole, as after the close of a flash file.
                string part = PathOf(number) + ".part";
                using (FileStream file = File.Create(part))
                {
                    file.Write(bytes, 0, length);
                    file.Flush(flushToDisk: true);
                }

                File.Move(part, PathOf(number));
                return true;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }

        /// <inheritdoc/>
        public int Read(int number, byte[] bytes)
        {
            try
            {
                using FileStream file = File.OpenRead(PathOf(number));
                if (file.Length > bytes.Length)
                {
                    return -1;
                }

                return file.ReadAtLeast(bytes.AsSpan(0, (int)file.Length), (int)file.Length);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return -1;
            }
        }

        /// <inheritdoc/>
        public void Delete(int number)
        {
            try
            {
                File.Delete(PathOf(number));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // A segment that stays takes room; the next write says so.
            }
        }

        private string PathOf(int number)
        {
            return Path.Combine(_folder.FullName, number.ToString("D10", CultureInfo.InvariantCulture) + ".seg");
        }
    }
}
