"""PDF → what a stranger finds in it: the structure tree in its order, with the words of the pages that it names."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf

from dragoman.model import Finding, Severity
from dragoman.proof.folding import right_to_left
from dragoman.proof.opened import Opened, Stretch, TreeBuilder
from dragoman.proof.pdf_fonts import UNKNOWN, Font
from dragoman.proof.pdf_words import PageWords, Shown, lines, logical, mostly_right_to_left, page_words

_BLOCKS = frozenset({
    "Document", "DocumentFragment", "Part", "Art", "Sect", "Div", "BlockQuote", "P", "H", "Title", "L", "LI", "LBody",
    "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Caption", "Figure", "FENote", "Aside",
    *(f"H{level}" for level in range(1, 7)),
})  # fmt: skip
"""Structure types of blocks (ISO 32000-1, clause 14.8.4; ISO 32000-2, clause 14.8.4); all others run on in a line."""
_ASIDE = frozenset({"THead", "TH", "TFoot", "TOC", "TOCI", "Index", "Aside", "Artifact"})
"""Structure types of what is no part of the text."""
_SPREADS = {"/TwoPageRight": "right", "/TwoColumnRight": "right", "/TwoPageLeft": "left", "/TwoColumnLeft": "left"}
_ASCENT, _DESCENT = 0.75, 0.25
"""Share of the size that a line of type takes above and below its baseline."""


@dataclass(frozen=True, slots=True)
class _Inherited:
    """What an element has from those around it."""

    node: int
    language: str
    flow: str
    aside: bool
    page: int


def open_pdf(data: bytes) -> Opened:
    """What stands in a PDF. Raises pikepdf.PdfError for bytes that are none."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fonts: dict[tuple[int, int], Font] = {}
        pages = [page_words(page, fonts) for page in pdf.pages]
        language = str(pdf.Root.get("/Lang", ""))
        findings = [*_fonts(pages), *_glyphs(pages)]
        reader = _Reader(pages, {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}, pdf.Root)
        root = pdf.Root.get("/StructTreeRoot")
        if root is None:
            findings.append(_UNTAGGED)
        else:
            reader.walk(root, language)
        reader.rest(language)
        return Opened(
            tuple(reader.stretches), reader.tree.tree(), (language,) if language else (),
            _SPREADS.get(str(pdf.Root.get("/PageLayout", "")), ""), exact=False, findings=tuple(findings),
        )


