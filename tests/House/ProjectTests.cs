using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Tests.House.Projects;
using RigFirmware.Tests.House.Sources;
using RigFirmware.Tests.House.Tree;

namespace RigFirmware.Tests.House
{
    [TestClass]
    public sealed class ProjectTests
    {
        private const string CoreItems = "firmware/Core/Core.projitems";
        private const string CoreBoard = "firmware/Core/Core.nfproj";
        private const string CorePackages = "firmware/Core/packages.config";

        private static RepositoryTree Tree => RepositoryTree.Current;

        [TestMethod]
        public void BoardProjects_ThisTree_AgreeWithTheirTwins()
        {
            Finding.IsNone(BoardProjectCheck.Find(Tree));
        }

        [TestMethod]
        public void BoardProjects_OtherVersionInHintPath_IsNamed()
        {
            RepositoryTree tree = Tree.WithReplaced(CoreBoard, "CoreLibrary.1.17.11", "CoreLibrary.1.17.10");
            Finding.Names("CoreLibrary.1.17.10", BoardProjectCheck.Find(tree));
        }

        [TestMethod]
        public void BoardProjects_HintPathOfTheWrongDepth_IsNamed()
        {
            RepositoryTree tree = Tree.WithReplaced(CoreBoard, @"..\..\packages\nanoFramework.CoreLibrary", @"..\packages\nanoFramework.CoreLibrary");
            Finding.Names("firmware/packages/", BoardProjectCheck.Find(tree));
        }

        [TestMethod]
        public void BoardProjects_PackageNobodyRefersTo_IsNamed()
        {
            RepositoryTree tree = Tree.WithReplaced(CorePackages, "</packages>", "<package id=\"nanoFramework.Json\" version=\"2.2.1\" targetFramework=\"netnano1.0\" />\n</packages>");
            Finding.Names("nanoFramework.Json", BoardProjectCheck.Find(tree));
        }

        [TestMethod]
        public void BoardProjects_ProjectReferenceOnlyOnTheHost_IsNamed()
        {
            RepositoryTree tree = Tree.WithReplaced(CoreBoard, @"<ProjectReference Include=""..\..\hal\Contracts\Contracts.nfproj"" />", string.Empty);
            Finding.Names("hal/Contracts/Contracts.nfproj", BoardProjectCheck.Find(tree));
        }

        [TestMethod]
        public void BoardProjects_OtherAssemblyName_IsNamed()
        {
            RepositoryTree tree = Tree.WithReplaced(CoreBoard, "<AssemblyName>RigFirmware.Core", "<AssemblyName>RigFirmware.Kern");
            Finding.Names("RigFirmware.Kern", BoardProjectCheck.Find(tree));
        }

        [TestMethod]
        public void BoardProjects_OtherIdInSolution_IsNamed()
        {
            RepositoryTree tree = Tree.WithReplaced(CoreBoard, "<ProjectGuid>{6", "<ProjectGuid>{7");
            Finding.Names("ProjectGuid", BoardProjectCheck.Find(tree));
        }

        [TestMethod]
        public void BoardProjects_SourceBesideTheSharedList_IsNamed()
        {
            RepositoryTree tree = Tree.WithReplaced(CoreBoard, "<None Include=\"packages.config\" />", "<None Include=\"packages.config\" /><Compile Include=\"More.cs\" />");
            Finding.Names("list no source itself", BoardProjectCheck.Find(tree));
        }

        [TestMethod]
        public void BoardProjects_LibraryWithoutOne_IsNamed()
        {
            Finding.Names("firmware/Core/Core.csproj", BoardProjectCheck.Find(Tree.Without(CoreBoard)));
        }

        [TestMethod]
        public void BoardProjects_MainInALibrary_IsNamed()
        {
            RepositoryTree tree = Tree.With("firmware/Core/Start.cs", "class Start { public static void Main() { } }\n");
            Finding.Names("OutputType", BoardProjectCheck.Find(tree));
        }

