"""The record as sentences: who did what, with links to what it was done to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile
from typing import Any

from django.db.models import Model
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ..desk.queries_desk import Names, name_targets
from ..models import (
    Anonymity,
    Article,
    Assignment,
    Claim,
    DeskSettings,
    Event,
    Evidence,
    Job,
    Outlet,
    Quote,
    Speaker,
    TrainedModel,
    User,
)

VERBS = {
    "article.created": gettext_lazy("%(actor)s brought in %(article)s"),
    "article.revised": gettext_lazy("%(actor)s brought in a new text of %(article)s"),
    "article.annotated": gettext_lazy("%(actor)s brought in marks for %(article)s"),
    "article.changed": gettext_lazy("%(actor)s corrected what is known of %(article)s"),
    "article.withdrawn": gettext_lazy("%(actor)s took %(article)s off the desk"),
    "article.restored": gettext_lazy("%(actor)s put %(article)s back on the desk"),
    "article.resembles": gettext_lazy("%(article)s is almost the same text as %(other)s"),
    "article.carried_over": gettext_lazy(
        "The marks of %(article)s were carried over to its new text"
    ),
    "article.extracted": gettext_lazy("The extraction engine read %(article)s"),
    "range.excluded": gettext_lazy("%(actor)s marked text of %(article)s as page furniture"),
    "range.brought_back": gettext_lazy("%(actor)s brought back text of %(article)s"),
    "quote.created": gettext_lazy("%(actor)s marked %(quote)s in %(article)s"),
    "quote.accepted": gettext_lazy("%(actor)s accepted %(quote)s in %(article)s"),
    "quote.rejected": gettext_lazy("%(actor)s rejected %(quote)s in %(article)s"),
    "quote.changed": gettext_lazy("%(actor)s corrected %(quote)s in %(article)s"),
    "claim.created": gettext_lazy("%(actor)s wrote down %(claim)s"),
    "claim.accepted": gettext_lazy("%(actor)s took on %(claim)s"),
    "claim.rejected": gettext_lazy("%(actor)s rejected %(claim)s"),
    "claim.reopened": gettext_lazy("%(actor)s reopened %(claim)s"),
    "claim.changed": gettext_lazy("%(actor)s changed %(claim)s"),
    "claim.taken": gettext_lazy("%(actor)s took %(claim)s to review it"),
    "claim.assigned": gettext_lazy("%(actor)s assigned %(claim)s to %(person)s"),
    "claim.drawn": gettext_lazy("%(person)s was drawn to review %(claim)s"),
    "claim.released": gettext_lazy("%(actor)s took %(claim)s from %(person)s"),
    "claim.decided": gettext_lazy("%(actor)s decided %(claim)s"),
    "assignment.changed": gettext_lazy("%(actor)s changed the day by which %(claim)s is due"),
    "recusal.declared": gettext_lazy("%(actor)s keeps out of the review of %(claim)s"),
    "recusal.lifted": gettext_lazy("%(actor)s let %(person)s review %(claim)s again"),
    "appearance.created": gettext_lazy("%(actor)s found %(claim)s in %(article)s"),
    "evidence.created": gettext_lazy("%(actor)s added evidence on %(claim)s"),
    "evidence.changed": gettext_lazy("%(actor)s corrected evidence on %(claim)s"),
    "evidence.withdrawn": gettext_lazy("%(actor)s withdrew evidence on %(claim)s"),
    "comment.created": gettext_lazy("%(actor)s commented on %(claim)s"),
    "comment.changed": gettext_lazy("%(actor)s changed a comment on %(claim)s"),
    "comment.resolved": gettext_lazy("%(actor)s resolved a conversation on %(claim)s"),
    "comment.reopened": gettext_lazy("%(actor)s reopened a conversation on %(claim)s"),
    "gate_note.written": gettext_lazy("%(actor)s wrote down a reason at a gate of %(claim)s"),
    "reply_request.created": gettext_lazy("%(actor)s asked for a reply on %(claim)s"),
    "reply_request.changed": gettext_lazy(
        "%(actor)s wrote down what came of a request for a reply on %(claim)s"
    ),
    "question.created": gettext_lazy("%(actor)s asked a question about %(claim)s"),
    "question.changed": gettext_lazy("%(actor)s changed a question about %(claim)s"),
    "question.withdrawn": gettext_lazy("%(actor)s withdrew a question about %(claim)s"),
    "answer.created": gettext_lazy("%(actor)s answered a question about %(claim)s"),
    "answer.changed": gettext_lazy("%(actor)s changed an answer to a question about %(claim)s"),
    "answer.withdrawn": gettext_lazy("%(actor)s withdrew an answer to a question about %(claim)s"),
    "verdict.submitted": gettext_lazy("%(actor)s gave a verdict on %(claim)s"),
    "verdict.withdrawn": gettext_lazy("%(actor)s withdrew a verdict on %(claim)s"),
    "factcheck.created": gettext_lazy("%(actor)s began a fact-check on %(claim)s"),
    "factcheck.changed": gettext_lazy("%(actor)s worked on a fact-check on %(claim)s"),
    "factcheck.discarded": gettext_lazy("%(actor)s set a draft on %(claim)s aside"),
    "factcheck.published": gettext_lazy("%(actor)s published a fact-check on %(claim)s"),
    "factcheck.embargo_changed": gettext_lazy("%(actor)s changed the embargo of %(claim)s"),
    "factcheck.corrected": gettext_lazy("%(actor)s corrected the fact-check on %(claim)s"),
    "factcheck.withdrawn": gettext_lazy("%(actor)s withdrew the fact-check on %(claim)s"),
    "speaker.created": gettext_lazy("%(actor)s wrote down the speaker %(target)s"),
    "speaker.changed": gettext_lazy("%(actor)s corrected the speaker %(target)s"),
    "speaker.merged": gettext_lazy("%(actor)s merged the speaker %(target)s into another"),
    "outlet.created": gettext_lazy("%(actor)s wrote down the outlet %(target)s"),
    "outlet.changed": gettext_lazy("%(actor)s corrected the outlet %(target)s"),
    "scale.created": gettext_lazy("%(actor)s drew up the rating scale %(target)s"),
    "scale.published": gettext_lazy("%(actor)s put the rating scale %(target)s to use"),
    "scale.retired": gettext_lazy("%(actor)s took the rating scale %(target)s out of use"),
    "job.queued": gettext_lazy("%(actor)s asked for %(target)s"),
    "job.cancelled": gettext_lazy("%(actor)s called off %(target)s"),
    "job.retried": gettext_lazy("%(actor)s had %(target)s tried again"),
    "model.trained": gettext_lazy("%(actor)s trained the engine: %(target)s"),
    "model.used": gettext_lazy("%(actor)s put %(target)s to use"),
    "model.rolled_back": gettext_lazy("%(actor)s took %(target)s out of use"),
    "settings.changed": gettext_lazy("%(actor)s changed the desk’s settings"),
    "desk.restored": gettext_lazy("%(actor)s read an export back into the desk"),
    "token.created": gettext_lazy("%(actor)s made an API token"),
    "token.revoked": gettext_lazy("%(actor)s revoked an API token"),
    "user.created": gettext_lazy("%(actor)s let %(target)s join the desk"),
    "user.changed": gettext_lazy("%(actor)s changed what %(target)s is called or may do"),
    "user.password_reset": gettext_lazy("%(actor)s gave %(target)s another password"),
    "user.password_changed": gettext_lazy("%(actor)s changed their password"),
}
"""The sentence of every verb that an act writes; a test holds the two against each other."""

GAVE_BACK = gettext_lazy("%(actor)s gave %(claim)s back")
"""A claim that is held no longer, where it was its holder's own doing."""

