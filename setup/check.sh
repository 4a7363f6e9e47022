#!/bin/sh
# check.sh lint|test: the checks, one line each while all is well. A check that fails shows its output and does not
# keep the others from running; pytest comes last, so that its summary closes the run.
set -u
CDPATH='' cd -- "$(dirname -- "$0")/.." || exit 2
bin=.venv/bin
failed=

check() {
    name=$1
    shift
    if output=$("$@" 2>&1); then
        printf '%-13s fine\n' "$name"
    else
        printf '%s\n%-13s FAILED\n' "$output" "$name"
        failed="$failed $name"
    fi
}

check ruff $bin/ruff check --quiet .
check mypy $bin/mypy --strict
check lint-imports $bin/lint-imports

if [ "${1:-test}" = test ]; then
    # shellcheck disable=SC2086  # ARGS holds several arguments, and is meant to be split
    $bin/python -m pytest -n auto ${ARGS:-} || failed="$failed pytest"
fi

if [ -n "$failed" ]; then
    printf 'dragoman: failed:%s\n' "$failed" >&2
    exit 1
fi
