#!/usr/bin/env bash
# Proves the Windows program under Wine, from the setup file to the uninstalled
# program: with a fresh Wine, a screen of its own and software OpenGL. Usage:
# test-windows.sh [SETUP.exe]; without a setup it is made from the present commit.
# Pictures of the screens stay in bin/windows/pictures. Exit status 77: this machine
# cannot run Windows programs with a window, nothing is proven.
set -euo pipefail
cd "$(dirname "$0")/.."

work=$PWD/bin/windows
pictures=$work/pictures
sentence='Nguyễn Thị Đoan Trường khiếu nại quyết định thu hồi đất ở hẻm 5, đường Bùi Đình Tuý'
began=$SECONDS

say() { printf '%4d s  %s\n' $((SECONDS - began)) "$*"; }
fail() {
	say "FAILED: $*"
	picture failed || true
	exit 1
}
cannot() {
	say "nothing is proven on this machine: $*"
	exit 77
}

# ---- a machine that runs Windows programs

build/setup.sh windows || cannot "Wine or what goes with it could not be installed"
rm -rf "$work"
mkdir -p "$work" "$pictures"
unset DISPLAY
export WINEPREFIX=$work/prefix WINEARCH=win64 WINEDEBUG=-all LIBGL_ALWAYS_SOFTWARE=1 LANG=C.UTF-8
# No .NET, no browser: Wine would ask for them. opengl32 from the program's folder
# comes first, as on Windows.
export WINEDLLOVERRIDES='mscoree,mshtml,winemenubuilder.exe=;opengl32=n,b'
drive=$WINEPREFIX/drive_c

