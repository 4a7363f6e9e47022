"""TMX files of other tools as memory."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator

from dragoman.memory.recall import Entry
from dragoman.model import MaterialError

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read_tmx(data: bytes, source: str, target: str, origin: str) -> Iterator[Entry]:
    """The entries of a TMX 1.4b file (LISA OSCAR, 2005) from one language into another.

    Languages are matched by tag, else by primary subtag (``en-US`` serves ``en``). What stands in inline elements
    (``bpt``, ``ph`` and so on) is native code of another format and is left out. TMX knows no role, so an entry is
    never confirmed: it can be offered, not filled in. Raises MaterialError, naming the line, for what is not XML or
    declares entities: a file of strangers must not make the reader grow or read other files.
    """
    if b"<!ENTITY" in data or "<!ENTITY".encode("utf-16-le") in data or "<!ENTITY".encode("utf-16-be") in data:
        raise MaterialError(
            f"{origin}: declares XML entities and is not read", "Save it again without a DTD of its own."
        )
    try:
        root = ElementTree.fromstring(data)  # noqa: S314  (entities are refused above; expat loads no external ones)
    except ElementTree.ParseError as error:
        line, column = error.position
        raise MaterialError(
            f"{origin}, line {line}, column {column + 1}: not XML: {error.msg}", "Export the TMX again."
        ) from error
    for unit in root.iter("tu"):
        variants: dict[str, str] = {}
        for variant in unit.iter("tuv"):
            tag = variant.get(_LANG) or variant.get("lang") or ""
            segment = variant.find("seg")
            if segment is not None:
                variants.setdefault(tag.replace("_", "-").lower(), " ".join(_text(segment).split()))
        original, translation = _variant(variants, source), _variant(variants, target)
        if original and translation:
            yield Entry(original, translation, None, origin, confirmed=False)


def _variant(variants: dict[str, str], tag: str) -> str:
    wanted = tag.lower()
    exact = variants.get(wanted)
    if exact is not None:
        return exact
    primary = wanted.split("-")[0]
    return next((text for own, text in variants.items() if own.split("-")[0] == primary), "")


def _text(element: ElementTree.Element) -> str:
    parts = [element.text or ""]
    for child in element:
        if child.tag in {"hi", "sub"}:
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)
