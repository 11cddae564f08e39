using System.Runtime.CompilerServices;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Evaluation;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

namespace RdsBackup.Sandbox.StepFunctions.Jsonata.Syntax;

/// <summary>Reads an expression, by the operators' binding powers (Pratt's way).</summary>
internal sealed class Parser
{
    private const int Tightest = 80;
    private const int Prefix = 70;

    private static readonly Dictionary<string, int> Power = new(StringComparer.Ordinal)
    {
        ["["] = Tightest,
        ["("] = Tightest,
        ["@"] = Tightest,
        ["#"] = Tightest,
        ["."] = 75,
        ["{"] = 70,
        ["*"] = 60,
        ["/"] = 60,
        ["%"] = 60,
        ["+"] = 50,
        ["-"] = 50,
        ["&"] = 50,
        ["="] = 40,
        ["!="] = 40,
        ["<"] = 40,
        ["<="] = 40,
        [">"] = 40,
        [">="] = 40,
        ["in"] = 40,
        ["^"] = 40,
        ["~>"] = 40,
        ["and"] = 30,
        ["or"] = 25,
        ["?"] = 20,
        [":="] = 10,
    };

    private readonly Tokenizer tokenizer;
    private Token token;

    private Parser(string text)
    {
        tokenizer = new Tokenizer(text);
        token = tokenizer.Next(afterOperand: false);
    }

    /// <exception cref="JsonataException">S…, or U0001 for what the sandbox does not know.</exception>
    public static Node Parse(string text)
    {
        var parser = new Parser(text);
        var root = parser.Expression(0);
        return parser.token.Kind == TokenKind.End ? root
            : throw new JsonataException("S0201", $"Unexpected \"{parser.token.Text}\"", parser.token.Position);
    }

    private Node Expression(int power)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new JsonataException("D1011", "The expression is nested too deeply", token.Position);

        var left = Start(Take(afterOperand: true));
        while (token.Kind == TokenKind.Operator && Power.GetValueOrDefault(token.Text) > power)
            left = Continue(left, Take(afterOperand: false));

