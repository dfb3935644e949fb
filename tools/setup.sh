#!/bin/sh
# Makes this checkout ready: system libraries, .venv, pinned packages, compiled translations.
#
#   tools/setup.sh          what `make run` needs
#   tools/setup.sh dev      what `make test` needs as well
#
# May be called any number of times and stopped at any point; what is there already is left alone.
# Everything goes into .venv and build/ of this folder; only system libraries go elsewhere (apt).
set -eu
cd "$(dirname "$0")/.."
here=$(pwd -P)
extra=${1:-run}
stamp=.venv/bocso-setup # "<fingerprint> run|dev", or "unfinished" while pip is at work

# The Debian packages with the libraries that PySide6's own libraries ask for (objdump -p on libQt6Core, Gui,
# Network, DBus, Multimedia, XcbQpa, WaylandClient and their plugins), and libXss (shared/ui/awake.py).
always="libglib2.0-0 libzstd1 zlib1g libbrotli1 libgssapi-krb5-2 libegl1 libgl1 libx11-6
    libxkbcommon0 libdbus-1-3 libfontconfig1 libfreetype6 libpulse0 libxext6 libxrandr2"
screen="libx11-xcb1 libxcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0
    libxcb-render0 libxcb-render-util0 libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-util1 libxcb-xfixes0
    libxcb-xkb1 libxkbcommon-x11-0 libxss1 libwayland-client0 libwayland-cursor0"
# What the checks meet for real: an X server, a hand on it and a window manager, a printing service, a sound server,
# a voice, a reader of bar codes, D-Bus, a browser.
checks="xvfb xdotool openbox x11-xserver-utils cups cups-client pulseaudio pulseaudio-utils espeak-ng zbar-tools
    dbus chromium"

say() { printf '%s\n' "$*"; }
fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

# --- Python -----------------------------------------------------------------------------------------------

# suitable PYTHON: it starts (a pyenv shim may not), PySide6 6.11 has a wheel for it, nothing we need is left out.
suitable() {
    "$1" -c 'import sys; assert (3, 11) <= sys.version_info[:2] <= (3, 14); import sqlite3, ssl' 2>/dev/null
}

makes_venv() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }

# find_python: sets $python to the newest suitable one that can make a .venv; else to a suitable one, which needs
# Debian's python3-venv. /usr/bin is asked too: another Python may stand before it.
find_python() {
    python=
    for name in python3.14 python3.13 python3.12 python3.11 python3; do
        for candidate in "$name" "/usr/bin/$name"; do
            suitable "$candidate" || continue
            python=$candidate
            if makes_venv "$candidate"; then return; fi
        done
    done
    [ -n "$python" ] || fail "Bốc Số needs Python 3.11 to 3.14 with ssl and sqlite3; there is none on the PATH." \
        "On Debian 12 and newer and Ubuntu 24.04: sudo apt-get install python3 python3-venv"
}

# --- System libraries -------------------------------------------------------------------------------------

is_debian() { command -v dpkg-query >/dev/null && command -v apt-get >/dev/null; }

# installed PACKAGE: also under the name it got with 64-bit time in Debian 13 and Ubuntu 24.04 (libglib2.0-0t64),
# which apt takes for the old one.
installed() {
    dpkg-query -W -f '${db:Status-Status}\n' "$1" "$1t64" 2>/dev/null | grep -qx installed
}

# missing GROUP: those of its packages that are not installed.
missing() {
    for package in $1; do
        installed "$package" || printf '%s ' "$package"
    done
}

wanted_packages() {
    printf '%s' "$venv_package$(missing "$always")$(missing "$screen")"
    [ "$extra" != dev ] || missing "$checks"
}

# Sets $sudo to what gives us the rights to install without a question; fails if nothing does.
find_rights() {
    sudo=
    [ "$(id -u)" = 0 ] && return 0
    sudo="sudo -n"
    $sudo true 2>/dev/null
}

