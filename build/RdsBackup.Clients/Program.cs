using RdsBackup.Clients;
using RdsBackup.Models;

// Arguments: the folder of src/RdsBackup.Models, the folder to write to, the services.
var (models, target) = (args[0], args[1]);
var clients = (from line in File.ReadLines(Path.Combine(models, "operations.txt"))
               let words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
               where words is [not "#", _, "client"]
               select (Service: words[0], Operation: words[1])).ToLookup(one => one.Service, one => one.Operation, StringComparer.Ordinal);
Directory.CreateDirectory(target);
foreach (var settings in ClientSettings.All.Where(one => args.Skip(2).Contains(one.Service, StringComparer.Ordinal)))
{
    try
    {
        var source = new ClientWriter(ServiceModel.Read(Path.Combine(models, "Services", $"{settings.Service}.json")), settings, [.. clients[settings.Service]]).Write();
        File.WriteAllText(Path.Combine(target, $"{settings.Namespace}.g.cs"), source);
    }
    catch (Exception unusable) when (unusable is IOException or InvalidDataException)
    {
        Console.Error.WriteLine($"{Path.Combine(models, "Services", settings.Service)}.json: error RBC001: {unusable.Message}");
        return 1;
    }
}

return 0;