CHANGED: dict[str, type[Model]] = {
    model._meta.model_name or "": model
    for model in (Article, Assignment, Claim, DeskSettings, Evidence, Outlet, Quote, Speaker)
}
"""The models whose changed fields are told, by the name the record knows them under."""

PARTS = {
    "content": gettext_lazy("words"),
    "cue": gettext_lazy("cue"),
    "source": gettext_lazy("source in the text"),
    "addressee": gettext_lazy("who was told"),
}
"""What a change of a quote's places is called; these are no fields."""

CALLED = {
    "hedged": gettext_lazy("the text keeps a distance"),
    "polarity": gettext_lazy("how it was said"),
}
"""Fields whose own names say little to who reads the record."""

OFFSETS = ("start", "end")
"""Fields of a quote that are told by the words that stand there."""

TOLD_AT_MOST = 160
"""Code points of a value shown under a sentence."""

LEAD = 40
"""Code points, at least, of what long values share that are shown before they part."""


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of the record, as a page shows it.

    ``details`` are short further texts; ``more`` counts like events folded into this line.
    """

    event: Event
    sentence: SafeString
    details: Sequence[str] = ()
    more: int = 0


def tell(events: Iterable[Event], *, fold: bool = False, here: Claim | None = None) -> list[Line]:
    """Return the events as sentences, in their order.

    With ``fold``, neighbours of one verb by one person are told once, with how many more follow.
    ``here`` is the claim on whose page they are told: it is "this claim" there.
    """
    listed = list(events)
    names = name_targets(listed)
    if here:
        names.claims[here.pk] = here
        names.here = here.pk
    if not fold:
        return [_line(event, names) for event in listed]
    runs = [list(run) for _key, run in groupby(listed, key=lambda each: (each.verb, each.actor_id))]
    return [_line(run[0], names, more=len(run) - 1) for run in runs]


def sentence(event: Event, names: Names) -> SafeString:
    """Return what happened, with links. A verb that has no sentence is shown as it stands."""
    pattern = VERBS.get(event.verb)
    if event.verb == "claim.released" and event.data.get("person") == event.actor_id:
        pattern = GAVE_BACK
    if pattern is None:
        return format_html("{} {} {}", _actor(event), event.verb, event.target_id)
    values = {
        "actor": _actor(event),
        "article": _article(names.articles.get(event.article_id or 0)),
        "other": _article(names.articles.get(event.data.get("other_article", 0))),
        "claim": _claim(names.claims.get(event.claim_id or 0), here=names.here),
        "quote": _link("annotations:quote_card", event.target_id, _("a quote")),
        "target": _target(event, names),
        "person": _person(names.people.get(event.data.get("person", 0))),
    }
    # The pattern is the desk's own words, and every value was escaped where it was made.
    return mark_safe(str(pattern) % values)  # noqa: S308


def _line(event: Event, names: Names, more: int = 0) -> Line:
    return Line(event, sentence(event, names), () if more else details(event, names), more)


def _actor(event: Event) -> SafeString:
    if event.actor is None:
        return format_html("{}", _("The tool"))
    return format_html("<strong>{}</strong>", event.actor.display_name)


def _person(person: User | None) -> SafeString:
    return format_html("<strong>{}</strong>", person.display_name if person else _("somebody"))


def _article(article: Article | None) -> SafeString:
    if article is None:
        return format_html("{}", _("an article"))
    return _link("annotations:article", article.pk, str(article))


def _claim(claim: Claim | None, *, here: int) -> SafeString:
    if claim is None:
        return format_html("{}", _("a claim"))
    if claim.pk == here:
        return format_html("{}", _("this claim"))
    return _link("annotations:claim", claim.pk, _("the claim “%(claim)s”") % {"claim": claim})


def _target(event: Event, names: Names) -> SafeString:
    speaker = names.speakers.get(event.target_id) if event.target_type == "speaker" else None
    if speaker:
        return _link("annotations:speaker", speaker.pk, str(speaker))
    if event.target_type == "outlet":
        return format_html("{}", names.outlets.get(event.target_id, _("an outlet")))
    if event.target_type == "ratingscale":
        return format_html("{}", names.scales.get(event.target_id, _("a rating scale")))
    if event.target_type == "job":
        return format_html("{}", Job(pk=event.target_id))
    if event.target_type == "trainedmodel":
        language = event.data.get("language", "")
        return format_html("{}", TrainedModel(pk=event.target_id, language=language))
    return format_html("{}", event.data.get("member") or event.data.get("username", ""))


def _link(route: str, pk: int, text: str) -> SafeString:
    return format_html('<a href="{}">{}</a>', reverse(route, args=[pk]), text)


def details(event: Event, names: Names) -> list[str]:
    """Return what there is to say beyond the sentence: words, reasons, what was changed to what."""
    data = event.data
    told = [_short(data[name]) for name in ("words", "title", "reasons") if _is_words(data, name)]
    if _is_words(data, "reason"):
        told.append(_("Reason: %(reason)s") % {"reason": _short(data["reason"])})
    if event.verb == "article.extracted":
        told.append(_extracted(data))
    if event.verb == "job.queued":
        told.append(_job(data))
    if event.verb.endswith(".changed"):
        told += [
            _change(event.target_type, name, value, names)
            for name, value in data.items()
            if isinstance(value, list) and len(value) == 2 and value[0] != value[1]
            if not (event.target_type == "quote" and name in OFFSETS)
        ]
    return told


def _change(target: str, name: str, value: list[Any], names: Names) -> str:
    if target == "quote" and name in PARTS:
        label, (before, after) = str(PARTS[name]), _places(value, names)
        if before == after:
            after = _("the same words, elsewhere in the text")
    else:
        field = _field(target, name)
        label = str(CALLED.get(name) or (field.verbose_name if field is not None else name))
        before, after = _apart(*(_value(field, each, names) for each in value))
    return _("%(field)s: %(before)s → %(after)s") % {
        "field": label,
        "before": before,
        "after": after,
    }


def _places(value: list[Any], names: Names) -> tuple[str, str]:
    """Return a quote's places before and after, by their words, and what else is told of them."""
    rows = [[each for each in side if isinstance(each, dict)] for side in value]
    words = _apart(*(" … ".join(str(each.get("exact", "")) for each in side) for side in rows))
    more = [_told_of_sources(side, other, names) for side, other in (rows, reversed(rows))]
    told = (
        " ".join(filter(None, (_("“%(words)s”") % {"words": text} if text else "—", beside)))
        for text, beside in zip(words, more, strict=True)
    )
    return next(told), next(told)


