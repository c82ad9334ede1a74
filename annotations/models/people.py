"""Who works at the desk."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What somebody may do; each role may do what those above it may."""

    READER = "reader", _("reader")
    ANNOTATOR = "annotator", _("annotator")
    REVIEWER = "reviewer", _("reviewer")
    EDITOR = "editor", _("editor")
    ADMINISTRATOR = "administrator", _("administrator")

    @property
    def rank(self) -> int:
        """Position in the order above, 0 for a reader."""
        return list(Role).index(self)


class User(AbstractUser):
    """A member of the desk. The role decides what they may do; see :mod:`annotations.rules`."""

    role = models.CharField(_("role"), max_length=20, choices=Role.choices, default=Role.READER)
    mail_language = models.CharField(
        _("language of e-mails"),
        max_length=10,
        blank=True,
        help_text=_("What the desk writes to this person in; empty: English."),
    )

    class Meta(AbstractUser.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(role__in=Role.values), name="user_role_is_known"
            )
        ]

    @property
    def rank(self) -> int:
        """The rank of the role; a superuser stands with the administrators."""
        return Role.ADMINISTRATOR.rank if self.is_superuser else Role(self.role).rank

    @property
    def display_name(self) -> str:
        """Full name, or the user name where none is given."""
        return self.get_full_name() or self.username
