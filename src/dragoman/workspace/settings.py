"""dragoman.yaml: the settings of a workspace, read and edited without losing its comments."""

from __future__ import annotations

import difflib
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any

from dragoman.languages.tags import check
from dragoman.model import FORMATS, Finding, Position, Rules, Selection, Severity, UsageError, WorkspaceError
from dragoman.workspace.design_settings import DESIGN_KEYS, DesignSettings, read_design
from dragoman.workspace.press_settings import PressSettings, read_press
from dragoman.workspace.publication_settings import PublicationSettings, read_publications

GRANULARITIES = ("sentence", "paragraph")

_TEXT_KEYS = ("targets", "granularity", "rows", "formats", *DESIGN_KEYS)
_KEYS = ("source", *_TEXT_KEYS, "carry-typography", "memory", "checks", "press", "texts", "publications")
_RULE_KEYS = ("select", "extend", "ignore", "severity")
_CHECK_KEYS = (*_RULE_KEYS, "locales", "texts")


NO_SELECTION = Selection()
"""Every check as it is."""
NO_DESIGN = DesignSettings()
"""The designs that come with dragoman."""


@dataclass(frozen=True, slots=True)
class TextSettings:
    """What one text does otherwise than the workspace; None means "as the workspace"."""

    targets: tuple[str, ...] | None = None
    granularity: str | None = None
    rows: str | None = None
    formats: tuple[str, ...] | None = None
    design: DesignSettings = NO_DESIGN


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a workspace."""

    source: str = "en"
    """BCP 47 tag of the language that texts are in unless they say otherwise."""
    targets: tuple[str, ...] = ()
    granularity: str = "sentence"
    """What a unit of a catalogue is: ``sentence`` or ``paragraph``."""
    rows: str = "paragraph"
    """What a row of the publication is: ``paragraph`` or ``sentence``."""
    formats: tuple[str, ...] = ("pdf", "epub")
    carry_typography: bool = True
    """Whether a translation stays done when only the typography of its source changed."""
    memory: tuple[str, ...] = ()
    """PO and TMX files that the translation memory has beside the workspace's catalogues: paths from its root."""
    checks: Selection = NO_SELECTION
    """Which checks run on what, and how much their findings matter."""
    design: DesignSettings = NO_DESIGN
    """How editions are laid out and look."""
    press: PressSettings = field(default_factory=PressSettings)
    """The press that files for print are made for."""
    texts: Mapping[str, TextSettings] = field(default_factory=dict)
    publications: Mapping[str, PublicationSettings] = field(default_factory=dict)
    """Volumes of several texts, by id."""

    def for_text(self, text_id: str) -> TextSettings:
        """The settings that hold for a text: its own, else the workspace's."""
        own = self.texts.get(text_id)
        if own is None:
            return TextSettings(self.targets, self.granularity, self.rows, self.formats, self.design)
        return TextSettings(
            targets=self.targets if own.targets is None else own.targets,
            granularity=own.granularity or self.granularity,
            rows=own.rows or self.rows,
            formats=self.formats if own.formats is None else own.formats,
            design=own.design.within(self.design),
        )


