using System.Threading.Tasks;

class Sample
{
    async Task Run()                               // fires
    {
        await Task.Delay(1);                       // fires
    }

    Task Later() => null;                          // fires
}
