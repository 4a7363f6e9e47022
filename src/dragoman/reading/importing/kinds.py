"""The kind of a paper: by its title, by its formulas, by how it speaks."""

from __future__ import annotations

import re
from functools import cache

from dragoman.model import Kind
from dragoman.reading.importing.lexicon import Lexicon
from dragoman.reading.importing.lines import Para
from dragoman.reading.importing.shapes import unfinished

_NUMBER = re.compile(r"^(?:No\.?|№|Nº|N°|Nr\.?)\s*:?\s*[\w/-]*\d[\w/-]*\s*[,.:–—-]\s*", re.IGNORECASE)
"""The number of a paper before its title."""
_HEADED = re.compile(r"[^:–—|.]{2,50}?\s*[:–—|]\s+(.{12,})")
_TITLES = (
    Kind.UN_LETTER,
    Kind.NOTE,
    Kind.TELEGRAM,
    Kind.REPORT,
    Kind.LETTER,
    Kind.STATEMENT,
    Kind.DOCUMENT,
    Kind.NEWS_REPORT,
)


def title_kind(text: str, lex: Lexicon) -> Kind | None:
    """The kind that a title names: at its head, or at its end in a language that names the paper last."""
    text = _NUMBER.sub("", text)
    found = _head_kind(text, lex) or kind_last(text, lex)
    headed = _HEADED.match(text)
    # "Lowen: Statement by the Spokesperson on …"
    return found or (_head_kind(headed[1], lex) if headed else None)


def _head_kind(text: str, lex: Lexicon) -> Kind | None:
    best: tuple[int, Kind | None] = (0, None)
    for kind in _TITLES:
        match = lex.start(f"title.{kind.value}").match(text)
        if match and match.end() > best[0]:
            best = (match.end(), kind)
    whole = best[0] >= len(text.rstrip(" .:!*"))
    return best[1] if whole or _follows(text[best[0] :], lex) else None


def bare_kind(text: str, lex: Lexicon) -> bool:
    """Whether a title is the name of a paper and nothing else ("STATEMENT", "Note verbale")."""
    return any(lex.whole(f"title.{kind.value}").match(text) for kind in _TITLES)


def kind_last(text: str, lex: Lexicon) -> Kind | None:
    """The kind that the last word of a title names ("… Ombudsmanın bəyanatı")."""
    if len(text) > 400 or (not unfinished(text) and not text.endswith((".", "!"))):
        return None
    for kind in _TITLES:
        if lex.end(f"title.last.{kind.value}").search(text):
            return kind
    return None


def bare_last(text: str, lex: Lexicon) -> bool:
    """Whether a line is only the word for the paper that ends a title ("BƏYANATI")."""
    return any(lex.whole(f"title.last.{kind.value}").match(text) for kind in _TITLES)


def waits_for_kind(paras: tuple[Para, ...], count: int, lex: Lexicon) -> bool:
    """Whether a title's lines go on to one that ends with the word for the paper, within the next few lines."""
    if not any(lex.phrases(f"title.last.{kind.value}") for kind in _TITLES):
        return False
    text = " ".join(p.text for p in paras[:count])
    if title_kind(text, lex) or not lex.end("title.joins").search(text.rstrip(" )")):
        return False
    for index in range(count, len(paras)):
        para = paras[index]
        if para.form != "text" or not unfinished(para.text) or len(para.text) > 200:
            return False
        if bare_last(para.text, lex) or (kind_last(para.text, lex) and len(para.text.split()) <= 12):
            return True
    return False


def institution(text: str, lex: Lexicon) -> bool:
    """Whether a line is the name of a ministry, an office, a State: whose paper it is."""
    line = text.strip(" ,*_")
    if len(line) > 120 or len(line.split()) > 14 or not unfinished(line) or title_kind(line, lex):
        return False
    if lex.phrases("title.joins"):
        return bool(lex.end("masthead.institution").search(line))
    return bool(lex.start("masthead.institution").match(line))


def office_above(text: str, below: str, lex: Lexicon) -> bool:
    """Whether a line names an office above a line that is only the name of a paper: "OMBUDSMAN OF X" / "Statement"."""
    if not bare_kind(below, lex) or title_kind(text, lex) or lex.end("title.joins").search(text):
        return False
    words = re.findall(r"[^\W\d_]+", text)
    big = all(word[0].isupper() or lex.words("words.function").match(word) for word in words)
    return big and len(words) <= 12 and unfinished(text) and bool(lex.match("signature.office").search(text))


def unaddressed(text: str, lex: Lexicon) -> bool:
    """Whether a letter's title has not yet said to whom it goes."""
    return bool(lex.start("title.un_letter").match(text)) and not lex.match("title.addressed").search(text)


def first_person(text: str, lex: Lexicon) -> bool:
    """Whether a text speaks as "I" or "we"."""
    return bool(lex.match("news.first_person").search(text))


def news_score(paras: tuple[Para, ...], lex: Lexicon) -> int:
    """How far the sentences of a text report what somebody else says: speech verbs, agencies, quotation marks."""
    score = 0
    speech, agency = lex.match("news.verbs"), lex.match("news.agency")
    for para in paras:
        text = para.text
        quoted = bool(re.search(r"[“«\"„][^”»\"]{12,}[”»\"]", text))
        spoken = bool(speech.search(re.sub(r"[“«\"„][^”»\"]*[”»\"]", " ", text)))
        score += spoken + (1 if quoted and spoken else 0) + (1 if agency.search(text) else 0)
        score -= first_person(re.sub(r"[“«\"„][^”»\"]*[”»\"]?", " ", text), lex)
    return score


def _follows(rest: str, lex: Lexicon) -> bool:
    """Whether what follows the name of a paper goes on as a title and not as a sentence or a headline."""
    return bool(_goes_on(lex).match(rest))


@cache
def _goes_on(lex: Lexicon) -> re.Pattern[str]:
    subtitle = lex.start("title.subtitle").pattern.replace(r"^\W{0,3}", r"^\W{0,3}")
    return re.compile(rf"{subtitle}|^\W*(?:\d|$|[(«“\"№])|^\s*[:–—]", re.IGNORECASE)
