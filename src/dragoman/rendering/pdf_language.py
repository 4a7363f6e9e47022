"""The language of every structure element of a PDF, which WeasyPrint 70 does not write.

ISO 32000-1, clause 14.9.2 (natural language of a structure element); ISO 14289-1 (PDF/UA-1), clause 7.2: the language
of text that is not in the document's language shall be declared. ``test_weasyprint_still_writes_no_language`` fails
on the day that WeasyPrint does it, and this module can go.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def spoken() -> Iterator[None]:
    """Within it, WeasyPrint's tags carry ``/Lang`` where an element's language is not its parent's.

    The tree of tags is built by one recursive generator; it is wrapped where it stands in its module, so that every
    step of the recursion passes through the wrapper.
    """
    import pydyf
    from weasyprint.pdf import tags

    build = tags._build_box_tree
    languages: list[str | None] = []

    def with_language(box: Any, parent: Any, *rest: Any) -> Iterator[Any]:
        box = getattr(box, "_box", box)
        language = box.style["lang"]
        inherited = languages[-1] if languages else None
        languages.append(language)
        try:
            for element in build(box, parent, *rest):
                if language and language != inherited and "Lang" not in element:
                    element["Lang"] = pydyf.String(language)
                yield element
        finally:
            languages.pop()

    tags._build_box_tree = with_language
    try:
        yield
    finally:
        tags._build_box_tree = build
