#!/usr/bin/env bash
# Installs a .deb in a root of its own that holds nothing but Debian's smallest
# system, and does there what an office does: a register, its book in, the month's
# report out, a check, and the window. Usage: cleanroot.sh PACKAGE.deb
set -euo pipefail
cd "$(dirname "$0")/.."
(($# == 1)) || { echo "usage: cleanroot.sh PACKAGE.deb" >&2; exit 2; }
root=$PWD/dist/root
log=$PWD/dist/root.log
office=/home/office # of the user who works there

fail() {
	[[ ! -s "$log" ]] || tail -n 40 "$log" >&2
	echo "cleanroot: $*" >&2
	exit 1
}

# work RUN… lets RUN, which goes before each command, do an office's work with what
# the package installed.
work() {
	"$@" donthu --version
	"$@" donthu init --data so --ward 'UBND phường 13' --receiver 'Ban Tiếp công dân'
	"$@" donthu import --data so so-chuan-2026.xlsx
	"$@" donthu report --data so --month 2026-06 --out bao-cao.xlsx
	"$@" donthu verify --data so
	"$@" donthu backup --data so
}

# Where no clean root can be made the package is unpacked beside this machine's own
# libraries, which proves less: not that its dependencies suffice.
impossible() {
	echo "cleanroot: no clean root here ($*): the package is only unpacked and its commands run on this machine." >&2
	rm -rf "$root"
	dpkg-deb -x "$deb" "$root"
	mkdir -p "$root$office"
	cp testdata/samples/so-chuan-2026.xlsx "$root$office"
	cd "$root$office"
	PATH=$root/usr/bin:$PATH work env
	exit 0
}

deb=$(realpath "$1")
trap 'rm -rf --one-file-system "$root" "$log"' EXIT
mkdir -p dist
rm -rf --one-file-system "$root"
: >"$log"

((EUID == 0)) || impossible "it needs root"
command -v debootstrap >/dev/null || impossible "debootstrap is missing"
suite=$(. /etc/os-release && echo "${VERSION_CODENAME:-bookworm}")
mirror=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' "Codename: $suite" 2>/dev/null | sort -u | head -n 1)
debootstrap --variant=minbase "$suite" "$root" ${mirror:+"$mirror"} >"$log" 2>&1 || {
	tail -n 5 "$log" >&2
	impossible "debootstrap did not succeed"
}
cp "$deb" "$root/tmp/donthu.deb"
chroot "$root" env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install /tmp/donthu.deb >>"$log" 2>&1 ||
	fail "the package could not be installed in a clean root."
missing=$(chroot "$root" ldd /usr/bin/donthu | grep 'not found') && fail "libraries are missing: $missing"
for file in /usr/share/applications/vn.sodonthu.app.desktop /usr/share/icons/hicolor/512x512/apps/vn.sodonthu.app.png /usr/share/doc/donthu/copyright; do
	[[ -s "$root$file" ]] || fail "$file was not installed."
done

chroot "$root" useradd --create-home --home-dir "$office" office
cp testdata/samples/so-chuan-2026.xlsx "$root$office"
here() { chroot --userspec=office "$root" env -i -C "$office" HOME="$office" LANG=C.UTF-8 PATH=/usr/bin:/bin "$@"; }
work here

# The window on a screen of this machine, which X finds without a file in the root:
# still open after ten seconds, then closed.
if command -v xvfb-run >/dev/null; then
	status=0
	root=$root office=$office xvfb-run -a -s '-screen 0 1366x768x24' bash -c '
		cp "$XAUTHORITY" "$root$office/.Xauthority" && chmod 644 "$root$office/.Xauthority"
		exec chroot --userspec=office "$root" env -i HOME="$office" LANG=C.UTF-8 PATH=/usr/bin:/bin \
			DISPLAY="$DISPLAY" XAUTHORITY="$office/.Xauthority" timeout 10 donthu --data "$office/so"' >>"$log" 2>&1 || status=$?
	((status == 124)) || fail "the window did not stay open (exit status $status)."
fi
cp "$root$office/bao-cao.xlsx" dist/ && [[ -s dist/bao-cao.xlsx ]] && rm dist/bao-cao.xlsx
chroot "$root" env DEBIAN_FRONTEND=noninteractive apt-get -qq -y remove donthu >>"$log" 2>&1 || fail "the package could not be removed."
[[ -f "$root$office/so/so-don-thu.db" && ! -e "$root/usr/bin/donthu" ]] || fail "removing took the register away, or left the program."
echo "cleanroot: $(basename "$deb") works in a clean $suite, and leaves the register when it is removed."
