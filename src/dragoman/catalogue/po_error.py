"""The error for a PO file that cannot be read."""

from __future__ import annotations

from dragoman.model import MaterialError


class PoSyntaxError(MaterialError):
    """A PO file that GNU gettext would refuse as well.

    ``path`` is the file as the caller named it ("" when unnamed), ``line`` the line counted from 1 (None when the whole
    file is meant) and ``cause`` one clause without a full stop; ``hint`` says what to do. The file stays as it is.
    """

    def __init__(self, cause: str, hint: str = "", *, path: str = "", line: int | None = None) -> None:
        place = ":".join(str(part) for part in (path or "PO file", line) if part is not None)
        super().__init__(f"{place}: {cause}", hint)
        self.cause = cause
        self.path = path
        self.line = line
