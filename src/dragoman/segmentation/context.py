"""What stands before and after a full stop: the words, read from the text within a bounded distance."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum

from dragoman.segmentation.rules import LAST_RUN, Kind, Rules, normal

INVISIBLE = "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
OPENERS = "\"'«»“”„‟‘’‚‹›([{（［「『《〈【¿¡*_~`<#§№$€£" + INVISIBLE
DASHES = "-–—―−"
_REACH = 60  # Characters looked at before a stop: longer than any abbreviation.

_AFTER = re.compile(
    rf"\s*(?P<dash>[{DASHES}]{{1,3}}\s+)?(?P<opening>(?:[{re.escape(OPENERS)}]|(?<=[«‹])[ \u00a0\u202f])*)"
    r"(?P<rest>[^\w\s]{0,12})(?P<word>[^\W_]+(?:[-'’][^\W_]+)*)?(?P<stop>[.)\]/]*)"
)
_TOKEN = re.compile(rf"[^\s()\[\]{{}}\"«»“”„‘*{INVISIBLE}—–;]+$")
_ROMAN = re.compile(r"(?=.)M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$")
_NUMBER = re.compile(r"[-+−$€£№§]?\d+(?:[.,:/\u00a0\u202f-]\d+)*[%°]?$")
_ELISION = re.compile(r"(?<=\w)['’].+$")
_DOTTED_CAPITALS = re.compile(r"(?:[^\W\d_]\.-?)+[^\W\d_]$")


class Head(Enum):
    """What a following word begins with."""

    NONE = "nothing more"
    UPPER = "capital"
    LOWER = "small letter"
    DIGIT = "digit"
    LETTER = "letter of a script without capitals"


@dataclass(frozen=True, slots=True)
class After:
    """What follows the white space after a stop."""

    head: Head
    word: str
    dash: bool
    opening: str
    stop: str
    """Stops, closing brackets and strokes right after the word."""

    @property
    def numeric(self) -> bool:
        """Whether a number, a Roman numeral, a lone letter or a sign for a number follows: "§ 3", "IV", "A/75"."""
        return (
            self.head is Head.DIGIT
            or any(sign in "§№#" for sign in self.opening)
            or (self._bare and bool(_ROMAN.match(self.word)))
            or (self._bare and len(self.word) == 1 and ("(" in self.opening or self.word != "A"))
            or any(letter.isdigit() for letter in self.word)
            or self.stop.startswith("/")
        )

    @property
    def _bare(self) -> bool:
        """Whether no quotation mark stands before the word."""
        return not any(sign in "\"“«„'‘" for sign in self.opening)

    @property
    def initial(self) -> bool:
        """Whether an initial follows ("J. Smith", "Yu. Petrov")."""
        return self.stop.startswith(".") and len(self.word) <= 2 and self.word[:1].isupper()

    @property
    def enumerator(self) -> bool:
        """Whether a mark of a list follows: "(b)", "ii)", "3)"."""
        mark = len(self.word) == 1 or self.word.isdigit() or bool(_ROMAN.match(self.word.upper()))
        return mark and len(self.word) <= 5 and self.stop.startswith(")")

    def opens(self, rules: Rules) -> bool:
        """Whether the word is one that opens sentences, also with an elided word after it ("L'État")."""
        if self.initial:
            return False
        return self.word in rules.starters or _ELISION.sub("'", self.word) in rules.starters


def after(text: str, offset: int) -> After:
    """What follows ``offset``."""
    match = _AFTER.match(text, offset)
    assert match is not None  # noqa: S101 - Every part of the pattern may be empty.
    word = match["word"] or ""
    return After(_head(word), word, match["dash"] is not None, match["opening"] + match["rest"], match["stop"])


def _head(word: str) -> Head:
    if not word:
        return Head.NONE
    sign = word[0]
    if sign.isdigit() or sign.isnumeric():
        return Head.DIGIT
    category = unicodedata.category(sign)
    if category in ("Lu", "Lt"):
        return Head.UPPER
    # Georgian has capitals in Unicode (Mtavruli), but no sentence begins with one.
    if category == "Ll" and not "ა" <= sign <= "ჿ":
        return Head.LOWER
    return Head.LETTER


@dataclass(frozen=True, slots=True)
class Before:
    """What stands before a stop."""

    token: str
    """The word or number with its inner stops and hyphens: "U.S", "2020-ci", "12.5", "" after a closing sign."""
    kind: Kind | None
    """What the rules say of the abbreviation that ends here."""
    counted: bool
    """Whether a number stands before the abbreviation, or before the token when there is none."""
    previous: str
    """The word before the token."""

    @property
    def number(self) -> bool:
        """Whether the token is a number in digits."""
        return bool(_NUMBER.match(self.token))

    @property
    def roman(self) -> bool:
        """Whether the token is a Roman numeral of more than one letter."""
        return len(self.token) > 1 and bool(_ROMAN.match(self.token))

    @property
    def initial(self) -> bool:
        """Whether the token is a lone letter, or lone letters parted by stops."""
        token = self.token.rstrip("'’")
        return (len(token) == 1 and token.isalpha()) or bool(_DOTTED_CAPITALS.match(token))


def before(text: str, offset: int, rules: Rules) -> Before:
    """What stands before the stop at ``offset``."""
    window = text[max(0, offset - _REACH):offset].rstrip("\\" + INVISIBLE)
    match = _TOKEN.search(window)
    token = match[0] if match else ""
    token = token.lstrip("'’*_“”,:¿¡!?•·⁃‣")
    rest = window[:match.start()] if match else window
    phrase, kind = _abbreviation(window, rules)
    lead = normal(window)[: -len(phrase)] if phrase else rest
    return Before(token, kind, _counts(lead, rules), _last_word(rest))


def _abbreviation(window: str, rules: Rules) -> tuple[str, Kind | None]:
    run = LAST_RUN.search(window)
    entries = rules.abbreviations.get(run[0], ()) if run else ()
    if not entries:
        return "", None
    flat = normal(window)
    for phrase, kind in entries:
        if flat.endswith(phrase):
            sign = flat[-len(phrase) - 1: -len(phrase)] if len(flat) > len(phrase) else " "
            # After an elision an abbreviation may stand ("l'Ing."), but "don't." ends in none.
            elided = sign in "'’" and len(phrase) > 2
            if elided or not (sign.isalnum() or sign in "-_@°'’" or unicodedata.combining(sign)):
                return phrase, kind
    return "", None


_LAST_WORD = re.compile(r"([^\s,;:()\[\]\"«»“”„]+)\s*$")


def _last_word(text: str) -> str:
    match = _LAST_WORD.search(text)
    return match[1] if match else ""


def _counts(lead: str, rules: Rules) -> bool:
    """Whether the last word of ``lead`` is a number, an ordinal ("1990-х", "90th") or a word such as "million"."""
    word = _last_word(lead).rstrip(".")
    name = word.rpartition(".")[2]  # ``lead`` has no spaces after stops: "гг.XX".
    return any(sign.isdigit() for sign in word) or bool(name and _ROMAN.match(name)) or name in rules.magnitudes
