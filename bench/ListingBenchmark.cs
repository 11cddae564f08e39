using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Amazon.RDS;
using Amazon.RDS.Model;
using Amazon.Runtime;

namespace RdsBackup.Bench;

/// <summary>
/// Lists 50,000 snapshots (500 pages of 100, 34 fields and 6 tags each) from a stub on loopback with our client and with boto3.
/// Stub and clients are processes of their own, so that neither pays for another's memory. Idle is a process whose client has answered one call:
/// what is measured is the listing, not the loading of the SDK.
/// </summary>
internal static class ListingBenchmark
{
    private const int Pages = 500;
    private const int PageSize = 100;
    private const int Rounds = 3;
    private const double AllowedMegabytes = 20;
    private const double AllowedShareOfBoto3 = 1 / 15d;
    private const string Python = "/usr/bin/python3";

    /// <summary>The same listing with boto3; prints what <see cref="Measure"/> reads.</summary>
    private const string Boto3Listing =
        """
        import resource, sys, time
        import boto3
        from botocore.config import Config
        client = boto3.client("rds", endpoint_url=sys.argv[1], region_name="us-east-1", aws_access_key_id="AKIAIOSFODNN7EXAMPLE",
                              aws_secret_access_key="wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", config=Config(proxies={}))
        client.describe_db_snapshots(Marker="499")
        idle = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        rows, began = 0, time.perf_counter()
        for page in client.get_paginator("describe_db_snapshots").paginate(PaginationConfig={"PageSize": 100}):
            rows += len(page["DBSnapshots"])
        seconds = time.perf_counter() - began
        print(rows, seconds, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - idle) / 1024)
        """;

    /// <summary>The marker of the last page: a listing of one page.</summary>
    private static readonly string LastPage = (Pages - 1).ToString(CultureInfo.InvariantCulture);

    public static async Task<int> RunAsync(string[] args) => args switch
    {
        ["serve", var port] => await ServeAsync(port),
        ["list", var url] => await ListAsync(new Uri(url)),
        _ => await CompareAsync(),
    };

    private static async Task<int> CompareAsync()
    {
        var port = FreePort().ToString(CultureInfo.InvariantCulture);
        var url = $"http://127.0.0.1:{port}/";
        using var stub = Start(Environment.ProcessPath!, "listing", "serve", port);
        try
        {
            Console.WriteLine(await stub.StandardOutput.ReadLineAsync());

            var rounds = new List<Result>();
            for (var round = 1; round <= Rounds; round++)
            {
                rounds.Add(await Measure(Environment.ProcessPath!, "listing", "list", url));
                Console.WriteLine($"Amazon.RDS    {rounds[^1]}");
            }

            var megabytes = rounds.Max(round => round.Megabytes);
            var small = megabytes <= AllowedMegabytes;
            Console.WriteLine($"memory        {megabytes:F1} MB over the idle process, {AllowedMegabytes} allowed: {Verdict(small)}");

            if (!await HasBoto3())
            {
                Console.WriteLine($"boto3 is missing ({Python} cannot import it; on Debian: apt-get install python3-boto3), so there is no ratio.");
                return small ? 0 : 1;
            }

            var boto3 = await Measure(Python, "-c", Boto3Listing, url);
            Console.WriteLine($"boto3         {boto3}");
            var ratio = rounds.Select(round => round.Seconds).Order().ElementAt(Rounds / 2) / boto3.Seconds;
            var fast = ratio <= AllowedShareOfBoto3;
            Console.WriteLine($"ratio         {ratio:F3} of boto3's time, {AllowedShareOfBoto3:F3} allowed: {Verdict(fast)}");
            return small && fast ? 0 : 1;
        }
        finally
        {
            stub.Kill();
        }
    }

    private static string Verdict(bool holds) => holds ? "holds" : "DOES NOT HOLD";

    private static async Task<int> ListAsync(Uri url)
    {
        using var client = new AmazonRDSClient(
            new BasicAWSCredentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
            new AmazonRDSConfig { ServiceURL = url.ToString(), AuthenticationRegion = "us-east-1" });
        await client.DescribeDBSnapshotsAsync(new DescribeDBSnapshotsRequest { Marker = LastPage });

        using var process = Process.GetCurrentProcess();
        var idle = process.WorkingSet64;
        var began = Stopwatch.GetTimestamp();
        var rows = 0;
        await foreach (var snapshot in client.Paginators.DescribeDBSnapshots(new DescribeDBSnapshotsRequest { MaxRecords = PageSize }).DBSnapshots)
            rows += snapshot.TagList!.Count == 6 ? 1 : 0;
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        process.Refresh();
        Console.WriteLine($"{rows} {seconds} {(process.PeakWorkingSet64 - idle) / 1048576.0}");
        return 0;
    }

