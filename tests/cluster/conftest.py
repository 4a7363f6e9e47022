"""One cluster of two worker processes for all tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

distributed = pytest.importorskip("distributed")


@pytest.fixture(scope="session")
def cluster() -> Iterator[Any]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0", silence_logs=60, host="127.0.0.1",
    ) as made:  # fmt: skip
        yield made


@pytest.fixture(scope="session")
def address(cluster: Any) -> str:
    return str(cluster.scheduler_address).replace("tcp://", "dask://")