def parse_settings(source: str, path: str = "dragoman.yaml") -> tuple[Settings, tuple[Finding, ...]]:
    """Read dragoman.yaml.

    Returns the settings and warnings (unknown keys). Raises WorkspaceError, naming file, line and remedy, for what
    is not YAML, is of the wrong type or names an unknown locale.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        data = YAML(typ="rt").load(source)
    except YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        raise WorkspaceError(
            f"{path}{line}: not valid YAML: {getattr(error, 'problem', None) or error}",
            "Compare the line with the file that `dragoman init` writes.",
        ) from error
    except ValueError as error:
        # ruamel.yaml makes a day of 2025-02-30, and does not say in which line it failed.
        raise WorkspaceError(
            f"{path}: a value is no day and no number, though it looks like one: {error}", "Correct it, or quote it."
        ) from error
    if data is None:
        data = {}
    reader = _Reader(path)
    if not isinstance(data, dict):
        raise WorkspaceError(f"{path}: a mapping is expected, not {_kind(data)}", "Write `source: en` and so on.")
    reader.known(data, _KEYS, "")
    texts: dict[str, TextSettings] = {}
    for text_id, own in (reader.mapping(data, "texts") or {}).items():
        if not isinstance(own, dict):
            raise WorkspaceError(
                f"{reader.place(data['texts'], text_id)}: texts.{text_id}: a mapping is expected, not {_kind(own)}",
                "Write, for example, `targets: [az, ru]` below it.",
            )
        reader.known(own, _TEXT_KEYS, f"texts.{text_id}.")
        texts[str(text_id)] = TextSettings(
            targets=reader.locales(own, "targets"),
            granularity=reader.choice(own, "granularity", GRANULARITIES),
            rows=reader.choice(own, "rows", GRANULARITIES),
            formats=reader.choices(own, "formats", FORMATS),
            design=read_design(reader, own),
        )
    default = Settings()
    settings = Settings(
        source=(reader.locales(data, "source", single=True) or (default.source,))[0],
        targets=reader.locales(data, "targets") or default.targets,
        granularity=reader.choice(data, "granularity", GRANULARITIES) or default.granularity,
        rows=reader.choice(data, "rows", GRANULARITIES) or default.rows,
        formats=reader.choices(data, "formats", FORMATS) or default.formats,
        carry_typography=reader.switch(data, "carry-typography", default=default.carry_typography),
        memory=reader.files(data, "memory", (".po", ".tmx")) or default.memory,
        checks=reader.checks(data),
        design=read_design(reader, data),
        press=read_press(reader, data),
        texts=texts,
        publications=read_publications(reader, data),
    )
    return settings, tuple(reader.findings)


def edit_settings(source: str, changes: Mapping[str | tuple[str, ...], object]) -> str:
    """The file with keys set to new values; its comments, order and quoting are kept.

    A key is one of the top level, or the path of a nested one: ``("texts", "welcome", "granularity")``. Mappings on
    the way are made where they are missing.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.comments import CommentedMap

    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    yaml.width = 4096
    yaml.indent(mapping=2, sequence=4, offset=2)
    stream = io.StringIO()
    whole = yaml.load(source)
    if whole is None:
        # A file of comments alone; ruamel.yaml would drop them.
        whole = CommentedMap()
        stream.write(source if source.endswith("\n") or not source else source + "\n")
    for path, value in changes.items():
        *above, key = (path,) if isinstance(path, str) else path
        data = whole
        for wanted in above:
            # The name of a text may look like a number to YAML.
            name = next((one for one in data if str(one) == wanted), wanted)
            if data.get(name) is None:
                data[name] = CommentedMap()
            data = data[name]
        old = data.get(key)
        if isinstance(value, list | tuple) and isinstance(old, list):
            # Changed in place, so that the list keeps its style and the comment behind it.
            old[:] = list(value)
        elif key in data or not data:
            data[key] = value
        else:
            # In front: what stands last holds the comments that follow it.
            data.insert(0 if above else len(data), key, value)
    yaml.dump(whole, stream)
    return stream.getvalue()


