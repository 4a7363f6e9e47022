"""A content stream written anew in inks (ISO 32000-1, clauses 7.8.2 and 8).

A colour that is set waits until something is painted with it: text and areas of one colour may need other inks, and a
colour that nothing is painted with leaves no trace. Black text overprints what lies below it; nothing else does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import copy
from dataclasses import dataclass, field
from typing import Any, Protocol

import pikepdf

from dragoman.press import objects
from dragoman.press.separating import edges
from dragoman.press.separating.inks import BLACK, Inks
from dragoman.press.separating.meaning import Meant, Reader, Unseparable, reader, spot
from dragoman.press.state import IDENTITY, Matrix, times

Instruction = tuple[list[Any], str]
_PATH = frozenset({"m", "l", "c", "v", "y", "h", "re", "W", "W*"})
_OPEN = {True: "/DragomanOverprint", False: "/DragomanKnockOut"}
_TINT = "/DragomanTint"


class Resources(Protocol):
    """What a content stream draws on. Each call gives the name under which the thing stands among the new ones."""

    inks: Inks
    mask: bool
    overprints: bool
    original: Any

    def parameters(self, name: str) -> str: ...
    def drawn(self, name: str) -> tuple[str, str]: ...
    def inline(self, picture: Any) -> str | None: ...
    def shading(self, name: str) -> str: ...
    def pattern(self, name: str) -> tuple[str, bool]: ...
    def spot(self, name: str, space: Any) -> str: ...
    def overprint(self, name: str, on: bool) -> None: ...
    def tint(self, name: str) -> None: ...
    def font(self, name: str) -> bool: ...


@dataclass(slots=True)
class _Colour:
    """A current colour: what was set, and what was last written out."""

    meant: Meant | None = None
    """None where it comes from outside the stream, or is a spot colour or a pattern."""
    read: Reader | None = None
    spot: str = ""
    """Name of the spot colour's space."""
    operands: tuple[float, ...] = ()
    pattern: str = ""
    written: object = None


@dataclass(slots=True)
class _State:
    fill: _Colour = field(default_factory=_Colour)
    stroke: _Colour = field(default_factory=_Colour)
    overprint: bool = False
    render: int = 0
    drawing_font: bool = False
    ctm: Matrix = IDENTITY


def rewritten(
    stream: Any, resources: Resources, *, page: edges.Edges | None = None, begins_black: bool = False,
    colourless: bool = False,
) -> bytes:
    """The stream in inks.

    ``page`` says where colours have to go on beyond the cut, for the content of a page. With ``begins_black`` the
    current colours are black at first, as on a page; else they are those around, which were written out there. A
    ``colourless`` stream has no colours of its own (an uncoloured pattern). Raises Unseparable.
    """  # fmt: skip
    return _Content(resources, page, begins_black, colourless).run(pikepdf.parse_content_stream(stream))