        [TestMethod]
        public void BoardProjects_TestNobodyLists_IsNamed()
        {
            Finding.Names("does not list tests/Unit/ForgottenTests.cs", BoardProjectCheck.Find(Tree.With("tests/Unit/ForgottenTests.cs", "\n")));
        }

        [TestMethod]
        public void BoardProjects_ListedTestThatIsGone_IsNamed()
        {
            Finding.Names("ArbiterTests.cs", BoardProjectCheck.Find(Tree.Without("tests/Unit/Control/ArbiterTests.cs")));
        }

        [TestMethod]
        public void BoardTests_ThisTree_KeepNoStateInInstances()
        {
            Finding.IsNone(BoardTestCheck.Find(Tree));
        }

        [TestMethod]
        public void BoardTests_InstanceField_IsNamed()
        {
            RepositoryTree tree = Tree.WithReplaced("tests/UnitSafety/FaultTableTests.cs", "        [TestMethod]\n", "        private int _count;\n\n        [TestMethod]\n");
            Finding.Names("_count", BoardTestCheck.Find(tree));
        }

        [TestMethod]
        public void SharedItems_ThisTree_ListTheFilesOnDisk()
        {
            Finding.IsNone(SharedItemsCheck.Find(Tree));
        }

        [TestMethod]
        public void SharedItems_FileNobodyLists_IsNamed()
        {
            Finding.Names("Forgotten.cs", SharedItemsCheck.Find(Tree.With("firmware/Core/Domain/Forgotten.cs", "\n")));
        }

        [TestMethod]
        public void SharedItems_ListedFileThatIsGone_IsNamed()
        {
            Finding.Names("Quality.cs", SharedItemsCheck.Find(Tree.Without("firmware/Core/Domain/Quality.cs")));
        }

        [TestMethod]
        public void SharedItems_FileListedTwice_IsNamed()
        {
            const string Line = "    <Compile Include=\"$(MSBuildThisFileDirectory)Domain/Quality.cs\" />\n";
            Finding.Names("listed twice", SharedItemsCheck.Find(Tree.WithReplaced(CoreItems, Line, Line + Line)));
        }

        [TestMethod]
        public void SharedItems_SourceThatIsThereUnderACondition_IsAsGoodAsUnlisted()
        {
            const string Path = "$(MSBuildThisFileDirectory)Domain/Quality.cs";
            RepositoryTree tree = Tree.WithReplaced(CoreItems, $"\"{Path}\"", $"\"{Path}\" Condition=\"Exists('{Path}')\"");
            Finding.Names("does not list firmware/Core/Domain/Quality.cs", SharedItemsCheck.Find(tree));
        }

        [TestMethod]
        public void PackageVersions_ThisTree_AreOneEach()
        {
            Finding.IsNone(PackageVersionCheck.Find(Tree));
        }

        [TestMethod]
        public void PackageVersions_PinnedWithoutUser_IsNamed()
        {
            RepositoryTree tree = Tree.WithReplaced("Directory.Packages.props", "<ItemGroup>", "<ItemGroup>\n<PackageVersion Include=\"Unused.Package\" Version=\"1.0.0\" />");
            Finding.Names("Unused.Package", PackageVersionCheck.Find(tree));
        }

        [TestMethod]
        public void PackageVersions_TwoBoardVersions_AreNamed()
        {
            RepositoryTree tree = Tree.WithReplaced(CorePackages, "version=\"1.17.11\"", "version=\"1.17.10\"");
            Finding.Names("1.17.10 in firmware/Core/packages.config", PackageVersionCheck.Find(tree));
        }

        [TestMethod]
        public void PackageVersions_VersionInAProject_IsNamed()
        {
            RepositoryTree tree = Tree.WithReplaced("tools/Rig/Rig.csproj", "<PackageReference Include=\"Spectre.Console\" />", "<PackageReference Include=\"Spectre.Console\" Version=\"0.49.1\" />");
            Finding.Names("tools/Rig/Rig.csproj", PackageVersionCheck.Find(tree));
        }

        [TestMethod]
        public void Solution_ThisTree_HoldsEveryProject()
        {
            Finding.IsNone(SolutionCheck.Find(Tree));
        }

