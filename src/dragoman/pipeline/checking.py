"""Texts and catalogues → findings of the checks."""

from __future__ import annotations

import difflib
import gc
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman import catalogue
from dragoman.checks import collection
from dragoman.checks.check import Check, Family
from dragoman.checks.pair import Claim, Paper, Record
from dragoman.checks.reference import NO_REFERENCE, Reference
from dragoman.checks.running import Repair, check_claims, check_paper, check_workspace
from dragoman.model import (
    ALL,
    DragomanError,
    Finding,
    MaterialError,
    Position,
    Rules,
    Selection,
    Severity,
    Side,
    UsageError,
    WorkspaceError,
)
from dragoman.pipeline.loading import load, load_catalogue, targets
from dragoman.pipeline.papers import file_paper, source_paper, translated_paper
from dragoman.pipeline.spelling import dictionaries
from dragoman.pipeline.unreadable import unreadable
from dragoman.reports.ordering import ordered
from dragoman.workspace import Workspace
from dragoman.workspace.terminology_files import NO_TERMINOLOGY, read_terminology

if TYPE_CHECKING:
    from dragoman.pipeline.looks import Looks

SERIAL = 24
"""As many papers are looked at faster by this process than others could start."""


@dataclass(frozen=True, slots=True)
class Job:
    """One paper to look at; a value, so that another process can."""

    workspace: Workspace
    text: str
    """Id of the text; "" for a PO file that belongs to none."""
    path: str
    """The PO file, where it belongs to no text."""
    locale: str
    """"" for the source alone; for a PO file that belongs to no text also: as its header says."""
    selection: Selection
    fuzzy: bool = False


@dataclass(frozen=True, slots=True)
class Looked:
    """What became of a job."""

    job: Job
    findings: tuple[Finding, ...] = ()
    repairs: tuple[Repair, ...] = ()
    records: tuple[Record, ...] = ()
    claims: tuple[Claim, ...] = ()
    suppressed: int = 0
    fixable: int = 0
    """How many safe repairs there are."""
    ran: tuple[str, ...] = ()
    """Codes of the checks that ran."""
    error: DragomanError | None = None
    """Why the material could not be read at all."""


@dataclass(frozen=True, slots=True)
class Report:
    """What the checks say of everything that was asked for."""

    findings: tuple[Finding, ...]
    """By path, line and column."""
    errors: tuple[DragomanError, ...]
    suppressed: int
    fixable: int
    """How many safe repairs there are."""
    ran: tuple[tuple[str, tuple[str, ...]], ...]
    """Every file that was looked at, and the codes of the checks that did."""

    @property
    def files(self) -> tuple[str, ...]:
        """Files that were looked at."""
        return tuple(path for path, _ in self.ran)



def jobs(
    workspace: Workspace, names: Sequence[str], locales: Sequence[str] = (), *, rules: Rules | None = None,
    fuzzy: bool = False, looks: Looks | None = None,
) -> tuple[tuple[Job, ...], tuple[Finding, ...]]:  # fmt: skip
    """What is to be looked at, and findings on the choice of checks.

    ``names`` are ids or paths of texts, or paths of PO files; none means every text. Raises UsageError for a name
    that is nothing, and for a check in ``rules`` that does not exist. ``looks`` is what is remembered.
    """
    selection = workspace.settings.checks
    findings = list(_unknown_names(selection))
    for place, held in _groups(selection):
        for name in held.select or ():
            if name not in _known_names():
                # Passed over, it would choose nothing, and nothing looked at is nothing found.
                said = f"dragoman.yaml: {place}: select: {name!r} is no check and no family"
                raise WorkspaceError(said, _nearest(name))
    if rules is not None:
        for name in rules.names:
            if name not in _known_names():
                raise UsageError(f"there is no check or family {name!r}", _nearest(name))
        selection = replace(selection, last=rules)
    texts: list[str] = []
    made: list[Job] = []
    for name in names:
        if Path(name).suffix.lower() == ".po":
            made.append(_file_job(workspace, name, locales, selection, fuzzy=fuzzy))
        else:
            texts.append(name)
    for text_id in workspace.resolve(texts) if texts or not names else ():
        made += _text_jobs(workspace, text_id, locales, selection, fuzzy=fuzzy, looks=looks)
    if locales and not made:
        named = ", ".join(locales)
        raise UsageError(f"no text is translated into {named}", "Add it to `targets` in dragoman.yaml.")
    return tuple(made), tuple(findings)


def references(workspace: Workspace) -> tuple[Reference, tuple[Finding, ...]]:
    """The terms, names and dictionaries of a workspace, and findings on their files."""
    terms = read_terminology(workspace)
    spelling = dictionaries(workspace)
    if terms == NO_TERMINOLOGY and not spelling:
        return NO_REFERENCE, ()
    return Reference(terms.glossary, terms.names, spelling), terms.findings


