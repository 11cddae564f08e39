using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using RdsBackup.Core.Copying;
using RdsBackup.Core.Policies;
using RdsBackup.Sandbox.StepFunctions.Jsonata;
using RdsBackup.Templates;
using RdsBackup.Unit.Aws;
using RdsBackup.Unit.Support;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace RdsBackup.Unit.Automation;

/// <summary>What the build makes of the sources is smaller, and says the same.</summary>
public sealed class TemplateBuildTests
{
    private static readonly Dictionary<string, string> Nothing = [];

    private static readonly IReadOnlyDictionary<string, string> Engine = Constants.Read(Repository.PathOf("src", "RdsBackup.Core"));

    public static TheoryData<StackTemplate> Templates => [.. Enum.GetValues<StackTemplate>()];

    public static TheoryData<string> Sources => [.. Directory.GetFiles(Repository.PathOf("templates"), "*.yaml").Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Templates))]
    public void A_template_leaves_a_twentieth_of_what_CloudFormation_takes_free(StackTemplate template) =>
        Assert.InRange(Encoding.UTF8.GetByteCount(TemplateLibrary.Read(template)), 1, 51_200 / 20 * 19);

    [Fact]
    public void A_template_that_grew_too_large_is_refused_by_the_build_with_its_size()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        File.WriteAllText(Path.Combine(folder, "large.yaml"), $"Description: {new string('x', 48_640 - "Description: \n".Length)}\n");
        TemplateBuild.Run(folder, folder, "1.0.0", Nothing);

        File.AppendAllText(Path.Combine(folder, "large.yaml"), "A: 1\n");
        var refusal = Assert.Throws<TemplateSourceException>(() => TemplateBuild.Run(folder, folder, "1.0.0", Nothing));

        Assert.Equal("The template has 48645 bytes, and may have 48640: a twentieth of what CloudFormation takes stays free.", refusal.Message);
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData(StackTemplate.RecoveryRegion)]
    [InlineData(StackTemplate.BackupAccount)]
    public void A_copy_that_fails_is_begun_as_often_as_by_hand(StackTemplate template) =>
        Assert.Contains(Invariant($"$attempts+1>={CopyDefaults.Attempts} %"), TemplateLibrary.Read(template), StringComparison.Ordinal);

    [Fact]
    public void The_engines_constants_are_written_in_and_one_that_is_none_is_refused_by_name()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var source = Path.Combine(folder, "template.yaml");
        File.WriteAllText(source, "Description: after @CopyDefaults.Attempts@ attempts\n");
        Assert.Equal(Invariant($"Description: after {CopyDefaults.Attempts} attempts"), TemplateBuild.Build(source, "1.0.0", Engine).Trim());

        File.WriteAllText(source, "Description: after @CopyDefaults.QuotaPause@\n");
        var refusal = Assert.Throws<TemplateSourceException>(() => TemplateBuild.Build(source, "1.0.0", Engine));

        Assert.Equal("There is no constant CopyDefaults.QuotaPause in the engine's files of defaults.", refusal.Message);
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_template_says_the_same_in_its_tighter_layout(string source)
    {
        var text = File.ReadAllText(Repository.PathOf("templates", source));

        Assert.Equal(Said(text), Said(Layout.Tighten(text)));
    }

    [Theory]
    [InlineData("{% $a + 1 %}", "{% $a+1 %}")]
    [InlineData("{%$a%}", "{% $a %}")]
    [InlineData("{% $a and 'b  c' in $d or $not($e) %}", "{% $a and 'b  c'in $d or $not($e) %}")]
    [InlineData("{% $a /* why */ and $b %}", "{% $a and $b %}")]
    [InlineData("{% $a / 2 / $b %}", "{% $a/2/$b %}")]
    [InlineData("{% $replace($a, / [/ ]+ /i , ' ') %}", "{% $replace($a,/ [/ ]+ /i,' ') %}")]
    [InlineData("{% $a ~> /x/ and $b %}", "{% $a~>/x/ and $b %}")]
    [InlineData("{% $a.$ { 'b': c } %}", "{% $a.$ {'b':c} %}")]
    [InlineData("{% $at > ${Days} * 2 and ${Day} and $a[[0 .. 3]] %}", "{% $at>${Days}*2 and ${Day} and $a[[0..3]] %}")]
    [InlineData("{% `a b` . c ? ( $b := \"d \\\" e\" ; $b ) : - 1 %}", "{% `a b`.c?($b:=\"d \\\" e\";$b):-1 %}")]
    [InlineData("{% $a = * and ** . b %}", "{% $a=*and**.b %}")]
    public void An_expression_loses_the_space_that_parts_nothing(string expression, string shorter) => Assert.Equal(shorter, Expression.Shorten(expression));

    [Fact]
    public void Every_expression_means_the_same_shortened()
    {
        var expressions = Expressions();
        Assert.True(expressions.Count > 150, $"{expressions.Count}");

        Assert.All(expressions, expression => Assert.Equal(Tree(Inner(expression)), Tree(Inner(Expression.Shorten(expression)))));
    }

    [FactWithAwsModel]
    public void Every_expression_means_the_same_shortened_to_JSONatas_own_parser()
    {
        var expressions = Expressions();
        string[] all = [.. expressions.Select(Inner), .. expressions.Select(expression => Inner(Expression.Shorten(expression)))];

        var trees = NodeScript.Ask<string>("print-trees.js", all);

        Assert.Equal(trees[..expressions.Count], trees[expressions.Count..]);
    }

    // As they are written, with the engine's constants.
    private static List<string> Expressions() =>
    [
        .. from file in Directory.GetFiles(Repository.PathOf("templates", "machines"))
           from node in Load(Constants.WriteInto(File.ReadAllText(file), Engine)).AllNodes.OfType<YamlScalarNode>()
           where node.Value!.StartsWith("{%", StringComparison.Ordinal)
           select node.Value!,
    ];

    // CloudFormation writes numbers in where the expression itself has something written in.
    private static string Inner(string expression) => BuiltMachine.Fill(expression[2..^2].Trim());

    private static YamlDocument Load(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return stream.Documents[0];
    }

    // What a YAML text says: its events without their places.
    private static List<string> Said(string text)
    {
        var parser = new YamlDotNet.Core.Parser(new StringReader(text));
        var said = new List<string>();
        while (parser.MoveNext())
            said.Add(parser.Current is Scalar scalar ? $"{scalar.Tag} {scalar.Style} {scalar.Value}" : $"{parser.Current}");

        return said;
    }

    private static string Tree(string expression) => Written(JsonataExpression.Parse(expression).Root, new HashSet<object>(ReferenceEqualityComparer.Instance));

    // All that the parser made, except for where it stands.
    private static string Written(object? part, HashSet<object> above)
    {
        if (part is null or string or IFormattable or bool)
            return string.Create(CultureInfo.InvariantCulture, $"'{part}'");

        if (!part.GetType().IsValueType && !above.Add(part))
            return "above";

        var written = part is IEnumerable many ? $"[{string.Join(", ", many.Cast<object>().Select(one => Written(one, above)))}]"
            : part.GetType().Namespace!.StartsWith("System.Text", StringComparison.Ordinal) ? $"{part}"
            : $"{part.GetType().Name}({string.Join(", ", Fields(part.GetType()).Select(field => Written(field.GetValue(part), above)))})";
        above.Remove(part);
        return written;
    }

    private static IEnumerable<FieldInfo> Fields(Type? type) => type is null ? [] :
        type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .Where(field => !field.Name.Contains("osition", StringComparison.Ordinal)).Concat(Fields(type.BaseType));
}
