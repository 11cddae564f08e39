using System.Text.Json;
using System.Text.Json.Nodes;
using RdsBackup.TrimModels;

// dotnet run --project build/RdsBackup.TrimModels -- <folder with botocore's models>, from the repository's root
if (args.Length != 1)
{
    Console.Error.WriteLine("Pass the folder with AWS's models (<service>.json), and run it where README.md is.");
    return 2;
}

const string Target = "src/RdsBackup.Models";
const string Npm = "tests/Unit/Aws/model";
var listed = from line in File.ReadLines($"{Target}/operations.txt")
             let words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
             where words.Length > 0 && words[0] != "#"
             group words[1] by words[0];
foreach (var service in listed)
{
    try
    {
        var model = JsonNode.Parse(File.ReadAllText(Path.Combine(args[0], $"{service.Key}.json")))!.AsObject();
        if (NewerMembers.Packages.TryGetValue(service.Key, out var package))
        {
            var version = (string)JsonNode.Parse(File.ReadAllText($"{Npm}/node_modules/@aws-sdk/client-{package}/package.json"))!["version"]!;
            new NewerMembers(model, NewerMembers.Print(Npm, package), $"npm @aws-sdk/client-{package} {version}").Add(service);
        }

        var trimmed = TrimmedModel.Of(model, [.. service]);
        File.WriteAllText($"{Target}/Services/{service.Key}.json", trimmed);
        Console.WriteLine($"{service.Key}: {service.Count()} operations, {trimmed.Length:n0} characters");
    }
    catch (Exception unusable) when (unusable is IOException or InvalidDataException or JsonException)
    {
        Console.Error.WriteLine($"{service.Key}.json: {unusable.Message}");
        return 1;
    }
}

return 0;
