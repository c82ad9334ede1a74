"""Finishing touches to the generated schema."""

from typing import Any

from . import inputs, resources

SPARSE = "Every field is sent unless `fields` asks for some."


def finish(result: dict[str, Any], **_context: Any) -> dict[str, Any]:
    """Say what serializers cannot; a postprocessing hook of drf-spectacular.

    Objects sent in take no other fields. Changes name at least one. Of a resource any field may
    be left out by ``?fields=``.
    """
    components = result["components"]["schemas"]
    for kind in _subclasses(inputs.Input):
        component = components.get(kind.__name__)
        if component:
            component["additionalProperties"] = False
            if issubclass(kind, inputs.Changes):
                component["minProperties"] = 1
    for resource in resources.ALL:
        component = components[resource.shape.__name__.removesuffix("Serializer")]
        component.pop("required", None)
        component["description"] = f"{component['description']} {SPARSE}"
    _drop_marks(result)
    return result


def _subclasses(kind: type[Any]) -> list[type[Any]]:
    found = kind.__subclasses__()
    return found + [each for inner in found for each in _subclasses(inner)]


def _drop_marks(node: Any) -> None:
    """Drop what drf-spectacular notes for its own enum hook, which is not used."""
    if isinstance(node, dict):
        node.pop("x-spec-enum-id", None)
        for each in node.values():
            _drop_marks(each)
    elif isinstance(node, list):
        for each in node:
            _drop_marks(each)