    private static async Task<int> ServeAsync(string port)
    {
        var rows = new StringBuilder("<DBSnapshots>");
        for (var row = 0; row < PageSize; row++)
            AppendSnapshot(rows, row);
        rows.Append("</DBSnapshots></DescribeDBSnapshotsResult><ResponseMetadata><RequestId>523e3218-afc7-11c3-90f5-f90431260ab4</RequestId>")
            .Append("</ResponseMetadata></DescribeDBSnapshotsResponse>");
        var tail = rows.ToString();
        var pages = Enumerable.Range(0, Pages).Select(page => Encoding.UTF8.GetBytes(Head(page) + tail)).ToArray();

        using var listener = new HttpListener();
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        listener.Start();
        Console.WriteLine($"{Pages} pages of {PageSize} snapshots, {pages[0].Length / (double)PageSize:F0} bytes each");
        while (true)
        {
            var context = await listener.GetContextAsync();
            using var reader = new StreamReader(context.Request.InputStream);
            var page = pages[MarkerOf(await reader.ReadToEndAsync())];
            context.Response.ContentType = "text/xml";
            context.Response.ContentLength64 = page.Length;
            await context.Response.OutputStream.WriteAsync(page);
            context.Response.Close();
        }
    }

    private static string Head(int page) =>
        """<?xml version="1.0" encoding="UTF-8"?><DescribeDBSnapshotsResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/"><DescribeDBSnapshotsResult>"""
        + (page + 1 < Pages ? $"<Marker>{page + 1}</Marker>" : "");

    private static int MarkerOf(string form) =>
        form.Split('&').FirstOrDefault(pair => pair.StartsWith("Marker=", StringComparison.Ordinal)) is { } marker
            ? int.Parse(marker["Marker=".Length..], CultureInfo.InvariantCulture)
            : 0;

    private static void AppendSnapshot(StringBuilder xml, int row)
    {
        var name = $"rds:orders-{row:D3}-2026-11-20-03-07";
        xml.Append(
            $"""
             <DBSnapshot><DBSnapshotIdentifier>{name}</DBSnapshotIdentifier><DBInstanceIdentifier>orders-{row:D3}</DBInstanceIdentifier>
             <SnapshotCreateTime>2026-11-20T03:07:41.123Z</SnapshotCreateTime><Engine>postgres</Engine><AllocatedStorage>100</AllocatedStorage>
             <Status>available</Status><Port>5432</Port><AvailabilityZone>us-east-1a</AvailabilityZone><VpcId>vpc-0a1b2c3d4e5f67890</VpcId>
             <InstanceCreateTime>2024-02-01T10:11:12.345Z</InstanceCreateTime><MasterUsername>postgres</MasterUsername>
             <EngineVersion>16.4</EngineVersion><LicenseModel>postgresql-license</LicenseModel><SnapshotType>automated</SnapshotType>
             <Iops>3000</Iops><StorageThroughput>125</StorageThroughput><OptionGroupName>default:postgres-16</OptionGroupName>
             <PercentProgress>100</PercentProgress><SourceRegion>us-east-1</SourceRegion>
             <SourceDBSnapshotIdentifier>arn:aws:rds:us-east-1:111122223333:snapshot:{name}</SourceDBSnapshotIdentifier>
             <StorageType>gp3</StorageType><TdeCredentialArn></TdeCredentialArn><Encrypted>true</Encrypted><BackupRetentionPeriod>7</BackupRetentionPeriod>
             <PreferredBackupWindow>03:00-03:30</PreferredBackupWindow>
             <KmsKeyId>arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab</KmsKeyId>
             <DBSnapshotArn>arn:aws:rds:us-east-1:111122223333:snapshot:{name}</DBSnapshotArn><Timezone></Timezone>
             <IAMDatabaseAuthenticationEnabled>true</IAMDatabaseAuthenticationEnabled><ProcessorFeatures/>
             <DbiResourceId>db-ABCDEFGHIJKLMNOPQRSTUVWXY{row % 10}</DbiResourceId>
             <OriginalSnapshotCreateTime>2026-11-20T03:07:41.123Z</OriginalSnapshotCreateTime>
             <SnapshotDatabaseTime>2026-11-20T03:07:38.000Z</SnapshotDatabaseTime><SnapshotTarget>region</SnapshotTarget><TagList>
             """);
        for (var tag = 1; tag <= 6; tag++)
            xml.Append($"<Tag><Key>team:purpose-{tag}</Key><Value>value {tag} of snapshot {row}</Value></Tag>");
        xml.Append("</TagList></DBSnapshot>");
    }

    private static async Task<Result> Measure(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        var output = (await process.StandardOutput.ReadToEndAsync()).Split(' ');
        await process.WaitForExitAsync();
        var rows = int.Parse(output[0], CultureInfo.InvariantCulture);
        if (rows != Pages * PageSize)
            throw new InvalidOperationException($"{rows} snapshots arrived instead of {Pages * PageSize}.");
        return new Result(double.Parse(output[1], CultureInfo.InvariantCulture), double.Parse(output[2], CultureInfo.InvariantCulture));
    }

    private static async Task<bool> HasBoto3()
    {
        if (!File.Exists(Python))
            return false;
        using var process = Start(Python, "-c", "import boto3");
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }

    private static Process Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false };

        // By default the collector lets garbage grow to the size of the CPU's last-level cache, which on a server says more about the
        // CPU than about the listing. This is the budget of a small desktop CPU.
        start.Environment["DOTNET_GCgen0size"] = "0x400000";
        return Process.Start(start)!;
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <summary>How long a listing took, and how much memory it needed beyond the idle process.</summary>
    private sealed record Result(double Seconds, double Megabytes)
    {
        public override string ToString() => $"{Seconds:F2} s, {Megabytes:F1} MB over idle";
    }
}
