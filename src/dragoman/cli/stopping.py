"""How a command ends that a signal stops."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def stoppable() -> Iterator[None]:
    """Within it, SIGTERM and SIGHUP stop as Ctrl-C does, so that what is finished is kept; then the program ends with
    128 and the number of the signal. A signal that is passed over (``nohup``) stays so."""
    got: list[int] = []

    def stop(number: int, _frame: object) -> None:
        got.append(number)
        raise KeyboardInterrupt

    before = {}
    if threading.current_thread() is threading.main_thread():
        known = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
        before = {number: signal.signal(number, stop) for number in known if signal.getsignal(number) == signal.SIG_DFL}
    try:
        yield
    except KeyboardInterrupt:
        if got:
            raise SystemExit(128 + got[0]) from None
        raise
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
