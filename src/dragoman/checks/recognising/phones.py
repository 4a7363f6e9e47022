"""Telephone and fax numbers as facts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from dragoman.checks.recognising.fact import Fact, FactKind

_BODY = r"\d(?:[\s\u00a0\u202f.()/\u2010-\u2013-]{0,3}\d)"
_NUMBER = re.compile(
    rf"(?<![\w.,/+])(?P<plus>\(?(?:\+|00(?=[\s1-9]))\s?)?(?P<body>\(?{_BODY}{{4,17}})(?![\w]|[.,/-]\d)"
)
_WORDS = (
    "tel", "tel.", "telephone", "phone", "fax", "mobile", "mob.", "hotline", "telefon", "faks", "mobil", "qaynar xətt",
    "тел", "тел.", "телефон", "телефона", "телефону", "телефоны", "телефонам", "факс", "факсу", "моб.", "горячая линия",
    "горячей линии", "телефонний номер", "teléfono", "téléphone", "tél", "tél.", "télécopie", "telefonnummer",
    "telefaks", "handy", "هاتف", "الهاتف", "فاكس", "الفاكس", "تلفن", "نمابر", "ტელ", "ტელ.", "ტელეფონი", "ფაქსი",
    "电话", "電話", "传真", "傳真", "热线", "熱線",
)  # fmt: skip
_WORD = re.compile(
    r"(?<![^\W\u4e00-\u9fff])(?:"
    + "|".join(re.escape(word) for word in sorted(_WORDS, key=len, reverse=True))
    + r")\W{0,4}$",
    re.IGNORECASE,
)
# The last two letters of each word and what may stand behind it are six characters: a quick look before the long one.
_ENDS = re.compile(
    "(?:" + "|".join(re.escape(ending) for ending in sorted({word[-2:] for word in _WORDS})) + r")\W{0,4}$",
    re.IGNORECASE,
)
_LIKELY = re.compile(rf"{_BODY}{{4}}")


def find(text: str, tag: str) -> Iterator[Fact]:
    """Telephone numbers of plain words, in order; the value is ``+`` and their digits, or the digits alone.

    A row of digits is one where it begins with "+" (or 00 and a country's number), or where a word for telephone or fax
    stands before it. Source: ITU-T E.123, 2 and 3 (notation), E.164, 6.2.1 (at most fifteen digits).
    """
    if not _LIKELY.search(text):
        return
    end = 0
    for match in _NUMBER.finditer(text):
        start, plus = match.start(), bool(match["plus"])
        if start < end or not (
            plus or (_ENDS.search(text, max(0, start - 6), start) and _WORD.search(text, max(0, start - 24), start))
        ):
            continue
        digits = "".join(str(unicodedata.decimal(sign)) for sign in match["body"] if sign.isdecimal())
        if not (7 if plus else 5) <= len(digits) <= 15:
            continue
        stretch = match[0]
        yield Fact(FactKind.PHONE, ("+" if plus else "") + digits, start, match.end(), stretch)
        end = match.end()
