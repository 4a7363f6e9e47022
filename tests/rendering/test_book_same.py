"""A book remembers nothing of the machine that made it."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from dragoman.edition import compose
from dragoman.model import Design
from dragoman.rendering import epub
from tests.edition.papers import statement

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import hashlib
from dragoman.edition import compose
from dragoman.model import Design
from dragoman.rendering import epub
from tests.edition.papers import statement
data = epub(compose(statement("az").aligned(), design=Design(embed_fonts=True))).data
print(hashlib.sha256(data).hexdigest())
"""


def test_same_bytes_elsewhere_and_nothing_of_the_place(tmp_path: Path) -> None:
    data = epub(compose(statement("az").aligned(), design=Design(embed_fonts=True))).data
    elsewhere = {
        **os.environ, "TZ": "Pacific/Kiritimati", "LANG": "tr_TR.UTF-8", "LC_ALL": "C", "PYTHONHASHSEED": "77",
        "HOME": str(tmp_path), "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT))), "PYTHONUTF8": "0",
        "SOURCE_DATE_EPOCH": "1",
    }
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=tmp_path, env=elsewhere, capture_output=True, check=False, text=True
    )
    assert done.stdout.strip() == hashlib.sha256(data).hexdigest(), done.stderr
    assert str(ROOT).encode() not in data
