"""glossary.yaml and names.yaml: read with the line of whatever is wrong, and added to without touching the rest."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model import DragomanError, Finding, Glossary, Position, Severity
from dragoman.workspace.folder import Workspace

GLOSSARY_FILE = "glossary.yaml"
NAMES_FILE = "names.yaml"
_NOTHING = Glossary()


@dataclass(frozen=True, slots=True)
class Terminology:
    """The terms and names of a workspace."""

    glossary: Glossary = _NOTHING
    names: Glossary = _NOTHING
    findings: tuple[Finding, ...] = ()
    """What is wrong in the files; an entry that cannot be taken is left out, the others hold."""


NO_TERMINOLOGY = Terminology()


def has_terminology(workspace: Workspace) -> bool:
    """Whether the workspace has one of the files at all."""
    return any(workspace.has(workspace.root / name) for name in (GLOSSARY_FILE, NAMES_FILE))


def read_terminology(workspace: Workspace) -> Terminology:
    """The workspace's terms and names; nothing, and no YAML loaded, where it has no such files. Never raises."""
    if not has_terminology(workspace):
        return NO_TERMINOLOGY
    glossary, told = _read(workspace, GLOSSARY_FILE)
    names, more = _read(workspace, NAMES_FILE)
    return Terminology(glossary, names, (*told, *more))


def _read(workspace: Workspace, name: str) -> tuple[Glossary, tuple[Finding, ...]]:
    from dragoman.workspace.terminology_reading import FILE_CODE, parse_terms

    try:
        data = workspace.read_if_there(workspace.root / name)
    except DragomanError as error:
        return _NOTHING, (
            Finding(FILE_CODE, Severity.ERROR, error.message.removeprefix(f"{name}: "), error.hint, Position(name)),
        )
    if data is None:
        return _NOTHING, ()
    try:
        source = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return _NOTHING, (
            Finding(FILE_CODE, Severity.ERROR, "not UTF-8", "Save the file as UTF-8.", Position(name, line)),
        )
    terms, findings = parse_terms(source, name)
    return Glossary(terms), findings
