"""Files as editors send them back, by the programs themselves where they are installed."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from dragoman.catalogue import parse, verified
from dragoman.model import Catalogue, Unit
from tests.conftest import Runner

TEXT = """---
id: lakes
kind: statement
locale: en
---

# Statement

We keep 13 lakes. Keep them clean. Nobody owns a lake.
"""
HEAD = (
    ("Project-Id-Version", "lakes"), ("POT-Creation-Date", "2024-03-19 10:00+0400"),
    ("PO-Revision-Date", "2024-03-19 10:00+0400"), ("Language", "az"), ("MIME-Version", "1.0"),
    ("Content-Type", "text/plain; charset=UTF-8"), ("Content-Transfer-Encoding", "8bit"),
)  # fmt: skip
PLACE = ("texts/lakes.md",)
OURS = Catalogue(
    HEAD,
    (
        Unit("Statement", ("Bəyanat",), "title", None, ("agreed with the office",), ("role: title",), PLACE),
        Unit(
            "We keep 13 lakes.", ("Biz 12 göl saxlayırıq.",), None, None, (), ("role: paragraph",), PLACE, ("fuzzy",),
            None, "We keep 12 lakes.",
        ),
        Unit("Keep them clean.", ("",), None, None, (), ("role: paragraph",), PLACE),
        Unit("Nobody owns a lake.", ("",), None, None, (), ("role: paragraph",), PLACE),
        Unit("Rivers, too.", ("Çaylar da.",), obsolete=True),
    ),
    ("Translation of “lakes”.",),
)  # fmt: skip


@pytest.fixture
def lakes(tmp_path: Path) -> Path:
    """A workspace with one text, partly translated."""
    folder = tmp_path / "ws"
    (folder / "texts").mkdir(parents=True)
    (folder / "locales/az").mkdir(parents=True)
    (folder / "dragoman.yaml").write_text("source: en\ntargets: [az]\n")
    (folder / "texts/lakes.md").write_text(TEXT)
    (folder / "locales/az/lakes.po").write_bytes(verified(OURS))
    return folder


def units(folder: Path) -> dict[str, Unit]:
    return {unit.source: unit for unit in parse((folder / "locales/az/lakes.po").read_bytes()).units}


def translated(**targets: str) -> bytes:
    """Our file with translations by the first word of the source, as a text editor saves them."""
    changed = []
    for unit in OURS.units:
        target = targets.get(unit.source.split()[0])
        changed.append(unit if target is None else Unit(**{**_fields(unit), "target": (target,)}))
    return verified(Catalogue(OURS.header, tuple(changed), OURS.header_comments))


def _fields(unit: Unit) -> dict[str, object]:
    return {name: getattr(unit, name) for name in Unit.__slots__ if name != "line"}


def as_omegat(data: bytes, *, blanks: bool = True) -> bytes:
    """What OmegaT 3.6 was seen to write: no fuzzy flags, what was fuzzy blank, long strings begun on the msgstr line,
    the platform's line ends."""
    text = data.decode()
    if blanks:
        text = re.sub(r'(#, fuzzy\n(?:#\|[^\n]*\n)?msgid "[^\n]*"\nmsgstr )"[^\n]*"', r'\1""', text)
    text = text.replace("#, fuzzy\n", "").replace('msgstr ""\n"', 'msgstr "')
    return text.replace("\n", "\r\n").encode()


def test_omegat(lakes: Path, run: Runner) -> None:
    (lakes / "back.po").write_bytes(as_omegat(translated(Keep="Onları təmiz saxlayın.")))
    returned = run("return", "back.po", cwd=lakes)
    assert returned.code == 0, returned.err
    assert "1 taken" in returned.err
    assert "1 fuzzy translations that were left out" in returned.err
    assert units(lakes)["Keep them clean."].target == ("Onları təmiz saxlayın.",)
    # Nothing else has changed.
    assert (lakes / "locales/az/lakes.po").read_bytes() == translated(Keep="Onları təmiz saxlayın.")


def test_an_editor_that_drops_marks_comments_and_obsolete_units(lakes: Path, run: Runner) -> None:
    text = translated(Nobody="Gölün sahibi yoxdur.").decode().replace("#, fuzzy\n", "")
    text = re.sub(r"^#[|.:~ ].*\n", "", text, flags=re.MULTILINE)
    (lakes / "back.po").write_text(text)
    returned = run("return", "back.po", "--format", "json", cwd=lakes)
    assert returned.code == 0, returned.err
    [told] = json.loads(returned.out)
    assert (told["text"], told["locale"], told["changed"]) == ("lakes", "az", True)
    assert told["counts"] == {"comments": 4, "unmarked": 1, "translated": 1, "absent": 1}
    assert (lakes / "locales/az/lakes.po").read_bytes() == translated(Nobody="Gölün sahibi yoxdur.")
    confirmed = run("return", "back.po", "--confirmed", cwd=lakes)
    assert "1 confirmed" in confirmed.err
    assert units(lakes)["We keep 13 lakes."] == Unit(
        "We keep 13 lakes.", ("Biz 12 göl saxlayırıq.",), None, None, (), ("role: paragraph",), PLACE
    )


