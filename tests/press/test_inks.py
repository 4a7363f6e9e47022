"""Colours of a screen in the inks of a press: what is neutral, how dark, and never more ink than the limit."""

from __future__ import annotations

import io
import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from dragoman.model import MaterialError
from dragoman.press.separating.inks import BLACK, Inks
from dragoman.press.separating.neutrals import from_lab, lightness_and_chroma
from dragoman.press.separating.profile import read_profile, shipped
from tests.press.files import profile

INKS = {limit: Inks(read_profile(None), limit) for limit in (240, 280, 300, 320)}
COLOUR = st.tuples(*[st.integers(0, 255)] * 3)


def hexed(colour: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(colour)
    return red, green, blue


@given(COLOUR, st.sampled_from(sorted(INKS)), st.booleans())
@settings(deadline=None, max_examples=300)
def test_no_colour_has_more_ink_than_the_limit(rgb: tuple[int, int, int], limit: int, text: bool) -> None:
    made = INKS[limit].colour(rgb, text=text)
    assert sum(made) * 100 <= limit + 0.02
    assert all(0 <= ink <= 1 for ink in made)
    if limit >= 300:  # Black text that overprints the colour stays within the limit too.
        assert sum(made[:3]) * 100 + 100 <= limit + 0.02


@given(st.tuples(*[st.floats(0, 1)] * 4), st.sampled_from(sorted(INKS)))
@settings(deadline=None)
def test_inks_chosen_as_such_are_limited_and_else_kept(cmyk: tuple[float, ...], limit: int) -> None:
    made = INKS[limit].limited(cmyk)  # type: ignore[arg-type]
    assert sum(made) * 100 <= limit + 0.02
    if sum(cmyk) * 100 <= min(limit, 200):
        assert made == cmyk


@pytest.mark.parametrize("limit", sorted(INKS))
def test_no_pixel_has_more_ink_than_the_limit(limit: int) -> None:
    pixels = random.Random(limit).randbytes(4 * 120 * 120)  # noqa: S311 - any pixels do, but the same each time
    made = INKS[limit].within_limit(Image.frombytes("CMYK", (120, 120), pixels)).tobytes()
    assert max(sum(made[at : at + 4]) for at in range(0, len(made), 4)) <= limit * 2.55
    untouched = Image.new("CMYK", (3, 3), (10, 20, 30, 40))
    assert INKS[limit].within_limit(untouched) is untouched


@given(st.integers(0, 255), st.booleans())
@settings(deadline=None)
def test_greys_are_black_ink_alone(level: int, text: bool) -> None:
    made = INKS[300].colour((level, level, level), text=text)
    assert made[:3] == (0, 0, 0)
    assert made == INKS[300].grey(level / 255, text=text)


def test_blacks_grow_with_the_darkness_from_paper_to_full_ink() -> None:
    blacks = INKS[300].blacks
    assert (blacks[0], blacks[255]) == (255, 0)
    assert all(darker >= lighter for darker, lighter in itertools.pairwise(blacks))
    # A middle grey of the screen is about 60 % of a press that spreads its dots (curve B of ISO 12647-2).
    assert 0.5 <= blacks[128] / 255 <= 0.68


@pytest.mark.parametrize(
    ("colour", "text", "black"),
    [
        ("000000", True, 1.0), ("16181d", True, 1.0), ("000033", True, 1.0), ("ffffff", True, 0.0),
        ("ffffff", False, 0.0), ("000000", False, 1.0), ("5a6270", True, 0.74), ("b9bfc8", False, 0.34),
    ],
)  # fmt: skip
def test_what_is_printed_in_black_alone(colour: str, text: bool, black: float) -> None:
    made = INKS[300].colour(hexed(colour), text=text)
    assert made[:3] == (0, 0, 0)
    assert made[3] == pytest.approx(black, abs=0.03)


@pytest.mark.parametrize("colour", ["1f3556", "9c1f14", "fff0bf", "00a050", "5a6270"])
def test_colours_come_back_as_they_were_seen(colour: str) -> None:
    """Within what a press can print: through the profile and back, no channel is far off."""
    made = INKS[300].colour(hexed(colour))
    assert max(made[:3]) > 0
    pixel = Image.new("CMYK", (1, 1), tuple(round(ink * 255) for ink in made))
    opened = ImageCms.ImageCmsProfile(io.BytesIO(shipped()))
    back = ImageCms.profileToProfile(
        pixel, opened, ImageCms.createProfile("sRGB"), ImageCms.Intent.RELATIVE_COLORIMETRIC, "RGB",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )  # fmt: skip
    assert back is not None
    lightness, chroma = lightness_and_chroma(tuple(back.tobytes()))  # type: ignore[arg-type]
    was_light, was_chroma = lightness_and_chroma(hexed(colour))
    assert lightness == pytest.approx(was_light, abs=6)
    assert chroma == pytest.approx(was_chroma, abs=14)


def test_pure_inks_are_black_for_text_only() -> None:
    assert INKS[300].colour((20, 20, 60), text=True) == BLACK
    assert max(INKS[300].colour((20, 20, 60))[:3]) > 0.3


@given(COLOUR)
@settings(deadline=None)
def test_lab_and_back(rgb: tuple[int, int, int]) -> None:
    lightness, _ = lightness_and_chroma(rgb)
    assert lightness_and_chroma(from_lab(lightness, 0, 0))[0] == pytest.approx(lightness, abs=0.6)


def test_the_profile_that_comes_along() -> None:
    held = read_profile(None)
    assert (held.condition, held.registered) == ("FOGRA39", True)
    assert held.data[24:36] == bytes([7, 214, 0, 12, 0, 1, 0, 0, 0, 0, 0, 0])
    assert read_profile(None, "Our press").condition == "Our press"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no ICC profile"), (b"%PDF-1.7" * 40, "no ICC profile"), (profile(b"RGB "), "for RGB"),
        (profile(b"CMYK", b"scnr"), "not for the CMYK of a press"), (profile(), "ICC version 0"),
        (profile()[:8] + b"\x02" + profile()[9:], "damaged"), (shipped()[:9] + shipped()[200:], "no ICC profile"),
    ],
)  # fmt: skip
def test_another_file_is_no_profile(data: bytes, words: str) -> None:
    with pytest.raises(MaterialError) as caught:
        read_profile(data)
    assert words in caught.value.message
    assert caught.value.hint


@given(st.integers(0, 4000), st.integers(0, 255), st.integers(128, 100_000))
@settings(deadline=None, max_examples=60)
def test_a_damaged_profile_is_refused_in_words_or_works(at: int, value: int, length: int) -> None:
    spoilt = bytearray(shipped()[:length])
    spoilt[min(at, len(spoilt) - 1)] = value
    try:
        inks = Inks(read_profile(bytes(spoilt)), 300)
    except MaterialError as error:
        assert error.hint
    else:
        assert sum(inks.colour((200, 30, 30))) <= 3.001
