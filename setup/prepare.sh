#!/bin/sh
# prepare.sh run|test: sees to it that dragoman can run (and, for test, be tested) from this folder.
#
# In order: a Python of 3.11 or newer, the system's packages (packages.txt), a virtual environment in .venv, the
# locked requirements in it, and the project itself. What is there is left alone; when all is, this is silent, quick
# and needs no network. On a system without apt-get it names what is missing and stops before it has done anything.
set -eu
CDPATH='' cd -- "$(dirname -- "$0")/.."
here=$(pwd -P)
level=${1:-run}
venv=.venv
. setup/system.sh

case $level in
run) lock=requirements.txt ;;
test) lock=requirements-test.txt ;;
*) say "prepare.sh takes run or test, not $level" && exit 2 ;;
esac

# Homebrew's libraries stand where the loader of macOS does not look by itself.
if [ "$(uname)" = Darwin ] && have brew; then
    DYLD_FALLBACK_LIBRARY_PATH="$(brew --prefix)/lib:${DYLD_FALLBACK_LIBRARY_PATH:-/usr/local/lib:/usr/lib}"
    export DYLD_FALLBACK_LIBRARY_PATH
fi

# Whether .venv can be kept: it starts, was made in this very folder (a virtual environment cannot be moved), is new
# enough, has packages for the Python that it now starts (the system's may have become a newer one), and is of the
# version that was asked for, if one was.
venv_fits() {
    [ -x $venv/bin/python ] && grep -qF "$here/$venv" $venv/bin/activate 2>/dev/null && new_enough $venv/bin/python &&
        $venv/bin/python -I -c 'import sys; sys.exit(not any(p.startswith(sys.prefix + "/lib/") for p in sys.path))' &&
        { [ -z "${PYTHON:-}" ] || [ "$(version "$PYTHON")" = "$(version $venv/bin/python)" ]; }
}

# Whether a stamp says that these files, as they are now, were installed into .venv.
stamped() {
    stamp=$venv/.$1
    shift
    cat "$@" | cmp -s - "$stamp"
}

quietly() {
    if ! "$@" >$venv/setup.log 2>&1 </dev/null; then
        cat $venv/setup.log >&2
        say "that failed, for the reason above; what is installed so far stays, and the command can be run again"
        return 1
    fi
}

# 1. A Python. One that was named and does not fit is never replaced by another.
keep=
if venv_fits; then
    keep=yes
    python=$venv/bin/python
else
    python=$(find_python)
fi
wanted=
if [ -z "$python" ]; then
    if [ -n "${PYTHON:-}" ]; then
        say "PYTHON=$PYTHON $(version "$PYTHON" | sed 's/^/is /' | grep . || echo "does not start"); Python 3.11 or newer is needed"
        exit 1
    elif have python3; then
        say "Python 3.11 or newer is needed, and python3 is $(version python3)"
        say "install a newer one, then name it:  make ... PYTHON=/path/to/python3.12"
        exit 1
    elif ! have apt-get; then
        say "Python 3.11 or newer is needed, and there is none on the path"
        exit 1
    fi
    wanted="python3 python3-venv"
elif [ -z "$keep" ] && ! has_venv "$python"; then
    # Debian parts the standard library over several packages; other Pythons without these modules were built so.
    case $("$python" -c 'import os, sys; print(os.path.realpath(sys.executable))') in
    /usr/bin/*) wanted="python$(version "$python")-venv" ;;
    *)
        say "$python was built without ctypes, ensurepip or venv; name another one:  make ... PYTHON=/path/to/python3"
        exit 1
        ;;
    esac
fi

# 2. The system's packages.
lacking=$(missing "$level" "$python")
if [ -n "$wanted$lacking" ]; then
    # shellcheck disable=SC2046,SC2086  # lists of words, meant to be split
    if have apt-get; then
        apt_install $wanted $(packages apt-get $lacking)
        python=${python:-$(find_python)}
        lacking=$(missing "$level" "$python")
        if [ -z "$python" ] || [ -n "$lacking" ]; then
            say "still missing after the installation:" ${lacking:-Python 3.11 or newer}
            exit 1
        fi
    else
        [ -z "$wanted" ] || say "$python comes without the modules ctypes, ensurepip and venv; install its venv package"
        [ -z "$lacking" ] || tell $lacking
        exit 1
    fi
fi

# 3. The virtual environment.
if [ -z "$keep" ]; then
    say "making $venv with Python $(version "$python")"
    "$python" -m venv --clear $venv
fi
python=$venv/bin/python

# 4. The locked requirements; those of the tests hold those of the program too. No user's setting may turn the
# installation away from .venv.
PIP_USER=0 PIP_NO_INPUT=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_REQUIRE_VIRTUALENV=0
export PIP_USER PIP_NO_INPUT PIP_DISABLE_PIP_VERSION_CHECK PIP_REQUIRE_VIRTUALENV
if ! stamped test requirements-test.txt && ! { [ "$level" = run ] && stamped run requirements.txt; }; then
    say "installing the locked packages of $lock into $venv"
    $python -m pip --version >/dev/null 2>&1 || quietly $python -m ensurepip
    rm -f $venv/.run $venv/.test $venv/.project
    quietly $python -m pip install --require-hashes -r "$lock"
    cp "$lock" "$venv/.$level"
fi

# 5. The project itself, as it stands in src/; its commands and its entry point are those of pyproject.toml.
if ! stamped project pyproject.toml; then
    quietly $python -m pip install --no-deps --no-build-isolation --editable .
    # Where PYTHONDONTWRITEBYTECODE is set, every start would compile the program anew, for a quarter of its time.
    $python -m compileall -q src >/dev/null 2>&1 || true
    cp pyproject.toml $venv/.project
fi
