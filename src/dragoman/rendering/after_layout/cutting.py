"""Step: wide pages, each a spread, become two pages.

A spread is laid out as one page of twice the width, so that what belongs together stands at one height; a book has
pages. The structure tree, links, bookmarks and names of places follow what they name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

import pikepdf

from dragoman.rendering.after_layout.halving import Half, Owned, halved
from dragoman.rendering.spread import blank_before, is_spread

_BOXES = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox")
_LEFT, _RIGHT = Half.LEFT, Half.RIGHT
_TABLES = {"/Table": "/Div", "/THead": "/Div", "/TBody": "/Div", "/TFoot": "/Div", "/TR": "/Div", "/TD": "/Div"}
_NEAR = 1.0
"""Points: what begins so near to the edge of a spread is of the spread."""


def cut(pdf: pikepdf.Pdf, *, rtl: bool = False) -> None:
    """Cut every page of ``pdf`` that is twice as wide as its first into two, and have viewers show them side by side.

    The left half comes first; with ``rtl`` the right one. Where it would not lie beside the other, an empty page goes
    before them. Content goes to the page on whose half it stands, and text
    to one page only. The table that holds a spread together is layout, and becomes plain divisions (ISO 14289-1,
    clause 7.5: what is tagged as a table is one); what stands before the first spread is no part of the text.
    For files that WeasyPrint wrote with ``uncompressed_pdf``, or their like.
    """
    pages = [page.obj for page in pdf.pages]
    single = _width(pages[0].MediaBox) if pages else 0.0
    spreads: dict[tuple[int, int], _Spread] = {}
    made: list[Any] = []
    for page in pages:
        if not is_spread(_width(page.MediaBox), single):
            made.append(page)
            continue
        spread = spreads[page.objgen] = _Spread(pdf, page, rtl=rtl)
        made += [_blank(pdf, pages[0])] * blank_before(len(made))
        made += [spread.first, spread.second]
    if not spreads:
        return
    _restructure(pdf, spreads)
    for target in _targets(pdf):
        if target[0].objgen in spreads:
            spreads[target[0].objgen].aim(target)
    del pdf.pages[:]
    for page in made:
        pdf.pages.append(pikepdf.Page(page))
    _number_parents(pdf, spreads)
    # ISO 32000-1, table 28: odd pages on the right, so that the first stands alone. Viewers turn it round for books
    # that run from the right (table 150, Direction), and the first page stands alone there too.
    pdf.Root.PageLayout = pikepdf.Name.TwoPageRight


def _blank(pdf: pikepdf.Pdf, like: Any) -> Any:
    """An empty page."""
    values = {key: like[key] for key in ("/Type", "/Tabs", *_BOXES) if key in like}
    return pdf.make_indirect(pikepdf.Dictionary({
        **values, "/Resources": pikepdf.Dictionary(), "/Contents": pdf.make_stream(b"")
    }))


class _Spread:
    """One wide page and its two halves."""

    def __init__(self, pdf: pikepdf.Pdf, page: Any, *, rtl: bool) -> None:
        trim = [float(edge) for edge in page.get("/TrimBox", page.MediaBox)]
        self._spine = (trim[0] + trim[2]) / 2
        self._start = trim[0]
        owned = halved(page.Contents.read_bytes(), self._spine, _forms(page))
        self.halves = {half: self._page(pdf, page, trim, half, owned) for half in (_LEFT, _RIGHT)}
        self.contents = {number: half for half in (_RIGHT, _LEFT) for number in owned[half].numbers}
        self.parents = int(page.get("/StructParents", -1))
        order = (_RIGHT, _LEFT) if rtl else (_LEFT, _RIGHT)
        self.first, self.second = (self.halves[half] for half in order)
        self.last = order[0]
        """The half of the element that was moved last."""
        for annotation in page.get("/Annots", ()):
            self._annotate(pdf, annotation)

    def _page(self, pdf: pikepdf.Pdf, page: Any, trim: list[float], half: Half, owned: dict[Half, Owned]) -> Any:
        values = {key: value for key, value in page.items() if key not in ("/Parent", "/Annots", "/Contents")}
        left, right = self._spine - trim[0], trim[2] - self._spine
        for name in _BOXES:
            if name in values:
                box = [float(edge) for edge in values[name]]
                # What lies outside the paper lies outside each page of it as well.
                values[name] = pikepdf.Array([
                    _round(box[0]), _round(box[1]), _round(box[2] - (right if half is _LEFT else left)), _round(box[3])
                ])
        stream = owned[half].stream
        if half is _RIGHT:
            stream = b"1 0 0 1 %s 0 cm\n" % str(_round(-left)).encode() + stream
        values["/Contents"] = pdf.make_stream(stream)
        return pdf.make_indirect(pikepdf.Dictionary(values))

    def half(self, x: float) -> Half:
        return _LEFT if x < self._spine else _RIGHT

    def _shift(self, half: Half) -> float:
        return self._spine - self._start if half is _RIGHT else 0.0

    def _annotate(self, pdf: pikepdf.Pdf, annotation: Any) -> None:
        left, bottom, right, top = (float(edge) for edge in annotation.Rect)
        half = self.half((left + right) / 2)
        shift = self._shift(half)
        annotation.Rect = pikepdf.Array([_round(left - shift), _round(bottom), _round(right - shift), _round(top)])
        if "/QuadPoints" in annotation:
            annotation.QuadPoints = pikepdf.Array([
                _round(float(value) - (0 if place % 2 else shift)) for place, value in enumerate(annotation.QuadPoints)
            ])
        page = self.halves[half]
        if "/P" in annotation:
            annotation.P = page
        if "/Annots" not in page:
            page.Annots = pikepdf.Array()
        page.Annots.append(annotation if annotation.is_indirect else pdf.make_indirect(annotation))

    def aim(self, target: Any) -> None:
        """Lead a destination (ISO 32000-1, table 151) to the page on which it stands."""
        place = target[2] if len(target) > 2 and str(target[1]) == "/XYZ" else None
        if place is None:
            target[0] = self.first
            return
        x = float(place)
        if x - self._start < _NEAR:  # A row begins where the spread begins; it is read from its first page on.
            target[0] = self.first
            target[2] = 0
            return
        half = self.half(x)
        target[0] = self.halves[half]
        target[2] = _round(x - self._shift(half))


def _round(value: float) -> float | int:
    rounded = round(value, 3)
    return int(rounded) if rounded == int(rounded) else rounded


def _width(box: Any) -> float:
    return float(box[2]) - float(box[0])


def _forms(page: Any) -> dict[str, tuple[float, ...]]:
    """What form XObjects of a page take of the space in which they are drawn; pictures take the unit square."""
    objects = page.get("/Resources", pikepdf.Dictionary()).get("/XObject", pikepdf.Dictionary())
    return {
        str(name): tuple(float(edge) for edge in item.BBox) if item.get("/Subtype") == "/Form" else (0, 0, 1, 1)
        for name, item in objects.items()
    }


@dataclass(frozen=True, slots=True)
class _Place:
    """An element of the structure that is still to be gone through."""

    element: Any
    page: Any
    """The page of its content, as the element or one round it says."""
    above: bool
    """Whether it stands right below the document."""


def _restructure(pdf: pikepdf.Pdf, spreads: dict[tuple[int, int], _Spread]) -> None:
    """Bring the structure tree's content to the new pages."""
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        return
    apart = False
    todo = [_Place(element, None, False) for element in reversed(_kids(root))]
    while todo:
        place = todo.pop()
        element = place.element
        old = element.get("/Pg", place.page)
        top = str(element.get("/S")) == "/Document"
        todo += [
            _Place(kid, old, top) for kid in reversed(_kids(element)) if isinstance(kid, pikepdf.Dictionary)
            and "/S" in kid
        ]
        spread = spreads.get(old.objgen) if old is not None else None
        if place.above and spread is None and str(element.S) in ("/NonStruct", "/Div") and not apart:
            element.S = pikepdf.Name("/Aside")
            root.RoleMap = pikepdf.Dictionary({**dict(root.get("/RoleMap", {})), "/Aside": pikepdf.Name.Div})
        if spread is None:
            continue
        apart = True
        kind = str(element.S)
        if kind in _TABLES:
            element.S = pikepdf.Name(_TABLES[kind])
            if "/A" in element and str(element.A.get("/O")) == "/Table":
                del element["/A"]
        _move(element, spread, spreads)


