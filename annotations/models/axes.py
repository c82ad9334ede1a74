"""What a verdict on a quote says beside its rating: five axes, each with its own reason.

The axes keep apart what one word would muddle: whose words they are, whether they are the words,
whether they mean here what they meant there, whether a translation is faithful, and what the
answer rests on. That no record of the words was found never says that they were made up.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .ratings import Verdict


class Axis(models.TextChoices):
    """What is judged of a quote."""

    ATTRIBUTION = "attribution", _("attribution")
    WORDING = "wording", _("wording")
    CONTEXT = "context", pgettext_lazy("of a quote", "context")
    TRANSLATION = "translation", _("translation")
    BASIS = "basis", _("basis")


class Attribution(models.TextChoices):
    """Whether who is named said it."""

    CORRECT = "correct", pgettext_lazy("an attribution", "correct")
    MISATTRIBUTED = "misattributed", _("misattributed")
    UNATTRIBUTABLE = "unattributable", _("cannot be attributed")
    DISPUTED = "disputed", pgettext_lazy("an attribution", "disputed")
    NO_RECORD = "no_record", _("no record found")


class Wording(models.TextChoices):
    """Whether these are the words."""

    VERBATIM = "verbatim", _("verbatim")
    CLEANED = "cleaned", _("cleaned of slips and fillers")
    ELIDED = "elided", _("shortened, and marked as such")
    TRUNCATED = "truncated", _("shortened without a mark")
    ALTERED_SAME = "altered_same", _("altered, same meaning")
    ALTERED_OTHER = "altered_other", _("altered, another meaning")
    SPLICED = "spliced", _("put together from several places")
    PARAPHRASED = "paraphrased", _("a paraphrase in quotation marks")
    FABRICATED = "fabricated", _("fabricated")


class Context(models.TextChoices):
    """Whether it means here what it meant there."""

    FAIR = "fair", pgettext_lazy("a context", "fair")
    OUT_OF_CONTEXT = "out_of_context", _("out of context")
    OUTDATED = "outdated", pgettext_lazy("a context", "outdated")


class Translation(models.TextChoices):
    """Whether a translation is faithful, and told as one."""

    NOT_APPLICABLE = "not_applicable", _("not a translation")
    FAITHFUL = "faithful", pgettext_lazy("a translation", "faithful")
    LOOSE = "loose", pgettext_lazy("a translation", "loose")
    WRONG = "wrong", pgettext_lazy("a translation", "wrong")
    SHOWN_AS_VERBATIM = "shown_as_verbatim", _("a translation shown as the very words")
    BACK_TRANSLATED = "back_translated", _("translated back from a translation")


class Basis(models.TextChoices):
    """What the answer rests on."""

    RECORDING = "recording", _("a recording")
    TRANSCRIPT = "transcript", _("an official transcript")
    NOTES = "notes", _("own notes")
    RELEASE = "release", _("a press release")
    WIRE = "wire", _("agency reports only")
    ONE_OUTLET = "one_outlet", _("one outlet")
    NONE = "none", pgettext_lazy("a basis", "nothing")


AXES: dict[str, type[models.TextChoices]] = {
    Axis.ATTRIBUTION.value: Attribution,
    Axis.WORDING.value: Wording,
    Axis.CONTEXT.value: Context,
    Axis.TRANSLATION.value: Translation,
    Axis.BASIS.value: Basis,
}
"""The values that each axis takes."""


class AxisFinding(models.Model):
    """What one verdict says on one axis, and why."""

    verdict = models.ForeignKey(
        Verdict, models.PROTECT, related_name="findings", verbose_name=_("verdict")
    )
    axis = models.CharField(_("axis"), max_length=15, choices=Axis.choices)
    value = models.CharField(_("finding"), max_length=20)
    reason = models.TextField(_("reason"))

    class Meta:
        verbose_name = _("finding on a quote")
        verbose_name_plural = _("findings on quotes")
        ordering = ["verdict_id", "id"]
        constraints = [
            models.UniqueConstraint(fields=["verdict", "axis"], name="finding_once_an_axis"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="finding_has_reason"),
            models.CheckConstraint(
                condition=models.Q(
                    axis="attribution",
                    value__in=[
                        "correct",
                        "misattributed",
                        "unattributable",
                        "disputed",
                        "no_record",
                    ],
                )
                | models.Q(
                    axis="wording",
                    value__in=[
                        "verbatim",
                        "cleaned",
                        "elided",
                        "truncated",
                        "altered_same",
                        "altered_other",
                        "spliced",
                        "paraphrased",
                        "fabricated",
                    ],
                )
                | models.Q(axis="context", value__in=["fair", "out_of_context", "outdated"])
                | models.Q(
                    axis="translation",
                    value__in=[
                        "not_applicable",
                        "faithful",
                        "loose",
                        "wrong",
                        "shown_as_verbatim",
                        "back_translated",
                    ],
                )
                | models.Q(
                    axis="basis",
                    value__in=[
                        "recording",
                        "transcript",
                        "notes",
                        "release",
                        "wire",
                        "one_outlet",
                        "none",
                    ],
                ),
                name="finding_value_is_of_its_axis",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_axis_display()}: {self.value_label}"

    @property
    def value_label(self) -> str:
        """The finding in the reader's language."""
        return str(AXES[self.axis](self.value).label)
