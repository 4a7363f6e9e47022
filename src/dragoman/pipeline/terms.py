"""Texts and catalogues → candidates for the glossary."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from dragoman import catalogue
from dragoman.markup import plain
from dragoman.model import (
    JOINED,
    Catalogue,
    DragomanError,
    Finding,
    Position,
    Role,
    Severity,
    State,
    Term,
    TermKind,
    Wording,
)
from dragoman.pipeline.loading import load, load_catalogue
from dragoman.terminology.candidates import Candidate, Sentence, candidates
from dragoman.terminology.partners import Partner, Partners, Rendered
from dragoman.workspace import Workspace, add_terms, read_terminology

_NAMES = {
    Role.ADDRESSEE: TermKind.BODY,
    Role.SIGNATORY: TermKind.PERSON,
    Role.BYLINE: TermKind.PERSON,
    Role.PLACE: TermKind.PLACE,
    Role.OFFICE: TermKind.TERM,
}
"""Roles whose whole text is a name: it counts once for each paper, and is of this kind."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """A candidate with what stands for it in the catalogues."""

    candidate: Candidate
    kind: TermKind
    source_locale: str
    texts: tuple[str, ...]
    """Ids of the texts that it is in."""
    partners: dict[str, Partner]
    """By locale; without those for which too little speaks for any."""

    @property
    def term(self) -> Term:
        """As an entry of the glossary or of the names."""
        found = ((self.source_locale, self.candidate.text), *((each, one.text) for each, one in self.partners.items()))
        return Term(
            self.kind, tuple(Wording(locale, text) for locale, text in found),
            part_of_speech="proper noun" if self.candidate.is_name and self.kind is TermKind.TERM else "",
            case_sensitive=self.candidate.is_name and self.kind is TermKind.TERM,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Proposal:
    """What ``propose_terms`` found."""

    terms: tuple[Proposed, ...]
    total: int
    """How many candidates there are, beyond those wanted too."""
    findings: tuple[Finding, ...]


def propose_terms(
    workspace: Workspace, text_ids: Sequence[str], *, locales: Collection[str] = (), minimum: int = 2, limit: int = 0
) -> Proposal:
    """Candidates for the glossary from texts, the likeliest first; what is known already is left out.

    Known are the workspace's terms and names and the built-in bodies. ``locales`` are those whose catalogues are asked
    for translations, all unless given; ``limit`` is how many candidates are wanted, 0 for all. Texts and catalogues
    that cannot be read are told of and left out.
    """
    from dragoman.terminology.bodies import bodies

    known = read_terminology(workspace)
    findings = list(known.findings)
    terms = (*known.glossary.terms, *known.names.terms, *bodies())
    met: dict[str, dict[tuple[str, Role], set[str]]] = defaultdict(lambda: defaultdict(set))
    for text_id in text_ids:
        try:
            segmented = load(workspace, text_id)
        except DragomanError as error:
            findings.append(_left_out(error, workspace.relative(workspace.text_path(text_id))))
            continue
        for message in catalogue.extract(segmented):
            met[segmented.text.locale][_in_one_line(message.source), Role(message.role)].add(text_id)
    found = [
        (one, source_locale)
        for source_locale, sentences in met.items()
        for one in _candidates(sentences, source_locale, terms, minimum)
    ]
    found.sort(key=lambda pair: (-pair[0].score, -pair[0].frequency, pair[0].text))
    wanted = found[:limit] if limit else found
    partners: dict[str, dict[str, Partners]] = {}
    for source_locale in dict.fromkeys(locale for _, locale in wanted):
        partners[source_locale] = {}
        for locale in _asked(workspace, source_locale, locales):
            units, told = _rendered(workspace, source_locale, locale, terms)
            findings += told
            if units:
                partners[source_locale][locale] = Partners(units, source_locale, locale)
    proposed = (_proposed(one, locale, met[locale], partners[locale]) for one, locale in wanted)
    return Proposal(tuple(proposed), len(found), tuple(dict.fromkeys(findings)))


def as_tbx(proposed: Iterable[Proposed], source_locale: str) -> bytes:
    """Candidates as TBX."""
    from dragoman.terminology.tbx import write_tbx

    return write_tbx((one.term for one in proposed), source_locale)


def as_yaml(proposed: Iterable[Proposed]) -> str:
    """Candidates as glossary.yaml and names.yaml have them."""
    return add_terms("", (one.term for one in proposed))


def _in_one_line(markdown: str) -> str:
    """The words of inline Markdown; an office may be broken into lines, and a term is not."""
    return " ".join(plain(markdown).split())


def _candidates(
    sentences: dict[tuple[str, Role], set[str]], source_locale: str, known: Sequence[Term], minimum: int
) -> tuple[Candidate, ...]:
    from dragoman.terminology import Index

    # Only the source's side is asked for.
    index = Index({"known": known}, source_locale, source_locale)
    return candidates(
        [
            Sentence(
                text, len(ids) if role in _NAMES else 1,
                tuple((match.start, match.end) for match in index.in_source(text)), role in _NAMES,
            )
            for (text, role), ids in sentences.items()
        ],
        source_locale,
        minimum,
    )  # fmt: skip


def _proposed(
    candidate: Candidate, source_locale: str, sentences: dict[tuple[str, Role], set[str]],
    partners: dict[str, Partners],
) -> Proposed:  # fmt: skip
    kind, texts = TermKind.TERM, set()
    forms = candidate.forms
    for (text, role), ids in sentences.items():
        if any(form in text for form in forms):
            texts |= ids
            if text in forms:
                kind = _NAMES.get(role, kind)
    found = ((locale, one.of(candidate.text, is_name=candidate.is_name)) for locale, one in partners.items())
    return Proposed(
        candidate, kind, source_locale, tuple(sorted(texts)), {locale: one for locale, one in found if one is not None}
    )


def _asked(workspace: Workspace, source_locale: str, locales: Collection[str]) -> tuple[str, ...]:
    there = sorted({locale for text_id in workspace.text_ids() for locale in workspace.catalogue_locales(text_id)})
    return tuple(each for each in there if each != source_locale and (not locales or each in locales))


def _rendered(
    workspace: Workspace, source_locale: str, locale: str, known: Sequence[Term]
) -> tuple[list[Rendered], list[Finding]]:
    """The translated units of a pair of languages, each once; joined sentences with the one that renders them."""
    from dragoman.terminology import Index

    pairs: dict[tuple[str, str], None] = {}
    findings = []
    for text_id in workspace.text_ids():
        try:
            found = load_catalogue(workspace, text_id, locale)
        except DragomanError as error:
            findings.append(_left_out(error, workspace.relative(workspace.catalogue_path(text_id, locale))))
            continue
        if found is None:
            continue
        said = catalogue.header_field(found, "X-Source-Language") or workspace.settings.source
        if said.replace("_", "-") == source_locale:
            pairs.update(dict.fromkeys(_translated(found)))
    index = Index({"known": known}, source_locale, locale)
    made = []
    for source, target in pairs:
        spots = (index.in_target(match.term, target) for match in index.in_source(source))
        made.append(Rendered(source, target, tuple((spot.start, spot.end) for spot in spots if spot is not None)))
    return made, findings


def _translated(found: Catalogue) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for unit in found.units:
        if unit.obsolete or unit.state is not State.TRANSLATED:
            continue
        if unit.target[0] != JOINED:
            pairs.append((plain(unit.source), plain(unit.target[0])))
        elif pairs:
            pairs[-1] = (f"{pairs[-1][0]} {plain(unit.source)}", pairs[-1][1])
    return pairs


def _left_out(error: DragomanError, path: str) -> Finding:
    message = error.message.removeprefix(f"{path}: ")
    return Finding("terms-left-out", Severity.WARNING, f"{message}; left out", error.hint, Position(path))
