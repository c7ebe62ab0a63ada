#!/usr/bin/env bash
# Makes what people install, from the present commit, into dist/. Usage:
# package.sh [windows] [linux]; without a word all of it. What has been built of
# one commit is byte-identical wherever the same tools build it.
#
# Signed when SIGN_CERTIFICATE (a .p12 file) is set, with SIGN_PASSWORD_FILE (a
# file with its password) and SIGN_TIMESTAMP (the address of a time stamp server,
# may be empty).
set -euo pipefail
cd "$(dirname "$0")/.."
dist=${DIST:-dist}
work=$dist/work # what is put together; taken away at the end

fail() {
	echo "package: $*" >&2
	exit 1
}
say() { echo "package: $*"; }

version=$(<assets/version.txt)
[[ "$version" =~ ^[0-9]+\.[0-9]+\.[0-9]+$ ]] || fail "assets/version.txt should say a version such as 1.2.3, not '$version'."
git=(git -c "safe.directory=$PWD")
commit=$("${git[@]}" rev-parse --short=10 HEAD) || fail "no commit here: a package says which commit it was built from."
[[ -z "$("${git[@]}" status --porcelain)" ]] || commit+=-changed
if tag=$("${git[@]}" describe --exact-match --tags --match 'v[0-9]*' 2>/dev/null); then
	[[ "$tag" == "v$version" ]] || fail "this commit is tagged $tag, but assets/version.txt says $version."
	migrations=(data/schema/migrations/*.sql)
	[[ -f "testdata/registers/schema-${#migrations[@]}.db.gz" ]] ||
		fail "no register of this version is stored for the test of later upgrades: run make schema and commit it."
fi
# Every time stamp inside is the commit's.
SOURCE_DATE_EPOCH=$("${git[@]}" log -1 --format=%ct)
export SOURCE_DATE_EPOCH TZ=UTC LC_ALL=C.UTF-8 CGO_ENABLED=1
# No path of this machine inside; other builds (Makefile) do the same and share the cache.
export GOFLAGS='-buildvcs=false -trimpath'

# go_build TAGS LINKER-FLAGS OUT
go_build() {
	go build -tags "sqlite_fts5,migrated_fynedo,no_emoji$1" \
		-ldflags "-s -w -buildid= -X donthu/assets.commit=$commit $2" -o "$3" .
}

sign() {
	if [[ -n "${SIGN_CERTIFICATE:-}" ]]; then
		build/sign.sh "$@"
	fi
}

# For Windows one program twice: SoDonThu.exe opens the window without a console,
# donthu.exe is the command line with one. A program of the window's kind cannot be
# a command: the console neither waits for it nor learns its exit status.
windows() {
	local files=$work/windows
	mkdir -p "$files"
	rm -f "$dist"/SoDonThu-*
	say "Windows program $version ($commit)"
	go tool go-winres make --in assets/installer/winres.json --arch amd64 --out rsrc \
		--product-version "$version.0" --file-version "$version.0"
	(
		export GOOS=windows GOARCH=amd64 CC=x86_64-w64-mingw32-gcc
		go_build "" "" "$files/donthu.exe"
		go_build "" "-H windowsgui" "$files/SoDonThu.exe"
	)
	rm -f rsrc_windows_amd64.syso
	sign "$files/donthu.exe" "$files/SoDonThu.exe"
	cp LICENSE "$files/LICENSE.txt"
	mkdir -p "$files/do-hoa-phan-mem"
	sed 's/$/\r/' assets/installer/mesa.txt >"$files/do-hoa-phan-mem/HUONG-DAN.txt"

	say "Windows setup"
	go tool go-winres extract --dir "$work/resources" "$files/SoDonThu.exe" >/dev/null
	mv "$work"/resources/*.ico "$work/icon.ico"
	# What the setup writes is what its uninstaller deletes.
	(cd "$files" && find . -type f -printf 'Delete "$INSTDIR\\%P"\n' | tr / '\\' | sort) >"$work/uninstall.nsh"
	local defines=("-DVERSION=$version" "-DFILES=$PWD/$files" "-DOUT=$PWD/$dist/SoDonThu-$version-setup.exe")
	[[ -z "${SIGN_CERTIFICATE:-}" ]] || defines+=("-DSIGN=$PWD/build/sign.sh")
	makensis -V2 -WX -INPUTCHARSET UTF8 "${defines[@]}" "$PWD/assets/installer/setup.nsi"

	say "Windows without a setup"
	# Unpacked over an older one, it replaces the program and leaves the data beside.
	local carried=$work/carried/SoDonThu
	mkdir -p "$work/carried"
	cp -r "$files" "$carried"
	sed 's/$/\r/' assets/installer/khong-cai-dat.txt >"$carried/khong-cai-dat.txt"
	pack "$work/carried" SoDonThu "SoDonThu-$version-khong-cai-dat.zip"
	bill "$files/donthu.exe" "SoDonThu-$version-windows.cdx.json"
}

# pack FOLDER NAME ZIP packs FOLDER/NAME, in order, with the commit's time and without
# the habits of who builds.
pack() {
	local zip=$PWD/$dist/$3
	rm -f "$zip"
	chmod -R u=rwX,go=rX "$1"
	find "$1" -exec touch -d "@$SOURCE_DATE_EPOCH" {} +
	(cd "$1" && find "$2" | sort | zip -9 -q -X "$zip" -@)
}

# bill PROGRAM FILE writes what the program consists of.
bill() { go run ./build/parts sbom "$1" >"$dist/$2"; }

linux() {
	local files=$work/linux
	mkdir -p "$files"
	rm -f "$dist"/donthu[-_]*
	say "Linux program $version ($commit)"
	go_build ,x11 "" "$files/donthu"
	bill "$files/donthu" "donthu-$version-linux.cdx.json"
	cp assets/icon.png assets/icon.svg assets/installer/vn.sodonthu.app.desktop assets/installer/nfpm.yaml "$files"
	cp LICENSE "$files/copyright"
	for part in assets/licences/*; do
		printf '\n\n==== %s\n\n' "$(basename "$part" .txt | tr '~' /)"
		cat "$part"
	done >>"$files/copyright"
	gzip -9nc assets/installer/donthu.1 >"$files/donthu.1.gz"
	gzip -9nc assets/help/80-moi.md >"$files/moi.md.gz"
	find "$files" -exec touch -d "@$SOURCE_DATE_EPOCH" {} +
	go build -o "$work/nfpm" github.com/goreleaser/nfpm/v2/cmd/nfpm
	for kind in deb rpm; do
		say "Linux package .$kind"
		(cd "$files" && VERSION=$version ../nfpm package --config nfpm.yaml --packager "$kind" --target "$OLDPWD/$dist" >/dev/null)
	done
}

(($#)) || set -- windows linux
rm -rf "$work"
mkdir -p "$work"
trap 'rm -rf rsrc_windows_amd64.syso "$work"' EXIT
for part in "$@"; do
	[[ "$part" == windows || "$part" == linux ]] || fail "usage: package.sh [windows] [linux]"
	"$part"
done
(cd "$dist" && find . -maxdepth 1 -type f ! -name SHA256SUMS -printf '%P\n' | sort | xargs sha256sum >SHA256SUMS)
find "$dist" -maxdepth 1 -type f -printf 'package: %s bytes  %f\n' | sort -k 4
