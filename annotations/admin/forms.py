"""What every form of the admin shares: it reads what was typed, and leaves checking to the act."""

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..models import User
from .refusals import FormRefused, tell

if TYPE_CHECKING:
    ModelForm = forms.ModelForm[Any]
else:
    ModelForm = forms.ModelForm


class DeskModelForm(ModelForm):
    """A form for a row. The row stays as it is stored: only an act changes it.

    ``refusal`` is set where an act refused this page's forms a moment ago; the form it names then
    shows the reasons. ``member`` is who fills the form in.
    """

    refusal: ClassVar[FormRefused | None] = None
    member: ClassVar[User | None] = None
    names_of_fields: ClassVar[dict[str, str]] = {}
    """Where an act calls a value by another name than the form does."""

    def _post_clean(self) -> None:
        # In place of Django's: it would write what was typed into the row, and check it there.
        if self.refusal and self.refusal.prefix == self.prefix:
            tell(self, self.refusal.error)

    @property
    def said(self) -> dict[str, Any]:
        """What differs from what the row holds, by name."""
        names = (name for name in self.changed_data if name != "version")
        return {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}


class VersionedForm(DeskModelForm):
    """A form for a row that several people edit; it carries the version that this one saw."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput())

    class Meta:
        # The model's own field is not editable, so Django would refuse to make a form field of it.
        exclude = ("version",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["version"] = self.instance.version

    @property
    def seen(self) -> int | None:
        """The version that was seen; None where the page sent none."""
        return self.cleaned_data.get("version")


class LinesField(forms.Field):
    """A list of texts, one a line."""

    widget = forms.Textarea

    def __init__(self, *, rows: int = 2, **options: Any) -> None:
        options.setdefault("required", False)
        super().__init__(widget=forms.Textarea({"rows": rows, "dir": "auto"}), **options)

    def prepare_value(self, value: Any) -> Any:
        """Return a list as lines."""
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def to_python(self, value: Any) -> Any:
        """Return lines as a list, without empty ones."""
        return [line.strip() for line in (value or "").splitlines() if line.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Say whether the lines are others; none is none, however it is stored."""
        return (initial or []) != self.to_python(data)


class LanguagesField(forms.Field):
    """A text in several languages, each on a line of its own: “en: True”."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("required", False)
        options.setdefault("widget", forms.Textarea({"rows": 2, "cols": 30, "dir": "auto"}))
        super().__init__(**options)

    def prepare_value(self, value: Any) -> Any:
        """Return the texts as lines."""
        if isinstance(value, dict):
            return "\n".join(f"{language}: {text}" for language, text in value.items())
        return value

    def to_python(self, value: Any) -> dict[str, str]:
        """Return lines as a dictionary by language code.

        :raises ValidationError: when a line names no language.
        """
        texts = {}
        for line in filter(None, map(str.strip, (value or "").splitlines())):
            language, colon, text = line.partition(":")
            if not colon or not language.strip().isalpha() or len(language.strip()) > 3:
                raise ValidationError(
                    _("“%(line)s” names no language. Write each line like “en: True”.")
                    % {"line": line}
                )
            texts[language.strip().lower()] = text.strip()
        return texts

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Say whether the texts are others; none is none, however it is stored."""
        try:
            return (initial or {}) != self.to_python(data)
        except ValidationError:
            return True
