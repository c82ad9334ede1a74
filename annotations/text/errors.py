"""The one error that texts raise at intake."""


class TextError(ValueError):
    """A text that cannot be taken in. The message is a sentence for the person who brought it.

    `code` names the kind of fault for programs and translations; `offset` says where it is:
    in bytes when bytes were read, in code points when a text was, None when it is everywhere.
    """

    def __init__(self, sentence: str, *, code: str, offset: int | None = None) -> None:
        super().__init__(sentence)
        self.code = code
        self.offset = offset