        [TestMethod]
        public void Solution_ProjectNobodyEntered_IsNamedForSolutionAndFilter()
        {
            RepositoryTree tree = Tree.With("tools/New/New.csproj", "<Project />\n");
            Finding.Names("RigFirmware.sln lacks tools/New/New.csproj", SolutionCheck.Find(tree));
            Finding.Names("RigFirmware.Host.slnf lacks tools/New/New.csproj", SolutionCheck.Find(tree));
        }

        [TestMethod]
        public void Solution_BoardProjectInTheHostFilter_IsNamed()
        {
            RepositoryTree tree = Tree.WithReplaced("RigFirmware.Host.slnf", @"firmware\\Core\\Core.csproj", @"firmware\\Core\\Core.nfproj");
            Finding.Names("firmware/Core/Core.nfproj", SolutionCheck.Find(tree));
        }

        [TestMethod]
        public void Solution_ProjectThatIsGone_IsNamed()
        {
            Finding.Names("firmware/Core/Core.csproj", SolutionCheck.Find(Tree.Without("firmware/Core/Core.csproj")));
        }

        [TestMethod]
        public void Directions_ThisTree_AreKept()
        {
            Finding.IsNone(DirectionCheck.Find(Tree));
        }

        [TestMethod]
        public void Directions_CoreRefersToSimulated_IsNamed()
        {
            RepositoryTree tree = Tree.WithReplaced("firmware/Core/Core.csproj", @"..\..\hal\Contracts\Contracts.csproj", @"..\..\hal\Simulated\Simulated.csproj");
            Finding.Names("hal/Simulated/Simulated.csproj", DirectionCheck.Find(tree));
        }

        [TestMethod]
        public void Directions_ToolRefersToATest_IsNamed()
        {
            RepositoryTree tree = Tree.WithReplaced("tools/Rig/Rig.csproj", @"..\Host\Host.csproj", @"..\..\tests\Unit\Unit.csproj");
            Finding.Names("tests/Unit/Unit.csproj", DirectionCheck.Find(tree));
        }

        [TestMethod]
        public void Directions_CoreUsesADevice_IsNamed()
        {
            Finding.Names("System.Device.Gpio", DirectionCheck.Find(Tree.With("firmware/Core/Domain/Pin.cs", "using System.Device.Gpio;\n")));
        }

        [TestMethod]
        public void Directions_SafetyUsesControl_IsNamed()
        {
            Finding.Names("RigFirmware.Core.Control", DirectionCheck.Find(Tree.With("firmware/Core/Safety/Wish.cs", "using RigFirmware.Core.Control;\n")));
        }

        [TestMethod]
        public void Directions_CoreReadsAClock_IsNamed()
        {
            RepositoryTree tree = Tree.With("firmware/Core/Domain/Late.cs", "class Late { long Now() { return DateTime.UtcNow.Ticks; } }\n");
            Finding.Names("DateTime", DirectionCheck.Find(tree));
        }

        [TestMethod]
        public void BoardAssemblies_ThisTree_AreThoseTheSourcesUse()
        {
            Finding.IsNone(BoardAssemblyCheck.Find(Tree));
        }

        [TestMethod]
        public void BoardAssemblies_UnusedReference_IsNamed()
        {
            RepositoryTree tree = Tree.WithReplaced("hal/Contracts/Contracts.nfproj", "</HintPath>\n    </Reference>", "</HintPath>\n    </Reference>\n    <Reference Include=\"System.Device.Gpio\"><HintPath>..\\..\\packages\\nanoFramework.System.Device.Gpio.1.1.62\\lib\\System.Device.Gpio.dll</HintPath></Reference>");
            Finding.Names("System.Device.Gpio", BoardAssemblyCheck.Find(tree));
        }

        [TestMethod]
        public void BoardAssemblies_MissingReference_IsNamed()
        {
            RepositoryTree tree = Tree.With("hal/Contracts/Root.cs", "using System;\nclass Root { double Of(double x) { return Math.Sqrt(x); } }\n");
            Finding.Names("System.Math", BoardAssemblyCheck.Find(tree));
        }
    }
}
