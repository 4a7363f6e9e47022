"""TBX: terms from and for other programs."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.markup.strangers_xml import read_xml
from dragoman.model import MaterialError, Term, TermKind, Wording
from dragoman.terminology.tbx_reading import Concept, Reader, Said

NAMESPACE = "urn:iso:std:iso:30042:ed-2"

_PREFERRED, _ADMITTED, _FORBIDDEN = "preferredTerm-admn-sts", "admittedTerm-admn-sts", "deprecatedTerm-admn-sts"
_PARTS_OF_SPEECH = ("noun", "verb", "adjective", "adverb")
_CASE = "case-sensitive"
_PART, _ROLE, _SPELLING = "part of speech: ", "role: ", "transliteration: "
_HINT = "Export the TBX again, as UTF-8 and without a DTD of its own."


def read_tbx(data: bytes, origin: str) -> tuple[Term, ...]:
    """The terms of a TBX file: ISO 30042:2019 in either style (DCA, DCT), or the older TBX (2008, ``<martif>``).

    Of each language, terms are preferred, admitted, or forbidden (deprecated, superseded, obsolete) as their
    administrative status says; the first one without a status is the preferred one where none is marked so.
    Definitions and notes become notes, runs of white space are one space, and what dragoman has no place for is left
    out. A language that is unknown to CLDR is left out too. What ``write_tbx`` wrote is read back as it was.

    Raises MaterialError, naming the line, for what is not XML, not TBX, or declares entities: a file of strangers must
    not make the reader grow or read other files. No DTD is loaded.
    """
    return tuple(term for concept in _read(data, origin) if (term := _term(concept)) is not None)


def write_tbx(terms: Iterable[Term], source_locale: str) -> bytes:
    """Terms as a TBX-Basic file of ISO 30042:2019 in DCA style, in UTF-8. Valid by the published schemas.

    TBX-Basic has a place for words, their status, parts of speech and notes. The kind of a name stands as its subject
    field, the texts that a term holds in as project subsets; what else dragoman knows of a term (that case matters,
    roles, transliterations) stands in notes that ``read_tbx`` knows again. ``source_locale`` is the language of the
    notes. Characters that XML cannot hold are left out.
    """
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<tbx type="TBX-Basic" style="dca" xml:lang={_quoted(source_locale)} xmlns="{NAMESPACE}">',
        "  <tbxHeader><fileDesc><sourceDesc><p>dragoman</p></sourceDesc></fileDesc></tbxHeader>",
        "  <text>",
        "    <body>",
    ]
    written = 0
    for term in terms:
        if any(_words(wording) for wording in term.wordings):
            written += 1
            lines += (" " * 6 + line for line in _concept(term, written))
    lines += ["    </body>", "  </text>", "</tbx>", ""]
    return "\n".join(lines).encode()


def _read(data: bytes, origin: str) -> list[Concept]:
    reader = read_xml(data, origin, lambda line: Reader(origin, line), _HINT)
    if not reader.is_tbx:
        raise MaterialError(f"{origin}: not TBX: its outermost element is neither <tbx> nor <martif>", _HINT)
    return reader.concepts


def _term(concept: Concept) -> Term | None:
    wordings: dict[str, Wording] = {}
    for locale, said in concept.languages.items():
        wording = _wording(locale, said)
        if wording is not None:
            wordings[locale] = wording
    if not wordings:
        return None
    notes = list(dict.fromkeys(concept.notes))
    roles = tuple(note.removeprefix(_ROLE) for note in notes if note.startswith(_ROLE))
    spellings = tuple(note.removeprefix(_SPELLING) for note in notes if note.startswith(_SPELLING))
    part = next((note.removeprefix(_PART) for note in notes if note.startswith(_PART)), concept.part_of_speech)
    remarks = [note for note in notes if note != _CASE and not note.startswith((_PART, _ROLE, _SPELLING))]
    kinds = [kind for kind in TermKind if kind is not TermKind.TERM and kind.value in concept.fields]
    return Term(
        kinds[0] if kinds else TermKind.TERM, tuple(wordings.values()), part_of_speech=part,
        case_sensitive=_CASE in notes or concept.case_sensitive, note="; ".join(remarks), texts=tuple(concept.texts),
        roles=roles, transliterations=spellings, position=concept.position,
    )  # fmt: skip


def _wording(locale: str, said: Said) -> Wording | None:
    def words(status: str) -> list[str]:
        return [word.text for word in said.words if word.text and word.status == status]

    good = tuple(dict.fromkeys((*words("preferred"), *words(""), *words("admitted"))))
    bad = dict.fromkeys(word for word in words("forbidden") if word not in good)
    if not good and not bad:
        return None
    return Wording(locale, good[0] if good else "", good[1:], tuple(bad), "; ".join(dict.fromkeys(said.notes)))


def _concept(term: Term, number: int) -> list[str]:
    lines = [f'<conceptEntry id="c{number}">']
    if term.kind is not TermKind.TERM:
        lines.append(f'  <descrip type="subjectField">{term.kind.value}</descrip>')
    lines += (f'  <admin type="projectSubset">{escaped}</admin>' for text in term.texts if (escaped := _escaped(text)))
    own_part = term.part_of_speech and term.part_of_speech not in _PARTS_OF_SPEECH
    notes = [
        *([_CASE] if term.case_sensitive else []),
        *([_PART + term.part_of_speech] if own_part else []),
        *(_ROLE + role for role in term.roles),
        *(_SPELLING + spelling for spelling in term.transliterations),
        term.note,
    ]
    lines += (f"  <note>{text}</note>" for note in notes if (text := _escaped(note)))
    part = term.part_of_speech if term.part_of_speech in _PARTS_OF_SPEECH else ""
    if term.part_of_speech == "proper noun":
        part = "noun"
    for wording in term.wordings:
        words = _words(wording)
        if words:
            lines.append(f"  <langSec xml:lang={_quoted(wording.locale)}>")
            if note := _escaped(wording.note):
                lines.append(f"    <note>{note}</note>")
            for text, status in words:
                lines.append("    <termSec>")
                lines.append(f"      <term>{text}</term>")
                if part:
                    lines.append(f'      <termNote type="partOfSpeech">{part}</termNote>')
                lines.append(f'      <termNote type="administrativeStatus">{status}</termNote>')
                lines.append("    </termSec>")
            lines.append("  </langSec>")
    return [*lines, "</conceptEntry>"]


def _words(wording: Wording) -> list[tuple[str, str]]:
    """The words of a language that are more than blanks, escaped, each with its status."""
    words = [(wording.preferred, _PREFERRED)]
    words += ((word, _ADMITTED) for word in wording.admitted)
    words += ((word, _FORBIDDEN) for word in wording.forbidden)
    return [(text, status) for word, status in words if (text := _escaped(word))]


def _quoted(value: str) -> str:
    from xml.sax.saxutils import quoteattr

    return quoteattr(value)


def _escaped(text: str) -> str:
    from xml.sax.saxutils import escape

    return escape(" ".join("".join(sign if _is_xml(sign) else " " for sign in text).split()))


def _is_xml(sign: str) -> bool:
    """XML 1.0, production 2: what a document may hold."""
    return sign in "\t\n\r" or " " <= sign <= "\ud7ff" or "\ue000" <= sign <= "\ufffd" or sign > "\uffff"
