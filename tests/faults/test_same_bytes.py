"""The same texts and catalogues give the same bytes in every process, however it happens to order its sets."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """
import hashlib, random, sys
from datetime import UTC, datetime
from dragoman import catalogue
from dragoman.model import Message

NOW = datetime(2024, 3, 12, tzinfo=UTC)
chance = random.Random(5)
words = [f"{head}{tail}" for head in ("har", "stone", "lam", "ri") for tail in ("bour", "ver", "ps", "s of", " 12")]
old = [" ".join(chance.choices(words, k=chance.randint(3, 12))) + "." for _ in range(150)]
new = [text for text in old if chance.random() < 0.8]
for _ in range(120):
    at = chance.randrange(len(new))
    told = new[at].split(" ")
    told[chance.randrange(len(told))] = chance.choice(words)
    new[at] = " ".join(told)
chance.shuffle(new)
done = None
for texts in (old, new):
    messages = [Message(text, None, "paragraph") for text in dict.fromkeys(texts)]
    pot = catalogue.template(messages, text_id="x", now=NOW)
    merged = catalogue.merge(messages, done, text_id="x", locale="ru", template=pot).catalogue
    done = catalogue.pseudo(merged, "ru") if done is None else merged
print(hashlib.sha256(catalogue.verified(done)).hexdigest(), sum(unit.fuzzy for unit in done.units))
"""


def test_the_order_of_sets_does_not_matter() -> None:
    seen = set()
    for seed in ("0", "1", "2", "3"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "src")}
        command = [sys.executable, "-c", SCRIPT]
        found = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
        digest, fuzzy = found.split()
        assert int(fuzzy) > 40
        seen.add(digest)
    assert len(seen) == 1


BUILD = """
import os, pathlib, sys
turned = os.environ.pop("TURNED", "")
if turned:
    listdir, scandir, glob, rglob = os.listdir, os.scandir, pathlib.Path.glob, pathlib.Path.rglob
    iterdir = pathlib.Path.iterdir
    class Turned:
        def __init__(self, *given):
            with scandir(*given) as entries:
                self.entries = iter(list(entries)[::-1])
        def __iter__(self): return self.entries
        def __next__(self): return next(self.entries)
        def __enter__(self): return self
        def __exit__(self, *given): pass
        def close(self): pass
    os.listdir, os.scandir = lambda *given: listdir(*given)[::-1], Turned
    pathlib.Path.glob = lambda self, *given: iter(list(glob(self, *given))[::-1])
    pathlib.Path.rglob = lambda self, *given: iter(list(rglob(self, *given))[::-1])
    pathlib.Path.iterdir = lambda self: iter(list(iterdir(self))[::-1])
from dragoman.cli import main
sys.argv = ["dragoman", *sys.argv[1:]]
sys.exit(main())
"""

MACHINES = [
    {"TZ": "UTC", "LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
    {"TZ": "Asia/Baku", "LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "2", "TURNED": "1"},
]
"""Two machines: what differs between them beside the folders, the mask of permissions and the order of files."""


def test_two_machines_publish_the_same_bytes(tmp_path: Path) -> None:
    running, found = [], []
    for number, machine in enumerate(MACHINES):
        ground = tmp_path / ("a" if number == 0 else "another place/Ünvan")
        folder = ground / "workspace"
        folder.mkdir(parents=True)
        for name in ("home", "tmp"):
            (ground / name).mkdir()
        _copy(folder, backwards=bool(number))
        environment = {
            "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "src"), "PYTHONDONTWRITEBYTECODE": "1",
            "HOME": str(ground / "home"), "TMPDIR": str(ground / "tmp"), **machine,
        }
        command = [sys.executable, "-W", "ignore", "-c", BUILD, "build", "river-ferry-report", "--draft", "--no-proof"]
        command += ["--together", "--locale", "az", "--locale", "ar"]
        command += [part for form in ("pdf", "epub", "html") for part in ("--format", form)]
        started = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
            umask=0o077 if number else 0o022,
        )
        running.append((folder, started))
    for folder, started in running:
        told = started.communicate(timeout=120)[1]
        assert started.returncode == 0, told
        found.append({path.relative_to(folder): path.read_bytes() for path in (folder / "dist").rglob("*.*")})
    one, other = found
    assert len(one) == 4  # three formats, and the manifest
    assert set(one) == set(other)
    assert [str(path) for path in one if one[path] != other[path]] == []


def _copy(folder: Path, *, backwards: bool) -> None:
    """The sample workspace, its files made in one order or the other, at other times."""
    wanted = [ROOT / "dragoman.yaml", *sorted((ROOT / "templates").rglob("*.*"))]
    wanted += [*sorted((ROOT / "texts").glob("*.md")), *sorted((ROOT / "locales").rglob("*.po"))]
    for file in reversed(wanted) if backwards else wanted:
        copy = folder / file.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(file.read_bytes())
        if backwards:
            os.utime(copy, (10**9, 10**9))
