"""The structure tree of a PDF as a value: read whole, changed by functions, written whole.

ISO 32000-1, clause 14.7. Reading takes the tree's elements into frozen values; writing makes new objects of them, and
with them the parent tree (14.7.4.4), the tree of identifiers (table 322) and the page of everything. So no step can
leave two of these apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from operator import is_
from typing import Any

import pikepdf

from dragoman.rendering.pdf_tags import ENDS, Origin

_NOWHERE = Origin()
Value = str | int | tuple["Value", ...]
"""Value of an attribute; a name begins with a slash."""


@dataclass(frozen=True, slots=True)
class Content:
    """A marked-content sequence of a page."""

    page: int
    """Index of the page, from 0."""
    number: int
    """Its marked-content identifier, unique on the page."""
    end: str = ""
    """How it ends: one of ``pdf_tags.ENDS``, or ""."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """An annotation of a page: a link's area."""

    page: int
    """Index of the page, from 0."""
    place: int
    """Index in the page's ``/Annots``."""


@dataclass(frozen=True, slots=True)
class Element:
    """A structure element."""

    kind: str
    """Structure type, without a slash: ``P``, ``TD`` (ISO 32000-1, clause 14.8.4)."""
    kids: tuple[Kid, ...] = ()
    """What it holds, in reading order."""
    language: str = ""
    """BCP 47 tag where the language is another than that of the element round it."""
    name: str = ""
    """Identifier, unique in the file; "" for none."""
    alternative: str = ""
    """Alternate description of a figure."""
    attributes: Mapping[str, Value] = field(default_factory=dict)
    """Attributes of one owner, which is named by ``/O`` among them; keys and names begin with a slash."""
    origin: Origin = _NOWHERE
    """The element of the page that it was made of."""

    def holding(self, *kids: Kid) -> Element:
        """The same element with other kids; itself when they are the same ones."""
        if len(kids) == len(self.kids) and all(map(is_, kids, self.kids)):
            return self
        return Element(
            self.kind, kids, self.language, self.name, self.alternative, self.attributes, self.origin
        )

    def elements(self) -> Iterator[Element]:
        """Itself and all elements below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.elements()

    def leaves(self) -> Iterator[Content | Annotation]:
        """All that it and the elements below it hold of the pages, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.leaves()
            else:
                yield kid


Kid = Element | Content | Annotation


def read(pdf: pikepdf.Pdf) -> Element:
    """The structure tree of a tagged PDF that WeasyPrint wrote: its one element, the document.

    Raises ValueError for a file without one.
    """
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        raise ValueError("the PDF has no structure tree")
    pages: dict[tuple[int, int], int] = {}
    annotations: dict[tuple[int, int], Annotation] = {}
    for number, page in enumerate(pdf.pages):
        pages[page.obj.objgen] = number
        for place, annotation in enumerate(page.get("/Annots", ())):
            annotations[annotation.objgen] = Annotation(number, place)
    kids = root.K
    (top,) = kids if isinstance(kids, pikepdf.Array) else (kids,)
    return _Reading(pages, annotations).element(top, 0)


class _Reading:
    def __init__(self, pages: dict[tuple[int, int], int], annotations: dict[tuple[int, int], Annotation]) -> None:
        self._pages = pages
        self._annotations = annotations

    def element(self, item: Any, page: int) -> Element:
        values = dict(item.items())  # One crossing into the library for all keys.
        own = values.get("/Pg")
        if own is not None:
            page = self._pages[own.objgen]
        kids = values.get("/K", ())
        title, name = values.get("/T"), values.get("/ID")
        kind = str(values["/S"])[1:]
        end = kind if kind in ENDS else ""
        return Element(
            "Span" if end else kind,
            tuple(self._kid(kid, page, end) for kid in
                  (kids if isinstance(kids, (pikepdf.Array, tuple)) else (kids,))),
            str(values.get("/Lang", "")),
            "" if name is None else str(name),
            str(values.get("/Alt", "")),
            _attributes(values["/A"]) if "/A" in values else _NONE,
            _NOWHERE if title is None else Origin.read(str(title)),
        )

    def _kid(self, kid: Any, page: int, end: str) -> Kid:
        if isinstance(kid, int):
            return Content(page, kid, end)
        if "/S" in kid:
            return self.element(kid, page)
        if "/MCID" in kid:
            return Content(self._pages[kid.Pg.objgen] if "/Pg" in kid else page, int(kid.MCID), end)
        return self._annotations[kid.Obj.objgen]


_NONE: Mapping[str, Value] = {}


def _attributes(dictionary: Any) -> Mapping[str, Value]:
    return {key: _value(value) for key, value in dictionary.items()}


