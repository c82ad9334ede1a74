"""The app's entry in Django's registry."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AnnotationsConfig(AppConfig):
    """The one app of the project."""

    name = "annotations"
    verbose_name = _("Fact-check desk")
    default_auto_field = "django.db.models.BigAutoField"
