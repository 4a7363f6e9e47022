"""What WeasyPrint 70 leaves out when it tags a PDF: languages, which element of the page a tag is, parted words.

- ``/Lang`` (ISO 32000-1, clause 14.9.2; ISO 14289-1, clause 7.2: the language of text that is not in the document's
  language shall be declared).
- ``/T``, the title of a structure element, holds where it comes from: ``Origin.written``. A paragraph that is broken
  over lines and pages is many tags; ``after_layout`` makes one of them again, and takes the titles away.
- Words that a line parts have the structure type ``PARTED``; ``after_layout`` makes ``Span`` of it.

The tests ``test_weasyprint_still_…`` fail on the day that WeasyPrint does it, and the part of this module can go.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

PARTED = "Parted"
"""Structure type of the words of a line that ends with a hyphen of the layout's own."""


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
        # The last two arguments are whether the line parts a word, and its hyphen.
        layout.parted = len(args) > 6 and bool(args[6])
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
        _mark_parted(box, rest[-1])
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


def _mark_parted(box: Any, marks: dict[Any, dict[str, Any]]) -> None:
    """Give the type ``PARTED`` to those of a box's own strings that end with the layout's hyphen."""
    for child in getattr(box, "children", ()):
        for text in getattr(child, "children", ()) if type(child).__name__ == "LineBox" else (child,):
            if text in marks and getattr(getattr(text, "pango_layout", None), "parted", False):
                marks[text]["tag"] = PARTED
