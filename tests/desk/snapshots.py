"""All rows of the desk at a moment, to tell what an act changed, or that it changed nothing."""

from django.apps import apps


def snapshot() -> dict[str, list[tuple]]:
    """Every row of every table of the app, by the table's name."""
    models = apps.get_app_config("annotations").get_models(include_auto_created=True)
    return {
        model._meta.model_name: list(model._base_manager.order_by("pk").values_list())
        for model in models
    }


def changed_tables(before: dict[str, list[tuple]], after: dict[str, list[tuple]]) -> set[str]:
    """The tables whose rows differ."""
    return {table for table in before if before[table] != after[table]}
