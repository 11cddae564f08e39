namespace Amazon.RDS;

/// <summary>Base of requests that read from another region and may have to carry a signed request to that region.</summary>
public abstract class CrossRegionRequest : AmazonRDSRequest
{
    /// <summary>
    /// The region the call reads from. When set, the client signs <see cref="PreSignedUrl"/> for it; only GovCloud regions need that, others ignore it.
    /// </summary>
    public string? SourceRegion { get; set; }

    /// <summary>The same request, signed for the source region. It grants what it asks: treat it as a secret.</summary>
    public abstract string? PreSignedUrl { get; set; }
}