        return left;
    }

    private Token Take(bool afterOperand)
    {
        var taken = token;
        token = tokenizer.Next(afterOperand);
        return taken;
    }

    private void Expect(string symbol, bool afterOperand = false)
    {
        if (!token.Is(symbol))
        {
            throw token.Kind == TokenKind.End
                ? new JsonataException("S0203", $"Expected \"{symbol}\" before the end of the expression", token.Position)
                : new JsonataException("S0202", $"Expected \"{symbol}\", got \"{token.Text}\"", token.Position);
        }

        Take(afterOperand);
    }

    private bool Accept(string symbol, bool afterOperand = false)
    {
        if (!token.Is(symbol))
            return false;

        Take(afterOperand);
        return true;
    }

    private Node Start(Token first) => first.Kind switch
    {
        TokenKind.End => throw new JsonataException("S0207", "Unexpected end of the expression", first.Position),
        TokenKind.Name => new PathNode(new NameNode(first.Text, first.Position), first.Position),
        TokenKind.Variable => Variable(first),
        TokenKind.Text => new LiteralNode(JsonataValue.Of(first.Text), first.Position),
        TokenKind.Number => new LiteralNode(JsonataValue.Of(first.Number), first.Position),
        TokenKind.Constant => new LiteralNode(Constant(first.Text), first.Position),
        TokenKind.Regex => new RegexNode(RegexFunction.Read(first), first.Position),
        _ => StartWith(first),
    };

    private Node StartWith(Token symbol) => symbol.Text switch
    {
        "and" or "or" or "in" => new PathNode(new NameNode(symbol.Text, symbol.Position), symbol.Position),
        "-" => Negation(symbol),
        "(" => Block(symbol),
        "[" => Array(symbol),
        "{" => new GroupNode(Pairs(), symbol.Position),
        "*" => new WildcardNode(symbol.Position),
        "**" => new DescendantsNode(symbol.Position),
        "%" => throw JsonataException.Refuse("parent operator %", symbol.Position),
        "!" or "~" => throw new JsonataException("S0204", $"There is no operator \"{symbol.Text}\"", symbol.Position),
        "|" => throw JsonataException.Refuse("transform operator | … |", symbol.Position),
        _ => throw new JsonataException("S0211", $"\"{symbol.Text}\" cannot start an expression", symbol.Position),
    };

    private Node Continue(Node left, Token symbol) => symbol.Text switch
    {
        "." => Step(left, symbol),
        "[" => Predicate(left, symbol),
        "(" => Call(left, symbol),
        "{" => Group(left, symbol),
        "^" => Sort(left, symbol),
        ":=" => Bind(left, symbol),
        "?" => Condition(left, symbol),
        "~>" => Apply(left, symbol),
        "and" => new LogicalNode(and: true, left, Expression(Power["and"]), symbol.Position),
        "or" => new LogicalNode(and: false, left, Expression(Power["or"]), symbol.Position),
        "@" => throw JsonataException.Refuse("context binding @", symbol.Position),
        "#" => throw JsonataException.Refuse("position binding # ($map and $filter give their function the position)", symbol.Position),
        _ => new BinaryNode(Operators.Find(symbol.Text), symbol.Text, left, Expression(Power[symbol.Text]), symbol.Position),
    };

    private static VariableNode Variable(Token name) => name.Text == "eval"
        ? throw JsonataException.Refuse("$eval, which Step Functions does not allow,", name.Position)
        : new VariableNode(name.Text, name.Position);

    private static JsonataValue Constant(string name) => name switch
    {
        "true" => JsonataValue.True,
        "false" => JsonataValue.False,
        _ => JsonataValue.Null,
    };

    private Node Negation(Token symbol) => Expression(Prefix) switch
    {
        LiteralNode { Value: JsonataNumber } number => number.Negated(),
        var operand => new NegationNode(operand, symbol.Position),
    };

    private BlockNode Block(Token open)
    {
        var expressions = new List<Node>();
        while (!token.Is(")"))
        {
            expressions.Add(Expression(0));
            if (!Accept(";"))
                break;
        }

        Expect(")", afterOperand: true);
        return new BlockNode(expressions, open.Position);
    }

    private ArrayNode Array(Token open)
    {
        var items = new List<Node>();
        while (!token.Is("]"))
        {
            var item = Expression(0);
            var at = token.Position;
            items.Add(Accept("..") ? new BinaryNode(Operators.Find(".."), "..", item, Expression(0), at) : item);
            if (!Accept(","))
                break;

            if (token.Is("]"))
                throw new JsonataException("S0211", "\"]\" cannot start an expression", token.Position);
        }

        Expect("]", afterOperand: true);
        return new ArrayNode(items, open.Position);
    }

    private List<(Node Key, Node Value)> Pairs()
    {
        var pairs = new List<(Node, Node)>();
        while (!token.Is("}"))
        {
            var key = Expression(0);
            Expect(":");
            pairs.Add((key, Expression(0)));
            if (!Accept(","))
                break;

            if (token.Is("}"))
                throw new JsonataException("S0211", "\"}\" cannot start an expression", token.Position);
        }

        Expect("}", afterOperand: true);
        return pairs;
    }

    private PathNode Step(Node left, Token symbol)
    {
        var path = left as PathNode ?? new PathNode(left, left.Position);
        path.Add(Expression(Power[symbol.Text]));
        path.MarkConstructed();
        return path;
    }

    private Node Predicate(Node left, Token open)
    {
        if (Accept("]"))
        {
            KeepArray(left);
            return left;
        }

        var predicate = Expression(0);
        Expect("]", afterOperand: true);
        if (left.Group is not null)
            throw new JsonataException("S0209", "A predicate cannot follow a grouping", open.Position);

        if (left is PathNode path)
            path.Last.Stages.Add(predicate);
        else
            left.Predicates.Add(predicate);

        return left;
    }

    private static void KeepArray(Node left)
    {
        left.KeepArray = true;
        if (left is PathNode { Steps: [NameNode name], Group: null } path)
        {
            name.KeepArray = true;
            path.KeepSingleton = true;
        }
    }

    private Node Group(Node left, Token open)
    {
        if (left.Group is not null)
            throw new JsonataException("S0210", "A step can have one grouping only", open.Position);

        left.Group = new GroupNode(Pairs(), open.Position);
        return left;
    }

    private PathNode Sort(Node left, Token symbol)
    {
        Expect("(");
        var terms = new List<SortTerm>();
        do
        {
            var descending = Accept(">");
            if (!descending)
                Accept("<");

            terms.Add(new SortTerm(Expression(0), descending));
        }
        while (Accept(","));

        Expect(")", afterOperand: true);
        var path = left as PathNode ?? new PathNode(left, left.Position);
        path.Add(new SortNode(terms, symbol.Position));
        return path;
    }

    private BindNode Bind(Node left, Token symbol) => left is VariableNode { Predicates.Count: 0, Group: null } variable
        ? new BindNode(variable.Name, Expression(Power[symbol.Text] - 1), symbol.Position)
        : throw new JsonataException("S0212", "The left side of := has to be a variable, which starts with $", symbol.Position);

    private ConditionNode Condition(Node condition, Token symbol)
    {
        var then = Expression(0);
        return new ConditionNode(condition, then, Accept(":") ? Expression(0) : null, symbol.Position);
    }

    private ApplyNode Apply(Node left, Token symbol)
    {
        var right = Expression(Power[symbol.Text]);
        return new ApplyNode(left, right, symbol.Position) { KeepArray = left.KeepArray || right.KeepArray };
    }

    private Node Call(Node left, Token open)
    {
        var arguments = new List<Node?>();
        while (!token.Is(")"))
        {
            arguments.Add(Accept("?") ? null : Expression(0));
            if (!Accept(","))
                break;
        }

        Expect(")", afterOperand: true);
        return left is PathNode { Steps: [NameNode { Name: "function" or "λ" }] } ? Lambda(arguments, open)
            : arguments.Contains(null) ? new PartialNode(left, arguments, open.Position)
            : new CallNode(left, [.. arguments.OfType<Node>()], open.Position);
    }

    private LambdaNode Lambda(List<Node?> arguments, Token open)
    {
        if (arguments.Find(argument => argument is not VariableNode) is { } odd)
            throw new JsonataException("S0208", "A parameter of a function has to be a variable, which starts with $", odd.Position);

        var signature = token.Is("<") ? Signature() : null;
        Expect("{");
        var body = Expression(0);
        Expect("}", afterOperand: true);
        TailCall.Mark(body);
        return new LambdaNode([.. arguments.Cast<VariableNode>().Select(parameter => parameter.Name)], signature, body, open.Position);
    }

    private Signature Signature()
    {
        var at = token.Position;
        var depth = 1;
        var text = token.Text;
        while (depth > 0 && token.Kind != TokenKind.End && !token.Is("{"))
        {
            Take(afterOperand: false);
            depth += token.Is("<") ? 1 : token.Is(">") ? -1 : 0;
            text += token.Text;
        }

        Expect(">");
        return Evaluation.Signature.Parse(text, at);
    }
}
