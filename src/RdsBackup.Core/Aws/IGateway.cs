namespace RdsBackup.Core.Aws;

/// <summary>The only place that calls a service: one account and region, faults as failures. <see cref="Target.Of"/> hands it out.</summary>
internal interface IGateway<TSelf> where TSelf : class, IGateway<TSelf>
{
    /// <summary>The gateway of an account and region.</summary>
    static abstract TSelf To(Target target);
}
