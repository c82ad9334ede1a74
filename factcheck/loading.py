"""Loading the desk once, for all the processes that are forked from the one that did."""

import ctypes
import gc
import os
import sys
from importlib import import_module

# What the C library calls M_ARENA_MAX in mallopt(3), and how many heaps it may keep. By default
# each thread may get its own, and what a large import leaves in one is of no use to the others.
_M_ARENA_MAX, _HEAPS = -8, 2

# M_MMAP_THRESHOLD, in bytes: what is larger, such as the body of an import, is given back when it
# is done with. Left alone the C library raises it to 32 MiB as soon as one was, and keeps the rest.
_M_MMAP_THRESHOLD, _LARGE = -3, 128 * 1024

# What those that are forked would otherwise load one by one, each into memory of its own.
_NEEDED_LATER = (
    "annotations.management.commands.work_jobs",
    "django.db.models.sql.compiler",
    "factcheck.worker",
    "gunicorn.app.wsgiapp",
    "gunicorn.arbiter",
)


def load_desk() -> None:
    """Load what all will need, and make it last. Call it before anything is forked.

    Those forked then have it in common, for as long as nobody writes to it.
    """
    if hasattr(library := ctypes.CDLL(None), "mallopt"):  # glibc; those forked inherit it
        library.mallopt(_M_ARENA_MAX, _HEAPS)
        library.mallopt(_M_MMAP_THRESHOLD, _LARGE)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
    _do_without_psycopg_on_sqlite()
    import_module("factcheck.wsgi")  # which sets Django up
    from django.urls import get_resolver

    get_resolver().url_patterns  # noqa: B018 - asking for them imports every view
    for name in _NEEDED_LATER:
        import_module(name)
    # What stands now stays: the collector need not look at it, and so leaves its pages shared.
    gc.collect()
    gc.freeze()


def _do_without_psycopg_on_sqlite() -> None:
    """Have psycopg count as not installed: REST framework loads it, 6 MB, wherever it finds it."""
    from django.conf import settings

    if settings.DATABASES["default"]["ENGINE"] == "factcheck.sqlite":
        sys.modules.setdefault("psycopg", None)  # type: ignore[arg-type] # "import is to fail"


def give_memory_back() -> None:
    """Give what was freed back to the system, where the C library keeps it (glibc)."""
    if hasattr(library := ctypes.CDLL(None), "malloc_trim"):
        library.malloc_trim(0)
