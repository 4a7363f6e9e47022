"""What of a source is for a translator: its words, counted, and sources with nothing to translate."""

from __future__ import annotations

import re

from dragoman.markup.inline import plain

_ADDRESS = r"(?:https?://|www\.)[^\s<>\])]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_IDEOGRAPH = r"\u3005\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = re.compile(
    rf"[{_IDEOGRAPH}]|{_ADDRESS}"
    rf"|[^\W_](?:[^\W_{_IDEOGRAPH}]|[\u0300-\u036f\u200c\u200d_]|['\u2019\u02bc.,/:\u2010\u2011-](?=[^\W_]))*"
)
# A document's symbol: capitals, figures and what parts them, with a figure and a stroke somewhere: A/75/357, S/PV.12.
_SYMBOL = re.compile(r"(?=\S*\d)(?=\S*/)[A-Z0-9][A-Z0-9/.()*–—−-]*(?:/[A-Z][a-z]+\.?\d+)?[A-Z0-9/.()*–—−-]*")
_ROMAN = re.compile(r"(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_NUMERIC_DATE = re.compile(r"(?:\d{4}([./-])\d\d?\1\d\d?|\d\d?([./-])\d\d?\2\d{4})\.?")
_PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[-+ #0]*\d*(?:\.\d+)?[a-zA-Z]|%\d+|\{\w*\}|\$\w+|\$\{\w+\}|</?\w[^<>]*>")
# Symbols of units (SI brochure, 9th edition, tables 2-8) and of data: the same in every language of the script.
_MEASURE = re.compile(
    r"\d[\d.,\u00a0\u202f ]*"
    r"(?:[kcm]?m[²³23]?|km/h|[km]?g|t|ha|m?l|min|s|h|[kMG]?Wh?|[kM]?Pa|[kMGT]?Hz|k?V|A|°C|[kMGT]B)(?!\w)"
)
_WORLDWIDE = frozenset({"e-mail", "email", "fax", "internet", "web", "wi-fi", "sms", "pdf", "telex", "online"})
_LETTER = re.compile(r"[^\W\d_]")


def count_words(source: str) -> int:
    """Words of a unit, its Markdown apart: what markup marks counts, link targets and footnote marks do not.

    A word is a run of letters and figures (Unicode's word characters), held together by apostrophes, hyphens, full
    stops, commas, colons and strokes within it: "well-known", "o'clock", "A/75/357", "1,000" and an address are one
    word each. Of scripts without spaces between words (Chinese, Japanese) every character counts as one.
    """
    return len(_WORD.findall(plain(source)))


def is_translatable(source: str) -> bool:
    """Whether a translator has anything to do with ``source``.

    Nothing to do are: numbers, punctuation, symbols of documents (A/75/357–S/2020/948), Roman numerals that stand
    alone, addresses of the web and of mail, footnote marks, and any row of these. A date in figures is something: each
    language has its own order.
    """
    text = re.sub(_ADDRESS, " ", plain(source))
    return _NUMERIC_DATE.fullmatch(text.strip()) is not None or any(
        _LETTER.search(word) and not _nothing_in(word) for word in text.split()
    )


def same_in_any_language(source: str) -> bool:
    """Whether a translation into another language of the same script may be the source itself, letter for letter.

    So it is where no word begins with a small letter: names of persons and places, initials, acronyms, symbols. One
    word alone must be an acronym: "Thanks" is no name. Numbers with the symbols of their units, single letters,
    placeholders of programs and words that go round the world as they stand ("e-mail") are nothing to translate.
    """
    bare = _MEASURE.sub(" ", _PLACEHOLDER.sub(" ", re.sub(_ADDRESS, " ", plain(source))))
    words = [word for word in _WORD.findall(bare) if not _same_everywhere(word)]
    return all(not word[0].islower() for word in words) and (len(words) != 1 or words[0].isupper())


def _same_everywhere(word: str) -> bool:
    return len(word) == 1 or word.lower() in _WORLDWIDE or _nothing_in(word)


def _nothing_in(word: str) -> bool:
    bare = word.strip(".,;:!?()[]{}«»„“”\"'‘’*–—-…")
    return not bare or _SYMBOL.fullmatch(bare) is not None or _ROMAN.fullmatch(bare) is not None