def _told_of_sources(side: list[Any], other: list[Any], names: Names) -> str:
    """Return, in brackets, what differs of sources beside their words."""
    told = []
    for number, row in enumerate(side):
        was = other[number] if number < len(other) else {}
        kind, speaker = row.get("anonymity"), row.get("speaker_id")
        if kind and kind != was.get("anonymity"):
            told.append(str(dict(Anonymity.choices).get(kind, kind)))
        # Who is heard first is told as the speaker of the quote.
        if number and speaker and speaker != was.get("speaker_id"):
            told.append(str(names.speakers.get(speaker, speaker)))
    return f"({', '.join(told)})" if told else ""


def _apart(before: str, after: str) -> tuple[str, str]:
    """Return two texts short enough to show, so that where they part is in sight."""
    if max(len(before), len(after)) > TOLD_AT_MOST:
        pairs = zip(before, after, strict=False)
        shared = sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], pairs))
        lead = before.rfind(" ", 0, max(0, shared - LEAD)) + 1
        if lead:
            before, after = "…" + before[lead:], "…" + after[lead:]
    return _short(before), _short(after)


def _field(target: str, name: str) -> Any:
    model = CHANGED.get(target)
    fields = model._meta.concrete_fields if model else ()
    return next((field for field in fields if field.name == name), None)


