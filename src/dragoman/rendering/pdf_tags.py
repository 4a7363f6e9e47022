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

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
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
    from weasyprint.pdf import tags
    from weasyprint.text import line_break

    build, measure = tags._build_box_tree, line_break.first_line_metrics
    languages: list[str | None] = []
    numbers: dict[Any, int] = {}

    def measured(*args: Any, **kwargs: Any) -> Any:
        layout, *rest = measure(*args, **kwargs)
        text, resume_at, collapses, parted = (*args, *[None] * 7)[1], *(*args, *[None] * 7)[3:5], args[6:7]
        if parted == (True,):
            layout.end = PARTED
        elif resume_at and collapses and text.encode()[:resume_at].endswith(b" ") and not _RIGHT_TO_LEFT.search(text):
            layout.end = SPACED
        return layout, *rest

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
    try:
        yield
    finally:
        tags._build_box_tree, line_break.first_line_metrics = build, measure


def _mark_ends(box: Any, marks: dict[Any, dict[str, Any]]) -> None:
    """Give a box's own strings the types of their ends."""
    for child in getattr(box, "children", ()):
        for text in getattr(child, "children", ()) if type(child).__name__ == "LineBox" else (child,):
            if text in marks and hasattr(text, "pango_layout"):
                marks[text]["tag"] = getattr(text.pango_layout, "end", "Span") if text.text.strip() else BLANK
