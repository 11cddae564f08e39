using System.Globalization;
using System.Text;
using RdsBackup.Aws.Runtime;

namespace RdsBackup.Unit.Aws;

public sealed class IsoTimeTests
{
    [Fact]
    public void A_time_is_read_as_the_framework_reads_it()
    {
        var random = new Random(1);
        for (var round = 0; round < 5000; round++)
        {
            var text = new DateTime(random.NextInt64(DateTime.MaxValue.Ticks), DateTimeKind.Utc).ToString(
                "yyyy-MM-dd'T'HH:mm:ss" + (random.Next(8) is > 0 and var digits ? "." + new string('f', digits) : "") + "'Z'", CultureInfo.InvariantCulture);

            var time = IsoTime.Parse(Encoding.UTF8.GetBytes(text));

            Assert.Equal(Judged(text), time);
            Assert.Equal(DateTimeKind.Utc, time.Kind);
        }
    }

    [Theory]
    [InlineData("2026-11-20T03:07:41+02:00")]
    [InlineData("2026-11-20T03:07:41.123")]
    [InlineData("2026-11-20")]
    [InlineData("2024-02-29T00:00:00Z")]
    [InlineData("2026-11-20 03:07:41Z")]
    public void A_time_in_another_writing_is_read_too(string text) => Assert.Equal(Judged(text), IsoTime.Parse(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("2026-13-20T03:07:41Z")]
    [InlineData("2026-11-20T24:00:00Z")]
    [InlineData("2026-02-29T03:07:41Z")]
    [InlineData("0000-02-20T03:07:41Z")]
    [InlineData("2026-11-20T03:07:41.Z")]
    [InlineData("2026-11-20T03:07:41.1x3Z")]
    public void What_is_no_time_is_refused(string text)
    {
        Assert.Throws<FormatException>(() => Judged(text));
        Assert.Throws<FormatException>(() => IsoTime.Parse(Encoding.UTF8.GetBytes(text)));
    }

    private static DateTime Judged(string text) =>
        DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);
}
