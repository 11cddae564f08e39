using System.Text;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Unit.Core;

/// <summary>Changes to answers of RDS on their way: what AWS may say and the sandbox does not.</summary>
internal static class Answers
{
    public static WireResponse With(WireResponse answer, Func<string, string> change) =>
        answer with { Body = Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(answer.Body))) };

    public static WireResponse Error(WireResponse answer, string code, string message, int status = 400) => answer with
    {
        Status = status,
        ErrorCode = code,
        Body = Encoding.UTF8.GetBytes(
            $"""
            <ErrorResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/">
              <Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error>
              <RequestId>{answer.RequestId}</RequestId>
            </ErrorResponse>
            """),
    };
}
