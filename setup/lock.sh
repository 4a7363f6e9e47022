#!/bin/sh
# lock.sh: writes requirements.txt and requirements-test.txt from pyproject.toml, for every Python from 3.11 on and for
# every system, each release with the hashes of its files. Releases already locked stay unless pyproject.toml rules
# them out or UPGRADE=1 is given. The locks name neither a registry nor a folder.
#
# uv does the resolving. It lives in .tools, apart from .venv, and is itself locked (setup/requirements-lock.txt).
set -eu
CDPATH='' cd -- "$(dirname -- "$0")/.."
. setup/system.sh
python=$(find_python)
[ -n "$python" ] || { say "Python 3.11 or newer is needed" && exit 1; }
tools=.tools/lock
tools_lock=setup/requirements-lock.txt
upgrade=
[ -z "${UPGRADE:-}" ] || upgrade=--upgrade

if ! cmp -s $tools_lock $tools/.installed; then
    "$python" -m venv --clear $tools
    $tools/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $tools_lock
    cp $tools_lock $tools/.installed
fi

compile() {
    output=$1
    shift
    # shellcheck disable=SC2086  # an option or nothing
    $tools/bin/uv pip compile --quiet --universal --python-version 3.11 --python $tools/bin/python --generate-hashes \
        --custom-compile-command "make lock" $upgrade --output-file "$output" "$@"
}

# The project is installed without build isolation, so what builds it is locked with what runs it.
build=.tools/build-system.txt
"$python" - >$build <<'PROGRAM'
import pathlib, tomllib
print(*tomllib.loads(pathlib.Path("pyproject.toml").read_text(encoding="utf-8"))["build-system"]["requires"], sep="\n")
PROGRAM

compile requirements.txt pyproject.toml $build
compile requirements-test.txt --extra test --constraints requirements.txt pyproject.toml $build
echo "uv" | compile $tools_lock -
git --no-pager diff --stat -- requirements.txt requirements-test.txt $tools_lock 2>/dev/null || true
