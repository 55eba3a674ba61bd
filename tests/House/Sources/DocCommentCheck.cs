using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RigFirmware.Tests.House.Tree;

namespace RigFirmware.Tests.House.Sources
{
    /// <summary>Every public member of a board library says what it is, in which unit.</summary>
    public static class DocCommentCheck
    {
        /// <summary>A sentence for each public member without a doc comment.</summary>
        public static IEnumerable<string> Find(RepositoryTree tree)
        {
            List<string> folders = tree.WithEnding(".projitems").Select(Paths.FolderOf).ToList();
            return from path in tree.WithEnding(".cs")
                   where folders.Any(folder => path.StartsWith(folder + "/", StringComparison.Ordinal))
                   from member in CSharpSyntaxTree.ParseText(tree.Text(path)).GetRoot().DescendantNodes().OfType<MemberDeclarationSyntax>()
                   where IsPublic(member) && !HasDocComment(member)
                   let line = member.GetLocation().GetLineSpan().StartLinePosition.Line + 1
                   select $"{path}:{line}: '{member.ToString().Split('\n')[0].Trim()}' has no doc comment.";
        }

        private static bool IsPublic(MemberDeclarationSyntax member)
        {
            bool isMember = member is BaseTypeDeclarationSyntax or BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax
                or BaseFieldDeclarationSyntax or DelegateDeclarationSyntax or EnumMemberDeclarationSyntax;
            bool isReachable = member.Ancestors().OfType<BaseTypeDeclarationSyntax>().All(type => type.Modifiers.Any(SyntaxKind.PublicKeyword));
            bool isImplied = member.Parent is InterfaceDeclarationSyntax or EnumDeclarationSyntax;
            bool isOverride = member.Modifiers.Any(SyntaxKind.OverrideKeyword);
            return isMember && isReachable && !isOverride && (isImplied || member.Modifiers.Any(SyntaxKind.PublicKeyword));
        }

        private static bool HasDocComment(MemberDeclarationSyntax member)
        {
            return member.GetLeadingTrivia().Any(trivia => trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia)
                || trivia.ToString().StartsWith("///", StringComparison.Ordinal));
        }
    }
}
