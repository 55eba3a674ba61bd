using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using RigFirmware.App;
using RigFirmware.Host.Programs;
using RigFirmware.Host.Programs.Source;

namespace RigFirmware.Rig.Sites
{
    /// <summary>Reads where a rig's broker is and how to get in: all but the password, which no file holds.</summary>
    public static class SiteBrokerReader
    {
        private const string WithoutTls = "none";
        private const long CertificateBytesMax = 16384;

        /// <summary>Fills the settings and notes what is wrong.</summary>
        /// <param name="reader">The section.</param>
        /// <param name="broker">Filled.</param>
        /// <param name="folder">Where paths in the file begin.</param>
        /// <param name="problems">Takes what is wrong.</param>
        public static void Read(MapReader reader, BrokerSettings broker, string folder, ProblemList problems)
        {
            broker.Host = Text(reader, "host", "write the broker's name or address, such as 'rig-broker.local'", problems) ?? string.Empty;
            if (broker.Host.Length > 0 && !IsHost(broker.Host))
            {
                problems.Add(reader.LineOf("host"), $"'{broker.Host}' is no name or address of a broker", "write letters, digits, dots, hyphens and colons; the port has a key of its own");
            }

            broker.Port = reader.Whole("port", 1, 65535) ?? broker.Port;
            broker.UserName = reader.Take("user") is null ? null : Text(reader, "user", "write the rig's user name, or leave the key out", problems);
            if (reader.Has("password"))
            {
                reader.Take("password");
                problems.Add(reader.LineOf("password"), "a password does not belong into this file", $"delete it and set {BrokerPassword.Variable} for the call that writes the settings");
            }

            ReadCertificate(reader, broker, folder, problems);
            if (broker.UserName is not null && broker.CaCertificate is null && reader.Text("caCertificate") == WithoutTls)
            {
                problems.Add(reader.LineOf("user"), "a broker with a user but without TLS would hear the password in the clear", "give its 'caCertificate', or leave 'user' out on a bench");
            }

            reader.RefuseOthers("'broker'");
        }

        /// <summary>True for what may be the name or address of a machine.</summary>
        public static bool IsHost(string text)
        {
            return Uri.CheckHostName(text) != UriHostNameType.Unknown && text.All(char.IsAscii);
        }

        private static void ReadCertificate(MapReader reader, BrokerSettings broker, string folder, ProblemList problems)
        {
            string? path = Text(reader, "caCertificate", $"write the path of the certificate (PEM) that signs the broker's, or '{WithoutTls}' on a bench without TLS", problems);
            if (path is null or WithoutTls)
            {
                return;
            }

            int line = reader.LineOf("caCertificate");
            var file = new FileInfo(Path.Combine(folder, path));
            if (!file.Exists || file.Length > CertificateBytesMax)
            {
                problems.Add(line, file.Exists ? $"the certificate '{path}' is larger than {CertificateBytesMax} bytes" : $"there is no certificate '{path}'", "give the path of one PEM file, from this file's folder on");
                return;
            }

            broker.CaCertificate = Pem(File.ReadAllText(file.FullName), path, line, problems);
        }

        // The certificate alone: whatever stands around it in the file stays out of the image.
        private static string? Pem(string text, string path, int line, ProblemList problems)
        {
            if (text.Contains("PRIVATE KEY", StringComparison.Ordinal))
            {
                problems.Add(line, $"'{path}' holds a private key", "give a file with the certificate alone");
                return null;
            }

            var certificates = new X509Certificate2Collection();
            try
            {
                certificates.ImportFromPem(text);
            }
            catch (CryptographicException)
            {
                certificates.Clear();
            }

            if (certificates.Count != 1)
            {
                problems.Add(line, $"'{path}' holds {(certificates.Count == 0 ? "no certificate" : $"{certificates.Count} certificates")}", "give one certificate in PEM, '-----BEGIN CERTIFICATE-----' and so on");
                return null;
            }

            using X509Certificate2 certificate = certificates[0];
            if (certificate.NotAfter < DateTime.Now)
            {
                problems.Add(line, $"the certificate '{path}' ended on {certificate.NotAfter:yyyy-MM-dd}", "give one that is still good for as long as the rig is to run");
                return null;
            }

            return certificate.ExportCertificatePem().ReplaceLineEndings("\n") + "\n";
        }

        private static string? Text(MapReader reader, string key, string remedy, ProblemList problems)
        {
            string? text = reader.Text(key);
            if (!string.IsNullOrWhiteSpace(text) && !text.Any(char.IsControl))
            {
                return text;
            }

            problems.Add(reader.LineOf(key), reader.Has(key) ? $"'{key}' is empty or not one line" : $"the key '{key}' is missing in 'broker'", remedy);
            return null;
        }
    }
}