def without_dictionary(todo: Sequence[Job], reference: Reference) -> Iterator[Finding]:
    """A warning for each locale whose spelling was asked for by name and cannot be looked up."""
    for locale in dict.fromkeys(job.locale for job in todo if job.locale):
        chosen = next(job for job in todo if job.locale == locale).selection.of("", locale)
        asked = any({"spelling"} & {*(rules.select or ()), *rules.extend} for rules in chosen.rules)
        if asked and locale not in reference.dictionaries:
            yield Finding(
                "no-dictionary", Severity.WARNING, f"spelling is not checked in {locale}: there is no dictionary",
                "Install dragoman[spelling] and a Hunspell dictionary, or put one into dictionaries/.",
            )  # fmt: skip


def look(job: Job, reference: Reference = NO_REFERENCE) -> Looked:
    """Do one job. What cannot be read at all is the result's error."""
    try:
        papers, other = _papers(job, reference)
    except DragomanError as error:
        return Looked(job, error=error)
    done = [
        check_paper(paper, collection.checks(), job.selection, side=side, fuzzy=job.fuzzy) for paper, side in papers
    ]
    return Looked(
        job,
        (*other, *(finding for one in done for finding in one.findings)),
        tuple(repair for one in done for repair in one.repairs),
        tuple(record for one in done for record in one.records),
        tuple(claim for one in done for claim in one.claims),
        sum(one.suppressed for one in done),
        _fixable(repair for one in done for repair in one.repairs),
        tuple(code for one in done for code in one.ran),
    )


def _fixable(repairs: Iterable[Repair]) -> int:
    """How many repairs can be made: not those of the forms of a plural, which stand in one entry."""
    targets: dict[tuple[str, ...], set[str]] = {}
    counts: dict[tuple[str, ...], int] = {}
    for repair in repairs:
        targets.setdefault(repair.pair.units, set()).add(repair.pair.target)
        counts[repair.pair.units] = counts.get(repair.pair.units, 0) + 1
    return sum(count for units, count in counts.items() if len(targets[units]) == 1)


def look_at_all(
    todo: Sequence[Job], reference: Reference = NO_REFERENCE, workers: int = 1, looks: Looks | None = None
) -> Iterator[Looked]:
    """Do all jobs, in other processes when there are many; the results come in the order of the jobs.

    Those that ``looks`` remembers are not done again; what became of the others is noted there.
    """
    if looks is None:
        yield from _look_at(todo, reference, workers)
        return
    keys = [looks.key(job, reference) for job in todo]
    known = [looks.of(job, key) for job, key in zip(todo, keys, strict=True)]
    running = _look_at([job for job, one in zip(todo, known, strict=True) if one is None], reference, workers)
    for key, one in zip(keys, known, strict=True):
        if one is None:
            one = next(running)
            looks.note(one, key)
        yield one