class _Content:
    def __init__(
        self, resources: Resources, page: edges.Edges | None, begins_black: bool, colourless: bool
    ) -> None:
        self.resources, self.page, self.colourless = resources, page, colourless
        self.state, self.stack = _State(), list[_State]()
        if begins_black:
            self.state.fill.meant = self.state.stroke.meant = Meant(grey=0.0)
        self.out: list[Instruction] = []
        self.path: list[Instruction] = []
        self.operators: dict[str, Callable[[list[Any]], None]] = {
            "q": self._keep, "Q": self._restore, "cm": self._concatenate, "gs": self._parameters,
            "g": self._device("DeviceGray", "fill"), "G": self._device("DeviceGray", "stroke"),
            "rg": self._device("DeviceRGB", "fill"), "RG": self._device("DeviceRGB", "stroke"),
            "k": self._device("DeviceCMYK", "fill"), "K": self._device("DeviceCMYK", "stroke"),
            "cs": self._space("fill"), "CS": self._space("stroke"), "sc": self._set("fill"), "scn": self._set("fill"),
            "SC": self._set("stroke"), "SCN": self._set("stroke"), "n": self._painter("n", ""),
            "f": self._painter("f", "f"), "F": self._painter("f", "f"), "f*": self._painter("f*", "f"),
            "S": self._painter("S", "s"), "s": self._painter("s", "s"), "B": self._painter("B", "fs"),
            "B*": self._painter("B*", "fs"), "b": self._painter("b", "fs"), "b*": self._painter("b*", "fs"),
            "Do": self._draw, "sh": self._shade, "INLINE IMAGE": self._inline, "Tf": self._font, "Tr": self._mode,
            "Tj": self._shower("Tj"), "TJ": self._shower("TJ"), "'": self._shower("'"), '"': self._shower('"'),
            "d1": self._uncoloured,
        }  # fmt: skip

    def run(self, instructions: Iterable[Any]) -> bytes:
        for instruction in instructions:
            operator, operands = str(instruction.operator), list(instruction.operands)
            act = self.operators.get(operator)
            if operator in _PATH:
                self.path.append((operands, operator))
            elif act is None:
                self._put(operator, *operands)
            else:
                try:
                    act(operands)
                except objects.DAMAGE as error:
                    raise Unseparable(f"an operator that is not written as it should be ({operator})") from error
        for _ in self.stack:
            self._put("Q")
        return pikepdf.unparse_content_stream([(operands, pikepdf.Operator(name)) for operands, name in self.out])

    def _put(self, operator: str, *operands: Any) -> None:
        self.out.append((list(operands), operator))

    # The state.

    def _keep(self, _: list[Any]) -> None:
        kept = copy(self.state)
        kept.fill, kept.stroke = copy(kept.fill), copy(kept.stroke)
        self.stack.append(kept)
        self._put("q")

    def _restore(self, _: list[Any]) -> None:
        if self.stack:
            self.state = self.stack.pop()
            self._put("Q")

    def _concatenate(self, operands: list[Any]) -> None:
        a, b, c, d, e, f = (float(one) for one in operands)
        self.state.ctm = times((a, b, c, d, e, f), self.state.ctm)
        self._put("cm", *operands)

    def _parameters(self, operands: list[Any]) -> None:
        self._put("gs", pikepdf.Name(self.resources.parameters(str(operands[0]))))

    def _font(self, operands: list[Any]) -> None:
        self.state.drawing_font = self.resources.font(str(operands[0]))
        self._put("Tf", *operands)

    def _mode(self, operands: list[Any]) -> None:
        self.state.render = int(operands[0])
        self._put("Tr", *operands)

    def _uncoloured(self, operands: list[Any]) -> None:
        # Clause 9.6.5: a glyph that begins with d1 has the colour of the text.
        self.colourless = True
        self._put("d1", *operands)

    # Colours are taken in here, and nothing is written yet.

    def _device(self, family: str, which: str) -> Callable[[list[Any]], None]:
        read = reader(pikepdf.Name(f"/{family}"), None)

        def act(operands: list[Any]) -> None:
            colour = getattr(self.state, which)
            colour.read, colour.spot, colour.pattern = read, "", ""
            colour.meant = read([float(one) for one in operands])

        return act

    def _space(self, which: str) -> Callable[[list[Any]], None]:
        def act(operands: list[Any]) -> None:
            colour, held = getattr(self.state, which), self.resources
            name = operands[0]
            colour.meant, colour.read, colour.spot, colour.pattern = None, None, "", ""
            parts = objects.items(objects.entry(objects.entry(held.original, "/ColorSpace"), str(name)))
            if objects.name(name) == "Pattern":
                return
            if parts and objects.name(parts[0]) == "Pattern":
                colour.read = reader(parts[1], held.original) if len(parts) > 1 else None
                return
            own = spot(name, held.original)
            if own is not None:
                colour.spot = held.spot(str(name), own)
                count = len(objects.items(parts[1])) if objects.name(parts[0]) == "DeviceN" else 1
                colour.operands = (1.0,) * count
                return
            colour.read = reader(name, held.original)
            colour.meant = Meant(grey=0.0)

        return act

    def _set(self, which: str) -> Callable[[list[Any]], None]:
        def act(operands: list[Any]) -> None:
            colour = getattr(self.state, which)
            if operands and isinstance(operands[-1], pikepdf.Name):
                colour.pattern = str(operands.pop())
            values = tuple(float(one) for one in operands)
            if colour.spot:
                colour.operands = values
            elif values and colour.read is not None:
                colour.meant = colour.read(values)

        return act

    # Something is painted.

    def _prepare(self, painted: str, *, text: bool = False) -> None:
        """Write out the colours that are painted with (``f`` for filling, ``s`` for stroking), and the overprint."""
        if self.colourless:
            return
        black = bool(painted)
        for letter in painted:
            colour = self.state.fill if letter == "f" else self.state.stroke
            written, instructions = self._inked(colour, stroke=letter == "s", text=text)
            black = black and written == BLACK
            if written is not None and written != colour.written:
                self.out += instructions
                colour.written = written
        wanted = text and black and not self.state.drawing_font and self.resources.overprints
        if wanted != self.state.overprint:
            self.resources.overprint(_OPEN[wanted], wanted)
            self._put("gs", pikepdf.Name(_OPEN[wanted]))
            self.state.overprint = wanted

    def _inked(self, colour: _Colour, *, stroke: bool, text: bool) -> tuple[object, list[Instruction]]:
        """What a colour is written as, to be compared, and how."""
        choose, give = ("CS", "SCN") if stroke else ("cs", "scn")
        if colour.pattern:
            name, uncoloured = self.resources.pattern(colour.pattern)
            ink: list[float] = []
            if uncoloured and colour.meant is not None:
                ink = list(self._components(colour.meant, text=text))
                self.resources.tint(_TINT)
            space = pikepdf.Name(_TINT if ink else "/Pattern")
            return (name, *ink), [([space], choose), ([*ink, pikepdf.Name(name)], give)]
        if colour.spot:
            return (colour.spot, *colour.operands), [
                ([pikepdf.Name(colour.spot)], choose), (list(colour.operands), give)
            ]  # fmt: skip
        if colour.meant is None:
            return None, []
        values = self._components(colour.meant, text=text)
        operator = "g" if len(values) == 1 else "k"
        return values, [(list(values), operator.upper() if stroke else operator)]

    def _components(self, meant: Meant, *, text: bool) -> tuple[float, ...]:
        return (meant.brightness(),) if self.resources.mask else meant.inks(self.resources.inks, text=text)

    def _painter(self, operator: str, painted: str) -> Callable[[list[Any]], None]:
        def act(_: list[Any]) -> None:
            if painted:
                self._prepare(painted)
            path, self.path = self.path, []
            if self.page is not None and "s" not in painted:
                path = self.page.reached(path, self.state.ctm)
            self.out += path
            self._put(operator)

        return act

    def _shower(self, operator: str) -> Callable[[list[Any]], None]:
        def act(operands: list[Any]) -> None:
            self._prepare({0: "f", 1: "s", 2: "fs", 4: "f", 5: "s", 6: "fs"}.get(self.state.render, ""), text=True)
            self._put(operator, *operands)

        return act

    def _draw(self, operands: list[Any]) -> None:
        name, kind = self.resources.drawn(str(operands[0]))
        if kind == "nothing":
            return
        # A form begins with the colours that are current where it is drawn.
        self._prepare({"form": "fs", "stencil": "f"}.get(kind, ""))
        self._put("Do", pikepdf.Name(name))

    def _inline(self, operands: list[Any]) -> None:
        name = self.resources.inline(operands[0])
        self._prepare("f" if name is None else "")
        if name is None:
            self._put("INLINE IMAGE", operands[0])
        else:
            self._put("Do", pikepdf.Name(name))

    def _shade(self, operands: list[Any]) -> None:
        self._prepare("")
        self._put("sh", pikepdf.Name(self.resources.shading(str(operands[0]))))
