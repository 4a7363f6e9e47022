"""Pictures in inks (ISO 32000-1, clause 8.9): decoded, separated, and kept without loss."""

from __future__ import annotations

from typing import Any

import pikepdf
from PIL import Image, ImageChops

from dragoman.press import objects
from dragoman.press.colours import read_space
from dragoman.press.pictures import read_image
from dragoman.press.separating.inks import Inks
from dragoman.press.separating.meaning import Unseparable, spot

_KEPT = ("/Interpolate", "/SMask", "/Mask", "/OC", "/StructParent")
_READ = frozenset({"DeviceRGB", "ICC RGB", "DeviceGray", "ICC Gray", "DeviceCMYK", "ICC CMYK"})
_OF_PIXELS = frozenset({"/Width", "/Height", "/BitsPerComponent", "/Filter", "/DecodeParms"})
_UNREADABLE = (*objects.DAMAGE, OSError, NotImplementedError)


def separated_picture(pdf: Any, picture: Any, resources: Any, inks: Inks, *, mask: bool) -> Any:
    """The picture as an image of DeviceCMYK, or of DeviceGray where it is grey or part of a mask.

    Its soft mask stays. Raises Unseparable for what cannot be decoded, for 16 bits, colour keys and spot colours that
    stand on screen colours.
    """
    read = read_image(picture, resources)
    if read.stencil or spot(objects.entry(picture, "/ColorSpace"), resources) is not None:
        return picture
    if isinstance(objects.entry(picture, "/Mask"), pikepdf.Array):
        raise Unseparable("a picture of which one colour is transparent")
    if objects.entry(objects.entry(picture, "/SMask"), "/Matte") is not None:
        raise Unseparable("a picture that was blended with its ground beforehand")
    if read.space.family == "DeviceGray" and read.bits == 1:
        return picture
    seen, profile = _decoded(pdf, picture, resources)
    made = _in_inks(seen, profile, inks, mask=mask)
    if made is seen and read.space.family in {"DeviceCMYK", "DeviceGray"}:
        return picture
    kept = {key: objects.entry(picture, key) for key in _KEPT}
    return _written(pdf, made, {key: value for key, value in kept.items() if value is not None})


def separated_inline(pdf: Any, picture: pikepdf.PdfInlineImage, resources: Any, inks: Inks, *, mask: bool) -> Any:
    """A picture that stands in the content as an image object; None for a bitmap that a colour is painted through."""
    if read_image(picture.obj, resources).stencil:
        return None
    seen, profile = _decoded(pdf, picture, resources)
    return _written(pdf, _in_inks(seen, profile, inks, mask=mask), {})


def _in_inks(seen: Image.Image, profile: bytes, inks: Inks, *, mask: bool) -> Image.Image:
    if seen.mode == "RGB" and not mask and _is_grey(seen):
        seen = seen.getchannel(0)
    if mask:
        return seen if seen.mode == "L" else seen.convert("L")
    if seen.mode == "L":
        return inks.grey_picture(seen)
    return inks.within_limit(seen) if seen.mode == "CMYK" else inks.picture(seen, profile)


def _written(pdf: Any, picture: Image.Image, kept: dict[str, Any]) -> Any:
    """A picture as an image object without loss."""
    return pdf.make_stream(picture.tobytes(), pikepdf.Dictionary({
        **kept, "/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Image, "/Width": picture.width,
        "/Height": picture.height, "/BitsPerComponent": 8,
        "/ColorSpace": pikepdf.Name.DeviceGray if picture.mode == "L" else pikepdf.Name.DeviceCMYK,
    }))  # fmt: skip


def _decoded(pdf: Any, picture: Any, resources: Any) -> tuple[Image.Image, bytes]:
    """The pixels, in L, RGB or CMYK, and the profile that they come with."""
    inline = isinstance(picture, pikepdf.PdfInlineImage)
    held = picture.obj if inline else picture
    colours = objects.entry(held, "/ColorSpace")
    space = read_space(colours, resources)
    if space.painted.family not in _READ:
        raise Unseparable(f"a picture in the space {space.painted.family or 'that nobody knows'}")
    profile = b""
    try:
        # Without its masks and /Decode: those stay what they are, or are looked at below.
        bare = pikepdf.Dictionary({key: objects.entry(held, key) for key in objects.keys(held) if key in _OF_PIXELS})
        bare.Type, bare.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        named = objects.entry(objects.entry(resources, "/ColorSpace"), f"/{objects.name(colours)}")
        bare.ColorSpace = colours if named is None else named
        opened = pikepdf.PdfImage(pdf.make_stream(picture.read_raw_bytes(), bare))
        seen: Image.Image = opened.as_pil_image()
        if space.family == "ICC RGB":
            own = opened.icc
            profile = own.tobytes() if own is not None else b""
    except _UNREADABLE as error:
        raise Unseparable("a picture that cannot be decoded") from error
    if seen.mode not in {"L", "RGB", "CMYK"}:
        seen = seen.convert("L" if seen.mode == "1" else "RGB")
    return _turned(seen, held), profile


def _turned(seen: Image.Image, held: Any) -> Image.Image:
    """The pixels by the ``/Decode`` of their image: as they are, or each the other way round."""
    decode = [objects.number(one) for one in objects.items(objects.entry(held, "/Decode"))]
    pairs = len(decode) // 2
    turned = seen.info.get("adobe") is not None and seen.mode == "CMYK"
    # Pillow turns the CMYK of every JPEG with Adobe's mark round; a PDF does so where its /Decode says it.
    if turned and decode in ([], [0, 1] * 4, [1, 0] * 4):
        return seen if decode == [1, 0] * 4 else ImageChops.invert(seen)
    if decode == [0, 1] * pairs:
        return seen
    if decode == [1, 0] * pairs and pairs == len(seen.getbands()):
        return ImageChops.invert(seen)
    raise Unseparable("a picture whose values are decoded in a rare way")


def _is_grey(picture: Image.Image) -> bool:
    red, green, blue = picture.split()
    return all(ImageChops.difference(red, other).getbbox() is None for other in (green, blue))