# Sets $venv_package where Debian keeps the making of virtual environments in a package of its own.
look_for_venv_package() {
    venv_package=
    if [ -n "$python" ] && ! makes_venv "$python"; then
        venv_package="$("$python" -c 'import sys; print("python3.%d-venv" % sys.version_info[1])') "
    fi
}

install_system_packages() {
    packages=$(wanted_packages)
    packages=${packages% }
    [ -n "$packages" ] || return 0
    if find_rights; then
        say "System packages: installing $packages"
        apt_install && return 0
        if [ -z "$venv_package$(missing "$always")" ]; then
            say "These could not be installed. Without them no window opens on a screen, and checks that need" \
                "a real X server, printing service or sound server fail; all else works."
            return 0
        fi
    fi
    command="apt-get update && apt-get install -y --no-install-recommends $packages"
    [ "$(id -u)" = 0 ] || command="sudo sh -c '$command'"
    fail "Bốc Số needs a few system packages. Have an administrator run this once, then start again:" "" \
        "    $command" ""
}

# Installs $packages without a question; what apt says is shown only when it fails.
apt_install() {
    log=$(mktemp)
    # A list that cannot be fetched anew is often still good enough to install from, so the update may fail.
    # Lock::Timeout: a fresh Ubuntu updates itself in its first minutes.
    # shellcheck disable=SC2086 # $sudo and $packages are several words
    {
        $sudo apt-get update -qq || true
        $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
            -o DPkg::Lock::Timeout=120 $packages
    } >"$log" 2>&1 </dev/null || {
        cat "$log" >&2
        rm -f "$log"
        return 1
    }
    rm -f "$log"
}

# --- .venv ------------------------------------------------------------------------------------------------

# A .venv is whole when pip was not interrupted in it (a half-copied package looks installed to the next pip),
# it was made at this place (its scripts hold the path), and its Python and pip start.
whole_venv() {
    if [ -f "$stamp" ] && grep -qx unfinished "$stamp"; then return 1; fi
    [ -f .venv/bin/activate ] && grep -qF "$here/.venv" .venv/bin/activate &&
        .venv/bin/python -m pip --version >/dev/null 2>&1
}

make_venv() {
    whole_venv && return 0
    makes_venv "$python" || fail "$python cannot make virtual environments (no venv or ensurepip module)." \
        "Install that part of Python, or another Python 3.11 to 3.14."
    say "Making .venv with $("$python" --version)"
    rm -rf .venv
    "$python" -m venv .venv
}

fingerprint() { cat pyproject.toml constraints.txt | cksum | tr ' ' -; }

# ready: the packages of this fingerprint are installed, with the checks if they are asked for.
ready() {
    [ -f "$stamp" ] || return 1
    case "$(cat "$stamp")" in
    "$(fingerprint) dev") return 0 ;;
    "$(fingerprint) run") [ "$extra" = run ] ;;
    *) return 1 ;;
    esac
}

install_packages() {
    if [ -f "$stamp" ] && grep -q ' dev$' "$stamp"; then extra=dev; fi # never leave the tools at other versions
    echo unfinished >"$stamp"
    target=.
    what="the program"
    if [ "$extra" = dev ]; then
        target='.[dev]'
        what="the program and its checks"
    fi
    say "Packages: installing $what (the first time some minutes)"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input --progress-bar off \
        -c constraints.txt -e "$target" ||
        fail "pip could not install the packages; the reason stands above. Then start again."
    printf '%s %s\n' "$(fingerprint)" "$extra" >"$stamp"
}

# --- The steps --------------------------------------------------------------------------------------------

case "$extra" in
run | dev) ;;
*) fail "tools/setup.sh knows: run, dev" ;;
esac
python=
whole_venv || find_python
if is_debian; then
    look_for_venv_package
    install_system_packages
elif ! ready; then
    say "Not a Debian or Ubuntu system: Qt needs EGL, OpenGL, X11 and xcb (with cursor, icccm, image, keysyms," \
        "render-util, util), xkbcommon, Xss, Wayland, D-Bus, fontconfig, glib and PulseAudio client libraries."
fi
make_venv
ready || install_packages
.venv/bin/python tools/translations.py compile