def _value(field: Any, value: Any, names: Names) -> str:
    if value is None or value == "" or value == []:
        return "—"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if field is not None and field.is_relation:
        rows: dict[int, Any] = names.speakers if field.related_model is Speaker else names.outlets
        return str(rows.get(value, value))
    return str(dict(getattr(field, "flatchoices", ())).get(value, value))


def _extracted(data: dict[str, Any]) -> str:
    quotes, claims = data.get("quotes", 0), data.get("claims", 0)
    return "; ".join(
        (
            ngettext("%(count)s quote proposed", "%(count)s quotes proposed", quotes)
            % {"count": quotes},
            ngettext("%(count)s claim proposed", "%(count)s claims proposed", claims)
            % {"count": claims},
        )
    )


def _job(data: dict[str, Any]) -> str:
    kind, total = data.get("kind", ""), data.get("total", 0)
    texts = ngettext("%(count)s text", "%(count)s texts", total) % {"count": total}
    return f"{dict(Job.Kind.choices).get(kind, kind)}: {texts}"


def _is_words(data: dict[str, Any], name: str) -> bool:
    return isinstance(data.get(name), str) and bool(data[name])


def _short(text: str) -> str:
    return text if len(text) <= TOLD_AT_MOST else text[: TOLD_AT_MOST - 1] + "…"
