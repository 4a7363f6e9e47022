"""What the content of a page draws on (ISO 32000-1, clause 7.8.3), in inks: forms, pictures, patterns, shadings, glyphs
that are drawings, and graphics states.

New resources hold what is drawn on and nothing else, so no colour of the screen is left in what nobody uses.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pikepdf

from dragoman.press import objects
from dragoman.press.imposition.marks import registration
from dragoman.press.separating import content
from dragoman.press.separating.edges import Edges
from dragoman.press.separating.inks import Inks
from dragoman.press.separating.meaning import Unseparable, reader
from dragoman.press.separating.pictures import separated_inline, separated_picture
from dragoman.press.separating.shadings import separated_shading

_DEPTH = 28
"""Forms within forms; Acrobat itself stops at 28 (ISO 32000-1, annex C)."""
_AS_THEY_ARE = ("/Properties", "/ProcSet")
_NOT_FOR_PRINT = ("/OP", "/op", "/OPM", "/TR", "/TR2", "/BG", "/BG2", "/UCR", "/UCR2", "/HT", "/HTO")
"""Graphics state parameters of a screen's page that a press must not obey: overprint of colours that are other inks
now, and transfer curves and halftones, which PDF/X-4 forbids (ISO 15930-7, clause 6.7)."""


@dataclass(slots=True)
class Separation:
    """One file on its way into inks, and what was made of its parts so far."""

    pdf: pikepdf.Pdf
    inks: Inks
    made: dict[tuple[object, ...], Any] = field(default_factory=dict)
    _plates: Any = None

    @property
    def plates(self) -> Any:
        """The colour of all plates, made once."""
        if self._plates is None:
            self._plates = registration(self.pdf)
        return self._plates

    def page(self, page: pikepdf.Page, edges: Edges) -> tuple[bytes, Any]:
        """The content of a page and its resources, both in inks."""
        held = Held(self, page.resources)
        return content.rewritten(page, held, page=edges, begins_black=True), held.made

    def content(
        self, stream: Any, resources: Any, *, mask: bool, depth: int, begins_black: bool = False,
        colourless: bool = False,
    ) -> Any:
        """A form, tile or glyph in inks: a new stream with new resources."""  # fmt: skip
        key = ("content", objects.identity(stream), mask)
        if key in self.made and key[1] != (0, 0):
            return self.made[key]
        if depth > _DEPTH:
            raise Unseparable("forms that lie within one another without end")
        own = objects.entry(stream, "/Resources")
        held = Held(self, resources if own is None else own, mask, depth)
        written = content.rewritten(stream, held, begins_black=begins_black, colourless=colourless)
        entries = pikepdf.Dictionary({
            key: objects.entry(stream, key) for key in objects.keys(stream)
            if key not in {"/Length", "/Filter", "/DecodeParms", "/Resources", "/Group", "/PieceInfo", "/Metadata"}
        })  # fmt: skip
        entries.Resources = held.made
        group = objects.entry(stream, "/Group")
        if group is not None:
            entries.Group = blended(group, mask=mask)
        made = self.pdf.make_stream(written, entries)
        self.made[key] = made
        return made


class Held:
    """Resources of one content stream: the ``original`` ones, and those that are ``made`` as they are drawn on."""

    def __init__(self, whole: Separation, original: Any, mask: bool = False, depth: int = 0) -> None:
        self.whole, self.original, self.mask, self.depth = whole, original, mask, depth
        self.inks = whole.inks
        self.overprints = whole.inks.overprints and not mask
        self.made = whole.pdf.make_indirect(pikepdf.Dictionary())
        for key in _AS_THEY_ARE:
            if objects.entry(original, key) is not None:
                self.made[key] = pikepdf.Dictionary(objects.entry(original, key))
        self._inlines = 0

    def parameters(self, name: str) -> str:
        """A graphics state."""
        old = self._old("/ExtGState", name)
        made = pikepdf.Dictionary({
            key: objects.entry(old, key) for key in objects.keys(old) if key not in _NOT_FOR_PRINT
        })  # fmt: skip
        soft = objects.entry(old, "/SMask")
        if isinstance(soft, pikepdf.Dictionary):
            made.SMask = self._soft_mask(soft)
        return self._put("/ExtGState", name, made)

    def drawn(self, name: str) -> tuple[str, str]:
        """A form or picture, and which: ``form``, ``stencil``, ``picture``; ``nothing`` where there is none."""
        old = self._old("/XObject", name)
        kind = objects.named(old, "/Subtype")
        if kind == "Form":
            made = self.whole.content(old, self.original, mask=self.mask, depth=self.depth + 1)
            return self._put("/XObject", name, made), "form"
        if kind != "Image":
            return name, "nothing"
        key = ("picture", objects.identity(old), self.mask)
        if key not in self.whole.made or key[1] == (0, 0):
            self.whole.made[key] = separated_picture(
                self.whole.pdf, old, self.original, self.inks, mask=self.mask
            )
        stencil = objects.entry(old, "/ImageMask") is True
        return self._put("/XObject", name, self.whole.made[key]), "stencil" if stencil else "picture"

    def inline(self, picture: Any) -> str | None:
        """A picture in the content; None for a bitmap that stays there."""
        inner = picture if isinstance(picture, pikepdf.PdfInlineImage) else picture.iimage
        made = separated_inline(self.whole.pdf, inner, self.original, self.inks, mask=self.mask)
        if made is None:
            return None
        self._inlines += 1
        return self._put("/XObject", f"/DragomanInline{self._inlines}", made)

    def shading(self, name: str) -> str:
        """A shading."""
        old = self._old("/Shading", name)
        return self._put("/Shading", name, self._shaded(old))

    def pattern(self, name: str) -> tuple[str, bool]:
        """A pattern, and whether it takes the current colour."""
        old = self._old("/Pattern", name)
        kind = objects.whole(old, "/PatternType")
        if kind == 2:
            made = pikepdf.Dictionary(PatternType=2, Shading=self._shaded(objects.entry(old, "/Shading")))
            if objects.entry(old, "/Matrix") is not None:
                made.Matrix = old.Matrix
            return self._put("/Pattern", name, made), False
        if kind != 1 or not isinstance(old, pikepdf.Stream):
            raise Unseparable("a pattern that is not there")
        uncoloured = objects.whole(old, "/PaintType") == 2
        made = self.whole.content(
            old, None, mask=self.mask, depth=self.depth + 1, begins_black=True, colourless=uncoloured
        )
        return self._put("/Pattern", name, made), uncoloured

    def spot(self, name: str, space: Any) -> str:
        """The space of a spot colour."""
        return self._put("/ColorSpace", name, space)

    def overprint(self, name: str, on: bool) -> None:
        """A graphics state that switches overprint on or off (clause 8.6.7; mode 1: inks of nought stay as below)."""
        self._put("/ExtGState", name, pikepdf.Dictionary(OP=on, op=on, OPM=int(on)))

    def tint(self, name: str) -> None:
        """The space of a pattern that takes its colour in inks."""
        base = pikepdf.Name.DeviceGray if self.mask else pikepdf.Name.DeviceCMYK
        self._put("/ColorSpace", name, pikepdf.Array([pikepdf.Name.Pattern, base]))

    def font(self, name: str) -> bool:
        """A font, and whether its glyphs are drawings (Type 3); they get their inks here."""
        old = self._old("/Font", name)
        if objects.named(old, "/Subtype") != "Type3":
            if old is not None:
                self._put("/Font", name, old)
            return False
        key = ("font", objects.identity(old), self.mask)
        if key not in self.whole.made or key[1] == (0, 0):
            made = pikepdf.Dictionary(old)
            around = objects.entry(old, "/Resources")
            made.CharProcs = pikepdf.Dictionary({
                glyph: self.whole.content(
                    objects.entry(old.CharProcs, glyph), self.original if around is None else around, mask=self.mask,
                    depth=self.depth + 1,
                )
                for glyph in objects.keys(objects.entry(old, "/CharProcs"))
            })  # fmt: skip
            # Each glyph has its own resources now; those of the font may hold colours of the screen.
            made.Resources = pikepdf.Dictionary()
            self.whole.made[key] = self.whole.pdf.make_indirect(made)
        self._put("/Font", name, self.whole.made[key])
        return True

    def _shaded(self, shading: Any) -> Any:
        key = ("shading", objects.identity(shading), self.mask)
        if key not in self.whole.made or key[1] == (0, 0):
            self.whole.made[key] = separated_shading(
                self.whole.pdf, shading, self.original, self.inks, mask=self.mask
            )
        return self.whole.made[key]

    def _soft_mask(self, soft: Any) -> Any:
        """A soft mask (clause 11.6.5.2); one by luminosity is computed in greys, as it was seen on the screen."""
        by_light = objects.named(soft, "/S") == "Luminosity"
        form = objects.entry(soft, "/G")
        made = pikepdf.Dictionary(soft)
        # A mask begins with the state at the start of a page.
        made.G = self.whole.content(form, self.original, mask=by_light, depth=self.depth + 1, begins_black=True)
        ground = [objects.number(one) or 0.0 for one in objects.items(objects.entry(soft, "/BC"))]
        if "/BC" in made:
            del made["/BC"]
        if ground and by_light:
            space = objects.entry(objects.entry(form, "/Group"), "/CS")
            made.BC = [reader(space, self.original)(ground).brightness()]
        return made

    def _old(self, kind: str, name: str) -> Any:
        return objects.entry(objects.entry(self.original, kind), name)

    def _put(self, kind: str, name: str, value: Any) -> str:
        if kind not in self.made:
            self.made[kind] = pikepdf.Dictionary()
        self.made[kind][name] = value
        return name


def blended(group: Any, *, mask: bool = False) -> Any:
    """A transparency group (clause 11.6.6) that is blended in the inks, or a mask's in greys."""
    made = pikepdf.Dictionary(group)
    if "/CS" in made or mask:
        made.CS = pikepdf.Name.DeviceGray if mask else pikepdf.Name.DeviceCMYK
    return made
