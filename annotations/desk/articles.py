"""Working on articles: what is known of them, and which of their text is page furniture."""

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import rules
from ..models import Article, ExcludedRange, Outlet, Revision, User
from .access import require
from .addresses import canonical_url
from .checks import check_changed, check_moment, checked_again, names, prose
from .drafts import SpanDraft
from .errors import AlreadyThere, WrongState
from .jobs import add_reading, hand_over
from .places import read_place
from .prepare import language_code, single_line
from .record import differences, record
from .store import lock_intake
from .unset import UNSET, Unset, given
from .versions import changed_fields, save_version


def change_article(
    *,
    actor: User | None,
    article: Article,
    version: int | None = None,
    title: str | Unset = UNSET,
    url: str | Unset = UNSET,
    outlet: Outlet | Unset | None = UNSET,
    authors: Sequence[str] | Unset = UNSET,
    published_at: datetime | Unset | None = UNSET,
    language: str | Unset = UNSET,
) -> Article:
    """Correct what is known of an article. Its text is never changed; a new capture is a new
    revision.

    :raises ValidationError: keyed by field; an address belongs to one article.
    :raises StaleVersion: when somebody changed it since ``version``.
    """
    require(rules.can_annotate, actor)
    wanted = given(
        title=title,
        url=url,
        outlet=outlet,
        authors=authors,
        published_at=published_at,
        language=language,
    )
    if "title" in wanted:
        wanted["title"] = single_line(wanted["title"], field="title", limit=500)
    if "url" in wanted:
        wanted["url"] = canonical_url(wanted["url"] or "")
    if "published_at" in wanted:
        check_moment(wanted["published_at"], field="published_at")
    if "authors" in wanted:
        wanted["authors"] = names(wanted["authors"], field="authors")
    if "language" in wanted:
        wanted["language"] = language_code(wanted["language"])
    changes = changed_fields(article, wanted)
    data = differences(article, changes)
    check_changed(article, changes)
    with checked_again(lambda: check_changed(article, changes)):
        if "url" in changes:
            lock_intake()
        save_version(article, expected=version, changes=changes)
        record(
            actor=actor,
            verb="article.changed",
            target=article,
            article_id=article.pk,
            data=data,
        )
    return article


def withdraw_article(
    *, actor: User | None, article: Article, reason: str = "", version: int | None = None
) -> Article:
    """Take an article off the desk's lists. It, its quotes and claims stay on record.

    :raises WrongState: when it is withdrawn already.
    :raises StaleVersion: when somebody changed it since ``version``.
    """
    return _set_state(actor, article, Article.State.WITHDRAWN, "withdrawn", reason, version)


def restore_article(
    *, actor: User | None, article: Article, reason: str = "", version: int | None = None
) -> Article:
    """Put a withdrawn article back on the desk's lists.

    :raises WrongState: when it is not withdrawn.
    :raises StaleVersion: when somebody changed it since ``version``.
    """
    return _set_state(actor, article, Article.State.ACTIVE, "restored", reason, version)


def _set_state(
    actor: User | None,
    article: Article,
    state: Article.State,
    done: str,
    reason: str,
    version: int | None,
) -> Article:
    require(rules.can_edit_desk, actor)
    if article.state == state:
        raise WrongState(_("This article is %(state)s already.") % {"state": state.label})
    data = {"state": [article.state, state], "reason": prose(reason, field="reason")}
    with transaction.atomic():
        save_version(article, expected=version, changes={"state": state})
        record(
            actor=actor,
            verb=f"article.{done}",
            target=article,
            article_id=article.pk,
            data=data,
        )
    return article


def exclude_range(*, actor: User | None, revision: Revision, place: SpanDraft) -> ExcludedRange:
    """Mark text of a revision as page furniture: it is greyed out, nothing is proposed from it.

    :raises ValidationError: when the place does not lie in the text.
    :raises AlreadyThere: when exactly this range is excluded already.
    """
    require(rules.can_annotate, actor)
    found = read_place(revision.text, place, field="place")
    known = revision.excluded_ranges.filter(start=found.start, end=found.end).first()
    if known and known.restored_at is None:
        raise AlreadyThere(_("This text is excluded already."), existing=known)
    try:
        with transaction.atomic():
            excluded = known or ExcludedRange(
                revision=revision, start=found.start, end=found.end, kind=ExcludedRange.MANUAL
            )
            if known:
                changes = {"restored_at": None, "restored_by": None}
                save_version(known, expected=None, changes=changes)
            else:
                excluded.save(force_insert=True)
            _record_range(actor, excluded, "excluded", found.exact)
    except IntegrityError as error:
        raise ValidationError({"place": _("This text is excluded already.")}) from error
    return excluded


def restore_range(
    *, actor: User | None, excluded: ExcludedRange, version: int | None = None
) -> ExcludedRange:
    """Bring excluded text back; a job has the engine read the revision again, now with it.

    :raises WrongState: when it was brought back already.
    :raises StaleVersion: when somebody changed it since ``version``.
    """
    require(rules.can_annotate, actor)
    if excluded.restored_at:
        raise WrongState(_("This text was brought back already."))
    revision = excluded.revision
    changes = {"restored_at": timezone.now(), "restored_by": actor}
    with transaction.atomic():
        save_version(excluded, expected=version, changes=changes)
        words = revision.text[excluded.start : excluded.end]
        job = add_reading([revision.pk], requested_by=actor)
        _record_range(actor, excluded, "brought_back", words)
    if job:
        hand_over(job)
    return excluded


def _record_range(actor: User | None, excluded: ExcludedRange, done: str, words: str) -> None:
    record(
        actor=actor,
        verb=f"range.{done}",
        target=excluded,
        article_id=excluded.revision.article_id,
        data={
            "start": excluded.start,
            "end": excluded.end,
            "kind": excluded.kind,
            "words": words[:200],
        },
    )