screens=()
end() {
	wineserver -k 2>/dev/null || true
	((${#screens[@]} == 0)) || kill "${screens[@]}" 2>/dev/null || true
}
trap end EXIT

# screen WORDS... opens a screen with a window manager and shows what follows on it.
screen() {
	rm -f "$work/display"
	Xvfb -displayfd 3 -screen 0 1366x768x24 "$@" 3>"$work/display" >/dev/null 2>&1 &
	screens+=($!)
	for ((tries = 0; tries < 100; tries++)); do
		[[ -s "$work/display" ]] && break
		sleep 0.1
	done
	[[ -s "$work/display" ]] || cannot "no virtual screen"
	DISPLAY=:$(<"$work/display")
	export DISPLAY
	openbox >/dev/null 2>&1 &
	screens+=($!)
}

picture() { import -window root -strip "$pictures/$1.png"; }

# shown TITLE waits for a window that has TITLE in its name.
shown() {
	for ((tries = 0; tries < 600; tries++)); do
		xdotool search --onlyvisible --name "$1" >/dev/null 2>&1 && return
		sleep 0.1
	done
	return 1
}

# gone PID waits for a program to end and returns its exit status.
gone() {
	for ((tries = 0; tries < 600; tries++)); do
		kill -0 "$1" 2>/dev/null || break
		sleep 0.1
	done
	kill -0 "$1" 2>/dev/null && fail "a program does not end"
	wait "$1"
}

# written FILE waits for a file that does not grow any more.
written() {
	local before=-1 now
	for ((tries = 0; tries < 200; tries++)); do
		now=$(stat -c %s "$1" 2>/dev/null || echo 0)
		((now > 0 && now == before)) && return
		before=$now
		sleep 0.3
	done
	fail "$1 was not written"
}

keys() {
	xdotool key --clearmodifiers --delay 30 "$@"
	sleep 1.5
}

# room TITLE goes to a room of the program, wherever it stands in the row.
room() {
	local number
	for number in 1 2 3 4 5 6 7 8 9; do
		keys "ctrl+$number"
		xdotool search --onlyvisible --name "^$1 – Sổ Đơn Thư" >/dev/null 2>&1 && return
	done
	fail "no room $1"
}

# save TITLE FILE answers the system's question where to write a file.
save() {
	shown "$1" || fail "nobody asks: $1"
	keys Home shift+End
	type "$1" telex key "C:\\Báo cáo phường\\$2" '{Enter}'
	written "$drive/Báo cáo phường/$2"
}

type() { wine "$work/typist.exe" "$@" || fail "typing into $1"; }

say "Wine"
timeout 180 wine wineboot -i >/dev/null 2>&1 || cannot "Wine does not start"
# Wine lets the user's folders be links to the Unix home; its file dialog fails
# where they are all the same.
find "$drive/users/$(id -un)" -type l -exec sh -c 'rm "$1" && mkdir "$1"' - {} \;
aids=testdata/windows
cc() { x86_64-w64-mingw32-gcc -O2 -Wall "$@"; }
cc -shared -o "$drive/windows/system32/bcryptprimitives.dll" $aids/prng.c -ladvapi32
cc -municode -o "$work/typist.exe" $aids/typist.c -lnormaliz
cc -municode -o "$work/console.exe" $aids/console.c
$aids/opengl.sh "$work/opengl32.dll"

say "the programs that test (a first cross-build takes five minutes)"
(
	export GOOS=windows GOARCH=amd64 CC=x86_64-w64-mingw32-gcc CGO_ENABLED=1
	for program in ./bench/emptywindow ./$aids/fields; do
		go build -trimpath -buildvcs=false -tags sqlite_fts5,migrated_fynedo,no_emoji -ldflags '-s -w -buildid= -H windowsgui' -o "$work/" "$program"
	done
)

screen
wine "$work/emptywindow.exe" >/dev/null 2>&1 &
empty=$!
shown 'Cửa sổ trống' || cannot "Wine opens no window, not even an empty one"
kill "$empty"
wineserver -k || true

setup=${1:-}
if [[ -z "$setup" ]]; then
	say "the setup"
	DIST=bin/windows/dist build/package.sh windows >"$work/package.log" 2>&1 || { cat "$work/package.log"; fail "no setup"; }
	setup=$(ls "$work"/dist/*-setup.exe)
fi
began=$SECONDS

# ---- from the setup to a written report

home=$drive/users/$(id -un)
installed=$home/AppData/Local/Programs/SoDonThu
data=$home/AppData/Roaming/donthu
say "silent installation"
wine "$setup" /S || fail "the setup ends with $?"
for file in SoDonThu.exe donthu.exe go-cai-dat.exe do-hoa-phan-mem/HUONG-DAN.txt; do
	[[ -f "$installed/$file" ]] || fail "$file was not installed"
done
menu="$home/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Sổ Đơn Thư"
for entry in 'Sổ Đơn Thư' 'Sổ Đơn Thư (chế độ đồ hoạ phần mềm)' 'Gỡ cài đặt Sổ Đơn Thư'; do
	[[ -f "$menu/$entry.lnk" ]] || fail "the Start menu lacks $entry"
done
command=$installed/donthu.exe
program=$installed/SoDonThu.exe

# expect STATUS TEXT WORDS... runs a command and looks for TEXT in all it says.
expect() {
	local status=0 said
	said=$(wine "$command" "${@:3}" 2>&1) || status=$?
	((status == $1)) || fail "donthu ${*:3}: exit status $status instead of $1: $said"
	[[ "$said" == *"$2"* ]] || fail "donthu ${*:3} does not say '$2': $said"
}

say "commands in a pipe and in a console"
expect 0 "Sổ Đơn Thư $(<assets/version.txt)" --version
expect 2 'Không hiểu từ “lung-tung”' lung-tung
expect 1 'chưa có sổ' verify
for words in '--help' 'lung-tung'; do
	status=0
	wine "$work/console.exe" 'C:\screen.txt' "\"C:\\users\\$(id -un)\\AppData\\Local\\Programs\\SoDonThu\\donthu.exe\" $words" || status=$?
	case $words in
	--help) ((status == 0)) && grep -q 'mở cửa sổ chương trình (mặc định)' "$drive/screen.txt" ;;
	*) ((status == 2)) && grep -q 'Không hiểu từ “lung-tung”' "$drive/screen.txt" ;;
	esac || fail "in a console, donthu $words: status $status, $(cat "$drive/screen.txt")"
done

say "first start"
wine "$program" >"$work/program.log" 2>&1 &
running=$!
shown 'Sổ Đơn Thư' || fail "no window"
sleep 2
picture 1-first-start
type 'Sổ Đơn Thư' telex key 'UBND phường Thử Nghiệm' 'Ban Tiếp công dân thành phố' 'Nguyễn Văn Sổ'
shown 'Trang chủ – Sổ Đơn Thư' || fail "the register was not made"

say "a letter by keyboard"
# The tenth of the month whose report is the last one that is complete.
month=$(date +%Y-%m)
((10#$(date +%d) > 14)) || month=$(date -d "$(date +%Y-%m-01) -1 day" +%Y-%m)
received=10/${month#*-}/${month%-*}
keys ctrl+n
shown 'Nhận đơn mới – Sổ Đơn Thư' || fail "no form for a letter"
type 'Sổ Đơn Thư' telex char "$received" '' '' 'Nguyễn Thị Đoan Trường' 'hẻm 5, đường Bùi Đình Tuý' '' '' '' '' '1' '' '' '' "$sentence" "$sentence"
shown "Đơn số 1/${month%-*}" || fail "the letter was not registered"
picture 2-letter

say "the month's report"
mkdir -p "$drive/Báo cáo phường"
keys Escape
room 'Báo cáo'
picture 3-reports
keys ctrl+s
save 'Ghi báo cáo Excel' 'Tháng này.xlsx'
picture 4-report-written
say "from the setup file to a written report in $((SECONDS - began)) s"

say "a reply"
room 'Sổ đơn'
keys Down Return
shown 'Đơn số 1/' || fail "the letter does not open from the register"
keys alt+b
shown 'Soạn văn bản' || fail "no page for a document"
type 'Sổ Đơn Thư' vni char '' '' 'Trần Thị Chủ'
shown 'Đơn số 1/' || fail "the reply was not issued"
sleep 1
picture 5-reply

say "the setup over the running program"
status=0
wine "$setup" /S || status=$?
((status == 3)) || fail "the setup over the running program ends with $status instead of 3"
status=0
wine "$program" >/dev/null 2>&1 &
second=$!
shown '^Sổ Đơn Thư$' || fail "a second program does not say that the register is open"
picture 6-open-already
keys Return
gone $second && fail "a second program ends as if all were well"
xdotool search --onlyvisible --name ' – Sổ Đơn Thư' windowactivate
keys alt+F4
gone $running || fail "the program ends with $?: $(cat "$work/program.log")"
[[ ! -e "$data/nhat-ky/su-co.txt" ]] || fail "the program crashed"

say "backup, restoring, the report by command"
expect 0 '' verify
expect 0 '' backup --out 'C:\Báo cáo phường\Sao lưu.db'
expect 0 '' report --month "$month" --out 'C:\Báo cáo phường\Lệnh.xlsx'
sheets() {
	rm -rf "$work/sheets"
	unzip -q -d "$work/sheets" "$1"
	cat "$work"/sheets/xl/worksheets/*.xml "$work/sheets/xl/sharedStrings.xml" | sha256sum
}
[[ "$(sheets "$drive/Báo cáo phường/Tháng này.xlsx")" == "$(sheets "$drive/Báo cáo phường/Lệnh.xlsx")" ]] ||
	fail "the window and the command write different reports"
holds() { # FOLDER: its register holds the letter and the reply
	expect 0 '' export --data "$1" --out 'C:\so.xlsx'
	unzip -p "$drive/so.xlsx" >"$work/so.xml"
	rm "$drive/so.xlsx"
	grep -q "$sentence" "$work/so.xml" || fail "the register in $1 does not hold what was typed"
}
expect 0 '' reply --letter "1/${month%-*}" --template thong-bao-thu-ly-khieu-nai --number 2 --signed-by 'Trần Thị Chủ' --out 'C:\Báo cáo phường\Trả lời bà Trường.docx'
unzip -p "$drive/Báo cáo phường/Trả lời bà Trường.docx" word/document.xml | grep -q 'Trần Thị Chủ' || fail "the reply lacks its signer"
grep -aq 'Trần Thị Chủ' "$data/so-don-thu.db" || fail "the register does not hold the reply"
expect 0 '' restore --data 'C:\Sổ phục hồi' 'C:\Báo cáo phường\Sao lưu.db'
expect 0 '' verify --data 'C:\Sổ phục hồi'
mine="C:\\users\\$(id -un)\\AppData\\Roaming\\donthu"
holds "$mine"
holds 'C:\Sổ phục hồi'

say "upgrade, and no way back without asking"
wine "$setup" /S || fail "the setup over an older version ends with $?"
holds "$mine"
key='HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\SoDonThu'
wine reg add "$key" /v DisplayVersion /d 99.0.0 /f >/dev/null
status=0
wine "$setup" /S || status=$?
((status == 5)) || fail "an older setup ends with $status instead of 5"
wine reg add "$key" /v DisplayVersion /d "$(<assets/version.txt)" /f >/dev/null

# ---- typing

for method in telex vni; do
	for way in key char paste insert combining; do
		say "typing: $method, $way"
		rm -f "$drive/fields.json"
		wine "$work/fields.exe" 'C:\fields.json' "$sentence" >"$work/fields.log" 2>&1 &
		fields=$!
		shown 'Ô chữ' || fail "no window of fields"
		sleep 1
		type 'Ô chữ' $method $way "$sentence" "$sentence" "$sentence" "$sentence" "$sentence" "$sentence" "$sentence"
		gone $fields || fail "typed by $method and $way, the fields hold: $(cat "$drive/fields.json" "$work/fields.log")"
	done
done

# ---- graphics

say "software graphics by a copy of the program"
wineserver -k || true
wine "$program" --software-graphics >/dev/null 2>&1 &
running=$!
shown '^Sổ Đơn Thư$' || fail "no sentence says that Mesa is missing"
sleep 1
picture 7-no-mesa
keys Return
gone $running && fail "software graphics without Mesa end as if all were well"
cp "$work/opengl32.dll" "$installed/do-hoa-phan-mem/"
OPENGL_NOTE='C:\opengl.txt' wine "$program" --software-graphics >/dev/null 2>&1 &
running=$!
shown 'Trang chủ – Sổ Đơn Thư' || fail "no window with software graphics"
grep -q 'do-hoa-phan-mem' "$drive/opengl.txt" || fail "Mesa's place was not used"
sleep 1
picture 8-software-graphics
keys alt+F4
gone $running || fail "the program with software graphics ends with $?"
rm "$drive/opengl.txt"
wine "$program" >/dev/null 2>&1 &
running=$!
shown 'Trang chủ – Sổ Đơn Thư' || fail "no window"
[[ ! -e "$drive/opengl.txt" ]] || fail "Mesa was used though nobody asked"

say "the window's time beside an empty one"
keys alt+F4
gone $running || fail "the program ends with $?"
# fastest TITLE PROGRAM: milliseconds until its window is visible, of three starts.
fastest() {
	local best=0 run start took
	for run in 1 2 3; do
		start=$(date +%s%3N)
		wine "$2" >/dev/null 2>&1 &
		running=$!
		shown "$1" || fail "no window of $2"
		took=$(($(date +%s%3N) - start))
		((best == 0 || took < best)) && best=$took
		sleep 2
		keys alt+F4
		gone $running || true
	done
	echo "$best"
}
bare=$(fastest 'Cửa sổ trống' "$work/emptywindow.exe")
ours=$(fastest 'Sổ Đơn Thư' "$program")
say "window visible: $ours ms, an empty Fyne window $bare ms, ratio $((ours * 100 / bare))%"

say "no OpenGL at all"
wineserver -k || true
with=$DISPLAY
rm "$installed/do-hoa-phan-mem/opengl32.dll"
screen -extension GLX
wine "$program" >/dev/null 2>&1 &
running=$!
shown '^Sổ Đơn Thư$' || fail "no sentence says that OpenGL is missing"
sleep 1
picture 9-no-opengl
keys Return
gone $running && fail "the program without OpenGL ends as if all were well"
expect 0 'Sổ Đơn Thư' --version
export DISPLAY=$with
wineserver -k || true

# ---- away with it

say "uninstalling"
# Told where it lies, the uninstaller works there and not from a copy of itself.
wine "$installed/go-cai-dat.exe" /S "_?=C:\\users\\$(id -un)\\AppData\\Local\\Programs\\SoDonThu" || fail "the uninstaller ends with $?"
for file in "$program" "$command" "$installed/do-hoa-phan-mem" "$menu" "$home/AppData/Local/donthu/do-hoa-phan-mem"; do
	[[ ! -e "$file" ]] || fail "$file is still there"
done
[[ -s "$data/so-don-thu.db" ]] || fail "the data is gone"
wine "$setup" /S || fail "the second installation ends with $?"
holds "$mine"
say "all is proven; pictures in $pictures"
