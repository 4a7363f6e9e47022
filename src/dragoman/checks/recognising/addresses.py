"""E-mail and web addresses as facts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks.recognising.fact import Fact, FactKind

_LETTER = r"[^\W_\u2e80-\u9fff\uf900-\ufaff]"  # Chinese writes on without a space.
_LABEL = rf"{_LETTER}(?:(?:{_LETTER}|[_-]){{0,61}}{_LETTER})?"
_EMAIL = re.compile(
    rf"(?:mailto:)?(?P<address>(?:{_LETTER}|[._!#$%&'*+/=?^`{{|}}~-]){{1,64}}@(?:{_LABEL}\.)+(?:(?!\d){_LETTER}){{2,24}})(?!{_LETTER}|[_@])",
    re.IGNORECASE,
)
_GENERIC = "com|org|net|int|gov|edu|mil|info|biz|eu|az|ru|ua|tr|ge|ir|cn|uk|рф|укр"
_URL = re.compile(
    rf"(?<![a-z0-9_@.-])(?:(?P<scheme>[a-z][a-z0-9+.-]{{1,9}}://)|(?=www\.)|(?=(?:{_LABEL}\.)+(?:{_GENERIC})(?![\w.-]*\w))|"
    rf"(?=(?:{_LABEL}\.)+[a-z]{{2,6}}/\w)|(?=(?:{_LABEL}\.){{2,}}[a-z]{{2}}(?![\w.-]*\w)))"
    r"(?P<rest>[^\s<>\"“”«»„‹›\ufffc、，。；！？）】」]+)",
    re.IGNORECASE,
)
_LIKELY = re.compile(r"\w\.[^\W\d_]{2}|://")
_AT = re.compile("@")
_DOT = re.compile(r"\.[^\s.]")
"""What every web address has in it: one without a dot in its midst is none."""
_TRAILING = ".,;:!?…'’‘*_،؛؟·"
_ENDING = re.compile(r"(?P<host>[^/]+\.[^\W\d_]{2,24})(?:-(?!-)|['’])[^\W\d_]+")
_SPACE = re.compile(r"\s")
_BRACKETS = {")": "(", "]": "[", "}": "{"}


def find(text: str, tag: str) -> Iterator[Fact]:
    """E-mail and web addresses of plain words, in order.

    The value of a web address is what must be the same: the host in small letters and without "www.", what follows it
    without a last slash; no "https://". The mark that ends a sentence after it is no part of it, nor is a closing
    bracket that opens before it.

    Sources: RFC 5321, 4.1.2 (addresses of mail), RFC 3986 (URIs), RFC 3987 (letters of all alphabets in them).
    """
    found: list[Fact] = []
    if "@" in text:
        for match in _within(text, _AT, _EMAIL):
            start, end = match.span("address")
            local, _, host = match["address"].rpartition("@")
            found.append(Fact(FactKind.EMAIL, f"{local}@{host.lower()}", start, end, match["address"]))
    if _LIKELY.search(text):
        for match in _within(text, _DOT, _URL):
            stretch = _without_end(match[0])
            end = match.start() + len(stretch)
            if all(match.start() >= mail.end or end <= mail.start for mail in found) and "." in stretch.strip("."):
                found.append(Fact(FactKind.URL, _value(stretch), match.start(), end, stretch))
    yield from sorted(found, key=lambda fact: fact.start)


def _within(text: str, sign: re.Pattern[str], pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The matches of a pattern in the words, from white space to white space, that have a sign in them.

    An address has no white space in it, so none is lost; and the patterns are slow where they look in vain.
    """
    end = 0
    while found := sign.search(text, end):
        start = found.start()
        while start > 0 and not text[start - 1].isspace():
            start -= 1
        space = _SPACE.search(text, start)
        end = space.start() if space else len(text)
        yield from pattern.finditer(text, start, end)


def _without_end(stretch: str) -> str:
    while stretch:
        last = stretch[-1]
        if last in _TRAILING or (last in _BRACKETS and stretch.count(last) > stretch.count(_BRACKETS[last])):
            stretch = stretch[:-1]
        else:
            break
    ending = _ENDING.fullmatch(stretch)  # A case ending of Azerbaijani or Turkish: "un.org-da", "un.org'da".
    return ending["host"] if ending else stretch


def _value(url: str) -> str:
    bare = re.sub(r"^https?://", "", url, flags=re.IGNORECASE)
    host, slash, path = bare.partition("/")
    host = host.lower()
    return (host.removeprefix("www.") + slash + path).removesuffix("/")
