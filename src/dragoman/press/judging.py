"""What is said of what is painted on one page: colours, black text, overprint, transparency, fonts, pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from dragoman.model import Severity
from dragoman.press.colours import Space
from dragoman.press.demands import Demands
from dragoman.press.paint import Paint, Painted, Thing
from dragoman.press.remarks import Remark

LARGE = 24.0
"""Points from which on text is a display face: rich black is chosen there, and no plate has to meet another exactly."""
HAIRLINE = 0.25
"""Points below which a line may be lost on the plate."""
_SCREEN = frozenset({"DeviceRGB", "CalRGB", "ICC RGB"})
_INDEPENDENT = frozenset({"CalRGB", "CalGray", "Lab", "ICC RGB", "ICC Gray", "ICC Lab", "ICC CMYK"})


def judge(painted: Painted, part: str, demands: Demands) -> Iterator[Remark]:
    """All remarks on one page. ``part`` is the part of PDF/X that it is held to: ``1a``, ``3``, ``4``; "" for none."""
    yield from _colours(painted.paints, part)
    yield from _black_text(painted.paints)
    yield from _overprint(painted.paints)
    yield from _transparency(painted, part)
    yield from _fonts(painted)
    yield from _pictures(painted, demands)
    yield from _lines(painted.paints)
    yield from _unread(painted)


def is_black(paint: Paint) -> bool:
    """Whether a reader would call it black."""
    family, colour = paint.space.family, paint.colour
    if family in {"DeviceCMYK", "ICC CMYK"} and len(colour) == 4:
        return colour[3] >= 0.8 or (sum(colour) >= 2.4 and min(colour[:3]) >= 0.5)
    if family in _SCREEN and len(colour) == 3:
        return max(colour) <= 0.15
    return False


def is_white(paint: Paint) -> bool:
    """Whether it lays down no ink at all."""
    family, colour = paint.space.family, paint.colour
    if family in {"DeviceCMYK", "Separation", "DeviceN"} and colour:
        return max(colour) <= 0.0005
    return family == "DeviceGray" and bool(colour) and colour[0] >= 0.9995


def _of(paints: Iterable[Paint], test: Callable[[Paint], bool]) -> tuple[str, ...]:
    """The things among the paints that pass, as messages call them."""
    found = {paint.thing for paint in paints if test(paint)}
    return tuple(thing.value for thing in Thing if thing in found)


def _colours(paints: set[Paint], part: str) -> Iterator[Remark]:
    families = sorted({paint.space.painted.family for paint in paints})
    for family in families:
        things = _of(paints, lambda paint, family=family: paint.space.painted.family == family)  # type: ignore[misc]
        if family == "DeviceRGB":
            yield Remark(
                "rgb", Severity.ERROR, "DeviceRGB in {things}: colours of a screen and of no press",
                "Convert to CMYK with the profile of the press; black text to black ink alone.", "DeviceRGB", "CMYK",
                things,
            )  # fmt: skip
        elif family in _INDEPENDENT:
            yield Remark(
                "device-independent-colour", Severity.ERROR if part == "1a" else Severity.WARNING,
                family + " in {things}: " + ("PDF/X-1a does not allow it" if part == "1a" else "the shop converts it"),
                "Convert to CMYK with the profile of the press, so that you choose the inks.", family, "CMYK", things,
            )  # fmt: skip
        elif family == "":
            yield Remark(
                "unknown-colour", Severity.WARNING, "A colour space in {things} cannot be made out",
                "Look at a proof.", things=things,
            )  # fmt: skip
    for spot in sorted({name for paint in paints for name in paint.space.spots}):
        things = _of(paints, lambda paint, spot=spot: spot in paint.space.spots)  # type: ignore[misc]
        yield Remark(
            "spot-colour", Severity.WARNING, f"The spot colour {spot}" " in {things}: an ink and a plate of its own",
            "Convert to CMYK unless the ink was ordered.", found=spot, things=things,
        )  # fmt: skip
    things = _of(paints, lambda paint: paint.space.registration and max(paint.colour, default=1.0) > 0)
    if things:
        yield Remark(
            "registration-colour", Severity.NOTE, "The registration colour, on all plates at once, in {things}",
            "Right for crop marks outside the bleed and for nothing else.", things=things,
        )  # fmt: skip


def _black_text(paints: set[Paint]) -> Iterator[Remark]:
    small = [paint for paint in paints if paint.thing is Thing.TEXT and paint.size < LARGE and is_black(paint)]
    rich = [paint for paint in small if "CMYK" not in paint.space.family or max(paint.colour[:3]) > 0.02]
    if rich:
        yield Remark(
            "rich-black-text", Severity.WARNING, "Black text in more inks than black: {things}",
            "Set text in black ink alone (0 0 0 100 %): four plates never meet exactly, and small letters blur.",
            expected="0 0 0 100 %", things=tuple(sorted({_inks(paint) for paint in rich})),
        )  # fmt: skip
    for paint in small:
        if paint not in rich and paint.colour[3] >= 0.9995 and not paint.overprints:
            yield Remark(
                "black-knocks-out", Severity.NOTE, "Black text is not set to overprint what lies below it",
                "Most shops let black overprint by themselves; ask, or export with black overprinting.",
            )  # fmt: skip
            return


def _inks(paint: Paint) -> str:
    if "CMYK" in paint.space.family:
        return " ".join(f"{ink * 100:.0f}" for ink in paint.colour) + " %"
    return f"{paint.space.family} {' '.join(f'{one:.2g}' for one in paint.colour)}"


def _overprint(paints: set[Paint]) -> Iterator[Remark]:
    def lost(paint: Paint) -> bool:
        # An ink of nought is skipped in mode 1 alone; a separation never touches the other plates.
        skipped = paint.zero_keeps or paint.space.family in {"Separation", "DeviceN"}
        return paint.overprints and is_white(paint) and skipped

    def doubtful(paint: Paint) -> bool:
        return paint.overprints and is_white(paint) and paint.space.family == "DeviceGray"

    if things := _of(paints, lost):
        yield Remark(
            "white-overprint", Severity.ERROR, "White {things} set to overprint: what lies below shows through",
            "Let white knock out: take the overprint away.", things=things,
        )  # fmt: skip
    elif things := _of(paints, doubtful):
        yield Remark(
            "white-overprint", Severity.WARNING, "White {things} set to overprint in DeviceGray: presses differ",
            "Let white knock out: take the overprint away.", things=things,
        )  # fmt: skip


def _transparency(painted: Painted, part: str) -> Iterator[Remark]:
    if not painted.transparent:
        return
    things = tuple(sorted(painted.transparent))
    if part in {"1a", "1", "3"}:
        yield Remark(
            "transparency", Severity.ERROR, f"Transparency, which PDF/X-{part} does not allow: " "{things}",
            "Flatten it, or export as PDF/X-4.", things=things,
        )  # fmt: skip
    elif painted.transparent != {"a transparency group"}:
        yield Remark(
            "transparency", Severity.NOTE, "Transparency: {things}",
            "PDF/X-4 takes it; a shop that asks for X-1a or X-3 does not.", things=things,
        )  # fmt: skip
    for space in sorted(painted.blending, key=_family):
        if space.family in _SCREEN:
            yield Remark(
                "blending-space", Severity.WARNING,
                f"Transparent groups are blended in {space.family}: all in them, black text too, becomes four inks",
                "Set the colour space of transparency to CMYK.", space.family, "CMYK",
            )  # fmt: skip


def _family(space: Space) -> str:
    return space.family


def _fonts(painted: Painted) -> Iterator[Remark]:
    for font in sorted(painted.fonts, key=lambda font: (font.name, font.embedded, font.subset)):
        if not font.embedded:
            yield Remark(
                "font-not-embedded", Severity.ERROR, f"The font {font.name} is not in the file",
                "Export with all fonts embedded; otherwise the shop's machine takes another.", found=font.name,
            )  # fmt: skip
        elif not font.subset:
            yield Remark(
                "font-not-subset", Severity.NOTE, f"The font {font.name} is in the file with all its letters",
                "It prints; a subset would be smaller.", found=font.name,
            )  # fmt: skip
        elif font.bitmap:
            yield Remark(
                "type-3-font", Severity.WARNING, "Text in a Type 3 font, whose letters are drawings or pixels",
                "Set it in an outline font, or look at a proof.", found=font.name,
            )  # fmt: skip


def _pictures(painted: Painted, demands: Demands) -> Iterator[Remark]:
    for bitmap, wanted in ((False, demands.picture_dpi), (True, demands.bitmap_dpi)):
        coarse = [one for one in painted.pictures if one.bitmap is bitmap and one.dpi < wanted - 0.5]
        if not coarse:
            continue
        worst = min(coarse, key=lambda one: (one.dpi, one.name))
        kind = "bitmap" if bitmap else "picture"
        many = f"{len(coarse)} {kind}s are" if len(coarse) > 1 else f"A {kind} is"
        which = f"{worst.name}, " if worst.name else ""
        yield Remark(
            "resolution", Severity.WARNING,
            f"{many} below {wanted:g} pixels an inch: {'the coarsest, ' * (len(coarse) > 1)}{which}"
            f"{worst.width} × {worst.height} pixels at {worst.dpi:.0f} an inch",
            "Take a picture with more pixels, or print it smaller; more pixels made of the same ones do not help.",
            found=f"{worst.dpi:.0f}", expected=f"{wanted:g}",
        )  # fmt: skip


def _lines(paints: set[Paint]) -> Iterator[Remark]:
    thin = [paint.size for paint in paints if paint.thing is Thing.STROKE and paint.size < HAIRLINE - 0.005]
    if thin:
        yield Remark(
            "hairline", Severity.WARNING, f"Lines of {min(thin):.2g} pt, which may be lost in print",
            f"Draw lines of at least {HAIRLINE} pt.", found=f"{min(thin):.2g} pt", expected=f"{HAIRLINE} pt",
        )  # fmt: skip


def _unread(painted: Painted) -> Iterator[Remark]:
    for what in sorted(painted.unread):
        yield Remark(
            "damaged", Severity.ERROR, f"Something cannot be read: {what}", "Make the file anew.", found=what
        )
    if painted.cut_short:
        yield Remark("not-all-seen", Severity.WARNING, "The page holds more than was looked at")
