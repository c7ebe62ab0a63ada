#!/usr/bin/env bash
# Takes the pictures of the manual and the README from the running program, on
# the screen in $DISPLAY. Usage: screenshots.sh PROGRAM DATA-DIR OUT-DIR
set -euo pipefail
(($# == 3)) || { echo "usage: screenshots.sh PROGRAM DATA-DIR OUT-DIR" >&2; exit 2; }
program=$1 out=$3

# A copy, so that what is typed for a picture does not stay in the demo.
work=$(mktemp -d)
data=$work/data
cp -r "$2" "$data"
mkdir -p "$out"

export LIBGL_ALWAYS_SOFTWARE=1 FYNE_SCALE=1 FYNE_THEME=light LANG=C.UTF-8
# A blinking cursor would never come to rest.
export XDG_CONFIG_HOME=$work/config
mkdir -p "$XDG_CONFIG_HOME/fyne"
echo '{"no_animations": true}' >"$XDG_CONFIG_HOME/fyne/settings.json"
"$program" --data "$data" >"$work/log" 2>&1 &
pid=$!
trap 'kill "$pid" 2>/dev/null || true; wait "$pid" 2>/dev/null || true; rm -rf "$work"' EXIT

fail() {
	echo "screenshots: $*" >&2
	cat "$work/log" >&2
	exit 1
}

# look prints a fingerprint of what the screen shows.
look() { import -window root -depth 8 rgb:- | sha256sum; }

# shot NAME stores the screen as NAME.png once it has come to rest: three looks
# in a row that are the same.
shot() {
	local before='' now same=0 tries
	for ((tries = 0; tries < 60; tries++)); do
		kill -0 "$pid" 2>/dev/null || fail "the program stopped before $1"
		now=$(look)
		[[ "$now" == "$before" ]] && same=$((same + 1)) || same=0
		if ((same == 2)); then
			import -window root -strip -colors 128 +dither "PNG8:$out/$1.png"
			echo "$out/$1.png"
			return
		fi
		before=$now
		sleep 0.2
	done
	fail "the screen did not come to rest for $1"
}

# keys and click act as a clerk would.
keys() { xdotool key --clearmodifiers "$@"; }
click() { xdotool mousemove "$1" "$2" click 1; }

window=''
for ((tries = 0; tries < 100; tries++)); do
	kill -0 "$pid" 2>/dev/null || fail "the program stopped before its window opened"
	window=$(xdotool search --onlyvisible --pid "$pid" --name 'Sổ Đơn Thư' 2>/dev/null | head -n 1) || true
	[[ -n "$window" ]] && break
	sleep 0.2
done
[[ -n "$window" ]] || fail "no window after 20 seconds"

# No window manager runs here: size, place and focus are ours to give, again and
# again, because the program still sets its own size while it starts.
held=0
for ((tries = 0; tries < 60 && held < 5; tries++)); do
	size=$(xdotool getwindowgeometry --shell "$window" | tr '\n' ' ')
	if [[ "$size" == *"X=0 Y=0 WIDTH=1366 HEIGHT=768 "* ]]; then
		held=$((held + 1))
	else
		held=0
		xdotool windowsize "$window" 1366 768 windowmove "$window" 0 0 windowfocus "$window"
	fi
	sleep 0.2
done
((held == 5)) || fail "the window does not take the size 1366x768: $size"

# room N opens the room with its Ctrl and digit, from wherever the program is.
room() {
	keys "ctrl+$1"
	sleep 1
}

# letter NUMBER opens a letter by looking for its number in the register.
letter() {
	room 2
	keys ctrl+f ctrl+a
	xdotool type --delay 60 "$1"
	sleep 1
	keys Down Return
	sleep 1
}

shot home
room 2
shot register
xdotool type --delay 60 'nguyen ngoc lien'
shot register-search
keys Down Return
shot letter
keys Escape
keys ctrl+n
shot letter-form
keys Escape
sleep 1

# A document, so that the room of documents has one that waits to be signed.
letter 216/2026
keys alt+1
shot step
keys Escape
sleep 1
keys alt+b
shot document
keys ctrl+s
sleep 3
keys Return
room 4
# Until the note about the file is gone.
sleep 8
shot documents
room 2
keys Escape
sleep 1
click 1050 64
shot batch
keys Escape
sleep 1

room 3
keys ctrl+t
shot visit
keys Escape
sleep 1
room 3
click 300 61
keys ctrl+a
xdotool type --delay 60 '08102026'
keys Return
sleep 1
shot reception
click 299 27
shot schedule
click 282 241
sleep 1
keys Return
sleep 1
shot day
keys Escape
sleep 1
click 390 27
keys ctrl+t
shot meeting
keys Escape
sleep 1
click 483 27
keys ctrl+t
shot direction
keys Escape
sleep 1

room 5
shot reports
click 295 94
shot report-form
click 676 62
shot report-checks
keys Escape
sleep 1
click 991 62
shot report-words
keys Escape
sleep 1
room 6
shot books
room 7
shot statistics
room 8
shot settings
click 880 179
shot templates
keys Escape
sleep 1
click 280 533
shot workdays
