"""A workspace for every language: the sample texts and, where they lie beside the checkout, longer papers of others.

What is not translated is filled with pseudo-translations in the script of the language.
"""

from __future__ import annotations

import contextlib
import csv
import io
import re
import shutil
from collections.abc import Sequence
from pathlib import Path

import polib

from dragoman.cli import main

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "data"
LOCALES = ("az", "az-Cyrl", "ru", "tr", "fr", "es", "uk", "de", "ka", "zh-Hans", "ar", "fa")
"""Target locales; with the source, en, the thirteen languages that have fonts and wording."""
RIGHT_TO_LEFT = frozenset({"ar", "fa"})
DRAFTS = frozenset({("river-ferry-report", "tr"), ("river-ferry-report", "ar")})
"""What the sample workspace has translated in part, and stays so."""
_DECLARATIONS = {
    "az": "azj_latn", "az-Cyrl": "azj_cyrl", "ru": "rus", "tr": "tur", "fr": "fra", "es": "spa", "uk": "ukr",
    "de": "deu_1996", "ka": "kat", "zh-Hans": "cmn_hans", "ar": "arb", "fa": "pes_1",
}  # fmt: skip
_HEADS = {"title": "# ", "heading": "## ", "item": "1. "}


def program(*arguments: str | Path) -> tuple[int, str, str]:
    """Exit code of a command, and what it said on standard output and on standard error."""
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.TextIOWrapper(io.BytesIO(), "utf-8")
    code: object = 0
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main([str(one) for one in arguments])
        except SystemExit as exit_:
            code = exit_.code
    said = []
    for stream in (out, err):
        stream.flush()
        said.append(stream.buffer.getvalue().decode())  # type: ignore[attr-defined]
    return (code if isinstance(code, int) else 1), said[0], said[1]


def sample(folder: Path, texts: Sequence[str] = (), locales: Sequence[str] = LOCALES) -> Path:
    """A copy of the sample workspace with catalogues in these locales, for these texts (for all without any)."""
    shutil.copytree(ROOT / "locales", folder / "locales")
    shutil.copytree(ROOT / "texts", folder / "texts")
    settings = (ROOT / "dragoman.yaml").read_text(encoding="utf-8")
    if texts:
        settings = settings[: settings.index("publications:")]
        for path in [*(folder / "texts").glob("*.md"), *(folder / "locales").rglob("*.po*")]:
            if path.stem not in texts:
                path.unlink()
    settings = re.sub(r"^targets: .*$", f"targets: [{', '.join(locales)}]", settings, count=1, flags=re.MULTILINE)
    settings = settings.replace("    targets: [az, ru, tr, ar]\n", "    rows: paragraph\n")
    (folder / "dragoman.yaml").write_text(settings, encoding="utf-8")
    for name in ("names.yaml", "glossary.yaml"):
        shutil.copy(ROOT / name, folder)
    filled(folder, locales)
    return folder


def filled(folder: Path, locales: Sequence[str]) -> None:
    """Catalogues for every text of a workspace, without a gap but for DRAFTS."""
    _well(program("update", "-q", "-C", folder))
    texts = [path.stem for path in sorted((folder / "texts").glob("*.md"))]
    for locale in locales:
        wanting = [text for text in texts if (text, locale) not in DRAFTS]
        if wanting:
            _well(program("pseudo", "-q", "-C", folder, "--locale", locale, *wanting))


def longer(folder: Path, locales: Sequence[str]) -> None:
    """Adds the Universal Declaration in its own translations, and the papers of others, where they are there."""
    if (SHARED / "udhr").is_dir():
        _declaration(folder)
        filled(folder, ())
        for locale in locales:
            _translate(folder / "locales" / locale / "declaration.po", locale)
    if papers := sorted((SHARED / "statements").glob("*.txt")):
        _well(program("import", "-q", "-C", folder, *papers))
    filled(folder, locales)


def _declaration(folder: Path) -> None:
    with (SHARED / "udhr/tsv/eng.tsv").open(encoding="utf-8", newline="") as file:
        rows = [*csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
    blocks = [f"{_HEADS.get(row['role'], '')}{' '.join(row['text'].split())}" for row in rows]
    head = "---\nid: declaration\nkind: document\nlocale: en\ndate: 1948-12-10\n---\n\n"
    text = folder / "texts/declaration.md"
    text.write_text(head + "\n\n".join(blocks) + "\n", encoding="utf-8")
    settings = folder / "dragoman.yaml"
    told = settings.read_text(encoding="utf-8")
    told = told.replace("\ntexts:\n", "\ntexts:\n  declaration:\n    granularity: paragraph\n", 1)
    settings.write_text(told, encoding="utf-8")


def _translate(po: Path, locale: str) -> None:
    name = _DECLARATIONS[locale]
    with (SHARED / f"udhr/aligned/eng-{name}.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        known = {" ".join(row["eng"].split()): " ".join(row[name].split()) for row in rows if row["eng"]}
    catalogue = polib.pofile(str(po), wrapwidth=0)
    for entry in catalogue:
        if not entry.msgstr and not entry.obsolete:
            entry.msgstr = known.get(" ".join(entry.msgid.split()), "")
    catalogue.save()


def _well(done: tuple[int, str, str]) -> None:
    assert done[0] == 0, done[2]
