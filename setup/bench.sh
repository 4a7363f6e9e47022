#!/bin/sh
# bench.sh: runs each program in bench/ in turn; a name that begins with "_" is a part of others and not one itself.
set -eu
CDPATH='' cd -- "$(dirname -- "$0")/.."
for program in bench/[!_]*.py; do
    [ -e "$program" ] || { echo "there is nothing in bench/ to run" >&2 && exit 1; }
    # These make editions by the hundred, or pictures: they are run by name.
    case "$program" in bench/matrix.py | bench/gallery.py) continue ;; esac
    printf '\n== %s\n' "$program"
    .venv/bin/python "$program"
done
