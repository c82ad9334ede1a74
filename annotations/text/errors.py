"""The one error that texts raise at intake."""


class TextError(ValueError):
    """A text that cannot be taken in. The message is a sentence for the person who brought it.

    `code` names the kind of fault for programs; `offset` says where it is: in bytes when bytes were
    read, in code points when a text was, None when it is everywhere. `pattern` and `values` are
    the sentence before it was put together, for whoever says it in another language.
    """

    def __init__(
        self, pattern: str, *, code: str, offset: int | None = None, **values: object
    ) -> None:
        self.pattern = pattern
        self.values: dict[str, object] = {**values, "offset": offset}
        super().__init__(pattern % self.values)
        self.code = code
        self.offset = offset
