namespace RdsBackup.Unit.Sandbox.StepFunctions;

/// <summary>A rule that holds for a definition as a whole, and the smallest machine that breaks it.</summary>
/// <param name="Says">The rule.</param>
/// <param name="Source">Who says so.</param>
/// <param name="Definition">The machine, without its <c>QueryLanguage</c>.</param>
/// <param name="Finding">What the sandbox finds, as AWS lists it: code, message and place.</param>
/// <param name="Outside">What npm's <c>asl-validator</c> finds, or how that begins; null where it does not know the rule.</param>
public sealed record DefinitionRule(string Says, string Source, string Definition, string Finding, string? Outside)
{
    private const string Language = "https://states-language.net/spec.html";
    private const string Codes = "https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinitionDiagnostic.html";
    private const string Statelint = "https://github.com/awslabs/statelint: lib/statelint/state_node.rb, data/StateMachine.j2119";
    private const string Variables = "https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html";

    // AWS's own words, as users met them.
    private const string SeenDuplicate = "https://github.com/aws-cloudformation/cfn-lint/issues/3616";
    private const string SeenTarget = "https://github.com/localstack/localstack/issues/11978";
    private const string SeenStart = "https://github.com/aws-cloudformation/cfn-lint/issues/4074";
    private const string SeenByLocalStack = "https://github.com/localstack/localstack: tests/aws/services/stepfunctions (answers recorded from AWS)";

    /// <summary>The machine, in JSONata.</summary>
    public string Machine => Definition.Insert(1, " \"QueryLanguage\": \"JSONata\",");

