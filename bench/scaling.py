"""What a build costs on one machine and on many: `python bench/scaling.py`.

Measured on generated texts of 21 units in two languages (a fixed seed), one after the other in one process: the CPU
time that a worker needs for an edition, by format; the CPU time that the driver needs for it (reading, asking the
cache, sending, writing, noting); the bytes sent and sent back; what dask needs for a task, with two workers; the memory
of a worker; what is remembered. From these the time of a build is computed for numbers of texts and cores: the longest
of what the workers, the driver and the scheduler have to do. `python bench/scaling.py 40` for more texts than 10.
"""

from __future__ import annotations

import json
import os
import pickle
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from _statements import LOCALES, UNITS_A_PAPER
from _workspaces import write_workspace

from dragoman.pipeline.cluster import sending
from dragoman.pipeline.cluster.errands import Parcel
from dragoman.pipeline.freshness import Freshness
from dragoman.pipeline.manifest import record
from dragoman.pipeline.planning import Wanted, plan
from dragoman.pipeline.running import cache_of
from dragoman.pipeline.state import save_state
from dragoman.pipeline.tasks import Choice
from dragoman.workspace import find_workspace

SETTINGS = "source: en\ntargets: [az, ru]\nformats: [html]\n"
FORMS = (("html",), ("epub",), ("pdf",), ("html", "epub", "pdf"))
CORES = (1, 8, 32, 128)
TEXTS = (1_000, 10_000, 100_000)
DASK_TASKS = 300


@dataclass
class Cost:
    """Of one edition, in seconds of CPU time and in bytes."""

    worker: float
    driver: float
    disk: float
    """Seconds of the clock that the driver's threads wait while results are written; several wait at once."""
    sent: int
    returned: int
    artifacts: int


def measure(folder: Path, forms: tuple[str, ...]) -> Cost:
    """Medians over all editions of a workspace."""
    place = find_workspace(folder)
    fresh = Freshness(place, cache_of(place, None))
    choice = Choice()
    tasks = []
    for number, text in enumerate(place.text_ids()):
        if number == 1:  # The first one asks for versions, once.
            began = time.process_time()
        for job in plan(place, text, Wanted(), fresh.locale_of(text)):
            task = fresh.task(job, forms, choice, press=False)
            assert task
            tasks.append(task)
    planned = (time.process_time() - began) / (len(tasks) - len(LOCALES))
    sent = sending.sent_job(place, fresh.cache, choice, tasks)
    shared = pickle.loads(sent.shared)  # noqa: S301 - made here
    rows: list[tuple[float, ...]] = []
    for number, task in enumerate(tasks):
        start = time.process_time()
        parcel = sent.pack(task)
        assert isinstance(parcel, Parcel)
        packed = time.process_time()
        product = sent.work(shared, pickle.loads(parcel.data))  # noqa: S301 - made here
        data = pickle.dumps(product, pickle.HIGHEST_PROTOCOL)
        made, clock = time.process_time(), time.perf_counter()
        outcome = sent.unpack(task, parcel.kept, data)
        assert not outcome.error, outcome.error
        done = time.process_time()
        size = sum(map(len, product.finished.values()))
        if number:  # The first one loads WeasyPrint.
            rows.append((
                made - packed, planned + packed - start + done - made, time.perf_counter() - clock, len(parcel.data),
                len(data), size,
            ))  # fmt: skip
    worker, driver, disk, *sizes = (statistics.median(row[place] for row in rows) for place in range(6))
    return Cost(worker, driver, disk, *map(int, sizes))


def remembered(folder: Path) -> tuple[float, float, float]:
    """Bytes of state and manifest an artifact, and the CPU time of writing both, as they are after an HTML build."""
    place = find_workspace(folder)
    subprocess.run([sys.executable, "-m", "dragoman", "build", "-q", "-j", "1"], cwd=folder, check=True)
    state, manifest = folder / ".dragoman/state.json", folder / "dist/manifest.json"
    count = len(json.loads(manifest.read_bytes())["artifacts"])
    fresh = Freshness(place, cache_of(place, None))
    fresh.state.changed = True
    began = time.process_time()
    record(place, (), fresh.digests.of)
    save_state(fresh.state, fresh.digests)
    return state.stat().st_size / count, manifest.stat().st_size / count, (time.process_time() - began) / count


