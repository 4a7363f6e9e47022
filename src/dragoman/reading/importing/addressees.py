"""The addressee sentence split into its addressees."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dragoman.model import Block, Role
from dragoman.reading.importing.lexicon import NEVER, Lexicon, alternatives
from dragoman.reading.importing.lines import squeeze
from dragoman.reading.joints import split_joint

_ACRONYM = re.compile(r"[\w-]*[A-ZА-ЯƏÇĞİÖŞÜÀ-Ý]{2,}[\w-]*")


@dataclass(frozen=True, slots=True)
class Sentence:
    """An addressee sentence taken apart; its parts in order are its words."""

    lead: str
    items: tuple[str, ...]
    """Each with its joining words, article and punctuation, as printed."""
    close: str
    """The words after the items ("ünvanlanır."); "" where the language puts its verb first."""


def read_sentence(text: str, lex: Lexicon) -> Sentence | None:
    """Split "This Statement is addressed to the A, B, C and D, as well as to the E."; None for any other sentence.

    The list is split at commas (at semicolons where it has them), at joining words before its last item, and nowhere
    within a name: names with commas are known, an adjective waits for its noun, and an "and" parts two items only
    at the end of the list and between two bodies.
    """
    lead = lex.start("addressees.lead").match(text)
    if not lead:
        return None
    start = lead.end()
    close = ""
    rest = text[start:].strip()
    if lex.phrases("addressees.close"):
        verb = _closing(lex).search(rest)
        if not verb and not text[:start].rstrip().endswith(":") and not rest.startswith(":"):
            return None
        if verb and not rest[: verb.start()].strip():
            # "Müraciət göndərilir:" above a list.
            return Sentence(text.strip(), (), "")
        if verb:
            rest, close = rest[: verb.start()].rstrip(), rest[verb.start() :].strip()
    head = text[:start].strip()
    # "se remite a: A, B" and "Bu açıklama, A, B …": what stands before the first name belongs to the lead.
    opener = re.match(rf"(?:(?:{_either(lex, 'addressees.preposition')})?\s*[:,]+)\s*", rest, re.IGNORECASE)
    if opener:
        gap = "" if rest[0] in ":," else " "
        head, rest = f"{head}{gap}{opener[0].strip()}", rest[opener.end() :]
    if _dangling(lex).fullmatch(rest):
        # "This statement is addressed to the", with the list below.
        head, rest = f"{head} {rest}", ""
    if not rest:
        return Sentence(head, (), close)
    return Sentence(head, split_items(rest, lex), close)


def split_items(text: str, lex: Lexicon) -> tuple[str, ...]:
    """A list in running text as its items, with their punctuation; joined by a space they are the list again."""
    text = squeeze(text)
    cuts = _cuts(text, lex)
    pieces = [text[a:b].strip() for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    return tuple(piece for piece in pieces if piece)


def blocks(sentence: Sentence, locale: str, line: int, group: int) -> tuple[Block, ...]:
    """The blocks of an addressee sentence, of one group."""
    out = [Block(Role.ADDRESSEES_LEAD, sentence.lead, group=group, line=line)] if sentence.lead else []
    for printed in sentence.items:
        item = split_joint(printed, locale)
        if item.joint:
            out.append(Block(Role.ADDRESSEE_JOINT, item.joint, group=group, line=line))
        out.append(Block(Role.ADDRESSEE, item.text, lead=item.lead, tail=item.tail, group=group, line=line))
    if sentence.close:
        out.append(Block(Role.ADDRESSEES_CLOSE, sentence.close, group=group, line=line))
    return tuple(out)


def _cuts(text: str, lex: Lexicon) -> list[int]:
    """Offsets where an item begins, but for the first."""
    shielded = _shield(text, lex)
    mark = ";" if shielded.count(";") > 1 else ","
    commas = [m.end() for m in re.finditer(rf"{mark}(?=\s)", shielded)]
    if mark == ",":
        commas = _merged(text, commas, lex)
    finals = _finals(shielded, lex)
    cuts = sorted({*commas, *(start for start in finals if not any(0 <= start - c <= 2 for c in commas))})
    # An "and" joins the last item, or the last before "as well as"; elsewhere it stands within a name.
    ends = [len(text), *([finals[0]] if finals else [])]
    for end in ends:
        start = max((cut for cut in cuts if cut < end), default=0)
        begun = _begins_with_conjunction(shielded[start:end], lex)
        split = 0 if begun and start else _and(shielded[:end], start, lex, last=end == len(text) and not finals)
        if split:
            cuts = sorted({*cuts, split})
    return [c for c in cuts if 0 < c < len(text)]


def _shield(text: str, lex: Lexicon) -> str:
    """The text with what stands in parentheses, in quotation marks and in known names with commas blanked out."""
    out = text
    for pattern in (r"\([^()]*\)", r"«[^«»]*»", r"“[^“”]*”", r"\"[^\"]*\""):
        out = re.sub(pattern, lambda m: "x" * len(m[0]), out)
    return lex.match("addressees.names").sub(lambda m: _masked(m[0]), out)


def _masked(name: str) -> str:
    # The words stay, so that a head noun is still found; commas and joining words do not.
    return re.sub(r"[,;]|(?<=\s)\w{1,3}(?=\s)", lambda m: "x" * len(m[0]), name)


def _merged(text: str, commas: list[int], lex: Lexicon) -> list[int]:
    """The commas that part items: not one within a name."""
    kept: list[int] = []
    head, adjective = lex.match("addressees.head"), lex.end("addressees.adjective")
    bounds = [0, *commas, len(text)]
    for index, cut in enumerate(commas, 1):
        before = text[kept[-1] if kept else 0 : cut].strip(" ,;")
        after = text[cut : bounds[index + 1]].strip(" ,;.")
        joined = _joint(lex).match(after)
        body = after[joined.end() :] if joined else after
        article = (
            bool(re.match(rf"(?:{_either(lex, 'addressees.article')})\s", body, re.IGNORECASE))
            if lex.phrases("addressees.article")
            else False
        )
        prepared = bool(_prepared(lex).match(after))
        # "United Nations Educational, | Scientific and Cultural Organization": the noun is still to come.
        first, second = (*body.split(" ")[:2], "", "")[:2]
        listed = bool(adjective.search(first)) or bool(lex.words("addressees.conjunction").match(second))
        waiting = (
            bool(adjective.search(before))
            and listed
            and not head.search(before.split(" of ")[-1])
            and not joined
            and not article
        )
        acronym = sum(c.isupper() for c in first) > 1
        # "…on extrajudicial, | summary or arbitrary executions": small letters and no body of its own.
        subject = (
            bool(body)
            and body[0].islower()
            and not head.search(body)
            and not joined
            and not article
            and not prepared
            and not acronym
        )
        back = bool(lex.start("addressees.back").match(body)) and not head.search(body)
        # "Permanent Mission, | Geneva": a city says where the body before it sits.
        seat = bool(lex.whole("signature.cities").match(after))
        if not (waiting or subject or back or seat):
            kept.append(cut)
    return kept


def _finals(text: str, lex: Lexicon) -> list[int]:
    """Where "as well as" and the like begin an item."""
    return [m.start() for m in lex.match("addressees.final").finditer(text) if m.start() > 2]


def _begins_with_conjunction(piece: str, lex: Lexicon) -> bool:
    return bool(re.match(rf"\W*(?:{_either(lex, 'addressees.conjunction')})\s", piece, re.IGNORECASE))


def _and(text: str, start: int, lex: Lexicon, *, last: bool) -> int:
    """Where the "and" before the last item of ``text[start:]`` begins; 0 when it is one item.

    ``last``: whether the list ends here, so that some "and" is expected.
    """
    conjunction = rf"(?<=\s)(?:{_either(lex, 'addressees.conjunction')})\s+"
    for match in reversed(list(re.finditer(conjunction, text[start:], re.IGNORECASE))):
        left, right = text[start : start + match.start()].strip(" ,"), text[start + match.end() :].strip(" .")
        if _parts(left, right, lex, last=last):
            return start + match.start()
    return 0


def _parts(left: str, right: str, lex: Lexicon, *, last: bool) -> bool:
    """Whether "left and right" are two addressees and not one."""
    if not left or not right or lex.match("addressees.back").search(right):
        return False
    # "embassies of A and the foreign embassies in B" are one item of their list.
    if not last and _kin(left, right, lex):
        return False
    if lex.start("addressees.preposition").match(right) or lex.start("addressees.other").match(right):
        return True
    if lex.phrases("addressees.preposition") and lex.start("addressees.preposition").match(left):
        # Where each item has its preposition, one without goes with the item before.
        return False
    head = lex.match("addressees.head")
    if lex.phrases("addressees.article") and lex.start("addressees.article").match(right):
        return True
    if not right[:1].isupper() and (lex.phrases("addressees.article") or not last):
        return False
    body = bool(head.search(" ".join(right.split()[:5]))) or bool(_ACRONYM.match(right))
    if bool(head.search(left)) or bool(_ACRONYM.search(left)):
        # "Ministry of Justice and Home Affairs" is one, "Council of Europe and OSCE" are two.
        return body or not _complement(left, lex)
    return not body and not _complement(left, lex) and len(left.split()) > 1 and right[:1].isupper()


def _kin(left: str, right: str, lex: Lexicon) -> bool:
    head = lex.match("addressees.head")
    first, second = head.search(left), head.search(right)
    return first is not None and second is not None and first[0][:6].casefold() == second[0][:6].casefold()


def _complement(text: str, lex: Lexicon) -> bool:
    """Whether a name goes on after a small word ("Ministry of Justice")."""
    bare = re.sub(rf"^(?:{_either(lex, 'addressees.article')})\s+", "", text, flags=re.IGNORECASE)
    return any(lex.words("words.function").match(word) for word in bare.split()[1:])


@cache
def _closing(lex: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(lex.phrases('addressees.close'))})\s*[.;:]?\s*$", re.IGNORECASE)


@cache
def _dangling(lex: Lexicon) -> re.Pattern[str]:
    """Small words and nothing else: what they go with stands below."""
    words = (*lex.phrases("addressees.preposition"), *lex.phrases("addressees.article"))
    return re.compile(rf"(?:(?:{alternatives(words)})\s*)+[:,]?", re.IGNORECASE) if words else NEVER


@cache
def _joint(lex: Lexicon) -> re.Pattern[str]:
    words = (*lex.phrases("addressees.final"), *lex.phrases("addressees.conjunction"))
    return re.compile(rf"(?:{alternatives(words)})(?!\w)\s*", re.IGNORECASE) if words else NEVER


@cache
def _prepared(lex: Lexicon) -> re.Pattern[str]:
    return re.compile(_preposition(lex), re.IGNORECASE) if lex.phrases("addressees.preposition") else NEVER


def _preposition(lex: Lexicon) -> str:
    return rf"(?:{_either(lex, 'addressees.preposition')})(?:(?<=['’])|(?!\w))"


def _either(lex: Lexicon, key: str) -> str:
    return alternatives(lex.phrases(key)) or "(?!)"
