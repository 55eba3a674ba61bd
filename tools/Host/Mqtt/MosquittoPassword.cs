using System;
using System.Security.Cryptography;
using System.Text;

namespace RigFirmware.Host.Mqtt
{
    /// <summary>
    /// Lines of Mosquitto's password file: PBKDF2 with SHA-512 over a random salt, as the tool mosquitto_passwd of version
    /// 2.0 writes them ($7$iterations$salt$hash).
    /// </summary>
    public static class MosquittoPassword
    {
        private const int Iterations = 101;
        private const int SaltBytes = 12;
        private const int HashBytes = 64;

        /// <summary>A random password of 32 characters.</summary>
        public static string Random()
        {
            return Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        }

        /// <summary>The line of one user.</summary>
        public static string Line(string userName, string password)
        {
            byte[] salt = RandomNumberGenerator.GetBytes(SaltBytes);
            byte[] hash = Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(password), salt, Iterations, HashAlgorithmName.SHA512, HashBytes);
            return $"{userName}:$7${Iterations}${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}";
        }
    }
}