def _move(element: Any, spread: _Spread, spreads: dict[tuple[int, int], _Spread]) -> None:
    """Give an element the page of its first content, and each of its contents its own."""
    kids = _kids(element)
    numbers = [int(kid) for kid in kids if isinstance(kid, int)]
    home = spread.contents.get(numbers[0], spread.last) if numbers else _first(kids, spread)
    element.Pg = page = spread.halves[home]
    spread.last = home
    moved = []
    for kid in kids:
        if isinstance(kid, int):
            half = spread.contents.setdefault(int(kid), home)  # What is blank is tagged and not painted.
            moved.append(int(kid) if half is home else pikepdf.Dictionary(
                Type=pikepdf.Name.MCR, Pg=spread.halves[half], MCID=int(kid)
            ))
            continue
        if "/S" not in kid and "/Pg" in kid and kid.Pg.objgen in spreads:
            other = spreads[kid.Pg.objgen]
            if "/MCID" in kid:
                kid.Pg = other.halves[other.contents.get(int(kid.MCID), home)]
            else:
                kid.Pg = next((half for half in other.halves.values() if _holds(half, kid.Obj)), page)
        elif "/S" not in kid and "/Obj" in kid:
            owner = next((half for half in spread.halves.values() if _holds(half, kid.Obj)), page)
            if owner.objgen != page.objgen:
                kid.Pg = owner
        moved.append(kid)
    if "/K" in element:
        element.K = pikepdf.Array(moved)


