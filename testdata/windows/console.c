// console runs a command in a console window of its own and writes down, in UTF-8,
// what stands in the window afterwards; its exit status is the command's.
//
//   console.exe OUT COMMAND-LINE
#include <stdio.h>
#include <stdlib.h>
#include <windows.h>

int wmain(int count, wchar_t **words) {
	SECURITY_ATTRIBUTES inherited = {sizeof inherited, NULL, TRUE};
	STARTUPINFOW start = {.cb = sizeof start, .dwFlags = STARTF_USESTDHANDLES};
	PROCESS_INFORMATION command;
	CONSOLE_SCREEN_BUFFER_INFO screen;
	DWORD status, got;
	if (count != 3)
		return 100;
	FreeConsole();
	if (!AllocConsole())
		return 101;
	HANDLE window = CreateFileW(L"CONOUT$", GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE, &inherited, OPEN_EXISTING, 0, NULL);
	start.hStdInput = CreateFileW(L"CONIN$", GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE, &inherited, OPEN_EXISTING, 0, NULL);
	start.hStdOutput = start.hStdError = window;
	if (!CreateProcessW(NULL, words[2], NULL, NULL, TRUE, 0, NULL, NULL, &start, &command))
		return 102;
	WaitForSingleObject(command.hProcess, INFINITE);
	GetExitCodeProcess(command.hProcess, &status);
	if (!GetConsoleScreenBufferInfo(window, &screen))
		return 103;
	FILE *out = _wfopen(words[1], L"wb");
	for (COORD line = {0, 0}; out && line.Y <= screen.dwCursorPosition.Y; line.Y++) {
		wchar_t text[512];
		char utf8[2048];
		ReadConsoleOutputCharacterW(window, text, min(screen.dwSize.X, 512), line, &got);
		int size = WideCharToMultiByte(CP_UTF8, 0, text, got, utf8, sizeof utf8, NULL, NULL);
		while (size > 0 && utf8[size - 1] == ' ')
			size--;
		fprintf(out, "%.*s\n", size, utf8);
	}
	if (!out || fclose(out))
		return 104;
	return status;
}
