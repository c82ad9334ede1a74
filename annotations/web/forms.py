"""What every form of the pages shares: how its fields look."""

from typing import Any

from django import forms
from django.forms.renderers import DjangoTemplates


class DeskRenderer(DjangoTemplates):
    """Renders a field with its label, help and errors in the desk's own markup."""

    field_template_name = "annotations/parts/field.html"


class DeskForm(forms.Form):
    """A form whose labels carry no colon and whose fields look like the rest of the desk.

    ``{{ form }}`` renders it whole, ``{{ form.name.as_field_group }}`` one field.
    """

    default_renderer = DeskRenderer()
    ids = "id_%s"
    """What its fields are called in a page: another word where a page has several forms."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        kwargs.setdefault("auto_id", self.ids)
        super().__init__(*args, **kwargs)
