using System.Collections;
using System.Management.Automation;

namespace RdsBackup.PowerShell.Binding;

/// <summary>Makes items of what a user passes: one, or a list.</summary>
/// <typeparam name="T">What an item is made.</typeparam>
public abstract class ItemsTransformationAttribute<T> : ArgumentTransformationAttribute
{
    /// <summary>Whether another parameter takes the pipeline's objects that this one cannot read.</summary>
    public bool MayBeOther { get; set; }

    /// <inheritdoc/>
    public sealed override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var inner = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        try
        {
            return inner is IList list ? list.Cast<object?>().Select(Parse).ToArray() : new[] { Parse(inputData) };
        }
        catch (ArgumentTransformationMetadataException unreadable) when (MayBeOther)
        {
            // By this PowerShell knows to try the next parameter.
            throw new ArgumentTransformationMetadataException(unreadable.Message, new PSInvalidCastException(unreadable.Message));
        }
    }

    /// <summary>Reads an item.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">It is none.</exception>
    protected abstract T Parse(object? value);
}