    // What no source confirms of a finding is said in the rule's source: the code, the message or the place is the sandbox's then.
    public static IReadOnlyList<DefinitionRule> All { get; } =
    [
        new("A state's name is there once in the whole machine, inside of Map too.", $"{Language} (States); {SeenDuplicate}; the place: unconfirmed",
            """{ "StartAt": "A", "States": { "A": { "Type": "Map", "Next": "B", "ItemProcessor": { "StartAt": "B", "States": { "B": { "Type": "Succeed" } } } }, "B": { "Type": "Succeed" } } }""",
            "DUPLICATE_STATE_NAME: Duplicate State name: B at /States/A/ItemProcessor/States/B", "DUPLICATE_STATE_NAMES: A state with this name already exists: B"),
        new("Two Maps do not each have a state of one name.", $"{Language} (States); {SeenDuplicate}; the place: unconfirmed",
            """{ "StartAt": "A", "States": { "A": { "Type": "Map", "Next": "B", "ItemProcessor": { "StartAt": "S", "States": { "S": { "Type": "Succeed" } } } }, "B": { "Type": "Map", "End": true, "ItemProcessor": { "StartAt": "S", "States": { "S": { "Type": "Succeed" } } } } } }""",
            "DUPLICATE_STATE_NAME: Duplicate State name: S at /States/B/ItemProcessor/States/S", "DUPLICATE_STATE_NAMES: A state with this name already exists: S"),
        new("Two branches do not each have a state of one name.", $"{Language} (States); {SeenDuplicate}; the place: unconfirmed",
            """{ "StartAt": "A", "States": { "A": { "Type": "Parallel", "End": true, "Branches": [{ "StartAt": "S", "States": { "S": { "Type": "Succeed" } } }, { "StartAt": "S", "States": { "S": { "Type": "Succeed" } } }] } } }""",
            "DUPLICATE_STATE_NAME: Duplicate State name: S at /States/A/Branches[1]/States/S", "DUPLICATE_STATE_NAMES: A state with this name already exists: S"),
        new("A name that stands twice in one States is there twice.", $"{Language} (States); that AWS looks at the text: unconfirmed",
            """{ "StartAt": "A", "States": { "A": { "Type": "Succeed" }, "A": { "Type": "Pass", "End": true } } }""",
            "DUPLICATE_STATE_NAME: Duplicate State name: A at /States/A", null),
        new("Next leads to a state.", $"{Language} (Transitions); {SeenTarget}",
            """{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Next": "B" }, "E": { "Type": "Succeed" } } }""",
            "MISSING_TRANSITION_TARGET: Missing 'Next' target: B at /States/A/Next", "MISSING_TRANSITION_TARGET: Missing 'StartAt'|'Next'|'Default' target: B"),
        new("StartAt leads to a state.", $"{Language} (Top-level fields); {SeenStart}",
            """{ "StartAt": "B", "States": { "A": { "Type": "Succeed" } } }""",
            "MISSING_TRANSITION_TARGET: Missing 'Next' target: B at /StartAt", "MISSING_TRANSITION_TARGET: Missing 'StartAt'|'Next'|'Default' target: B"),
        new("Default leads to a state.", $"{Language} (Choice State); the place: unconfirmed",
            """{ "StartAt": "A", "States": { "A": { "Type": "Choice", "Choices": [{ "Condition": "{% true %}", "Next": "E" }], "Default": "B" }, "E": { "Type": "Succeed" } } }""",
            "MISSING_TRANSITION_TARGET: Missing 'Next' target: B at /States/A/Default", "MISSING_TRANSITION_TARGET: Missing 'StartAt'|'Next'|'Default' target: B"),
        new("A choice leads to a state.", $"{Language} (Choice State); the place: unconfirmed",
            """{ "StartAt": "A", "States": { "A": { "Type": "Choice", "Choices": [{ "Condition": "{% true %}", "Next": "B" }], "Default": "E" }, "E": { "Type": "Succeed" } } }""",
            "MISSING_TRANSITION_TARGET: Missing 'Next' target: B at /States/A/Choices[0]/Next", "MISSING_TRANSITION_TARGET: Missing 'StartAt'|'Next'|'Default' target: B"),
        new("A catcher leads to a state.", $"{Language} (Fallback states); the place: unconfirmed",
            """{ "StartAt": "A", "States": { "A": { "Type": "Parallel", "End": true, "Branches": [{ "StartAt": "S", "States": { "S": { "Type": "Succeed" } } }], "Catch": [{ "ErrorEquals": ["States.ALL"], "Next": "B" }] } } }""",
            "MISSING_TRANSITION_TARGET: Missing 'Next' target: B at /States/A/Catch[0]/Next", "MISSING_TRANSITION_TARGET: Missing 'StartAt'|'Next'|'Default' target: B"),
        new("Nothing leads into a Map from outside.", $"{Language} (Map State)",
            """{ "StartAt": "A", "States": { "A": { "Type": "Map", "End": true, "ItemProcessor": { "StartAt": "S", "States": { "S": { "Type": "Succeed" } } }, "Catch": [{ "ErrorEquals": ["States.ALL"], "Next": "S" }] } } }""",
            "MISSING_TRANSITION_TARGET: Missing 'Next' target: S at /States/A/Catch[0]/Next", null),
        new("Nothing leads out of a Map.", $"{Language} (Map State); the place: unconfirmed",
            """{ "StartAt": "A", "States": { "A": { "Type": "Map", "Next": "E", "ItemProcessor": { "StartAt": "S", "States": { "S": { "Type": "Choice", "Choices": [{ "Condition": "{% true %}", "Next": "T" }], "Default": "E" }, "T": { "Type": "Succeed" } } } }, "E": { "Type": "Succeed" } } }""",
            "MISSING_TRANSITION_TARGET: Missing 'Next' target: E at /States/A/ItemProcessor/States/S/Default", null),
        new("Nothing leads out of a branch.", $"{Language} (Parallel State); the place: unconfirmed",
            """{ "StartAt": "A", "States": { "A": { "Type": "Parallel", "Next": "E", "Branches": [{ "StartAt": "S", "States": { "S": { "Type": "Choice", "Choices": [{ "Condition": "{% true %}", "Next": "T" }], "Default": "E" }, "T": { "Type": "Succeed" } } }] }, "E": { "Type": "Succeed" } } }""",
            "MISSING_TRANSITION_TARGET: Missing 'Next' target: E at /States/A/Branches[0]/States/S/Default", "BRANCH_OUTBOUND_TRANSITION_TARGET"),
        new("A Map starts inside of itself.", $"{Language} (Map State); the place: unconfirmed",
            """{ "StartAt": "A", "States": { "A": { "Type": "Map", "Next": "E", "ItemProcessor": { "StartAt": "E", "States": { "S": { "Type": "Succeed" } } } }, "E": { "Type": "Succeed" } } }""",
            "MISSING_TRANSITION_TARGET: Missing 'Next' target: E at /States/A/ItemProcessor/StartAt", "MISSING_TRANSITION_TARGET: State S is not reachable"),
        new("Something leads to every state.", $"{Statelint}; {SeenTarget}",
            """{ "StartAt": "A", "States": { "A": { "Type": "Succeed" }, "B": { "Type": "Succeed" } } }""",
            "MISSING_TRANSITION_TARGET: State \"B\" is not reachable. at /States/B", "MISSING_TRANSITION_TARGET: State B is not reachable"),
        new("States that lead to each other only are not reached.", "that AWS follows ways rather than counts them: unconfirmed (statelint counts)",
            """{ "StartAt": "A", "States": { "A": { "Type": "Succeed" }, "B": { "Type": "Pass", "Next": "C" }, "C": { "Type": "Pass", "Next": "B" } } }""",
            "MISSING_TRANSITION_TARGET: State \"B\" is not reachable. at /States/B", null),
        new("Something leads to every state of a Map.", $"{Statelint}; the place: unconfirmed",
            """{ "StartAt": "A", "States": { "A": { "Type": "Map", "End": true, "ItemProcessor": { "StartAt": "S", "States": { "S": { "Type": "Succeed" }, "T": { "Type": "Succeed" } } } } } }""",
            "MISSING_TRANSITION_TARGET: State \"T\" is not reachable. at /States/A/ItemProcessor/States/T", "MISSING_TRANSITION_TARGET: State T is not reachable"),
        new("A machine ends somewhere.", $"{Codes}; {Statelint}; the message: unconfirmed",
            """{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Next": "A" } } }""",
            "MISSING_END_STATE: The workflow does not have a terminal state. at /States", "MISSING_TERMINAL_STATE"),
        new("What a Map does ends somewhere.", $"{Statelint}; that AWS looks inside: unconfirmed",
            """{ "StartAt": "A", "States": { "A": { "Type": "Map", "End": true, "ItemProcessor": { "StartAt": "S", "States": { "S": { "Type": "Pass", "Next": "S" } } } } } }""",
            "MISSING_END_STATE: The workflow does not have a terminal state. at /States/A/ItemProcessor/States", "MISSING_TERMINAL_STATE"),
        new("A state's name has 80 characters at most.", $"{Language} (States); {Codes}; the message: unconfirmed",
            $$"""{ "StartAt": "{{new string('n', 81)}}", "States": { "{{new string('n', 81)}}": { "Type": "Succeed" } } }""",
            $"INVALID_STATE_NAME: A state's name has 1 to 80 characters. at /States/{new string('n', 81)}", "SCHEMA_VALIDATION_FAILED"),
        new("StartAt is there.", $"{Language} (Top-level fields); {SeenByLocalStack}",
            """{ "States": { "A": { "Type": "Succeed" } } }""",
            "SCHEMA_VALIDATION_FAILED: These fields are required: [StartAt] at /", "SCHEMA_VALIDATION_FAILED"),
        new("States are there.", $"{Language} (Top-level fields); {SeenByLocalStack}",
            """{ "StartAt": "A" }""",
            "SCHEMA_VALIDATION_FAILED: These fields are required: [States] at /", "SCHEMA_VALIDATION_FAILED"),
        new("A branch has StartAt and States too.", $"{Language} (Parallel State); the place: unconfirmed",
            """{ "StartAt": "A", "States": { "A": { "Type": "Parallel", "End": true, "Branches": [{}] } } }""",
            "SCHEMA_VALIDATION_FAILED: These fields are required: [States, StartAt] at /States/A/Branches[0]", "SCHEMA_VALIDATION_FAILED"),
        new("A machine of JSONata has no state of JSONPath.", "https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html; " + SeenByLocalStack,
            """{ "StartAt": "A", "States": { "A": { "Type": "Pass", "QueryLanguage": "JSONPath", "End": true } } }""",
            "SCHEMA_VALIDATION_FAILED: 'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine at /States/A", null),
        new("States.ALL is the last catcher's.", $"{Language} (Fallback states); {Statelint}; the message: unconfirmed",
            """{ "StartAt": "A", "States": { "A": { "Type": "Parallel", "End": true, "Branches": [{ "StartAt": "S", "States": { "S": { "Type": "Succeed" } } }], "Catch": [{ "ErrorEquals": ["States.ALL"], "Next": "E" }, { "ErrorEquals": ["X"], "Next": "E" }] }, "E": { "Type": "Succeed" } } }""",
            "SCHEMA_VALIDATION_FAILED: States.ALL stands alone, and in the last element. at /States/A/Catch[0]/ErrorEquals", null),
        new("States.ALL is the last retrier's.", $"{Language} (Retrying after error); {Statelint}; the message: unconfirmed",
            """{ "StartAt": "A", "States": { "A": { "Type": "Parallel", "End": true, "Branches": [{ "StartAt": "S", "States": { "S": { "Type": "Succeed" } } }], "Retry": [{ "ErrorEquals": ["States.ALL", "X"] }] } } }""",
            "SCHEMA_VALIDATION_FAILED: States.ALL stands alone, and in the last element. at /States/A/Retry[0]/ErrorEquals", null),
        new("A state goes on or ends, and does not do both.", $"{Language} (Transitions); {Statelint}; the message: unconfirmed",
            """{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Next": "E", "End": true }, "E": { "Type": "Succeed" } } }""",
            "SCHEMA_VALIDATION_FAILED: A state has either Next or \"End\": true. at /States/A", "TERMINAL_STATE_WITH_NEXT"),
        new("End is true or false.", $"{Language} (Transitions); {Statelint}; the message: unconfirmed",
            """{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Next": "E", "End": "true" }, "E": { "Type": "Succeed" } } }""",
            "SCHEMA_VALIDATION_FAILED: End is true or false. at /States/A/End", "SCHEMA_VALIDATION_FAILED"),
        new("A variable of outside is not assigned inside.", $"{Variables} (Variable scope); the message: unconfirmed",
            """{ "StartAt": "A", "States": { "A": { "Type": "Map", "Next": "B", "ItemProcessor": { "StartAt": "S", "States": { "S": { "Type": "Pass", "Assign": { "x": 1 }, "End": true } } } }, "B": { "Type": "Pass", "Assign": { "x": 2 }, "End": true } } }""",
            "SCHEMA_VALIDATION_FAILED: The variable 'x' is assigned outside of this scope already. at /States/A/ItemProcessor/States/S/Assign", null),
        new("A variable is not called $states.", $"{Variables} (Reserved variable); the message: unconfirmed",
            """{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Assign": { "states": 1 }, "End": true } } }""",
            "SCHEMA_VALIDATION_FAILED: 'states' cannot be the name of a variable. at /States/A/Assign", null),
        new("A variable's name has 80 characters at most.", $"{Variables} (Variable limits); the message: unconfirmed",
            $$"""{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Assign": { "{{new string('v', 81)}}": 1 }, "End": true } } }""",
            $"SCHEMA_VALIDATION_FAILED: '{new string('v', 81)}' cannot be the name of a variable. at /States/A/Assign", null),
        new("Retry is a list.", $"{Statelint}; the message: unconfirmed",
            """{ "StartAt": "A", "States": { "A": { "Type": "Parallel", "End": true, "Branches": [{ "StartAt": "S", "States": { "S": { "Type": "Succeed" } } }], "Retry": { "ErrorEquals": ["X"] } } } }""",
            "SCHEMA_VALIDATION_FAILED: Retry is a list of objects. at /States/A/Retry", "SCHEMA_VALIDATION_FAILED"),
        new("Assign is an object.", $"{Variables}; the message: unconfirmed",
            """{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Assign": [], "End": true } } }""",
            "SCHEMA_VALIDATION_FAILED: Assign is an object. at /States/A/Assign", "SCHEMA_VALIDATION_FAILED"),
        new("Errors are named by texts.", $"{Statelint}; the message: unconfirmed",
            """{ "StartAt": "A", "States": { "A": { "Type": "Parallel", "End": true, "Branches": [{ "StartAt": "S", "States": { "S": { "Type": "Succeed" } } }], "Retry": [{ "ErrorEquals": ["X", 5] }] } } }""",
            "SCHEMA_VALIDATION_FAILED: ErrorEquals is a list of errors' names. at /States/A/Retry[0]/ErrorEquals", "SCHEMA_VALIDATION_FAILED"),
        new("A member is there once.", "RFC 8259; that AWS refuses it: unconfirmed",
            """{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Type": "Pass", "End": true } } }""",
            "SCHEMA_VALIDATION_FAILED: The sandbox has no place for a second member Type. at /States/A/Type", null),
    ];
}
