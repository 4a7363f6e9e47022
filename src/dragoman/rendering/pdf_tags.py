"""What WeasyPrint 70 leaves out when it tags a PDF: languages, which element of the page a tag is, how lines end.

- ``/Lang`` (ISO 32000-1, clause 14.9.2; ISO 14289-1, clause 7.2: the language of text that is not in the document's
  language shall be declared).
- ``/T``, the title of a structure element, holds where it comes from: ``Origin.written``. A paragraph that is broken
  over lines and pages is many tags; ``after_layout`` makes one of them again, and takes the titles away.
- How a string of a line ends is its structure type, one of ``ENDS``; ``after_layout`` makes ``Span`` of it.

The tests ``test_weasyprint_still_…`` fail on the day that WeasyPrint does it, and the part of this module can go.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

_NO_MORE_SPACE = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|\s\Z")
"""What a string gets no space at the end of: it has one, or is of a script whose strings stand in a file as they are
seen, with their ends at the left."""
PARTED, SPACED, BLANK = "Parted", "Spaced", "Blank"
ENDS = frozenset({PARTED, SPACED, BLANK})
"""Structure types of strings: with a hyphen of the layout's own at their end; with a space there that the layout took
away with the end of the line; of nothing but space, which WeasyPrint does not paint."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The element of the page that a tag was made of."""

    number: int = 0
    """Its number, from 1, in the order in which tags met it; 0 for none."""
    tag: str = ""
    """Its name, with the pseudo-element: ``p``, ``li::marker``."""
    id: str = ""
    classes: tuple[str, ...] = ()

    def written(self) -> str:
        """As it stands in ``/T``."""
        return "\t".join((str(self.number), self.tag, self.id, *self.classes))

    @classmethod
    def read(cls, title: str) -> Origin:
        """What ``written`` wrote; ``Origin()`` of any other title."""
        number, *rest = title.split("\t")
        if len(rest) < 2 or not number.isdecimal():
            return cls()
        tag, name, *classes = rest
        return cls(int(number), tag, name, tuple(classes))


@contextmanager
def written() -> Iterator[None]:
    """Within it, WeasyPrint lays out and tags with what this module adds.

    Functions are wrapped where they stand in their modules: the tree of tags is built by one recursive generator, so
    that every step of the recursion passes through the wrapper.
    """
    import pydyf
    from weasyprint.layout import inline
    from weasyprint.pdf import tags
    from weasyprint.text import line_break

    build, measure = tags._build_box_tree, line_break.first_line_metrics
    begin = inline.get_next_linebox
    languages: list[str | None] = []
    numbers: dict[Any, int] = {}

    def measured(*args: Any, **kwargs: Any) -> Any:
        layout, *rest = measure(*args, **kwargs)
        if args[6:7] == (True,):  # Whether the line parts a word.
            layout.end = PARTED
        return layout, *rest

    def begun(context: Any, box: Any, *args: Any, **kwargs: Any) -> Any:
        line, resume_at = begin(context, box, *args, **kwargs)
        if line is not None and resume_at:
            line.took_space = _at_space(box, resume_at)
        return line, resume_at

    def built(box: Any, parent: Any, *rest: Any) -> Iterator[Any]:
        box = getattr(box, "_box", box)
        language = box.style["lang"]
        inherited = languages[-1] if languages else None
        title = None
        if box.element is not None and box.element_tag:
            number = numbers.setdefault(box.element, len(numbers) + 1)
            attributes = box.element.attrib
            title = pydyf.String(Origin(
                number, box.element_tag, attributes.get("id", ""), tuple(attributes.get("class", "").split())
            ).written())
        _mark_ends(box, rest[-1])
        languages.append(language)
        try:
            for element in build(box, parent, *rest):
                if language and language != inherited and "Lang" not in element:
                    element["Lang"] = pydyf.String(language)
                if title is not None and "T" not in element:
                    element["T"] = title
                yield element
        finally:
            languages.pop()

    tags._build_box_tree, line_break.first_line_metrics = built, measured
    inline.get_next_linebox = begun
    try:
        yield
    finally:
        tags._build_box_tree, line_break.first_line_metrics = build, measure
        inline.get_next_linebox = begin


def _mark_ends(box: Any, marks: dict[Any, dict[str, Any]]) -> None:
    """Give a box's own strings, and the last of each of its lines, the types of their ends."""
    for child in getattr(box, "children", ()):
        line = type(child).__name__ == "LineBox"
        last = _last_string(child) if line and getattr(child, "took_space", False) else None
        if last is not None:
            layout = last.pango_layout
            if not hasattr(layout, "end") and not _NO_MORE_SPACE.search(layout.text):
                layout.end = SPACED
        for text in child.children if line else (child,):
            if text in marks and hasattr(text, "pango_layout"):
                marks[text]["tag"] = getattr(text.pango_layout, "end", "Span") if text.text.strip() else BLANK


def _last_string(box: Any) -> Any:
    """The string that a line ends with, within however many boxes; None for a picture."""
    while getattr(box, "children", None):
        box = box.children[-1]
    return box if hasattr(box, "pango_layout") else None


def _at_space(box: Any, place: dict[int, Any] | None) -> bool:
    """Whether a space is on either side of a place in a line not yet broken: index of the child → place in that."""
    before: Any = None
    while place and getattr(box, "children", None):
        ((index, place),) = place.items()
        before = box.children[index - 1] if index else before
        box = box.children[index]
    offset = next(iter(place)) if place else 0
    text = _first_text(box).encode()
    return text[offset:offset + 1] == b" " or (text[:offset] if offset else _last_text(before).encode())[-1:] == b" "


def _first_text(box: Any) -> str:
    while getattr(box, "children", None):
        box = box.children[0]
    return str(getattr(box, "text", ""))


def _last_text(box: Any) -> str:
    while getattr(box, "children", None):
        box = box.children[-1]
    return str(getattr(box, "text", ""))
