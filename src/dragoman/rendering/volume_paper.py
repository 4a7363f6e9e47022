"""Volume → PDF: the texts are laid out first, sheaf by sheaf; contents and indexes are then given their pages.

WeasyPrint's ``target-counter`` lays a document out again until no number changes, and looks every name up in a list of
all names before it. Here each sheaf is laid out once and knows nothing of the others, so a page costs the same in a
volume of any length, and an index can say a page once for several mentions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dragoman.model import Finding, IndexEntry, Layout, Start, Volume, VolumePart
from dragoman.rendering import pdf_roles
from dragoman.rendering.after_layout import Attachment, Imprint, Label
from dragoman.rendering.paper import LayOut, printed
from dragoman.rendering.places import Place, Places
from dragoman.rendering.spread import spread_of
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
    volume: Volume,
    overrides: Mapping[str, str] | None = None,
    *,
    attached: Sequence[Attachment] = (),
    bleed_mm: float = 0,
) -> tuple[bytes, tuple[Finding, ...]]:
    """The volume on paper: PDF/A-3a and PDF/UA-1 in one.

    The front matter has numbers of its own (roman, or letters where digits are Arabic), the texts begin with page 1.
    Time and memory grow in proportion to the pages. On facing pages a text begins on a spread, so ``start: recto`` is
    ``start: page``.
    """
    if volume.face.layout is Layout.FACING and volume.start is Start.RECTO:
        volume = replace(volume, start=Start.PAGE)
    maker = _Maker(volume, overrides)
    with pdf_roles.structured():
        return printed(
            maker.bound, volume.face, volume.editions, volume_page(volume, overrides), imprint=imprint_of(volume),
            attached=attached,
            bleed_mm=bleed_mm, labels=maker.labels,
        )


def imprint_of(volume: Volume) -> Imprint:
    """What the house says of a volume."""
    people = (*volume.editors, *(person for _, names in volume.translators for person in names))
    return Imprint(tuple(dict.fromkeys(people)), volume.publisher[-1], volume.face.design.rights)


def sheaves(volume: Volume) -> Iterator[Sheaf]:
    """The texts in sheaves that can be laid out by themselves: each begins on a new page."""
    # A part without a title would run on into the next sheaf's page otherwise; and what WeasyPrint takes for a left
    # page is one no more behind spreads, which are two: the title of a part stands before them all.
    by_part = volume.start is Start.FOLLOWING or volume.face.layout is Layout.FACING
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
        if by_part and sheaf:
            yield tuple(sheaf)
            sheaf, rows = [], 0
    if sheaf:
        yield tuple(sheaf)


class _Maker:
    def __init__(self, volume: Volume, overrides: Mapping[str, str] | None) -> None:
        self._volume = volume
        self._templates = Templates.of(overrides)
        self._shown = {**volume_values(volume, xml=False, soft_hyphens=True), "on_paper": True}
        self._editions = volume.editions
        self._wording = self._shown["wording"]
        facing = volume.face.layout is Layout.FACING
        self._spread = spread_of(volume.face, overrides, self._shown, of_total=False) if facing else None
        self._places = Places(self._spread)
        """Where things stand, as the numbers of the texts' pages count."""
        self._front = 0

    def bound(self, lay_out: LayOut) -> Any:
        """All pages, in order, as one document."""
        documents = []
        following = 1
        for sheaf in sheaves(self._volume):
            document = lay_out(self._texts(sheaf, following))
            following = self._places.take(document.pages, following)
            documents.append(document)
        back = lay_out(self._filled("back", following, self._digits, locators=self._locators))
        self._places.take(back.pages, following)
        front = lay_out(self._filled("front", 1, self._front_style, place_of=self._place_of))
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
        shown = {**self._shown, "spread": self._spread}
        articles = {
            number: article(self._templates, shown, self._editions[number - 1], number, soft_hyphens=True)
            for _, numbers in sheaf for number in numbers
        }
        return self._filled(
            "texts", first, self._digits, sheaf=sheaf, articles=articles, spread=self._spread,
            blank_first=not sheaf or self._side(sheaf) not in (None, first % 2),
        )  # fmt: skip

    def _side(self, sheaf: Sheaf) -> int | None:
        """1 for a sheaf that begins with an odd page, 0 for one that begins with an even one; None for either."""
        if sheaf[0][0] is not None or self._volume.start is Start.RECTO:
            return 1
        return None if self._spread is None else 0

    def _filled(self, name: str, first: int, style: str, **more: Any) -> str:
        return self._templates.fill(
            f"volume/{name}.html", {**self._shown, "paged": Paged(first, style), **more}
        )

    def _place_of(self, anchor: str, locale: str) -> Locator:
        """Where a line of the contents in a language leads."""
        place = self._places.find(anchor, locale)
        return Locator(f"#{place.name}", self._said(place), "") if place else Locator(f"#{anchor}", "", "")

    def _said(self, place: Place) -> str:
        """A page as it is numbered."""
        number: str = self._wording.number(place.page, place.locale)
        return number

    def _locators(self, entry: IndexEntry, locale: str) -> list[Locator]:
        """The pages of an entry, each once; three and more that follow one another as a range."""
        found: dict[int, Place] = {}
        for mention in entry.mentions:
            place = self._places.find(mention.passage, locale) or self._places.find(mention.row, locale)
            if place:
                found.setdefault(place.page, place)
        step = self._places.step
        locators, pages = [], sorted(found)
        while pages:
            run = 1
            while run < len(pages) and pages[run] == pages[0] + run * step:
                run += 1
            run = run if run > 2 else 1
            first, last = found[pages[0]], found[pages[run - 1]]
            label = self._said(first) if run == 1 else f"{self._said(first)}–{self._said(last)}"
            locators.append(Locator(f"#{first.name}", label, ""))
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