class _Reader:
    """Reads the structure once; the words of every marked content are taken out as it is met."""

    def __init__(self, pages: list[PageWords], numbers: dict[tuple[int, int], int], catalogue: Any) -> None:
        self.tree = TreeBuilder()
        self.stretches: list[Stretch] = []
        self._pages = pages
        self._numbers = numbers
        self._roles = catalogue.get("/StructTreeRoot", pikepdf.Dictionary()).get("/RoleMap", pikepdf.Dictionary())

    def walk(self, root: Any, language: str) -> None:
        """All elements in their order, without recursion: a stranger's tree may be deep, or a circle."""
        top = _Inherited(self.tree.add("StructTreeRoot", -1), language, language, False, 0)
        met: set[tuple[int, int]] = set()
        todo: list[tuple[Any, _Inherited]] = [(kid, top) for kid in reversed(_kids(root))]
        while todo:
            item, around = todo.pop()
            if isinstance(item, int):
                self._take(around.page, item, around)
            elif not isinstance(item, pikepdf.Dictionary):
                continue
            elif "/S" in item:
                if item.is_indirect:
                    if item.objgen in met:
                        continue
                    met.add(item.objgen)
                own = self._inherited(item, around)
                todo += [(kid, own) for kid in reversed(_kids(item))]
            elif "/MCID" in item:
                self._take(self._page(item, around.page), int(item.MCID), around)

    def rest(self, language: str) -> None:
        """What stands on the pages and in no element: heads, feet, stamps."""
        for number, page in enumerate(self._pages, start=1):
            for shown in (*page.marked.values(), *page.loose):
                node = self.tree.add("Artifact", -1)
                self._add(shown, number, _Inherited(node, language, language, True, number))
            page.marked.clear()

    def _inherited(self, element: Any, around: _Inherited) -> _Inherited:
        name = str(element.S).lstrip("/")
        for _ in range(4):  # A role map may lead on to another of its own names (ISO 32000-1, clause 14.7.3).
            mapped = self._roles.get(f"/{name}")
            if mapped is None or name in _BLOCKS:
                break
            name = str(mapped).lstrip("/")
        language = str(element.Lang) if "/Lang" in element else around.language
        return _Inherited(
            self.tree.add(name, around.node), language, language if name in _BLOCKS else around.flow,
            around.aside or name in _ASIDE, self._page(element, around.page),
        )

    def _page(self, item: Any, otherwise: int) -> int:
        page = item.get("/Pg")
        return otherwise if page is None else self._numbers.get(page.objgen, otherwise)

    def _take(self, page: int, identifier: int, around: _Inherited) -> None:
        if 0 < page <= len(self._pages):
            shown = self._pages[page - 1].marked.pop(identifier, None)
            if shown:
                self._add(shown, page, around)

    def _add(self, shown: Sequence[Shown], page: int, around: _Inherited) -> None:
        self.stretches.append(Stretch(
            " ".join(_read(line, around.flow) for line in lines(shown)), around.language, around.flow, around.node,
            around.aside, f"page {page}", page, min(one.baseline - _ASCENT * one.size for one in shown),
            max(one.baseline + _DESCENT * one.size for one in shown),
        ))


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K")
    return list(kids) if isinstance(kids, pikepdf.Array) else [] if kids is None else [kids]


def _read(line: Sequence[Shown], flow: str) -> str:
    pieces = [piece for shown in line for piece in shown.pieces]
    rtl = right_to_left(flow) or mostly_right_to_left(pieces)
    if rtl:
        in_place = sorted(line, key=lambda shown: shown.start)
        pieces = [piece for shown in in_place for piece in shown.pieces]
    return logical(pieces, rtl=rtl)


_UNTAGGED = Finding(
    "proof-untagged", Severity.ERROR,
    "The file has no structure: neither its languages nor its order of reading can be told.",
    "Build it as a tagged PDF.",
)  # fmt: skip


def _fonts(pages: Sequence[PageWords]) -> Iterator[Finding]:
    missing = {name: number for number, page in reversed(list(enumerate(pages, start=1)))
               for name, font in page.fonts.items() if not font.embedded}
    for name, number in sorted(missing.items()):
        yield Finding(
            "proof-font", Severity.ERROR,
            f"The font {name or 'without a name'} is not in the file (page {number}): others see other letters.",
            "Embed it: build with the packaged fonts.", found=name,
        )  # fmt: skip


def _glyphs(pages: Sequence[PageWords]) -> Iterator[Finding]:
    for number, page in enumerate(pages, start=1):
        absent = dict.fromkeys(page.absent)
        if absent:
            named = ", ".join(dict.fromkeys(_letter(text) for _, text in absent))
            fonts = ", ".join(dict.fromkeys(name for name, _ in absent))
            yield Finding(
                "proof-glyph", Severity.ERROR, f"Page {number} shows an empty box for {named}: {fonts} has no glyph.",
                "Install a font for its script, or correct the letter.", found=named,
            )  # fmt: skip
        unread = [
            name for shown in (*page.marked.values(), *page.loose) for one in shown for piece in one.pieces
            for name in [piece] if UNKNOWN in name
        ]
        if unread:
            yield Finding(
                "proof-glyph", Severity.ERROR,
                f"On page {number} {len(unread)} glyphs say no letter: they cannot be searched, copied or read out.",
                "The letter U+FFFD stands for one that was lost: correct it in the text.", found=UNKNOWN,
            )  # fmt: skip


def _letter(text: str) -> str:
    return " ".join(f"U+{ord(letter):04X}" for letter in text) or "a letter"
