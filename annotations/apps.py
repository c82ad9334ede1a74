"""The app's entry in Django's registry."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class AnnotationsConfig(AppConfig):
    """The one app of the project."""

    name = "annotations"
    verbose_name = _("Fact-check desk")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put triggers and search tables in place after every ``migrate``; teach SQLite to fold."""
        from .models.folding import give_function
        from .models.guards import install_guards, lift_guards
        from .models.search import install_search

        connection_created.connect(give_function)
        pre_migrate.connect(lift_guards, sender=self)
        post_migrate.connect(install_guards, sender=self)
        post_migrate.connect(install_search, sender=self)
