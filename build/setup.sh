#!/usr/bin/env bash
# Installs what a Debian machine with Go and gcc still lacks, as root or through
# sudo. Silent, and without asking the package system for its lists, when all is
# there. Usage: setup.sh [screenshots|package|cleanroot|office|windows]
set -euo pipefail

# The headers that the window needs, the virtual screen that the tests need
# (xvfb-run cannot do without xauth, which Debian only recommends).
packages=(libgl1-mesa-dev xorg-dev pkg-config xvfb xauth)
if [[ "${1:-}" == screenshots ]]; then
	packages+=(imagemagick)
fi
# A compiler for Windows, the maker of its setup, the tool that signs both.
if [[ "${1:-}" == package ]]; then
	packages+=(gcc-mingw-w64-x86-64 nsis osslsigncode zip unzip openssl)
fi
# Wine with software OpenGL and a keyboard for it, to prove the Windows program.
if [[ "${1:-}" == windows ]]; then
	packages+=(gcc-mingw-w64-x86-64 nsis osslsigncode zip unzip wine wine64 libgl1-mesa-dri openbox xdotool imagemagick)
fi
if [[ "${1:-}" == cleanroot ]]; then
	packages+=(debootstrap)
fi

# LibreOffice, which computes the workbooks' formulas anew and opens the documents.
if [[ "${1:-}" == office ]]; then
	packages+=(libreoffice-calc libreoffice-writer)
fi

fail() {
	echo "setup: $*" >&2
	exit 1
}

command -v go >/dev/null || fail "Go is missing: install the version that go.mod names, or a newer one."
[[ "$(uname -s)" == Linux ]] || exit 0

if ! command -v dpkg-query >/dev/null; then
	# Another distribution: its names differ, so look for the things themselves.
	for tool in gcc pkg-config xvfb-run; do
		command -v "$tool" >/dev/null || fail "$tool is missing (on Debian: apt-get install gcc ${packages[*]})."
	done
	pkg-config --exists gl x11 xcursor xrandr xinerama xi xxf86vm ||
		fail "OpenGL or X11 headers are missing (on Debian: apt-get install ${packages[*]})."
	exit 0
fi

missing=()
for package in "${packages[@]}"; do
	[[ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" == installed ]] || missing+=("$package")
done
# gcc may have come from elsewhere than Debian: only its absence counts.
command -v gcc >/dev/null || missing+=(gcc libc6-dev)
((${#missing[@]})) || exit 0

as_root=()
if ((EUID != 0)); then
	command -v sudo >/dev/null || fail "not root and no sudo; install as root: ${missing[*]}"
	as_root=(sudo)
fi

echo "setup: installing ${missing[*]}"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
apt() {
	"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 "$@" >>"$log" 2>&1 || {
		cat "$log" >&2
		fail "apt-get $* did not succeed; what it said stands above."
	}
}
apt update
apt install -y --no-install-recommends "${missing[@]}"
