using System.Net;
using Amazon.RDS;

namespace RdsBackup.Unit.Sandbox.Rds;

/// <summary>What AWS refuses, as a client sees it.</summary>
internal static class Refusal
{
    internal static async Task<AmazonRDSException> Of(Func<Task> call, string code, string? message = null, HttpStatusCode status = HttpStatusCode.BadRequest)
    {
        var fault = await Assert.ThrowsAnyAsync<AmazonRDSException>(call);
        Assert.Equal(code, fault.ErrorCode);
        Assert.Equal(status, fault.StatusCode);
        if (message is not null)
            Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        return fault;
    }
}
