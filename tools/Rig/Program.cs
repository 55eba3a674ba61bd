using System.CommandLine;

namespace RigFirmware.Rig
{
    /// <summary>The entry of <c>./rig</c>: one verb, one file in Commands.</summary>
    public static class Program
    {
        /// <summary>Runs a verb; 0 done, 1 the work failed, 2 the call was wrong.</summary>
        public static int Main(string[] arguments)
        {
            var root = new RootCommand("RigFirmware: test rig for bipolar battery stacks.");
            return root.Parse(arguments).Invoke();
        }
    }
}
