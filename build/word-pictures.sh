#!/bin/sh
# Draws the pictures of Word documents in the manual: assets/help/images/word-*.png.
set -eu
images=$1
tags=$2
command -v soffice >/dev/null || { echo "LibreOffice is not here: the pictures of Word documents stay as they are." >&2; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
WORD_PICTURES=$work go test -vet=off -count=1 -tags "$tags" -run TestWordPictures ./reports/word
for name in template piece filled; do
	soffice "-env:UserInstallation=file://$work/office" --headless --convert-to pdf --outdir "$work" "$work/$name.docx" >/dev/null 2>&1
	gs -q -dNOPAUSE -dBATCH -sDEVICE=png16m -dFirstPage=1 -dLastPage=1 -dTextAlphaBits=4 -dGraphicsAlphaBits=4 -r120 "-sOutputFile=$work/$name.png" "$work/$name.pdf"
done
small="-strip +dither -colors 32"
convert "$work/template.png" -crop 860x484+70+325 +repage $small "PNG8:$images/word-template.png"
convert "$work/piece.png" -crop 860x250+70+262 +repage "$work/above.png"
convert "$work/filled.png" -crop 860x204+70+262 +repage "$work/below.png"
convert "$work/above.png" +profile icc -size 860x4 xc:gray60 "$work/below.png" -append $small "PNG8:$images/word-condition.png"
