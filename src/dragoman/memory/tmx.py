"""TMX files of other tools as memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dragoman.markup.strangers_xml import read_xml
from dragoman.model import Entry, MaterialError

_TEXT = frozenset({"seg", "hi"})
"""Elements whose characters are words; of the others (bpt, ept, it, ph, ut) they are another format's code."""


def read_tmx(
    data: bytes, source: str, target: str, origin: str, escape: Callable[[str], str] = str
) -> tuple[Entry, ...]:
    """The entries of a TMX 1.4b file (LISA OSCAR, 2005) from the language ``source`` into ``target``.

    Languages are matched by tag, else by language and script (``en-US`` serves ``en``, ``az-Cyrl`` does not serve
    ``az``). What stands in inline elements is native code of another format and is left out; runs of white space are
    one space; ``escape`` turns plain words into what catalogues hold. TMX knows no role, so an entry is never
    confirmed: it can be offered, not filled in.

    Raises MaterialError, naming the line, for what is not XML or declares entities: a file of strangers must not make
    the reader grow or read other files. No DTD is loaded.
    """
    entries = []
    for variants in _read(data, origin):
        original, translation = _variant(variants, source), _variant(variants, target)
        if original and translation:
            entries.append(Entry(escape(original), escape(translation), None, origin, confirmed=False))
    return tuple(entries)


def _read(data: bytes, origin: str) -> Iterator[dict[str, str]]:
    hint = "Export the TMX again, as UTF-8 and without a DTD of its own."
    reader = read_xml(data, origin, lambda line: _Reader(), hint)
    if not reader.is_tmx:
        raise MaterialError(f"{origin}: not TMX: its outermost element is not <tmx>", hint)
    return iter(reader.units)


class _Reader:
    """Handlers of the parser; what they found are ``units``: each a mapping of language tag to words."""

    def __init__(self) -> None:
        self.units: list[dict[str, str]] = []
        self.is_tmx = False
        self._path: list[str] = []
        self._tag = ""
        self._parts: list[str] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if not self._path:
            self.is_tmx = name == "tmx"
        self._path.append(name)
        if name == "tu":
            self.units.append({})
        elif name == "tuv":
            # ``lang`` is how TMX 1.1 said it.
            self._tag = (attributes.get("xml:lang") or attributes.get("lang") or "").replace("_", "-").lower()
        elif name == "seg":
            self._parts = []

    def end(self, name: str) -> None:
        self._path.pop()
        if name == "seg" and self._parts is not None:
            words = " ".join("".join(self._parts).split())
            if self.units and words:
                self.units[-1].setdefault(self._tag, words)
            self._parts = None

    def words(self, text: str) -> None:
        if self._parts is None:
            return
        inside = self._path[len(self._path) - 1 - self._path[::-1].index("seg") :]
        if all(name in _TEXT for name in inside):
            self._parts.append(text)


def _variant(variants: dict[str, str], tag: str) -> str:
    wanted = tag.replace("_", "-").lower()
    if wanted in variants:
        return variants[wanted]
    return next((text for own, text in variants.items() if _same_writing(own, wanted)), "")


def _same_writing(one: str, other: str) -> bool:
    """Whether two tags, regions aside, are of one language in one script."""
    from dragoman.languages import tags

    if not one or tags.language(one) != tags.language(other):
        return False
    return not (tags.known(one) and tags.known(other)) or _script(one) == _script(other)


def _script(tag: str) -> str:
    from dragoman.languages import tags

    return tags.script(tags.check(tag))
