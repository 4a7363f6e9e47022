"""HTML and XHTML → what a stranger finds in it: its elements, words, and the language that holds for each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser

from dragoman.model import Finding, Severity
from dragoman.proof.opened import Opened, Stretch, TreeBuilder

_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
})  # fmt: skip
_INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "rp",
    "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var",
})  # fmt: skip
_UNSEEN = frozenset({"head", "script", "style", "template", "title", "noscript"})
_ASIDE = frozenset({"aside", "nav", "thead", "th", "caption", "header", "footer", "button", "label", "dialog"})
_ASIDE_TYPES = frozenset({
    "frontmatter", "titlepage", "halftitlepage", "cover", "toc", "landmarks", "page-list", "loi", "lot",
    "copyright-page", "colophon", "imprint", "index", "pagebreak",
})  # fmt: skip
"""EPUB Structural Semantics Vocabulary: parts of a book that are no part of its text."""


@dataclass(slots=True)
class _Element:
    tag: str
    node: int
    language: str
    flow: str
    aside: bool
    unseen: bool


def open_page(data: bytes) -> Opened:
    """What stands in an HTML page. Raises UnicodeDecodeError for bytes that are not UTF-8."""
    tree = TreeBuilder()
    stretches, language = read_page(data.decode("utf-8-sig"), tree)
    return Opened(tuple(stretches), tree.tree(), (language,) if language else (), findings=lost_letters(stretches))


def lost_letters(stretches: Iterable[Stretch]) -> tuple[Finding, ...]:
    """A finding for each place where U+FFFD stands for a letter that was lost."""
    places = dict.fromkeys(stretch.where for stretch in stretches if "\ufffd" in stretch.text)
    return tuple(
        Finding(
            "proof-glyph", Severity.ERROR, f"A letter was lost{f' in {where}' if where else ''}: U+FFFD stands for it.",
            "Correct the letter in the text or its translation.", found="\ufffd",
        )
        for where in places
    )  # fmt: skip


def read_page(source: str, tree: TreeBuilder, where: str = "", *, xml: bool = False) -> tuple[list[Stretch], str]:
    """The words of a page in order, and the language that the page as a whole says it is in."""
    reader = _Reader(tree, where, xml)
    reader.feed(source)
    reader.close()
    return reader.stretches, reader.language


class _Reader(HTMLParser):
    def __init__(self, tree: TreeBuilder, where: str, xml: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.stretches: list[Stretch] = []
        self.language = ""
        self._tree = tree
        self._where = where
        self._xml = xml
        self._open: list[_Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        around = self._open[-1] if self._open else _Element("", -1, "", "", False, False)
        language = _language(given, around.language, xml=self._xml)
        if tag == "html":
            self.language = language
        if tag in _VOID:
            return
        types = {*given.get("epub:type", "").split(), *given.get("role", "").replace("doc-", "").split()}
        self._open.append(_Element(
            tag, self._tree.add(tag, around.node), language, around.flow if tag in _INLINE else language,
            around.aside or tag in _ASIDE or given.get("aria-hidden") == "true" or not _ASIDE_TYPES.isdisjoint(types),
            around.unseen or tag in _UNSEEN or "hidden" in given,
        ))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index].tag == tag:
                del self._open[index:]
                return

    def handle_data(self, data: str) -> None:
        if not self._open or self._open[-1].unseen or not data.strip():
            return
        here = self._open[-1]
        self.stretches.append(Stretch(data, here.language, here.flow, here.node, here.aside, self._where))


def _language(given: dict[str, str], around: str, *, xml: bool) -> str:
    """The language of an element (HTML, clause 3.2.6.2: in XML ``xml:lang`` comes first); both, where they differ."""
    plain, strict = given.get("lang"), given.get("xml:lang") if xml else None
    if plain is not None and strict is not None and plain.lower() != strict.lower():
        return f"{strict} ({plain})"
    return next((tag for tag in (strict, plain) if tag is not None), around)
