"""Numbers as a language writes them, ordinals, and the counting of words."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import cache

from dragoman.languages.profile import table

_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")


def format_number(number: int | Decimal, tag: str) -> str:
    """``number`` in the digits, grouping and decimal mark of a canonical tag: 12,000 in en, 12 000 in ru and az.

    Source: CLDR, corrected by the language's file where official papers write otherwise.
    """
    marks = table(tag, "numbers")
    group, decimal = number_marks(tag)
    whole, _, fraction = format(abs(Decimal(number)), "f").partition(".")
    if len(whole) >= int(marks.get("group_from", _grouping_starts(tag))):
        whole = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", group, whole)
    sign = "\u2212" if number < 0 else ""
    return to_digits(sign + whole + (decimal + fraction if fraction else ""), tag)


def parse_number(text: str, tag: str) -> Decimal | None:
    """The number that the whole of ``text`` is in the language of a canonical tag; None when it is none.

    "12,000" is 12000 in English and 12 in Russian; groups parted by any kind of space are read in every language.
    Digits of any script are read. A group has three digits, the first one to three.
    """
    group, decimal = number_marks(tag)
    plain = "".join(str(unicodedata.decimal(letter, letter)) for letter in text.strip())
    match = _number_shape(group, decimal).fullmatch(plain)
    if match is None:
        return None
    whole = re.sub(r"\D", "", match["whole"])
    sign = "-" if match["sign"] in {"-", "\u2212"} else ""
    return Decimal(f"{sign}{whole}.{match['fraction'] or '0'}").normalize()


def format_percent(percent: int | Decimal, tag: str) -> str:
    """``percent`` (0–100) with its sign: 85% in en, 85 % in ru and fr (a plain space), ٪ in Persian. Source: CLDR."""
    from dragoman.languages import cldr

    pattern = str(table(tag, "numbers").get("percent") or cldr.locale(tag).percent_formats[None].pattern)
    tail = pattern[max(pattern.rfind("0"), pattern.rfind("#")) + 1:] if not pattern.startswith("%") else ""
    head = pattern[: len(pattern) - len(pattern.lstrip("%\u00a0 "))] if not tail else ""
    plain = (head + "{}" + tail).replace("\u00a0", " ").replace("\u202f", " ")
    sign = str(table(tag, "numbers").get("percent_sign", "%"))
    return plain.replace("%", sign).format(format_number(percent, tag))


@cache
def number_marks(tag: str) -> tuple[str, str]:
    """The grouping mark and the decimal mark of the language of a canonical tag."""
    marks = table(tag, "numbers")
    return str(marks.get("group") or _symbol(tag, "group")), str(marks.get("decimal") or _symbol(tag, "decimal"))


def to_digits(text: str, tag: str) -> str:
    """``text`` with its ASCII digits written as the language's own, where it has some (Persian)."""
    own = str(table(tag, "numbers").get("digits", ""))
    return text.translate(str.maketrans("0123456789", own)) if own else text


def ordinal_suffix(number: int, tag: str) -> str:
    """The ending of an ordinal in digits, without its hyphen: "ci" for 2022 in az ("2022-ci"), "nd" for 2 in en.

    "" for a language whose file has no table. The ending follows the vowels of the last word of the number as read.
    """
    rules = table(tag, "ordinals")
    exceptions: dict[str, str] = rules.get("exceptions", {})
    words: dict[str, str] = rules.get("last", {})
    default = str(rules.get("default", ""))
    return exceptions.get(str(number % 100)) or words.get(str(_last_word(number)), default)


def _last_word(number: int) -> int:
    """Value of the last word of a number as read: 2 of 2022, 20 of 2020, 1000 of 2000."""
    if number == 0:
        return 0
    for power in (10, 100):
        if number % power:
            return number % power
    for word, power in ((100, 1_000), (1_000, 1_000_000), (1_000_000, 1_000_000_000)):
        if number % power:
            return word
    return 1_000_000_000


def count_words(text: str, tag: str) -> int:
    """Words of ``text`` as translators count them.

    A word is a stretch between white space that holds a letter or a digit, so a dash alone is none and "A/46/951" is
    one. In Chinese and Japanese each ideograph counts.
    """
    count = len(_IDEOGRAPH.findall(text))
    rest = _IDEOGRAPH.sub(" ", text) if count else text
    return count + sum(any(letter.isalnum() for letter in word) for word in rest.split())


@cache
def _number_shape(group: str, decimal: str) -> re.Pattern[str]:
    parted = rf"\d{{1,3}}(?:(?P<mark>[{re.escape(group)} \u00a0\u202f\u2009])\d{{3}})(?:(?P=mark)\d{{3}})*"
    return re.compile(rf"(?P<sign>[-+\u2212]?)(?P<whole>{parted}|\d+)(?:{re.escape(decimal)}(?P<fraction>\d+))?")


def _symbol(tag: str, name: str) -> str:
    from dragoman.languages import cldr

    symbols = cldr.locale(tag).number_symbols
    default: str = symbols["latn"][name]
    return default


def _grouping_starts(tag: str) -> int:
    from dragoman.languages import cldr

    return 5 if cldr.maximise(tag)[0] in {"es", "pl", "pt", "bg", "it"} else 4