def test_poedit_confirms_and_says_who(lakes: Path, run: Runner) -> None:
    text = translated(We="Biz 13 göl saxlayırıq.", Keep="Onları təmiz saxlayın.").decode()
    text = text.replace('#, fuzzy\n#| msgid "We keep 12 lakes."\n', "")
    text = text.replace("PO-Revision-Date: 2024-03-19 10:00", "PO-Revision-Date: 2024-03-22 09:30")
    text = text.replace('"Language: az', '"Last-Translator: Ada Merrow <ada@example.org>\\n"\n"Language: az')
    text = text.replace('8bit\\n"', '8bit\\n"\n"X-Generator: Poedit 3.4\\n"')
    (lakes / "lakes-az.po").write_text(text)
    returned = run("return", "lakes-az.po", cwd=lakes)
    assert returned.code == 0, returned.err
    assert "2 taken" in returned.err
    header = dict(parse((lakes / "locales/az/lakes.po").read_bytes()).header)
    assert header["PO-Revision-Date"] == "2024-03-22 09:30+0400"
    assert header["Last-Translator"] == "Ada Merrow <ada@example.org>"
    assert "X-Generator" not in header
    assert not any(unit.fuzzy for unit in units(lakes).values())


def test_both_sides_translated_a_unit(lakes: Path, run: Runner) -> None:
    (lakes / "locales/az/lakes.po").write_bytes(translated(Keep="Qoruyun."))
    (lakes / "back.po").write_bytes(translated(Keep="Təmiz saxlayın."))
    returned = run("return", "back.po", cwd=lakes)
    assert returned.code == 0
    assert "warning [return-conflict] “Keep them clean.”" in returned.err
    unit = units(lakes)["Keep them clean."]
    assert (unit.target, unit.fuzzy) == (("Qoruyun.",), True)
    assert unit.translator_comments == ('other version: "Təmiz saxlayın."',)
    once = (lakes / "locales/az/lakes.po").read_bytes()
    run("return", "back.po", cwd=lakes)
    assert (lakes / "locales/az/lakes.po").read_bytes() == once


def test_an_older_revision_of_the_text(lakes: Path, run: Runner) -> None:
    old = Catalogue(HEAD, (
        Unit("Rivers, too.", ("Çaylar da!",)),
        Unit("Ponds never.", ("Gölməçələr heç vaxt.",)),
        Unit("Keep them  clean.", ("Təmiz saxlayın.",)),
    ))  # fmt: skip
    (lakes / "old.po").write_bytes(verified(old))
    returned = run("return", "old.po", "--text", "lakes", cwd=lakes)
    assert returned.code == 0, returned.err
    found = units(lakes)
    assert found["Rivers, too."].translator_comments == ('other version: "Çaylar da!"',)
    assert found["Ponds never."] == Unit("Ponds never.", ("Gölməçələr heç vaxt.",), obsolete=True)
    assert found["Keep them clean."].target == ("Təmiz saxlayın.",)


def test_a_dry_run_writes_nothing(lakes: Path, run: Runner) -> None:
    before = (lakes / "locales/az/lakes.po").read_bytes()
    (lakes / "back.po").write_bytes(translated(Keep="Qoruyun."))
    assert "1 taken" in run("return", "--dry-run", "back.po", cwd=lakes).err
    assert (lakes / "locales/az/lakes.po").read_bytes() == before


def test_where_it_belongs(lakes: Path, run: Runner) -> None:
    (lakes / "locales/ru").mkdir()
    russian = Catalogue(tuple((name, "ru" if name == "Language" else value) for name, value in HEAD), OURS.units)
    (lakes / "locales/ru/lakes.po").write_bytes(verified(russian))
    bare = Catalogue(units=(Unit("Keep them clean.", ("Təmiz saxlayın.",)),))
    data = verified(bare)
    for number, name in enumerate(("mail/az/x.po", "lakes.az.po", "lakes_az_AZ (1).po", "AZ.po")):
        path = lakes / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        returned = run("return", str(path), "--dry-run", cwd=lakes)
        assert "would go into locales/az/lakes.po" in returned.err, (number, returned.err)
    (lakes / "x.po").write_bytes(data)
    unclear = run("return", "x.po", cwd=lakes)
    assert unclear.code == 2
    assert "--text lakes --locale az or --text lakes --locale ru" in unclear.err
    assert run("return", "x.po", "--locale", "ru", "--dry-run", cwd=lakes).code == 0
    (lakes / "y.po").write_bytes(verified(Catalogue(HEAD, (Unit("Elsewhere.", ("Başqa yerdə.",)),))))
    foreign = run("return", "y.po", cwd=lakes)
    assert foreign.code == 2
    assert "shares no unit" in foreign.err
    own = run("return", "locales/az/lakes.po", cwd=lakes)
    assert own.code == 2
    assert "own catalogue" in own.err


