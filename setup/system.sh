# shellcheck shell=sh
# The system's side: its Pythons, what is missing on it, and getting that through apt-get. Sourced by the other
# scripts, in the project's root.

say() { printf 'dragoman: %s\n' "$*" >&2; }
have() { command -v "$1" >/dev/null 2>&1; }

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }
version() { "$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null; }
has_venv() { "$1" -c 'import ctypes, ensurepip, venv' >/dev/null 2>&1; }

# find_python: a fitting Python, the one asked for by PYTHON or the first on the path; nothing when there is none.
find_python() {
    for candidate in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11 python}; do
        if new_enough "$candidate"; then
            echo "$candidate"
            return
        fi
    done
}

# The rows of packages.txt that hold for a level: "run" takes the rows marked run, "test" takes all.
rows() {
    awk -v level="$1" '!/^#/ && NF && ($1 == "run" || level == "test")' setup/packages.txt
}

# missing LEVEL PYTHON: the needs that this system does not meet, one a line. A Python that lacks ctypes (Debian's
# minimal one) cannot ask the loader; then every library counts as missing, which costs no more than asking apt-get.
missing() {
    for need in $(rows "$1" | awk '{ print $2 }'); do
        case $need in
        cmd:java) have java && { [ "$(uname)" != Darwin ] || java -version >/dev/null 2>&1; } || echo "$need" ;;
        cmd:*) have "${need#cmd:}" || echo "$need" ;;
        esac
    done
    libraries=$(rows "$1" | awk '$2 ~ /^lib:/ { print substr($2, 5) }')
    # shellcheck disable=SC2086  # the names are words without white space, and are meant to be split
    { [ -n "$2" ] && "$2" -I setup/libraries.py $libraries 2>/dev/null || printf '%s\n' $libraries; } | sed '/./s/^/lib:/'
}

# packages MANAGER NEED...: the packages that hold these needs, on one line, each once.
packages() {
    manager=$1
    shift
    awk -v manager="$manager" -v needs=" $* " '
        BEGIN { known = split("apt-get dnf pacman apk zypper brew", column) }
        !/^#/ && NF && index(needs, " " $2 " ") {
            for (i = 1; i <= known; i++)
                if (column[i] == manager && !seen[$(i + 2)]++) line = line (line ? " " : "") $(i + 2)
        }
        END { print line }' setup/packages.txt
}

# apt_install PACKAGE...: installs them, as root or through sudo. The package lists are fetched only when the
# installation fails with those that are there, so that nothing is asked of the network for nothing.
apt_install() {
    packages=$*
    root=
    if [ "$(id -u)" -ne 0 ]; then
        root=sudo
        if ! have sudo; then
            say "these system packages are missing, and installing them takes root: $packages"
            say "by hand, as root:  apt-get update && apt-get install $packages"
            return 1
        fi
        [ -z "${CI:-}" ] || root="sudo -n"
    fi
    say "installing system packages: $packages"
    log=$(mktemp)
    set -- env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -qq -y install --no-install-recommends "$@"
    if $root "$@" >"$log" 2>&1 </dev/null; then
        rm -f "$log"
    elif $root apt-get -o DPkg::Lock::Timeout=300 -qq update >"$log" 2>&1 && $root "$@" >>"$log" 2>&1 </dev/null; then
        rm -f "$log"
    else
        cat "$log" >&2
        rm -f "$log"
        say "the system packages could not be installed; why stands above"
        say "by hand, as root:  apt-get update && apt-get install $packages"
        return 1
    fi
}

# tell NEED...: for a system without apt-get, which command installs these.
tell() {
    say "this system lacks: $(echo "$*" | sed 's/cmd://g; s/lib://g')"
    for manager in brew dnf pacman apk zypper; do
        have "$manager" || continue
        case $manager in
        brew) command="brew install" ;;
        pacman) command="pacman -S --needed" ;;
        apk) command="apk add" ;;
        *) command="$manager install" ;;
        esac
        say "install it, then run the command again:  $command $(packages "$manager" "$@")"
        return
    done
    say "install it, then run the command again; Debian's names for the packages: $(packages apt-get "$@")"
}
