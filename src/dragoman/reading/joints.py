"""Items of an addressee list: joining words, article, name, punctuation — taken apart and put together."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import NamedTuple

# Before a comma a full stop is an abbreviation's and part of the name; at the end it is the sentence's.
_TAIL = re.compile(r"(?:\s*[,;:،؛、；，：])+\Z|(?:\s*[.。…۔])+\Z")
_ELIDED = ("'", "’", "ʼ")


class Item(NamedTuple):
    """One item of an addressee list."""

    joint: str
    """Joining words beyond the article and the comma ("as well as to"), or ""."""
    lead: str
    """The article, with a preposition that stands or is fused with it ("the", "à l'", "al"), or ""."""
    text: str
    """The addressee's name."""
    tail: str
    """Punctuation after it, with a blank before it where one is printed (French), or ""."""


@dataclass(frozen=True, slots=True)
class JointWords:
    """Joining words of one language, from ``joints/<language>.toml``."""

    joints: tuple[str, ...]
    articles: tuple[str, ...]
    """Matched in their exact case: "The Hague Academy" is a name, "the Hague Academy" has an article."""


def split_joint(item: str, locale: str) -> Item:
    """Take one printed item apart: ``"as well as to the embassies."`` is joint, lead, text and tail.

    ``item`` is inline Markdown on one line; ``locale`` its language. The longest joining words win. What would leave
    no name is not taken off. ``join_item`` puts the four together again (blanks between them apart).
    """
    words = joint_words(locale)
    text = item.strip()
    joint, text = _take(text, _pattern(words.joints, ignore_case=True))
    lead, text = _take(text, _pattern(words.articles, ignore_case=False))
    match = _TAIL.search(text)
    if match and match.start():
        return Item(joint, lead, text[: match.start()], match[0])
    return Item(joint, lead, text, "")


def join_item(item: Item) -> str:
    """The item as one prints it: blanks between its parts, none after an elided article or before punctuation."""
    lead = f"{item.lead}{'' if item.lead.endswith(_ELIDED) else ' '}" if item.lead else ""
    joint = f"{item.joint}{'' if item.joint.endswith(_ELIDED) else ' '}" if item.joint else ""
    return f"{joint}{lead}{item.text}{item.tail}"


@cache
def joint_words(locale: str) -> JointWords:
    """The joining words of a locale's language; none for a language without a file."""
    language = re.split(r"[-_]", locale, maxsplit=1)[0].lower()
    path = resources.files("dragoman.reading") / "joints" / f"{language}.toml"
    if not language.isalpha() or not path.is_file():
        return JointWords((), ())
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return JointWords(tuple(data.get("joints", ())), tuple(data.get("articles", ())))


@cache
def _pattern(words: tuple[str, ...], *, ignore_case: bool) -> re.Pattern[str] | None:
    if not words:
        return None
    longest_first = sorted(words, key=len, reverse=True)
    alternatives = []
    for word in longest_first:
        escaped = re.sub(r"(?:\\?[ ])+", r"\\s+", re.escape(word)).replace("'", "['’ʼ]")
        alternatives.append(escaped if word.endswith(_ELIDED) else escaped + r"(?=[\s,:])[,:]?\s")
    return re.compile("(" + "|".join(alternatives) + r")\s*(?=\S)", re.IGNORECASE if ignore_case else 0)


def _take(text: str, pattern: re.Pattern[str] | None) -> tuple[str, str]:
    match = pattern.match(text) if pattern else None
    if not match or not re.search(r"\w", text[match.end() :]):
        return "", text
    return match[1].strip(), text[match.end() :]
