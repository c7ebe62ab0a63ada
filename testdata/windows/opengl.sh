#!/usr/bin/env bash
# Makes a stand-in for Mesa's opengl32.dll: every call goes on to the system's own,
# and the first one is noted in the file that OPENGL_NOTE names. Usage: opengl.sh OUT.dll
set -euo pipefail
out=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
x86_64-w64-mingw32-nm "$(x86_64-w64-mingw32-gcc -print-file-name=libopengl32.a)" 2>/dev/null |
	awk '$2 == "T" && $3 ~ /^w?gl/ { print $3 }' | sort -u >"$work/names"
{
	cat <<'C'
#include <stdio.h>
#include <windows.h>
C
	sed 's/.*/static const char *const name_&  = "&"; void *to_&;/' "$work/names"
	# A jump keeps every register, so that no signature need be known.
	sed 's/.*/__asm__(".globl &\\n&: jmp *to_&(%rip)\\n .section .drectve\\n .ascii \\" -export:&\\"\\n .text");/' "$work/names"
	cat <<'C'
BOOL WINAPI DllMain(HINSTANCE self, DWORD reason, LPVOID unused) {
	char own[MAX_PATH];
	if (reason != DLL_PROCESS_ATTACH)
		return TRUE;
	HMODULE system = LoadLibraryA("C:\\windows\\system32\\opengl32.dll");
	GetModuleFileNameA(self, own, sizeof own);
	const char *note = getenv("OPENGL_NOTE");
	FILE *file = note ? fopen(note, "w") : NULL;
	if (file) {
		fprintf(file, "%s, %s\n", own, system && system != self ? "goes on to the system's" : "stands alone");
		fclose(file);
	}
C
	sed 's/.*/\tto_& = GetProcAddress(system, name_&);/' "$work/names"
	echo '	return TRUE; }'
} >"$work/opengl.c"
x86_64-w64-mingw32-gcc -shared -O1 -o "$out" "$work/opengl.c"
