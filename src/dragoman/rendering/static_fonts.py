"""A variable font made static by HarfBuzz, in a twentieth of the time that fontTools takes: a third of a short edition.

HarfBuzz 6 and later do it while they take out the glyphs that are used (``hb_subset_input_pin_axis_location``), with
the same outlines. WeasyPrint 70 does not ask for it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import cache
from typing import Any

_NAMES = ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset-0.dll")
_DROPPED = (b"BASE", b"DSIG", b"EBDT", b"EBLC", b"EBSC", b"GPOS", b"GSUB", b"JSTF", b"LTSH", b"PCLT", b"SVG ")
"""Tables that no PDF needs; WeasyPrint drops the same."""


def pinned(face: Any, glyphs: Collection[int], places: Mapping[str, float], *, notdef: bool) -> Any:
    """A HarfBuzz face with the outlines of ``glyphs`` (by number, which they keep) at a place on each axis.

    ``places`` are within the bounds of the axes, ``notdef`` keeps the box that stands for a missing glyph. None where
    HarfBuzz is too old for it, or cannot do it with this font.
    """
    pin = _pin()
    if pin is None or not glyphs:
        return None
    from weasyprint.text.ffi import ffi, harfbuzz, harfbuzz_subset

    wanted = ffi.gc(harfbuzz_subset.hb_subset_input_create_or_fail(), harfbuzz_subset.hb_subset_input_destroy)
    _fill(harfbuzz_subset.hb_subset_input_glyph_set(wanted), glyphs)
    _fill(
        harfbuzz_subset.hb_subset_input_set(wanted, harfbuzz_subset.HB_SUBSET_SETS_DROP_TABLE_TAG),
        [harfbuzz.hb_tag_from_string(name, -1) for name in _DROPPED],
    )
    harfbuzz_subset.hb_subset_input_set_flags(
        wanted,
        harfbuzz_subset.HB_SUBSET_FLAGS_RETAIN_GIDS
        | harfbuzz_subset.HB_SUBSET_FLAGS_PASSTHROUGH_UNRECOGNIZED
        | harfbuzz_subset.HB_SUBSET_FLAGS_DESUBROUTINIZE
        # Strokes of a variable letter may lie over each other, and are painted cleanly only where that is said.
        | harfbuzz_subset.HB_SUBSET_FLAGS_SET_OVERLAPS_FLAG
        | (harfbuzz_subset.HB_SUBSET_FLAGS_NOTDEF_OUTLINE if notdef else 0),
    )
    for axis, place in places.items():
        if not pin(_address(wanted), _address(face), harfbuzz.hb_tag_from_string(axis.encode(), -1), place):
            return None
    made = harfbuzz_subset.hb_subset_or_fail(face, wanted)
    return ffi.gc(made, harfbuzz.hb_face_destroy) if made else None


def is_available() -> bool:
    """Whether HarfBuzz can do it here."""
    return _pin() is not None


def _fill(into: Any, numbers: Collection[int]) -> None:
    from weasyprint.text.ffi import ffi, harfbuzz

    harfbuzz.hb_set_add_sorted_array(into, ffi.new("hb_codepoint_t[]", sorted(numbers)), len(numbers))


def _address(pointer: Any) -> int:
    from weasyprint.text.ffi import ffi

    return int(ffi.cast("uintptr_t", pointer))


@cache
def _pin() -> Callable[[int, int, int, float], int] | None:
    """The function of HarfBuzz that WeasyPrint does not declare; None where this HarfBuzz has none."""
    import ctypes

    from weasyprint.text.ffi import ffi, harfbuzz_subset

    if harfbuzz_subset is None:
        return None
    known = _address(ffi.addressof(harfbuzz_subset, "hb_subset_or_fail"))
    for name in _NAMES:
        try:
            library = ctypes.CDLL(name)
            # Pointers of one library are none of another that has the same name.
            if ctypes.cast(library.hb_subset_or_fail, ctypes.c_void_p).value != known:
                continue
            pin = library.hb_subset_input_pin_axis_location
        except (OSError, AttributeError):
            continue
        pin.argtypes, pin.restype = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_uint32, ctypes.c_float], ctypes.c_int
        return pin
    return None
