"""Which artifacts are missing or out of date, and why. What is up to date costs a look at its files' signatures."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from dragoman.model import ArtifactName, DragomanError, MaterialError
from dragoman.pipeline.inputs import digest as digest_of
from dragoman.pipeline.inputs import press_inputs, settings_of, settings_of_volume
from dragoman.pipeline.parts import (
    SYSTEM_FONTS,
    Pairs,
    Passages,
    catalogue_parts,
    catalogues_of,
    file_parts,
    known_beforehand,
    passages,
    passages_key,
    template_parts,
)
from dragoman.pipeline.planning import EditionJob, formats_of_text
from dragoman.pipeline.publications import VolumeJob, formats_of_volume
from dragoman.pipeline.reasons import Reasons
from dragoman.pipeline.state import FOLDER, MANIFEST, Made, State, load_state, within_dist
from dragoman.pipeline.tasks import Choice, Goal, Task
from dragoman.pipeline.toolchain import Toolchain
from dragoman.workspace import Workspace
from dragoman.workspace.cache import Cache
from dragoman.workspace.digests import moment


class Freshness:
    """What is known of the artifacts of a workspace, held against its files as they are."""

    def __init__(self, workspace: Workspace, cache: Cache) -> None:
        self.workspace = workspace
        self.cache = cache
        self.state: State = load_state(workspace.root)
        self.digests = self.state.digests(self._read)
        self.toolchain = Toolchain(self.state.machine, self.moment)
        self._shared: dict[object, Pairs] = {}
        self._templates: str | None = None
        self._signed = self.digests.of(MANIFEST)
        self._told: frozenset[str] | None = None
        self._strange: Mapping[str, str] = {}
        """SHA-256 of artifacts that only the manifest tells of."""
        self._ask_manifest()
        self._reasoning = Reasons(self.state, cache)
        self.asked: list[str] = []
        """Paths of all artifacts that were asked for."""
        self.touched: list[str] = []
        """Of those, the ones whose catalogues changed in nothing that they use."""

    @property
    def manifest_holds(self) -> bool:
        """Whether the manifest is the one that was written last."""
        return self._signed == self.state.manifest

    def again(self, workspace: Workspace) -> None:
        """Look at the files as they are now, for one who stays: what is known of those that did not change is kept."""
        self.state.changed = self.state.changed or self.digests.changed
        self.state.files.update(self.digests.to_remember())
        self.workspace = workspace
        self.digests = self.state.digests(self._read)
        self._shared, self._templates, self.asked = {}, None, []
        before, self._signed = self._signed, self.digests.of(MANIFEST)
        if self.manifest_holds or self._told is None or before != self._signed:
            self._ask_manifest()

    def moment(self) -> int:
        """The time by the clock of the file system, in nanoseconds."""
        return moment(self.workspace.root / FOLDER)

    def locale_of(self, text_id: str) -> str:
        """The language that a text is written in; MaterialError for one that cannot be read."""
        told = (self.digests.of(f"texts/{text_id}.md"), self.workspace.settings.source, self.toolchain.program)
        key = hashlib.sha256("\0".join(told).encode()).hexdigest()[:32]
        known = self.state.texts.get(text_id)
        if isinstance(known, list) and len(known) == 2 and known[0] == key and isinstance(known[1], str):
            return known[1]
        from dragoman.pipeline.loading import load

        try:
            locale = load(self.workspace, text_id).text.locale
        except DragomanError:
            raise
        except Exception as error:
            raise MaterialError(
                f"texts/{text_id}.md could not be read: {type(error).__name__}: {error}",
                "This is a fault of the program and not of your text: please report it. The other texts went on.",
            ) from error
        self.state.texts[text_id] = [key, locale]
        self.state.changed = True
        return locale

    def task(
        self, job: EditionJob | VolumeJob, formats: Sequence[str] | None, choice: Choice, *, press: bool,
        explain: bool = False,
    ) -> Task | None:  # fmt: skip
        """What is to be done of a job; None when all its artifacts are up to date. Raises MaterialError for files of
        the press that cannot be read."""
        goals = []
        why: dict[str, tuple[str, ...]] = {}
        for goal in self._goals(job, formats, press=press):
            self.asked.append(goal.path)
            found = self._reasons(job, goal, choice, self._reasoning if explain else None)
            if found:
                goals.append(goal)
                why[goal.path] = found
            elif self.state.artifacts[goal.path].raw != self._raw(job):
                self.touched.append(goal.path)
        return Task(job, tuple(goals), why) if goals else None

    def passages_of(self, text_id: str, locale: str) -> Passages:
        """What editions use of a catalogue, remembered by the files that it follows from."""
        path, key = f"locales/{locale}/{text_id}.po", self.passages_key(text_id, locale)
        known = self.state.passages.get(path)
        if isinstance(known, list) and len(known) == 4 and known[0] == key:
            return Passages(str(known[1]), str(known[2]), bool(known[3]))
        found = passages(self.workspace, text_id, locale, self._keep)
        self.remember(path, key, found)
        return found

    def passages_key(self, text_id: str, locale: str) -> str:
        """What ``passages_of`` follows from."""
        settings = self.workspace.settings
        return passages_key(
            self.digests.of(f"texts/{text_id}.md"), self.digests.of(f"locales/{locale}/{text_id}.po"),
            settings.source, settings.for_text(text_id).granularity or "", self.toolchain.program,
        )  # fmt: skip

    def remember(self, path: str, key: str, found: Passages) -> None:
        """Note what editions use of a catalogue."""
        self.state.passages[path] = [key, found.digest, found.translator, found.complete]
        self.state.changed = True

    def no_longer_wanted(self) -> list[str]:
        """Artifacts of texts, locales, layouts and formats that are no more, when all that the settings want was asked
        for.

        Those that are gone or changed are not among them; to be called before what is remembered is saved.
        """
        wanted = with_press(self.asked)
        built = {**self._strange, **{path: made.sha256 for path, made in self.state.artifacts.items()}}
        found = []
        for path in sorted(path for path in built if path not in wanted):
            held = self.digests.of(path) if within_dist(path) else ""
            if not held:
                self.state.drop(path)
            elif held == built[path]:
                found.append(path)
                if path in self._strange:
                    self.state.made(path, Made(held, ()))
        return found

    def _goals(
        self, job: EditionJob | VolumeJob, formats: Sequence[str] | None, *, press: bool
    ) -> Iterable[Goal]:
        if isinstance(job, VolumeJob):
            said = self.workspace.settings.publications[job.publication]
            chosen = formats_of_volume(self.workspace, said) if formats is None else formats
            name, source = job.publication, self.locale_of(said.texts[0])
        else:
            chosen = formats_of_text(self.workspace, job.text) if formats is None else formats
            name, source = job.text, self.locale_of(job.text)
        forms = [(form, False) for form in dict.fromkeys(chosen)] + ([("pdf", True)] if press else [])
        for form, printed in forms:
            shown = ArtifactName(name, source, job.locales, job.design.layout, form, printed)
            yield Goal(f"dist/{name}/{shown}", form, printed, self._shared_parts(job, source, form, press=printed))

    def _shared_parts(self, job: EditionJob | VolumeJob, source: str, form: str, *, press: bool) -> Pairs:
        settings = self.workspace.settings
        own: object = job.publication if isinstance(job, VolumeJob) else job.text if job.text in settings.texts else ""
        key = (own, job.locales, job.design, source, form, press)
        if key not in self._shared:
            told = (
                settings_of_volume(self.workspace, settings.publications[job.publication], job)
                if isinstance(job, VolumeJob) else settings_of(self.workspace, job)
            )  # fmt: skip
            parts = [
                ("program:", self.toolchain.program),
                ("settings:", self._valued(told)),
                ("tools:", self._valued(self.toolchain.tools(form))),
                ("templates:", self._template_digest()),
            ]
            if form != "html":
                parts.append(("fonts:", self._valued(self.toolchain.fonts((source, *job.locales)))))
            if press:
                parts.append(("press:", self._valued(press_inputs(self.workspace))))
            self._shared[key] = tuple(parts)
        return self._shared[key]

    def _template_digest(self) -> str:
        if self._templates is None:
            names = [self.workspace.relative(path) for path in self.workspace.override_paths()]
            self._templates = self._valued(template_parts(names, self.digests.of))
        return self._templates

    def _reasons(
        self, job: EditionJob | VolumeJob, goal: Goal, choice: Choice, reasons: Reasons | None
    ) -> tuple[str, ...]:
        """Why an artifact is to be built; () when it is up to date. Looked for in full only to be told."""
        found: list[str] = ["--force"] if choice.force else []
        known = self.state.artifacts.get(goal.path)
        files = (*goal.shared, *file_parts(self.workspace, job, goal.form, self.digests.of))
        for path in catalogues_of(self.workspace, job):
            self.digests.of(path)  # To be remembered, also where nothing is built.
        held = self.digests.of(goal.path)
        if known is None:
            return (*found, "nothing is known of how it was made" if held else "never built")
        if not held:
            found.append("its file is gone")
        elif held != known.sha256:
            found.append("its file was changed by hand")
        elif self._told is not None and goal.path not in self._told:
            found.append("the manifest says nothing of it")
        if files != known.parts[: len(files)]:
            if reasons is None:
                return (*found, "out of date")
            found += reasons.between(known.parts, files, whole=False)
        if found and reasons is None:
            return tuple(found)
        try:
            parts, complete = catalogue_parts(self.workspace, job, self.passages_of)
        except Exception:  # What it is, a fault of the program too, is told by who builds; the others go on.
            return (*found, "a file of it cannot be read")
        now = files + parts
        if known_beforehand(known.parts) != known.parts:
            # Whether letters ask for them follows from the other parts.
            now += ((SYSTEM_FONTS, self.toolchain.system_fonts()),)
        if now != known.parts:
            if reasons is None:
                return (*found, "out of date")
            found += [one for one in reasons.between(known.parts, now) if one not in found]
        elif not found:
            found += self._standing(known, choice, complete=complete)
        return tuple(found)

    @staticmethod
    def _standing(known: Made, choice: Choice, *, complete: bool) -> list[str]:
        """Reasons beside what it was made of."""
        wanted = choice.draft_of(complete=complete)
        if wanted is None:
            return ["not fully translated"]
        if wanted != known.draft:
            return ["was a draft" if known.draft else "was a release"]
        if known.faulty:
            return ["had errors"]
        return ["was not proven"] if choice.prove and not known.proven else []

    def _raw(self, job: EditionJob | VolumeJob) -> Pairs:
        return tuple((path, self.digests.of(path)) for path in catalogues_of(self.workspace, job))

    def _ask_manifest(self) -> None:
        """What a manifest that somebody else wrote says of artifacts; what is remembered tells more than one's own."""
        manifest, known = {} if self.manifest_holds else self._manifest(), self.state.artifacts
        self._told = None if self.manifest_holds else frozenset(
            path for path, sha256 in manifest.items() if path in known and sha256 == known[path].sha256
        )
        self._strange = {path: sha256 for path, sha256 in manifest.items() if path not in known}

    def _manifest(self) -> Mapping[str, str]:
        """The SHA-256 of all artifacts by path, as a manifest says that somebody else wrote."""
        from dragoman.pipeline.manifest import read_manifest

        return {one.path: one.sha256 for one in read_manifest(self.workspace).entries}

    def _valued(self, value: Mapping[str, object]) -> str:
        """The digest of a value, which is kept to say later what changed in it."""
        found = digest_of(value)
        if found not in self.state.values:
            self.state.values[found] = value
        return found

    def _keep(self, digest: str, units: bytes) -> None:
        self.cache.note(digest, units)

    def _read(self, name: str) -> bytes:
        if name.startswith("dist/"):
            # Only to be hashed; and dist/ may well be a link to where the office publishes.
            return (self.workspace.root / name).read_bytes()
        try:
            return self.workspace.read(Path(name) if Path(name).is_absolute() else self.workspace.root / name)
        except DragomanError as error:
            raise OSError(error.message) from error


def with_press(paths: Iterable[str]) -> frozenset[str]:
    """Paths of artifacts, and of what is made for the press of the same editions: no setting asks for that."""
    found = frozenset(paths)
    return found | {f"{path.rpartition('.')[0].removesuffix('.press')}.press.pdf" for path in found}