def _look_at(todo: Sequence[Job], reference: Reference, workers: int) -> Iterator[Looked]:
    if workers < 2 or len(todo) < SERIAL:
        yield from (look(job, reference) for job in todo)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(workers, initializer=_begin, initargs=(reference,)) as pool:
        for done, records in pool.map(_look, todo, chunksize=max(1, min(16, len(todo) // (4 * workers)))):
            yield replace(done, records=tuple(Record._make(each) for each in records))


_given = NO_REFERENCE
"""What this process was given when it began: sent once, and not with every job."""


def _begin(reference: Reference) -> None:
    global _given
    _given = reference
    collection.checks()
    # What the checks make is small, short-lived and without circles: to look for garbage among it takes a tenth of the
    # time. Now and then is enough.
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)


def _look(job: Job) -> tuple[Looked, list[tuple[object, ...]]]:
    """A job's result with its records as plain tuples, which pass between processes ten times as fast, and without
    what only repairing needs."""
    done = look(job, _given)
    return replace(done, repairs=(), records=()), [tuple(record) for record in done.records]


def conclude(looked: Iterable[Looked], selection: Selection, told: Iterable[Finding] = ()) -> Report:
    """What all jobs found, with the checks that look at all papers together and at translators' comments.

    ``told`` is what was found before (on the settings, the tables of terms). A file that cannot be read is a finding,
    so that no report calls it clean.
    """
    findings: list[Finding] = list(told)
    records: list[Record] = []
    claims: list[Claim] = []
    errors: list[DragomanError] = []
    suppressed = fixable = 0
    ran: dict[str, tuple[str, ...]] = {}
    for one in looked:
        suppressed += one.suppressed
        fixable += one.fixable
        findings += one.findings
        records += one.records
        claims += one.claims
        if isinstance(one.error, MaterialError):
            findings.append(unreadable(one.error, _file(one.job)))
        elif one.error is not None:
            errors.append(one.error)
        ran[_file(one.job)] = one.ran
    all_checks = collection.checks()
    more, used = check_workspace(records, all_checks, selection)
    findings += more
    findings += check_claims(_settled(claims, used, all_checks), all_checks, selection)
    return Report(
        ordered(findings),
        tuple(errors), suppressed + len(used), fixable, tuple(sorted(ran.items())),
    )  # fmt: skip


def _settled(
    claims: Iterable[Claim], used: frozenset[tuple[str, str, str, str]], checks: Sequence[Check]
) -> Iterator[Claim]:
    """The claims with what the checks of the whole workspace have used; those run on every unit there is."""
    whole = {check.code for check in checks if check.workspace is not None}
    for claim in claims:
        subject = claim.subject
        took = (subject.text, subject.locale, subject.unit, claim.code) in used
        yield replace(claim, used=claim.used or took, ran=claim.ran or claim.code in whole)


def _file(job: Job) -> str:
    if not job.text:
        return job.path
    path = job.workspace.catalogue_path(job.text, job.locale) if job.locale else job.workspace.text_path(job.text)
    return job.workspace.relative(path)


def _papers(job: Job, reference: Reference) -> tuple[list[tuple[Paper, Side]], tuple[Finding, ...]]:
    workspace = job.workspace
    if not job.text:
        data = read_file(workspace, job.path)
        made = file_paper(data, job.path, workspace.settings.source, job.locale or None, reference)
        return [(made, Side.TARGET)], ()
    segmented = load(workspace, job.text)
    if not job.locale:
        return [(source_paper(workspace, segmented, reference), Side.SOURCE)], segmented.text.findings
    place = workspace.relative(workspace.catalogue_path(job.text, job.locale))
    units = load_catalogue(workspace, job.text, job.locale)
    if units is None:
        said = f"there is no catalogue of {job.text} in {job.locale}"
        return [], (Finding("no-catalogue", Severity.ERROR, said, "Run `dragoman update`.", Position(place)),)
    joined = catalogue.joined_findings(segmented, units, place)
    return [(translated_paper(workspace, segmented, job.locale, reference), Side.TARGET)], joined


def read_file(workspace: Workspace, name: str) -> bytes:
    """The bytes of a file by its path; one in the workspace is read as all its files are (no link out of it)."""
    path = Path(name) if Path(name).is_absolute() else workspace.root / name
    if path.is_relative_to(workspace.root):
        return workspace.read(path)
    try:
        return path.read_bytes()
    except OSError as error:
        raise MaterialError(f"{name}: cannot be read ({error.strerror})", "Mend its permissions.") from error


def _text_jobs(
    workspace: Workspace, text_id: str, locales: Sequence[str], selection: Selection, *, fuzzy: bool,
    looks: Looks | None,
) -> Iterator[Job]:  # fmt: skip
    if not locales:
        yield Job(workspace, text_id, "", "", selection)
    try:
        known = dict.fromkeys(
            looks.locales(text_id) if looks
            else (*targets(workspace, load(workspace, text_id).text), *workspace.catalogue_locales(text_id))
        )  # fmt: skip
    except DragomanError:
        return  # The source's own job tells what is wrong with it.
    for locale in known:
        if not locales or locale in locales:
            yield Job(workspace, text_id, "", locale, selection, fuzzy)


def _file_job(
    workspace: Workspace, name: str, locales: Sequence[str], selection: Selection, *, fuzzy: bool
) -> Job:
    """A PO file by its path; one of the workspace's own is looked at together with its text."""
    path = Path(name) if Path(name).is_absolute() or Path(name).is_file() else workspace.root / name
    if not path.is_file():
        raise UsageError(f"{name}: there is no such file", "Name a text, or a PO file that is there.")
    real = path.resolve()
    text_id, locale = real.stem, real.parent.name
    if text_id in workspace.text_ids() and workspace.catalogue_path(text_id, locale).resolve() == real:
        return Job(workspace, text_id, "", locale, selection, fuzzy)
    return Job(workspace, "", workspace.relative(path), locales[0] if locales else "", selection, fuzzy)


def _known_names() -> frozenset[str]:
    return frozenset((ALL, *Family, *(check.code for check in collection.checks())))


def _nearest(name: str) -> str:
    near = difflib.get_close_matches(name, sorted(_known_names()), n=3)
    return f"Did you mean {' or '.join(near)}?" if near else "`dragoman explain` lists all checks and families."


def _groups(selection: Selection) -> Iterator[tuple[str, Rules]]:
    yield "checks", selection.rules
    yield from ((f"checks.locales.{tag}", rules) for tag, rules in selection.locales.items())
    yield from ((f"checks.texts.{name}", rules) for name, rules in selection.texts.items())


def _unknown_names(selection: Selection) -> Iterator[Finding]:
    """Names in the settings that no check and no family has."""
    for place, rules in _groups(selection):
        for name in rules.names:
            if name not in _known_names():
                yield Finding(
                    "unknown-check", Severity.WARNING, f"{place}: {name} is no check and no family; it has no effect",
                    _nearest(name), Position("dragoman.yaml"),
                )  # fmt: skip
