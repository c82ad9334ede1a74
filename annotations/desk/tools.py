"""What a process reads texts with: loaded at the first need, kept, and put away when idle.

Only a worker loads models. A web process reads by the rules alone, where it reads at all.
"""

import ctypes
import gc
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from ..extraction.equipment import BARE, LANGUAGES, Equipment
from ..models import Engine, TrainedModel
from .desk_settings import read_desk_settings

IDLE = 600.0
"""Seconds without a text to read after which a worker puts its models away."""


def load_models(languages: Sequence[str]) -> Equipment:
    """Load what is installed for some languages; seconds, and hundreds of megabytes."""
    # Imported at the first need: an idle worker does without what it brings along.
    from ..extraction.equipment import load_equipment
    from .training import active_weights

    return load_equipment(languages, weights=active_weights(languages))


class Tools:
    """The models of one process; without ``load`` it has none and never will."""

    def __init__(self, load: Callable[[Sequence[str]], Equipment] | None = None) -> None:
        self._load = load
        self._loaded: Equipment | None = None
        self._for: tuple[Any, ...] = ()
        self._used = 0.0

    @property
    def loaded(self) -> bool:
        """Whether models are in memory."""
        return self._loaded is not None

    def for_engine(self, engine: str) -> Equipment:
        """Return what an engine works with, loaded at the first call; "" is the desk's choice."""
        chosen = read_desk_settings()
        if self._load is None or (engine or chosen.extraction_engine) == Engine.RULES:
            return BARE
        languages = [code for code in LANGUAGES if chosen.reads_language(code)]
        # Somebody may have switched to another trained model, or back, since they were loaded.
        own = TrainedModel.objects.filter(state=TrainedModel.State.ACTIVE).values_list("pk")
        wanted = (languages, sorted(own))
        if self._loaded is None or self._for != wanted:
            self.put_away()
            self._loaded, self._for = self._load(languages), wanted
        self._used = time.monotonic()
        if (engine or chosen.extraction_engine) == Engine.SYNTAX:
            return replace(self._loaded, sequences={})
        return self._loaded

    def put_away(self, *, unless_used_within: float = 0) -> None:
        """Free the models, unless they were used in the last so many seconds."""
        if self._loaded is None or time.monotonic() - self._used < unless_used_within:
            return
        self._loaded = None
        gc.collect()
        if hasattr(library := ctypes.CDLL(None), "malloc_trim"):
            library.malloc_trim(0)  # glibc keeps freed memory for itself unless it is asked


NO_MODELS = Tools()
"""For a process that never loads any."""
