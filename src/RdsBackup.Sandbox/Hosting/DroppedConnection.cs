using System.Net;
using System.Net.Sockets;
using System.Reflection;

namespace RdsBackup.Sandbox.Hosting;

/// <summary>
/// Drops a connection without an answer. Where HttpListener is written in C# (everywhere but on Windows) its Abort sends an empty 200 first, so there
/// the socket below it is reset. It is private: should it move, the tests fail, and a drop becomes an empty answer.
/// </summary>
internal static class DroppedConnection
{
    private const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.NonPublic;

    public static void Drop(HttpListenerContext context)
    {
        if (Socket(context) is { } socket)
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0); // reset instead of a polite end
            socket.Close();
        }

        context.Response.Abort();
    }

    private static Socket? Socket(HttpListenerContext context)
    {
        var connection = context.GetType().GetProperty("Connection", Hidden)?.GetValue(context);
        return connection?.GetType().GetField("_socket", Hidden)?.GetValue(connection) as Socket;
    }
}