def test_what_is_no_po_file(lakes: Path, run: Runner) -> None:
    (lakes / "back.po").write_bytes(b'msgid "a\n')
    returned = run("return", "back.po", "missing.po", cwd=lakes)
    assert returned.code == 2
    assert "back.po:1:" in returned.err
    assert "missing.po: cannot be read" in returned.err


@pytest.mark.skipif(shutil.which("msgmerge") is None, reason="gettext is not installed")
def test_wrapped_and_merged_by_gettext(lakes: Path, run: Runner, tmp_path: Path) -> None:
    """A translator's tool ran msgmerge against the POT and wrapped the lines."""
    (tmp_path / "sent.po").write_bytes(translated(Keep="Onları təmiz saxlayın, çünki göllər hamınındır. " * 3))
    (tmp_path / "lakes.pot").write_bytes(verified(Catalogue(HEAD, tuple(
        Unit(unit.source, ("",), unit.context) for unit in OURS.units[:4]
    ))))  # fmt: skip
    merged = subprocess.run(
        ["msgmerge", "-q", "--previous", "sent.po", "lakes.pot"], cwd=tmp_path, capture_output=True, check=True
    )
    (lakes / "back.po").write_bytes(merged.stdout)
    assert run("return", "back.po", cwd=lakes).code == 0
    assert (lakes / "locales/az/lakes.po").read_bytes() == (tmp_path / "sent.po").read_bytes()


def test_the_writer_of_weblate(lakes: Path, run: Runner) -> None:
    pypo = pytest.importorskip("translate.storage.pypo", reason="translate-toolkit is not installed")
    store = pypo.pofile.parsestring((lakes / "locales/az/lakes.po").read_bytes())
    for unit in store.units:
        if str(unit.source) == "Nobody owns a lake.":
            unit.target = "Gölün sahibi yoxdur."
        if str(unit.source) == "We keep 13 lakes.":
            unit.markfuzzy(False)
            unit.prev_msgid = []
    store.updateheader(add=True, X_Generator="Weblate 5.10", PO_Revision_Date="2024-03-23 10:00+0000")
    (lakes / "back.po").write_bytes(bytes(store))
    returned = run("return", "back.po", cwd=lakes)
    assert returned.code == 0, returned.err
    assert "1 taken, 1 confirmed" in returned.err
    assert not any(unit.fuzzy for unit in units(lakes).values())


PROJECT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0"><source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir>
<tm_dir>__DEFAULT__</tm_dir><glossary_dir>__DEFAULT__</glossary_dir><glossary_file>__DEFAULT__</glossary_file>
<dictionary_dir>__DEFAULT__</dictionary_dir><source_lang>en</source_lang><target_lang>az</target_lang>
<sentence_seg>false</sentence_seg><support_default_translations>true</support_default_translations>
<remove_tags>false</remove_tags></project></omegat>
"""
MEMORY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx11.dtd">
<tmx version="1.1"><header creationtool="OmegaT" o-tmf="OmegaT TMX" adminlang="EN-US" datatype="plaintext"
 creationtoolversion="3.6" segtype="paragraph" srclang="en"/><body><tu><tuv lang="en"><seg>Keep them clean.</seg></tuv>
<tuv lang="az"><seg>Onları təmiz saxlayın.</seg></tuv></tu></body></tmx>
"""


@pytest.mark.skipif(shutil.which("omegat") is None, reason="OmegaT is not installed")
def test_omegat_itself(lakes: Path, run: Runner, tmp_path: Path) -> None:
    project = tmp_path / "project"
    for name in ("source", "target", "omegat", "glossary", "dictionary", "tm"):
        (project / name).mkdir(parents=True)
    (project / "omegat.project").write_text(PROJECT)
    (project / "omegat/project_save.tmx").write_text(MEMORY, encoding="utf-8")
    shutil.copy(lakes / "locales/az/lakes.po", project / "source")
    subprocess.run(
        ["omegat", str(project), "--mode=console-translate"], capture_output=True, check=True, timeout=120,
        env={**os.environ, "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    written = (project / "target/lakes.po").read_text("utf-8")
    assert "#, fuzzy" not in written
    assert "Biz 12 göl" not in written
    returned = run("return", str(project / "target/lakes.po"), cwd=lakes)
    assert returned.code == 0, returned.err
    assert (lakes / "locales/az/lakes.po").read_bytes() == translated(Keep="Onları təmiz saxlayın.")
