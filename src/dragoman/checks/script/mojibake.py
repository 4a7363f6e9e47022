"""Letters that were read in the wrong encoding."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.pair import Pair
from dragoman.languages.letters import alphabet, script
from dragoman.model import Severity

# Windows-1252 as browsers read it: the bytes 80 to 9F that it leaves out are control characters.
_HIGH = "".join(bytes([byte]).decode("cp1252", "replace").replace("\ufffd", chr(byte)) for byte in range(0x80, 0x100))
_BYTES = {letter: byte for byte, letter in enumerate(_HIGH, 0x80)}
_TRAIL = re.escape(_HIGH[:0x40])
_TWO = re.compile(f"[{_HIGH[0x42:0x60]}][{_TRAIL}]")
_THREE = re.compile(f"[{_HIGH[0x60:0x70]}][{_TRAIL}]{{2}}")
_SUSPECT = frozenset(_HIGH[0x42:0x70])
# These stand behind a letter in any text, so that they tell nothing: “MENÜ”, É…, à « …
_ORDINARY = frozenset("\u00a0«»“”„‘’‚–—…‹›°²³¹™®©·•§ºª¿¡")
_CYRILLIC = re.compile("(?:[РС][Ђ-ЏѓђѕіїєјљњћќўџҐґ‚„…†‡€‰‹‘’“”•–—™›\u00a0¤¦§©«¬\u00ad®°±µ¶·№»]){3,}")
_CYRILLIC_TRAIL = frozenset("ЂЃѓ‚„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—™љ›њќћџ\u00a0Ўў¤¦§©«¬\u00ad®°±µ¶·№»")
_LATIN_RUN = re.compile(f"[{_HIGH[0x40:0x57]}{_HIGH[0x58:0x77]}{_HIGH[0x78:]}]{{5,}}")

_EITHER = re.compile(f"{_TWO.pattern}|{_THREE.pattern}|{_LATIN_RUN.pattern}")


def _look(pair: Pair) -> Iterator[Hit]:
    characters = pair.target_characters
    if "\ufffd" in characters:
        for match in re.finditer("\ufffd+", pair.target_plain):
            yield Hit(
                "A replacement character (U+FFFD) stands where letters were lost.",
                start=match.start(), end=match.end(), found=match[0],
            )  # fmt: skip
    if not characters.isdisjoint(_SUSPECT) and _EITHER.search(pair.target_plain):
        yield from _from_latin(pair)
    if not characters.isdisjoint("РС") and not characters.isdisjoint(_CYRILLIC_TRAIL):
        for match in _CYRILLIC.finditer(pair.target_plain):
            yield _hit(match[0], match.start(), _decoded(match[0], "cp1251"))


def _from_latin(pair: Pair) -> Iterator[Hit]:
    text, own = pair.target_plain, alphabet(pair.locale)
    place = 0
    while place < len(text):
        start = place
        right = ""
        while match := _TWO.match(text, place) or _THREE.match(text, place):
            one = bytes(_BYTES[letter] for letter in match[0]).decode("utf-8", "replace")
            if len(one) != 1 or one == "\ufffd" or not _is_plausible(one):
                break
            right += one
            place = match.end()
        found = text[start:place]
        if right and not _is_ordinary(found, right, own) and found not in pair.source_plain:
            yield _hit(found, start, right)
        place = max(place, start + 1)
    for match in _LATIN_RUN.finditer(text):
        right = bytes(_BYTES[letter] for letter in match[0]).decode("cp1251", "replace")
        if match[0] not in pair.source_plain and all(script(letter) == "Cyrl" for letter in right):
            yield _hit(match[0], match.start(), right)


def _is_ordinary(found: str, right: str, own: frozenset[str]) -> bool:
    """Whether what could be mojibake may as well be a letter of the language with a mark behind it."""
    if len(right) > 1:
        return all(letter in own or letter in _ORDINARY for letter in found)
    if len(found) == 3:
        return found[1] in _ORDINARY and found[2] in _ORDINARY
    return found[1] in _ORDINARY and (found[0] in own or not own)


def _is_plausible(letter: str) -> bool:
    """Whether a decoded character is one that papers have: a letter of a living script or a common mark."""
    if script(letter) in ("Latn", "Cyrl", "Grek", "Arab", "Hebr", "Geor", "Armn"):
        return letter < "\u0250" or letter in "əʻʼ" or letter >= "\u0370"
    if letter >= "\u3000":
        return script(letter) in ("Hani", "Hira", "Kana", "Hang") or letter in "、。「」《》，：；！？（）\ufeff"
    return "\u00a0" <= letter <= "\u00bf" or "\u2000" <= letter <= "\u2bff" or unicodedata.category(letter) == "Nd"


def _decoded(text: str, encoding: str) -> str:
    try:
        return text.encode(encoding).decode("utf-8")
    except UnicodeError:
        return ""


def _hit(found: str, start: int, right: str) -> Hit:
    told = f"“{found}” was read in the wrong encoding" + (f"; it was “{right}”." if right else ".")
    return Hit(told, start=start, end=start + len(found), found=found, expected=right)


CHECK = Check(
    code="mojibake",
    name="Letters of a wrong encoding",
    family=Family.SCRIPT,
    severity=Severity.ERROR,
    finds="Letters that were read in the wrong encoding (É™ for ə, Ð° for а, â€“ for –), and replacement characters.",
    why="A reader cannot read it, and nobody signs such a paper.",
    authority="The Unicode Standard, section 3.9 (UTF-8) and 23.8 (U+FFFD); WHATWG Encoding Standard, windows-1252.",
    flagged=example("The river is deep.", "Çay dÉ™rindir."),
    clean=example("The river is deep.", "Çay dərindir."),
    hint="Open the file it came from as UTF-8 and copy the words anew.",
    pair=_look,
    covers=("foreign-letters", "mixed-alphabet"),
)
