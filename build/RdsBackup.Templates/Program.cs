using RdsBackup.Templates;

if (args is not [var sources, var target, var version, var engine])
{
    Console.Error.WriteLine("usage: RdsBackup.Templates <folder templates> <folder to write to> <version> <folder of the engine>");
    return 2;
}

try
{
    TemplateBuild.Run(sources, target, version, Constants.Read(engine));
    return 0;
}
catch (TemplateSourceException broken)
{
    // In the form that MSBuild shows as an error of the build.
    Console.Error.WriteLine($"{broken.File} : error RDSB0001: {broken.Message}");
    return 1;
}
