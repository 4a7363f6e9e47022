"""Walking a page's content (ISO 32000-1, clauses 8 and 9) and all that it draws on: forms, patterns, shadings, glyphs
of Type 3 fonts and the appearances of annotations.

Nothing is drawn. Each painting operator adds to a ``Painted`` what it paints with. A colour that is set and not used
is not counted; what a clip hides, and layers that are switched off, are.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pikepdf

from dragoman.press import objects
from dragoman.press.colours import CMYK, GRAY, PATTERN, RGB, Space, read_space
from dragoman.press.fonts import read_font
from dragoman.press.paint import Font, Paint, Painted, Thing
from dragoman.press.pictures import Image, read_image
from dragoman.press.state import IDENTITY, Colour, Matrix, State, scale, times

_BUDGET = 2_000_000
"""Operators of one page; a map of a whole country has fewer."""
_STREAMS = 5_000
"""Forms, tiles and glyphs of one page that are drawn each in a way of its own."""
_DEPTH = 28
"""Forms within forms; Acrobat itself stops at 28 (annex C)."""


class Walker:
    """Walks one page. ``painted`` is what was seen so far."""

    def __init__(self, unit: float = 1.0, fonts: dict[tuple[int, int], Font] | None = None) -> None:
        self.painted = Painted()
        self._unit = unit
        self._left = _BUDGET
        self._streams = 0
        self._seen: set[object] = set()
        self._fonts = {} if fonts is None else fonts

    def page(self, page: Any) -> Painted:
        """Walk a page and the appearances of its annotations that are printed."""
        resources = page.resources if isinstance(page, pikepdf.Page) else objects.entry(page, "/Resources")
        holder = page.obj if isinstance(page, pikepdf.Page) else page
        self._group(objects.entry(holder, "/Group"))
        if objects.entry(holder, "/Contents") is not None:
            self._content(page, resources, State(), "the page's content", 0)
        for annotation in objects.items(objects.entry(holder, "/Annots")):
            self._annotation(annotation)
        return self.painted

    def _annotation(self, annotation: Any) -> None:
        flags = objects.whole(annotation, "/F")
        if not flags & 4 or flags & 2:  # printed, and not hidden (table 165)
            return
        normal = objects.entry(objects.entry(annotation, "/AP"), "/N")
        if isinstance(normal, pikepdf.Dictionary):
            normal = objects.entry(normal, f"/{objects.named(annotation, '/AS')}")
        if isinstance(normal, pikepdf.Stream):
            self.form(normal, None, State(), "an annotation", 1)

    def form(self, form: Any, resources: Any, state: State, called: str, depth: int) -> None:
        """Walk a form with its own resources, or those around it where it has none (clause 8.10)."""
        state = state.copied()
        matrix = objects.numbers(objects.entry(form, "/Matrix"), 6)
        state.ctm = times(_six(matrix), state.ctm) if matrix else state.ctm
        if self._again("form", form, state):
            return
        self._group(objects.entry(form, "/Group"))
        own = objects.entry(form, "/Resources")
        self._content(form, resources if own is None else own, state, called, depth)

    def _again(self, kind: str, thing: Any, state: State) -> bool:
        """Whether this was walked already in the very same way."""
        one, other = state.fill, state.stroke
        linear = tuple(round(number, 3) for number in state.ctm[:4])
        key = (
            kind, objects.identity(thing), linear, one.space, one.components, one.overprints, one.opacity,
            other.space, other.components, other.overprints, other.opacity, state.zero_keeps, state.effects,
        )  # fmt: skip
        if key in self._seen and key[1] != (0, 0):
            return True
        self._seen.add(key)
        return False

    def _group(self, group: Any) -> None:
        if objects.named(group, "/S") == "Transparency":
            self.painted.transparent.add("a transparency group")
            space = objects.entry(group, "/CS")
            if space is not None:
                self.painted.blending.add(read_space(space, None))

    def _content(self, stream: Any, resources: Any, state: State, called: str, depth: int) -> None:
        self._streams += 1
        if depth > _DEPTH or self._streams > _STREAMS or self._left < 0:
            self.painted.cut_short = True
            return
        try:
            instructions = pikepdf.parse_content_stream(stream)
        except objects.DAMAGE:
            self.painted.unread.add(called)
            return
        self._left -= len(instructions)
        if self._left < 0:
            self.painted.cut_short = True
            return
        _Content(self, resources, state, depth).run(instructions)

    # What content paints is told here.

    def paint(self, thing: Thing, colour: Colour, state: State, resources: Any, depth: int, size: float = 0.0) -> None:
        """Something is painted in a current colour."""
        if colour.opacity <= 0:
            return
        self._transparent(colour, state)
        if colour.space.family == "Pattern":
            self._pattern(thing, colour, state, resources, depth)
            return
        self.painted.paints.add(
            Paint(
                thing, colour.space, colour.components, round(size * self._unit, 2), colour.overprints,
                state.zero_keeps and colour.space == CMYK,
            )
        )  # fmt: skip

    def _transparent(self, colour: Colour, state: State) -> None:
        self.painted.transparent |= state.effects
        if colour.opacity < 0.9995:
            self.painted.transparent.add(f"an opacity of {colour.opacity * 100:.0f} %")

    def picture(self, name: str, image: Image, state: State, resources: Any, depth: int) -> None:
        """A picture is painted."""
        if state.fill.opacity <= 0:
            return
        placed = image.placed(name, state.ctm, self._unit)
        if placed is not None:
            self.painted.pictures.add(placed)
        if image.masked:
            self.painted.transparent.add("a soft mask")
        if image.stencil:
            self.paint(Thing.STENCIL, state.fill, state, resources, depth)
        else:
            self._transparent(state.fill, state)
            self.painted.paints.add(Paint(Thing.PICTURE, image.space))

    def shading(self, shading: Any, resources: Any) -> None:
        """A shading is painted (clause 8.7.4.3: its own colour space counts)."""
        space = read_space(objects.entry(shading, "/ColorSpace"), resources)
        self.painted.paints.add(Paint(Thing.SHADING, space))

    def glyphs(self, state: State, resources: Any, depth: int) -> None:
        """Text is shown in the current font."""
        if state.render in {3, 7}:  # nothing is painted: text to be searched, or a clip
            return
        if state.known_font is None and state.font is not None:
            key = objects.identity(state.font)
            if key == (0, 0) or key not in self._fonts:
                self._fonts[key] = read_font(state.font)
            state.known_font = self._fonts[key]
        if state.known_font is not None:
            self.painted.fonts.add(state.known_font)
            if state.known_font.bitmap:
                self._drawn(state, resources, depth)
                return
        size = abs(state.font_size) * scale(state.text) * scale(state.ctm)
        if state.render in {0, 2, 4, 6}:
            self.paint(Thing.TEXT, state.fill, state, resources, depth, size)
        if state.render in {1, 2, 5, 6}:
            self.paint(Thing.TEXT, state.stroke, state, resources, depth, size)

    def _drawn(self, state: State, resources: Any, depth: int) -> None:
        """Glyphs of a Type 3 font (clause 9.6.5): each is content of its own."""
        inner = state.copied()
        own = objects.numbers(objects.entry(state.font, "/FontMatrix"), 6)
        size = state.font_size
        placed = times((size, 0.0, 0.0, size, 0.0, 0.0), times(state.text, state.ctm))
        inner.ctm = times(_six(own), placed) if own else placed
        if self._again("font", state.font, inner):
            return
        below = objects.entry(state.font, "/Resources")
        for glyph in objects.values(objects.entry(state.font, "/CharProcs")):
            self._content(glyph, resources if below is None else below, inner.copied(), "a glyph", depth + 1)

    def _pattern(self, thing: Thing, colour: Colour, state: State, resources: Any, depth: int) -> None:
        pattern = colour.pattern
        if objects.number(objects.entry(pattern, "/PatternType")) == 2:
            self.shading(objects.entry(pattern, "/Shading"), resources)
            return
        if not isinstance(pattern, pikepdf.Stream):
            return
        inner = State(effects=state.effects)
        if objects.number(objects.entry(pattern, "/PaintType")) == 2 and colour.space.base is not None:
            inner.fill = Colour(colour.space.base, colour.components, overprints=colour.overprints)
            inner.stroke = Colour(colour.space.base, colour.components, overprints=colour.overprints)
        matrix = objects.numbers(objects.entry(pattern, "/Matrix"), 6)
        inner.ctm = _six(matrix) if matrix else IDENTITY
        if not self._again("pattern", pattern, inner):
            self._content(pattern, objects.entry(pattern, "/Resources"), inner, f"a pattern of {thing}", depth + 1)


class _Content:
    """One content stream, from its first operator to its last."""

    def __init__(self, walker: Walker, resources: Any, state: State, depth: int) -> None:
        self.walker, self.resources, self.state, self.depth = walker, resources, state, depth
        self.stack: list[State] = []
        self.colourless = False
        self.operators: dict[str, Callable[[Any], None]] = {
            "q": self.keep, "Q": self.restore, "cm": self.concatenate, "w": self.set_width, "gs": self.set_parameters,
            "g": self.device(GRAY, "fill"), "rg": self.device(RGB, "fill"), "k": self.device(CMYK, "fill"),
            "G": self.device(GRAY, "stroke"), "RG": self.device(RGB, "stroke"), "K": self.device(CMYK, "stroke"),
            "cs": self.space("fill"), "sc": self.components("fill"), "scn": self.components("fill"),
            "CS": self.space("stroke"), "SC": self.components("stroke"), "SCN": self.components("stroke"),
            "f": self.fill, "F": self.fill, "f*": self.fill, "S": self.stroke, "s": self.stroke,
            "B": self.both, "B*": self.both, "b": self.both, "b*": self.both, "sh": self.shade, "Do": self.draw,
            "BT": self.begin_text, "Tf": self.set_font, "Tr": self.set_render, "Tm": self.set_text,
            "Tj": self.show, "TJ": self.show, "'": self.show, '"': self.show, "INLINE IMAGE": self.inline,
            "d1": self.lose_colour,
        }  # fmt: skip

    def run(self, instructions: Any) -> None:
        known = self.operators
        for instruction in instructions:
            act = known.get(str(instruction.operator))
            if act is None:
                continue
            try:
                act(instruction.operands)
            except objects.DAMAGE:  # an operator with operands that are not its own paints nothing
                continue

    def keep(self, _: Any) -> None:
        self.stack.append(self.state.copied())

    def restore(self, _: Any) -> None:
        if self.stack:
            self.state = self.stack.pop()

    def concatenate(self, operands: Any) -> None:
        self.state.ctm = times(_operands(operands), self.state.ctm)

    def set_width(self, operands: Any) -> None:
        self.state.line_width = float(operands[0])

    def set_parameters(self, operands: Any) -> None:
        parameters = objects.entry(objects.entry(self.resources, "/ExtGState"), str(operands[0]))
        self.state.apply(parameters)
        font = objects.items(objects.entry(parameters, "/Font"))
        if len(font) == 2:
            self.state.font, self.state.known_font, self.state.font_size = font[0], None, float(font[1])

    def device(self, space: Space, which: str) -> Callable[[Any], None]:
        # Default spaces stand in the resources and are looked up once a stream.
        meant = read_space(pikepdf.Name(f"/{space.family}"), self.resources)

        def act(operands: Any) -> None:
            if not self.colourless:
                colour = getattr(self.state, which)
                colour.space, colour.components = meant, _colour(operands)

        return act

    def space(self, which: str) -> Callable[[Any], None]:
        known: dict[str, Space] = {}

        def act(operands: Any) -> None:
            if self.colourless:
                return
            called = str(operands[0])
            if called not in known:
                known[called] = read_space(operands[0], self.resources)
            colour = getattr(self.state, which)
            colour.space, colour.components, colour.pattern = known[called], known[called].start, None

        return act

    def components(self, which: str) -> Callable[[Any], None]:
        def act(operands: Any) -> None:
            if self.colourless:
                return
            colour, given = getattr(self.state, which), list(operands)
            if given and isinstance(given[-1], pikepdf.Name):
                colour.pattern = objects.entry(objects.entry(self.resources, "/Pattern"), str(given.pop()))
                if colour.space.family != "Pattern":
                    colour.space = PATTERN
            colour.components = _colour(given)

        return act

    def fill(self, _: Any) -> None:
        self.walker.paint(Thing.FILL, self.state.fill, self.state, self.resources, self.depth)

    def stroke(self, _: Any) -> None:
        width = self.state.line_width * scale(self.state.ctm)
        self.walker.paint(Thing.STROKE, self.state.stroke, self.state, self.resources, self.depth, width)

    def both(self, operands: Any) -> None:
        self.fill(operands)
        self.stroke(operands)

    def shade(self, operands: Any) -> None:
        shading = objects.entry(objects.entry(self.resources, "/Shading"), str(operands[0]))
        if self.state.fill.opacity > 0:
            self.walker.painted.transparent |= self.state.effects
            self.walker.shading(shading, self.resources)

    def draw(self, operands: Any) -> None:
        called = str(operands[0])
        drawn = objects.entry(objects.entry(self.resources, "/XObject"), called)
        kind = objects.named(drawn, "/Subtype")
        if kind == "Form":
            self.walker.form(drawn, self.resources, self.state, f"form {called[1:]}", self.depth + 1)
        elif kind == "Image":
            image = read_image(drawn, self.resources)
            self.walker.picture(called[1:], image, self.state, self.resources, self.depth)

    def inline(self, operands: Any) -> None:
        image = read_image(operands[0].obj, self.resources)
        self.walker.picture("", image, self.state, self.resources, self.depth)

    def begin_text(self, _: Any) -> None:
        self.state.text = IDENTITY

    def set_font(self, operands: Any) -> None:
        font = objects.entry(objects.entry(self.resources, "/Font"), str(operands[0]))
        self.state.font, self.state.known_font, self.state.font_size = font, None, float(operands[1])

    def set_render(self, operands: Any) -> None:
        self.state.render = int(operands[0])

    def set_text(self, operands: Any) -> None:
        self.state.text = _operands(operands)

    def show(self, _: Any) -> None:
        self.walker.glyphs(self.state, self.resources, self.depth)

    def lose_colour(self, _: Any) -> None:
        # Clause 9.6.5: a glyph that begins with d1 has the colour of the text, and its own are ignored.
        self.colourless = True


def _operands(operands: Any) -> Matrix:
    return _six(tuple(float(one) for one in operands))


def _six(numbers: tuple[float, ...]) -> Matrix:
    a, b, c, d, e, f = numbers
    return (a, b, c, d, e, f)


def _colour(operands: Any) -> tuple[float, ...]:
    return tuple(round(float(one), 4) for one in operands)
