"""Volume → PDF: the texts are laid out first, sheaf by sheaf; contents and indexes are then given their pages.

WeasyPrint's ``target-counter`` lays a document out again until no number changes, and looks every name up in a list of
all names before it. Here each sheaf is laid out once and knows nothing of the others, so a page costs the same in a
volume of any length, and an index can say a page once for several mentions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.model import Finding, IndexEntry, Start, Volume, VolumePart
from dragoman.rendering import pdf_roles
from dragoman.rendering.after_layout import Imprint, Label
from dragoman.rendering.paper import LayOut, printed
from dragoman.rendering.templates import Templates
from dragoman.rendering.volume import Locator, article, volume_page, volume_values

_ROWS = 120
"""Rows after which a sheaf is full: some six to ten pages, so that style sheets are read seldom."""

Sheaf = tuple[tuple[VolumePart | None, tuple[int, ...]], ...]
"""(the part that begins, if one does; numbers of its texts), in order."""


@dataclass(frozen=True, slots=True)
class Paged:
    """Which page some sheets begin with, and the CSS name of the style that pages are numbered in."""

    first: int
    style: str


def print_volume(
    volume: Volume, overrides: Mapping[str, str] | None = None, *, bleed_mm: float = 0
) -> tuple[bytes, tuple[Finding, ...]]:
    """The volume on paper: PDF/A-3a and PDF/UA-1 in one.

    The front matter has numbers of its own (roman, or letters where digits are Arabic), the texts begin with page 1.
    Time and memory grow in proportion to the pages.
    """
    maker = _Maker(volume, overrides)
    with pdf_roles.structured():
        return printed(
            maker.bound, volume.face, volume.editions, volume_page(volume, overrides), imprint=imprint_of(volume),
            bleed_mm=bleed_mm, labels=maker.labels,
        )


def imprint_of(volume: Volume) -> Imprint:
    """What the house says of a volume."""
    people = (*volume.editors, *(person for _, names in volume.translators for person in names))
    return Imprint(tuple(dict.fromkeys(people)), volume.publisher[-1], volume.face.design.rights)


def sheaves(volume: Volume) -> Iterator[Sheaf]:
    """The texts in sheaves that can be laid out by themselves: each begins on a new page."""
    sheaf: list[tuple[VolumePart | None, tuple[int, ...]]] = []
    rows = 0
    for part, texts in volume.numbered:
        begins: VolumePart | None = part if part.titles else None
        gathered: list[int] = []
        for number, edition in texts:
            new_page = volume.start is not Start.FOLLOWING or not gathered
            if rows >= _ROWS and new_page:
                if gathered:
                    sheaf.append((begins, tuple(gathered)))
                    begins, gathered = None, []
                yield tuple(sheaf)
                sheaf, rows = [], 0
            gathered.append(number)
            rows += sum(len(section.rows) for section in edition.sections)
        sheaf.append((begins, tuple(gathered)))
        if volume.start is Start.FOLLOWING and sheaf:
            # A part without a title would run on into the next sheaf's page otherwise.
            yield tuple(sheaf)
            sheaf, rows = [], 0
    if sheaf:
        yield tuple(sheaf)


class _Maker:
    def __init__(self, volume: Volume, overrides: Mapping[str, str] | None) -> None:
        self._volume = volume
        self._templates = Templates(overrides)
        self._shown = {**volume_values(volume, xml=False, soft_hyphens=True), "on_paper": True}
        self._editions = volume.editions
        self._wording = self._shown["wording"]
        self._pages: dict[str, int] = {}
        """Name → page, as the numbers of the texts' pages count."""
        self._front = 0

    def bound(self, lay_out: LayOut) -> Any:
        """All pages, in order, as one document."""
        documents = []
        following = 1
        for sheaf in sheaves(self._volume):
            document = lay_out(self._texts(sheaf, following))
            self._note(document.pages, following)
            following += len(document.pages)
            documents.append(document)
        back = lay_out(self._filled("back", following, self._digits, locators=self._locators))
        self._note(back.pages, following)
        front = lay_out(self._filled("front", 1, self._front_style, page_of=self._page_of))
        pages = [*front.pages]
        if len(pages) % 2:
            pages += lay_out(self._texts((), len(pages) + 1)).pages
        self._front = len(pages)
        return front.copy([*pages, *(page for document in (*documents, back) for page in document.pages)])

    def labels(self) -> tuple[Label, ...]:
        """What the pages are called. PDF knows no digits of other scripts, so they stand as prefixes."""
        if self._front_style == "lower-roman":
            front = [Label(0, "r")]
        else:
            front = [
                Label(page, prefix=_ABJAD[page] if page < len(_ABJAD) else str(page + 1)) for page in range(self._front)
            ]
        return (*front, Label(self._front, "D"))

    def _texts(self, sheaf: Sheaf, first: int) -> str:
        recto = bool(sheaf) and (sheaf[0][0] is not None or self._volume.start is Start.RECTO)
        articles = {
            number: article(self._templates, self._shown, self._editions[number - 1], number, soft_hyphens=True)
            for _, numbers in sheaf for number in numbers
        }
        return self._filled(
            "texts", first, self._digits, sheaf=sheaf, articles=articles,
            blank_first=not sheaf or (recto and first % 2 == 0),
        )  # fmt: skip

    def _filled(self, name: str, first: int, style: str, **more: Any) -> str:
        return self._templates.fill(
            f"volume/{name}.html", {**self._shown, "paged": Paged(first, style), **more}
        )

    def _note(self, pages: Sequence[Any], first: int) -> None:
        for number, page in enumerate(pages, start=first):
            for name in page.anchors:
                self._pages.setdefault(name, number)

    def _page_of(self, name: str) -> str:
        return self._wording.number(self._pages[name]) if name in self._pages else ""

    def _locators(self, entry: IndexEntry, locale: str) -> list[Locator]:
        """The pages of an entry, each once; three and more that follow one another as a range."""
        found: dict[int, str] = {}
        for mention in entry.mentions:
            name = mention.passage if mention.passage in self._pages else mention.row
            found.setdefault(self._pages[name], name)
        said = self._wording.number
        locators, pages = [], sorted(found)
        while pages:
            run = 1
            while run < len(pages) and pages[run] == pages[0] + run:
                run += 1
            run = run if run > 2 else 1
            label = said(pages[0]) if run == 1 else f"{said(pages[0])}–{said(pages[run - 1])}"
            locators.append(Locator(f"#{found[pages[0]]}", label, ""))
            pages = pages[run:]
        return locators

    @property
    def _digits(self) -> str:
        digits: str = self._wording.digits
        return digits

    @property
    def _front_style(self) -> str:
        return "front-abjad" if self._volume.face.direction == "rtl" else "lower-roman"


_ABJAD = ("أ", "ب", "ج", "د", "ه", "و", "ز", "ح", "ط", "ي", "يا", "يب", "يج", "يد", "يه", "يو", "يز", "يح", "يط", "ك")