def _value(value: Any) -> Value:
    if isinstance(value, pikepdf.Array):
        return tuple(_value(one) for one in value)
    return value if isinstance(value, int) else str(value)


_NEWER = {"Aside": pikepdf.Name.Div}
"""Structure types of ISO 32000-2, and what a reader of the first part takes them for (ISO 32000-1, clause 14.7.3)."""


def write(pdf: pikepdf.Pdf, document: Element) -> None:
    """Make ``document`` the structure tree of ``pdf``.

    Every content that the tree names must stand in the page's content stream, and every other must be an artifact
    there. An annotation that the tree does not name has no place in a tagged file and is taken away (ISO 14289-1,
    clause 7.18.1).
    """
    root = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
    writing = _Writing(pdf)
    root.K = pikepdf.Array([writing.element(document, root)])
    newer = {f"/{one.kind}": _NEWER[one.kind] for one in document.elements() if one.kind in _NEWER}
    if newer:
        root.RoleMap = pikepdf.Dictionary(newer)
    nums = pikepdf.Array()
    for number, page in enumerate(pdf.pages):
        page.obj.StructParents = number
        owners = writing.contents.get(number, {})
        last = max(owners, default=-1)
        own: list[Any] = [number, pikepdf.Array([owners.get(place) for place in range(last + 1)])]
        nums.extend(own)
        _keep_annotations(page.obj, {place for owner, place in writing.annotations if owner == number})
    for key, owner in enumerate(writing.annotations.values(), start=len(pdf.pages)):
        pair: list[Any] = [key, owner]
        nums.extend(pair)
    root.ParentTree = pdf.make_indirect(pikepdf.Dictionary(Nums=nums))
    root.ParentTreeNextKey = len(pdf.pages) + len(writing.annotations)
    if writing.names:
        names = [one for pair in sorted(writing.names.items()) for one in pair]
        root.IDTree = pdf.make_indirect(pikepdf.Dictionary(Names=pikepdf.Array([
            pikepdf.String(one) if isinstance(one, str) else one for one in names
        ])))
    pdf.Root.StructTreeRoot = root


def _keep_annotations(page: Any, places: set[int]) -> None:
    if "/Annots" in page and len(page.Annots) != len(places):
        page.Annots = pikepdf.Array([one for place, one in enumerate(page.Annots) if place in places])


class _Writing:
    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._pages = [page.obj for page in pdf.pages]
        self.contents: dict[int, dict[int, Any]] = {}
        """Page → identifier of content → the element that holds it."""
        self.annotations: dict[tuple[int, int], Any] = {}
        """(page, place) → the element that holds the annotation."""
        self.names: dict[str, Any] = {}

    def element(self, element: Element, parent: Any) -> Any:
        page = next((leaf.page for leaf in element.leaves()), 0)
        values: dict[str, Any] = {
            "/Type": pikepdf.Name.StructElem, "/S": pikepdf.Name(f"/{element.kind}"), "/P": parent,
            "/Pg": self._pages[page],
        }
        if element.language:
            values["/Lang"] = pikepdf.String(element.language)
        if element.alternative:
            values["/Alt"] = pikepdf.String(element.alternative)
        if element.name:
            values["/ID"] = pikepdf.String(element.name)
        if element.attributes:
            values["/A"] = pikepdf.Dictionary(
                {key: _written(value) for key, value in element.attributes.items()}
            )
        made = self._pdf.make_indirect(pikepdf.Dictionary(values))
        if element.name:
            self.names[element.name] = made
        kids = [self._kid(kid, made, page) for kid in element.kids]
        if kids:
            made["/K"] = kids[0] if len(kids) == 1 else pikepdf.Array(kids)
        return made

    def _kid(self, kid: Kid, parent: Any, page: int) -> Any:
        if isinstance(kid, Element):
            return self.element(kid, parent)
        if isinstance(kid, Content):
            self.contents.setdefault(kid.page, {})[kid.number] = parent
            if kid.page == page:
                return kid.number
            return pikepdf.Dictionary(Type=pikepdf.Name.MCR, Pg=self._pages[kid.page], MCID=kid.number)
        annotation = self._pages[kid.page].Annots[kid.place]
        annotation.StructParent = len(self._pages) + len(self.annotations)
        self.annotations[kid.page, kid.place] = parent
        return pikepdf.Dictionary(Type=pikepdf.Name.OBJR, Pg=self._pages[kid.page], Obj=annotation)


def _written(value: Value) -> Any:
    if isinstance(value, tuple):
        return pikepdf.Array([_written(one) for one in value])
    if isinstance(value, str):
        return pikepdf.Name(value) if value.startswith("/") else pikepdf.String(value)
    return value
