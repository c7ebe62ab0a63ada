#!/usr/bin/env bash
# Checks what package.sh makes of the present commit: signed with a certificate made
# for the purpose, the signatures hold; built twice, in two folders, it is
# byte-identical. With COLD=1 the second build also begins with an empty cache of
# compiled packages (half an hour).
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
	echo "check: $*" >&2
	exit 1
}

git -c "safe.directory=$PWD" clone -q . "$work/one"
echo "check: signing with a certificate of a test"
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj '/CN=Sổ Đơn Thư (thử)' -utf8 \
	-addext 'extendedKeyUsage=codeSigning' -keyout "$work/key.pem" -out "$work/certificate.pem" 2>/dev/null
echo thử >"$work/password"
openssl pkcs12 -export -inkey "$work/key.pem" -in "$work/certificate.pem" -out "$work/certificate.p12" -passout "file:$work/password"
(cd "$work/one" && SIGN_CERTIFICATE=$work/certificate.p12 SIGN_PASSWORD_FILE=$work/password DIST=bin/signed build/package.sh windows) >/dev/null
unzip -q -d "$work/unpacked" "$work"/one/bin/signed/*.zip
for program in "$work"/one/bin/signed/*-setup.exe "$work"/unpacked/*/*.exe; do
	osslsigncode verify -CAfile "$work/certificate.pem" -in "$program" >"$work/verify.log" 2>&1 || {
		cat "$work/verify.log" >&2
		fail "the signature of $(basename "$program") does not hold."
	}
	echo "check: signed: $(basename "$program")"
done
# A changed byte must show.
printf 'x' | dd of="$program" bs=1 seek=4096 conv=notrunc status=none
! osslsigncode verify -CAfile "$work/certificate.pem" -in "$program" >/dev/null 2>&1 || fail "a changed program passes as signed."
echo "check: a changed program does not pass as signed"

(cd "$work/one" && build/package.sh) >/dev/null
git clone -q "$work/one" "$work/another folder"
(
	cd "$work/another folder"
	[[ -z "${COLD:-}" ]] || export GOCACHE=$work/cache
	umask 077 # nor may the builder's habits matter
	build/package.sh
)
different=0
for file in "$work/one/dist"/*; do
	name=$(basename "$file")
	if cmp -s "$file" "$work/another folder/dist/$name"; then
		echo "check: the same bytes: $name"
	else
		echo "check: DIFFERENT: $name" >&2
		different=1
	fi
done
((different == 0)) || fail "two builds of one commit differ."

