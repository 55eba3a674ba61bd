using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Tests.House.Sources;
using RigFirmware.Tests.House.Tree;

namespace RigFirmware.Tests.House
{
    [TestClass]
    public sealed class SourceTests
    {
        private static RepositoryTree Tree => RepositoryTree.Current;

        [TestMethod]
        public void TypeFiles_ThisTree_HoldOneTypeOfTheirName()
        {
            Finding.IsNone(TypeFileCheck.Find(Tree));
        }

        [TestMethod]
        [DataRow("class Other { }\n", "not the type's")]
        [DataRow("class Tap { }\nenum Side { }\n", "2 types")]
        [DataRow("// nothing\n", "0 types")]
        public void TypeFiles_WrongContent_IsNamed(string text, string words)
        {
            Finding.Names(words, TypeFileCheck.Find(Tree.With("tools/Rig/Tap.cs", text)));
        }

        [TestMethod]
        public void DocComments_ThisTree_AreOnEveryPublicMember()
        {
            Finding.IsNone(DocCommentCheck.Find(Tree));
        }

        [TestMethod]
        [DataRow("public class Tap { }\n")]
        [DataRow("/// <summary>A tap.</summary>\npublic class Tap\n{\n    public int Microvolts;\n}\n")]
        [DataRow("/// <summary>A tap.</summary>\npublic interface ITap\n{\n    void Open();\n}\n")]
        [DataRow("/// <summary>A tap.</summary>\npublic enum Tap\n{\n    Open,\n}\n")]
        public void DocComments_PublicMemberWithout_IsNamed(string text)
        {
            Finding.Names("firmware/Core/Tap.cs", DocCommentCheck.Find(Tree.With("firmware/Core/Tap.cs", text)));
        }
    }
}
