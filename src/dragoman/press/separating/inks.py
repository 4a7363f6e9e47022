"""Colours and pictures of a screen → the four inks of a press.

Colours go through the profile (relative colorimetric, with the black of the screen on the black of the paper); neutral
ones become black ink alone; and nothing gets more ink than the limit.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from PIL import Image, ImageCms, ImageMath

from dragoman.press.separating.neutrals import Bytes, is_neutral, lightness, luminance
from dragoman.press.separating.profile import Profile

Cmyk = tuple[float, float, float, float]
"""Cyan, magenta, yellow and black, 0–1."""

BLACK: Cmyk = (0.0, 0.0, 0.0, 1.0)
_SOLID = 0.85
"""Share of black from which on text is set in full black: a screen of 90 % frays the edge of a letter and darkens
nothing that an eye would see."""
_FLAGS = ImageCms.Flags.BLACKPOINTCOMPENSATION | ImageCms.Flags.HIGHRESPRECALC


@lru_cache(maxsize=4)
def inks_of(profile: Profile, limit: float) -> Inks:
    """The inks of a press, kept for the next file: it takes longer to make them ready than to set a page in them."""
    return Inks(profile, limit)


class Inks:
    """The inks of one press. ``limit`` is the most ink at a spot in per cent."""

    def __init__(self, profile: Profile, limit: float) -> None:
        self._profile = profile.opened
        self._limit = int(limit * 255 / 100 + 1e-6)
        self._screen = ImageCms.createProfile("sRGB")
        self._transforms: dict[bytes, Any] = {b"": self._transform(self._screen)}
        self._colours: dict[tuple[Bytes, bool, bool], Cmyk] = {}
        self.overprints = self._limit >= 765
        """Whether black text may overprint whatever is below it: two full inks and black are 300 %."""
        self.blacks = self._table()

    def colour(self, rgb: Bytes, *, text: bool = False, neutral: bool | None = None) -> Cmyk:
        """The inks of one colour; ``neutral`` overrides whether it is printed in black alone."""
        grey = is_neutral(rgb, text=text) if neutral is None else neutral
        key = (rgb, text, grey)
        if key not in self._colours:
            self._colours[key] = self._black(rgb, text=text) if grey else self._separated(rgb)
        return self._colours[key]

    def grey(self, level: float, *, text: bool = False) -> Cmyk:
        """The black ink of a grey of the screen, 0 (black) to 1."""
        value = min(max(round(level * 255), 0), 255)
        return self.colour((value, value, value), text=text, neutral=True)

    def limited(self, cmyk: Cmyk) -> Cmyk:
        """Inks that were chosen as such, within the limit."""
        if sum(cmyk) * 255 <= self._limit and sum(cmyk[:3]) * 255 <= (self._limit - 255 if self.overprints else 765):
            return cmyk
        pixel = Image.new("CMYK", (1, 1), tuple(round(min(max(ink, 0.0), 1.0) * 255) for ink in cmyk))
        return _shares(self.within_limit(pixel))

    def picture(self, picture: Image.Image, profile: bytes = b"") -> Image.Image:
        """A picture in RGB as one in CMYK; ``profile`` is its own, else it is taken for sRGB."""
        return self.within_limit(self._apply(picture, profile))

    def grey_picture(self, picture: Image.Image) -> Image.Image:
        """A grey picture in the tones of black ink: 255 is paper, as in DeviceGray."""
        return picture.point([255 - black for black in self.blacks])

    def within_limit(self, picture: Image.Image) -> Image.Image:
        """A picture in CMYK without any pixel above the limit.

        What cyan, magenta and yellow have in common is taken over by black (grey component replacement); where that
        is not enough the three become less in equal shares. Where black text overprints, the three leave room for it.
        The picture itself is given back where nothing is over.
        """
        bands = {name: band.convert("I") for name, band in zip("cmyk", picture.split(), strict=True)}
        colours = ImageMath.lambda_eval(lambda get: get["c"] + get["m"] + get["y"], **bands)
        whole = ImageMath.lambda_eval(lambda get: get["colours"] + get["k"], colours=colours, k=bands["k"])
        below_text = self._limit - 255 if self.overprints else 765
        if whole.getextrema()[1] <= self._limit and colours.getextrema()[1] <= below_text:
            return picture
        reduced = [
            ImageMath.lambda_eval(_reducing(name, self._limit, below_text), **bands) for name in "cmyk"
        ]
        return Image.merge("CMYK", [band.convert("L") for band in reduced])

    def _separated(self, rgb: Bytes) -> Cmyk:
        return _shares(self.picture(Image.new("RGB", (1, 1), rgb)))

    def _black(self, rgb: Bytes, *, text: bool) -> Cmyk:
        share = self.blacks[round(_as_grey(rgb))] / 255
        return BLACK if text and share >= _SOLID else (0.0, 0.0, 0.0, round(share, 4))

    def _apply(self, picture: Image.Image, profile: bytes) -> Image.Image:
        if profile not in self._transforms:
            try:
                self._transforms[profile] = self._transform(ImageCms.ImageCmsProfile(io.BytesIO(profile)))
            except (OSError, ImageCms.PyCMSError, ValueError, TypeError):
                self._transforms[profile] = self._transforms[b""]
        made = ImageCms.applyTransform(picture, self._transforms[profile])
        assert made is not None  # noqa: S101 - it is None only for a transform in place
        return made

    def _transform(self, source: Any) -> Any:
        return ImageCms.buildTransform(
            source, self._profile, "RGB", "CMYK", ImageCms.Intent.RELATIVE_COLORIMETRIC, _FLAGS
        )

    def _table(self) -> tuple[int, ...]:
        """For each grey of the screen, 0–255, the black (0–255) that looks as dark between paper and full black."""
        ramp = Image.merge("CMYK", [*(Image.new("L", (256, 1), 0) for _ in range(3)), _ramp()])
        seen = ImageCms.applyTransform(ramp, ImageCms.buildTransform(
            self._profile, ImageCms.createProfile("LAB"), "CMYK", "LAB", ImageCms.Intent.RELATIVE_COLORIMETRIC,
        ))  # fmt: skip
        assert seen is not None  # noqa: S101 - as above
        tones = [level / 2.55 for level in seen.getchannel(0).tobytes()]
        darkest = ((tones[255] + 16) / 116) ** 3
        table = []
        for level in range(256):
            wanted = lightness(darkest + (1 - darkest) * luminance((level, level, level)))
            table.append(min(range(256), key=lambda black: (abs(tones[black] - wanted), black)))
        table[0], table[255] = 255, 0
        return tuple(table)


def _ramp() -> Image.Image:
    return Image.frombytes("L", (256, 1), bytes(range(256)))


def _as_grey(rgb: Bytes) -> float:
    """The grey of the screen, 0–255, that is as light as a colour."""
    y = luminance(rgb)
    return min(range(256), key=lambda level: (abs(luminance((level, level, level)) - y), level))


def _shares(pixel: Image.Image) -> Cmyk:
    c, m, y, k = (round(value / 255, 4) for value in pixel.tobytes())
    return c, m, y, k


def _reducing(name: str, limit: int, below_text: int) -> Callable[[dict[str, Any]], Any]:
    """What one ink becomes where the four are above ``limit``, or the three that have a colour above ``below_text``.

    Whole numbers, rounded towards less ink.
    """

    def reduce(get: dict[str, Any]) -> Any:
        larger, smaller = get["max"], get["min"]
        c, m, y, k = (get[one] for one in "cmyk")
        over = larger(c + m + y + k - limit, 0)
        under = larger(c + m + y - below_text, 0)
        wanted = larger((over + 1) / 2, (under + 2) / 3)
        replaced = smaller(smaller(wanted, smaller(c, smaller(m, y))), 255 - k)
        if name == "k":
            return k + replaced
        others = c + m + y - replaced * 3
        still = larger(others + k + replaced - limit, 0)
        own = get[name] - replaced
        return own - (own * still + others - 1) / larger(others, 1)

    return reduce
