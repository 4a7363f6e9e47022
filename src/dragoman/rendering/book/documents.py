"""The documents of a book that hold the text of an edition and its annexes."""

from __future__ import annotations

import re

from markupsafe import Markup

from dragoman.model import Edition
from dragoman.rendering.book.package import Item
from dragoman.rendering.book.pairs import LinkedInline
from dragoman.rendering.page import values
from dragoman.rendering.templates import Templates
from dragoman.rendering.wording import Wording

_ID, _FRAGMENT = re.compile(r' id="([^"]*)"'), re.compile(r' href="#([^"]*)"')


def text_documents(edition: Edition, templates: Templates) -> tuple[Item, ...]:
    """One document for the text and one for each annex; their names begin with the edition's prefix."""
    made, wording = [], Wording(edition)
    for section in edition.sections:
        shown = {**values(edition, xml=True, soft_hyphens=True), "section": section, "in_book": True}
        # Ids are unique within a document, so each document writes its passages afresh.
        linked = LinkedInline(edition, section, wording)
        shown["words_of"] = lambda line, cell, section, write=linked: Markup(write(line, cell, section))  # noqa: S704
        document = _unlinked(templates.fill("book/text.xhtml", shown))
        made.append(Item(_name(edition, section.annex), document.encode(), spine="yes", template="text.xhtml"))
    return tuple(made)


def _unlinked(document: str) -> str:
    """``document`` without links that lead nowhere: a translator may have dropped the mark of a note."""
    given = set(_ID.findall(document))
    return _FRAGMENT.sub(lambda link: link[0] if link[1] in given else "", document)


def _name(edition: Edition, annex: int) -> str:
    return edition.prefix + (f"annex-{annex}.xhtml" if annex else "text.xhtml")
