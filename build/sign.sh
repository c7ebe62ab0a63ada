#!/usr/bin/env bash
# Signs programs for Windows with the certificate that package.sh tells of.
# Usage: sign.sh FILE…
set -euo pipefail
for file in "$@"; do
	osslsigncode sign -h sha256 -n 'Sổ Đơn Thư' -pkcs12 "$SIGN_CERTIFICATE" -readpass "$SIGN_PASSWORD_FILE" \
		${SIGN_TIMESTAMP:+-ts "$SIGN_TIMESTAMP"} -in "$file" -out "$file.signed" >/dev/null
	chmod --reference="$file" "$file.signed"
	mv "$file.signed" "$file"
done
