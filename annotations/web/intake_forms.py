"""Forms through which articles come in and what is known of them is corrected."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..desk.drafts import ArticleDraft
from ..interchange.plain_text import headline_of
from .fields import NamesField, OutletField, suggest_outlets
from .forms import DeskForm

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

FILE_KINDS = ".txt,.html,.htm,.json,.jsonl,.ndjson,.csv"


class MomentInput(forms.DateTimeInput):
    """A day and time in the browser's own calendar."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


class AboutArticle(DeskForm):
    """What is known of an article besides its text."""

    title = forms.CharField(label=gettext_lazy("Headline"), max_length=500, required=False)
    outlet = OutletField()
    authors = NamesField(
        label=gettext_lazy("Authors"),
        required=False,
        help_text=gettext_lazy("Several are separated by commas."),
    )
    published_at = forms.DateTimeField(
        label=gettext_lazy("Published"),
        required=False,
        widget=MomentInput(),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d"],
    )
    language = forms.CharField(
        label=gettext_lazy("Language"),
        max_length=16,
        required=False,
        help_text=gettext_lazy("A code such as “en” or “fr”; empty: recognised from the text."),
    )
    url = forms.CharField(
        label=gettext_lazy("Address"),
        max_length=2000,
        required=False,
        help_text=gettext_lazy("Where the article stands on the web."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        widget: Any = self.fields["outlet"].widget
        widget.names = suggest_outlets()


class PasteForm(AboutArticle):
    """A text that was copied from somewhere."""

    text = forms.CharField(
        label=gettext_lazy("Text"),
        strip=False,
        widget=forms.Textarea({"rows": 14, "dir": "auto"}),
        help_text=gettext_lazy(
            "Paste it as it is. Lines that belong to the page rather than to the article "
            "are recognised and set aside; you can bring them back."
        ),
    )
    field_order = ("text", "title", "outlet", "authors", "published_at", "language", "url")

    def draft(self) -> ArticleDraft:
        """Return what was entered as a draft; a headline left empty is looked for in the text."""
        data = self.cleaned_data
        outlet = data["outlet"]
        return ArticleDraft(
            text=data["text"],
            title=data["title"] or headline_of(data["text"]),
            url=data["url"],
            outlet=outlet if isinstance(outlet, str) else getattr(outlet, "name", ""),
            authors=data["authors"],
            published_at=data["published_at"],
            language=data["language"],
        )


class ChangeArticleForm(AboutArticle):
    """A correction of what is known of an article."""

    version = forms.IntegerField(widget=forms.HiddenInput())


class AddressForm(DeskForm):
    """The address of an article that the desk is to fetch."""

    url = forms.URLField(
        label=gettext_lazy("Address of the article"),
        max_length=2000,
        assume_scheme="https",
        help_text=gettext_lazy(
            "The desk opens this one page and keeps its text; it follows no other link."
        ),
    )


class Files(forms.ClearableFileInput):
    """A field that takes several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files, each within the limit of size; the cleaned value is their list."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=Files({"accept": FILE_KINDS}), allow_empty_file=True, **options)

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[Any]]":
        """Return the files.

        :raises ValidationError: when there is none, or one is over the limit; it names that one.
        """
        given: Sequence[Any] = data if isinstance(data, list | tuple) else [data]
        files = [super(FilesField, self).clean(each, initial) for each in given or [None]]
        too_large = list(_too_large(files))
        if too_large:
            raise forms.ValidationError(too_large)
        return files


def _too_large(files: "Iterable[UploadedFile[Any]]") -> Iterable[str]:
    limit = settings.FACTCHECK_MAX_UPLOAD_BYTES
    for each in files:
        if each.size and each.size > limit:
            yield _("“%(name)s” is %(size)s; at most %(limit)s are taken.") % {
                "name": each.name,
                "size": filesizeformat(each.size),
                "limit": filesizeformat(limit),
            }


class FilesForm(DeskForm):
    """Files that hold one article or many."""

    uploads = FilesField(
        label=gettext_lazy("Files"),
        help_text=gettext_lazy(
            "Text (.txt), web pages (.html), JSON (.json, .jsonl) or tables (.csv)."
        ),
    )
    outlet = OutletField(
        label=gettext_lazy("Outlet of articles that name none"),
        help_text="",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        widget: Any = self.fields["outlet"].widget
        widget.names = suggest_outlets()

    def outlet_name(self) -> str:
        """Return the outlet's name, empty where none was given."""
        outlet = self.cleaned_data["outlet"]
        return outlet if isinstance(outlet, str) else getattr(outlet, "name", "")
