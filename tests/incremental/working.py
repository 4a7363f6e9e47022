"""Work for the pool, which tests end in the middle."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path


def square(folder: Path, number: int) -> int:
    """The square; a number below 0 ends its process, each time, or while its mark is there."""
    if number < 0:
        mark = folder / f"die{number}"
        if number < -1 or mark.exists():
            mark.unlink(missing_ok=True)
            os.kill(os.getpid(), signal.SIGKILL)
    with (folder / "done").open("a") as done:
        done.write(f"{number}\n")
    return number * number


def slow(folder: Path, number: int) -> int:
    """A number, a while later for odd ones."""
    time.sleep(0.1 if number % 2 else 0)
    return number