def _first(kids: list[Any], spread: _Spread) -> Half:
    """The half of the first content below that is painted; that of the element before it where there is none."""
    todo = list(reversed(kids))
    while todo:
        kid = todo.pop()
        number = kid if isinstance(kid, int) else kid.get("/MCID")
        if number is not None and int(number) in spread.contents:
            return spread.contents[int(number)]
        if not isinstance(kid, int):
            todo += reversed(_kids(kid))
    return spread.last


def _holds(page: Any, annotation: Any) -> bool:
    return any(one.objgen == annotation.objgen for one in page.get("/Annots", ()))


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K")
    return list(kids) if isinstance(kids, pikepdf.Array) else [] if kids is None else [kids]


def _number_parents(pdf: pikepdf.Pdf, spreads: dict[tuple[int, int], _Spread]) -> None:
    """The parent tree anew (ISO 32000-1, clause 14.7.4.4): pages in their order, then annotations."""
    root = pdf.Root.get("/StructTreeRoot")
    if root is None or "/ParentTree" not in root:
        return
    old = dict(_pairs(list(root.ParentTree.Nums)))
    by_parents = {spread.parents: spread for spread in spreads.values()}
    nums = pikepdf.Array()
    for number, page in enumerate(pdf.pages):
        before = int(page.obj.get("/StructParents", -1))
        owners = old.get(before)
        if owners is None:
            continue
        if before in by_parents:
            spread = by_parents[before]
            half = next(half for half, own in spread.halves.items() if own.objgen == page.objgen)
            kept = [owner if spread.contents.get(place) is half else None for place, owner in enumerate(owners)]
            while kept and kept[-1] is None:
                kept.pop()
            owners = pikepdf.Array(kept)
        page.obj.StructParents = number
        nums.extend(pikepdf.Array([number, owners]))
    key = len(pdf.pages)
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", ()):
            owner = old.get(int(annotation.get("/StructParent", -1)))
            if owner is not None:
                annotation.StructParent = key
                nums.extend(pikepdf.Array([key, owner]))
                key += 1
    root.ParentTree = pdf.make_indirect(pikepdf.Dictionary(Nums=nums))
    root.ParentTreeNextKey = key


def _pairs(nums: list[Any]) -> Iterator[tuple[int, Any]]:
    flat = iter(nums)
    for key, value in zip_longest(flat, flat):
        yield int(key), value


def _targets(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """All explicit destinations: named ones, those of bookmarks and those of links and their actions."""
    todo = [pdf.Root.get("/Names", pikepdf.Dictionary()).get("/Dests")]
    while todo:
        node = todo.pop()
        if node is not None:
            todo += list(node.get("/Kids", ()))
            for target in list(node.get("/Names", ()))[1::2]:
                yield target if isinstance(target, pikepdf.Array) else target.D
    entries = [pdf.Root.get("/Outlines", pikepdf.Dictionary()).get("/First")]
    while entries:
        entry = entries.pop()
        if entry is not None:
            entries += [entry.get("/Next"), entry.get("/First")]
            yield from _explicit(entry)
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", ()):
            yield from _explicit(annotation)


def _explicit(item: Any) -> Iterator[Any]:
    for target in (item.get("/Dest"), item.get("/A", pikepdf.Dictionary()).get("/D")):
        if isinstance(target, pikepdf.Array) and target and isinstance(target[0], pikepdf.Dictionary):
            yield target
