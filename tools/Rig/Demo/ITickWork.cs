namespace RigFirmware.Rig.Demo
{
    /// <summary>What a <see cref="RealTimeLoop"/> does at each of its deadlines. Runs on the loop's thread alone.</summary>
    public interface ITickWork
    {
        /// <summary>One tick; allocates nothing, waits for nothing, throws nothing.</summary>
        /// <param name="nowMs">Rig time, wrapping milliseconds since start.</param>
        /// <param name="lateMs">How late the tick starts after its deadline, in milliseconds, 0 or more.</param>
        void Tick(int nowMs, int lateMs);
    }
}