class _Reader:
    """Reads typed values out of the YAML mapping, with the line in every complaint."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.findings: list[Finding] = []

    def place(self, data: Any, key: Any) -> str:
        line = self.line(data, key)
        return f"{self.path}, line {line}" if line else self.path

    def line(self, data: Any, key: Any) -> int | None:
        try:
            return int(data.lc.key(key)[0]) + 1
        except (AttributeError, KeyError, TypeError):
            return None

    def known(self, data: Mapping[Any, Any], keys: tuple[str, ...], prefix: str) -> None:
        for key in data:
            if key not in keys:
                near = difflib.get_close_matches(str(key), keys, n=1)
                self.findings.append(
                    Finding(
                        "unknown-setting",
                        Severity.WARNING,
                        f"{prefix}{key} is not a setting and has no effect",
                        f"Did you mean {near[0]}?" if near else f"Settings are {', '.join(keys)}.",
                        Position(self.path, self.line(data, key)),
                    )
                )

    def fail(self, data: Any, key: str, message: str, hint: str) -> WorkspaceError:
        return WorkspaceError(f"{self.place(data, key)}: {key}: {message}", hint)

    def mapping(self, data: Any, key: str) -> Mapping[Any, Any] | None:
        value = data.get(key)
        if value is None or isinstance(value, dict):
            return value
        raise self.fail(data, key, f"a mapping is expected, not {_kind(value)}", "See docs/workspace.md.")

    def strings(self, data: Any, key: str, *, single: bool = False) -> tuple[str, ...] | None:
        value = data.get(key)
        if value is None:
            return None
        values = [value] if isinstance(value, str) else value
        strings = isinstance(values, list) and all(isinstance(one, str) for one in values)
        if not strings or (single and len(values) != 1):
            wanted = "one string" if single else "a list of strings"
            raise self.fail(data, key, f"{wanted} is expected", "Put values such as 12 or true in quotes.")
        return tuple(dict.fromkeys(values))

    def locales(self, data: Any, key: str, *, single: bool = False) -> tuple[str, ...] | None:
        values = self.strings(data, key, single=single)
        if values is None:
            return None
        try:
            return tuple(dict.fromkeys(check(value) for value in values))
        except UsageError as error:
            raise self.fail(data, key, error.message, error.hint) from error

    def switch(self, data: Any, key: str, *, default: bool) -> bool:
        value = self.optional_switch(data, key)
        return default if value is None else value

    def optional_switch(self, data: Any, key: str) -> bool | None:
        value = data.get(key)
        if value is None or isinstance(value, bool):
            return value
        raise self.fail(data, key, "true or false is expected", "Write it without quotes.")

    def files(self, data: Any, key: str, suffixes: tuple[str, ...]) -> tuple[str, ...] | None:
        """Paths from the workspace's root, with forward slashes, that do not lead out of it."""
        values = self.strings(data, key)
        for value in values or ():
            path = PurePosixPath(value)
            if path.is_absolute() or ".." in path.parts or PureWindowsPath(value).drive or "\\" in value:
                raise self.fail(
                    data, key, f"{value!r} is not a path within the workspace", "Put the file into the workspace."
                )
            if path.suffix.lower() not in suffixes:
                raise self.fail(data, key, f"{value!r} is not a file of {' or '.join(suffixes)}", "Name files.")
        return values

    def checks(self, data: Any) -> Selection:
        """The rules of ``checks``, those of its locales and of its texts."""
        own = self.mapping(data, "checks")
        if own is None:
            return NO_SELECTION
        self.known(own, _CHECK_KEYS, "checks.")
        locales: dict[str, Rules] = {}
        for name, rules in (self.mapping(own, "locales") or {}).items():
            try:
                tag = check(str(name))
            except UsageError as error:
                raise self.fail(own["locales"], name, error.message, error.hint) from error
            locales[tag] = self.rules(own["locales"], name, rules, f"checks.locales.{name}.")
        texts = {
            str(name): self.rules(own["texts"], name, rules, f"checks.texts.{name}.")
            for name, rules in (self.mapping(own, "texts") or {}).items()
        }
        return Selection(self.rules(data, "checks", own), locales, texts)

    def rules(self, data: Any, key: Any, own: Any, prefix: str = "") -> Rules:
        """What is selected, ignored and how severe in one mapping."""
        if own is None:
            own = {}
        if not isinstance(own, dict):
            raise self.fail(data, key, f"a mapping is expected, not {_kind(own)}", "Write `ignore: [length]` below it.")
        if prefix:
            self.known(own, _RULE_KEYS, prefix)
        severity: dict[str, Severity] = {}
        for name, value in (self.mapping(own, "severity") or {}).items():
            if value not in set(Severity):
                allowed = ", ".join(Severity)
                raise self.fail(own["severity"], name, f"{value!r} is not one of {allowed}", "Correct the value.")
            severity[str(name)] = Severity(value)
        return Rules(
            select=self.strings(own, "select"),
            extend=self.strings(own, "extend") or (),
            ignore=self.strings(own, "ignore") or (),
            severity=severity,
        )

    def choices(self, data: Any, key: str, allowed: tuple[str, ...]) -> tuple[str, ...] | None:
        values = self.strings(data, key)
        for value in values or ():
            if value not in allowed:
                raise self.fail(data, key, f"{value!r} is not one of {', '.join(allowed)}", "Correct the value.")
        return values

    def choice(self, data: Any, key: str, allowed: tuple[str, ...]) -> str | None:
        values = self.choices(data, key, allowed)
        if values is not None and len(values) != 1:
            raise self.fail(data, key, f"one of {', '.join(allowed)} is expected", "Give a single value.")
        return values[0] if values else None


def _kind(value: object) -> str:
    kinds = {bool: "true or false", str: "a string", list: "a list", dict: "a mapping"}
    return next((name for kind, name in kinds.items() if isinstance(value, kind)), f"{value!r}")
