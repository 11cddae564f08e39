namespace RdsBackup.Sandbox.Model;

/// <summary>What each account has in each region.</summary>
/// <param name="make">Makes what is there at first.</param>
internal sealed class PerRegion<T>(Func<string, string, T> make)
{
    private readonly Dictionary<(string AccountId, string Region), T> places = [];

    /// <summary>What an account has in a region.</summary>
    public T In(string accountId, string region)
    {
        if (!places.TryGetValue((accountId, region), out var found))
            places[(accountId, region)] = found = make(accountId, region);
        return found;
    }

    /// <summary>What the caller's account has in the region called.</summary>
    public T In(Call call) => In(call.AccountId, call.Region);

    /// <summary>All that has been asked for so far.</summary>
    public IEnumerable<T> All => places.Values;
}