def dask_cost(sent: int, returned: int) -> tuple[float, float] | None:
    """CPU seconds a task of the driver and of the scheduler; None without dask."""
    try:
        import distributed
    except ImportError:
        return None
    server = [sys.executable, "-c", _SCHEDULER]
    with subprocess.Popen(server, stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True) as process:
        assert process.stdout and process.stdin
        address = process.stdout.readline().strip()
        with distributed.Client(address, set_as_default=False) as client:
            executor = client.get_executor(pure=False)
            scheduler = client.run_on_scheduler(time.process_time)
            began = time.process_time()
            for _ in range(DASK_TASKS // 10):
                futures = [executor.submit(len, b"x" * sent) for _ in range(5)]
                futures += [executor.submit(bytes, returned) for _ in range(5)]
                for one in futures:
                    one.result()
            mine = time.process_time() - began
            theirs = client.run_on_scheduler(time.process_time) - scheduler
        process.stdin.close()
    return mine / DASK_TASKS * 2, theirs / DASK_TASKS * 2  # Half of them carried bytes each way.


_SCHEDULER = """
import sys, distributed
if __name__ == "__main__":
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0", silence_logs=60,
    ) as made:
        print(made.scheduler_address, flush=True)
        sys.stdin.read()
"""


def peak(forms: tuple[str, ...], folder: Path) -> int:
    """Bytes of memory of a process that built all of a workspace."""
    command = [sys.executable, "-m", "dragoman", "build", "-q", "-j", "1", "--force"]
    process = subprocess.Popen([*command, *(f"--format={one}" for one in forms)], cwd=folder)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return used.ru_maxrss * 1024


def told(seconds: float) -> str:
    """A length of time for people."""
    for unit, size in (("h", 3600.0), ("min", 60.0)):
        if seconds >= size * 1.95:
            return f"{seconds / size:.1f} {unit}"
    return f"{seconds:.0f} s"


def main() -> None:
    """Measure, and print what follows."""
    count = int(sys.argv[1]) if sys.argv[1:] else 10
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "ws"
        write_workspace(folder, count, SETTINGS)
        costs: dict[tuple[str, ...], Cost] = {}
        for forms in FORMS:
            shutil.rmtree(folder / ".dragoman", ignore_errors=True)
            costs[forms] = measure(folder, forms)
        state, manifest, written = remembered(folder)
        html, pages = peak(("html",), folder), peak(("html", "epub", "pdf"), folder)
    whole = costs[FORMS[-1]]
    dask = dask_cost(whole.sent, whole.returned)
    print(f"an edition: {UNITS_A_PAPER} units in one of {len(LOCALES)} languages; medians of {count * 2 - 1}")
    heads = ("worker ms", "driver ms", "disk ms", "sent", "returned", "artifacts")
    print(f"  {'':<14}" + "".join(f" {head:>10}" for head in heads))
    for forms, cost in costs.items():
        print(f"  {'+'.join(forms):<14} {cost.worker * 1e3:>10.1f} {cost.driver * 1e3:>10.1f} {cost.disk * 1e3:>10.1f} "
              f"{cost.sent:>10,} {cost.returned:>10,} {cost.artifacts:>10,}")  # fmt: skip
    client, scheduler = dask or (0.0, 0.0)
    if dask:
        print(f"dask: {client * 1e3:.1f} ms of the driver and {scheduler * 1e3:.1f} ms of the scheduler a task")
    else:
        print("dask: not installed, so its share is left out (pip install 'dragoman[cluster]')")
    print(f"end of a build: {written * 1e6:.0f} µs an artifact; state {state:.0f}, manifest {manifest:.0f} bytes each")
    print(f"memory of a worker: {html / 2**20:.0f} MB for HTML, {pages / 2**20:.0f} MB with PDF")
    for forms in (FORMS[0], FORMS[-1]):
        project(forms, costs[forms], client, scheduler, written)


def project(forms: tuple[str, ...], cost: Cost, client: float, scheduler: float, written: float) -> None:
    """Print how long builds take."""
    driver = cost.driver + client + written * len(forms)
    most = max(driver, scheduler)
    print(f"\n{'+'.join(forms)}: cold build × {len(LOCALES)} languages on N cores of workers")
    print(f"  {'texts':>8} {'':>10}" + "".join(f"{cores:>10}" for cores in CORES))
    for texts in TEXTS:
        editions = texts * len(LOCALES)
        times = [max(editions * cost.worker / cores, editions * most) for cores in CORES]
        print(f"  {texts:>8,} {'':>10}" + "".join(f"{told(one):>10}" for one in times))
    print(f"  the driver needs {driver * 1e3:.1f} ms an edition, the scheduler {scheduler * 1e3:.1f} ms: "
          f"more than {cost.worker / most:.0f} cores wait for them")  # fmt: skip


if __name__ == "__main__":
    main()
