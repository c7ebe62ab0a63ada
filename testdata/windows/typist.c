// typist types a sentence into the window in front the way UniKey does: a plain
// key goes through; a key that changes letters already written takes them back
// with Backspaces and writes them anew.
//
//   typist.exe TITLE telex|vni WAY TEXT...
//
// TITLE is part of the window's title. WAY is how letters are taken back and
// written: "key" the Backspace key and characters, "char" Backspace as the
// character 8, "paste" the clipboard with Ctrl+V, "insert" the clipboard with
// Shift+Insert, "combining" the Backspace key and letters with loose accents. Tab
// goes from one text to the next; Ctrl+S ends, or Enter when the last text is
// "{Enter}".
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>
#include <windows.h>

#define LETTERS 64

static const wchar_t *way;
static const wchar_t *title;
static HWND window;

static void fail(const char *what) {
	fprintf(stderr, "typist: %s (error %lu)\n", what, GetLastError());
	exit(1);
}

static BOOL CALLBACK look(HWND candidate, LPARAM unused) {
	wchar_t text[256];
	GetWindowTextW(candidate, text, 256);
	if (IsWindowVisible(candidate) && wcsstr(text, title))
		window = candidate;
	return !window;
}

static void strike(WORD key, WORD character, DWORD flags) {
	INPUT input = {.type = INPUT_KEYBOARD};
	input.ki.wVk = key;
	input.ki.wScan = key ? MapVirtualKeyW(key, MAPVK_VK_TO_VSC) : character;
	input.ki.dwFlags = flags | (key ? 0 : KEYEVENTF_UNICODE) | (key == VK_INSERT ? KEYEVENTF_EXTENDEDKEY : 0);
	if (SendInput(1, &input, sizeof input) != 1)
		fail("SendInput");
}

static void press(WORD modifier, WORD key) {
	if (modifier)
		strike(modifier, 0, 0);
	strike(key, 0, 0);
	strike(key, 0, KEYEVENTF_KEYUP);
	if (modifier)
		strike(modifier, 0, KEYEVENTF_KEYUP);
}

// A key as a finger presses it.
static void type(wchar_t letter) {
	SHORT key = VkKeyScanW(letter);
	if (key == -1)
		fail("a letter that the keyboard lacks");
	press(key & 0x100 ? VK_SHIFT : 0, key & 0xff);
	Sleep(12);
}

static void takeBack(int count) {
	while (count-- > 0)
		if (!wcscmp(way, L"char")) {
			strike(0, 8, 0);
			strike(0, 8, KEYEVENTF_KEYUP);
		} else {
			press(0, VK_BACK);
		}
}

static const wchar_t *onClipboard;
static BOOL asked;

static LRESULT CALLBACK handOver(HWND handle, UINT message, WPARAM wparam, LPARAM lparam) {
	if (message == WM_RENDERFORMAT) {
		size_t size = (wcslen(onClipboard) + 1) * sizeof *onClipboard;
		HGLOBAL memory = GlobalAlloc(GMEM_MOVEABLE, size);
		memcpy(GlobalLock(memory), onClipboard, size);
		GlobalUnlock(memory);
		SetClipboardData(CF_UNICODETEXT, memory);
		asked = TRUE;
		return 0;
	}
	return DefWindowProcW(handle, message, wparam, lparam);
}

static HWND owner(void) {
	static HWND handle;
	if (!handle) {
		WNDCLASSW class = {.lpfnWndProc = handOver, .lpszClassName = L"typist"};
		RegisterClassW(&class);
		handle = CreateWindowW(class.lpszClassName, L"", 0, 0, 0, 0, 0, HWND_MESSAGE, NULL, NULL, NULL);
		if (!handle)
			fail("CreateWindow");
	}
	return handle;
}

static void put(const wchar_t *text) {
	if (wcscmp(way, L"paste") && wcscmp(way, L"insert")) {
		for (; *text; text++) {
			strike(0, *text, 0);
			strike(0, *text, KEYEVENTF_KEYUP);
		}
		Sleep(12);
		return;
	}
	// The text is handed over when the program asks for it: only then may the
	// clipboard hold the next one.
	asked = FALSE;
	onClipboard = text;
	for (int tries = 0; !OpenClipboard(owner()); tries++) {
		if (tries == 200)
			fail("OpenClipboard");
		Sleep(10);
	}
	EmptyClipboard();
	SetClipboardData(CF_UNICODETEXT, NULL);
	CloseClipboard();
	if (wcscmp(way, L"paste"))
		press(VK_SHIFT, VK_INSERT);
	else
		press(VK_CONTROL, 'V');
	for (int tries = 0; !asked; tries++) {
		MSG message;
		if (tries == 500)
			fail("the program does not ask for what is on the clipboard");
		while (PeekMessageW(&message, NULL, 0, 0, PM_REMOVE))
			DispatchMessageW(&message);
		Sleep(5);
	}
	Sleep(12);
}

// What stands in the window of the present word, and what should.
static wchar_t shown[LETTERS * 4];

static void become(const wchar_t *loose, wchar_t key) {
	wchar_t now[LETTERS * 4];
	int form = wcscmp(way, L"combining") ? NormalizationC : NormalizationD;
	if (NormalizeString(form, loose, -1, now, LETTERS * 4) <= 0)
		fail("NormalizeString");
	size_t same = 0;
	while (shown[same] && shown[same] == now[same])
		same++;
	if (!shown[same] && now[same] == key && !now[same + 1]) {
		type(key); // nothing to change: the key goes through
	} else {
		takeBack(wcslen(shown) - same);
		put(now + same);
	}
	wcscpy(shown, now);
}

// The key that adds an accent after the letter; 0 for none.
static wchar_t accentKey(wchar_t accent, wchar_t letter, int telex) {
	switch (accent) {
	case 0x302: return telex ? towlower(letter) : '6'; // â ê ô
	case 0x31b: return telex ? 'w' : '7';              // ơ ư
	case 0x306: return telex ? 'w' : '8';              // ă
	}
	return 0;
}

static wchar_t toneKey(wchar_t accent, int telex) {
	switch (accent) {
	case 0x301: return telex ? 's' : '1';
	case 0x300: return telex ? 'f' : '2';
	case 0x309: return telex ? 'r' : '3';
	case 0x303: return telex ? 'x' : '4';
	case 0x323: return telex ? 'j' : '5';
	}
	return 0;
}

static void typeWord(const wchar_t *word, int telex) {
	wchar_t loose[LETTERS * 4], built[LETTERS * 4] = L"", whole[LETTERS * 4] = L"";
	wchar_t tone = 0;
	if (NormalizeString(NormalizationD, word, -1, loose, LETTERS * 4) <= 0)
		fail("NormalizeString");
	*shown = 0;
	for (wchar_t *next = loose; *next; next++) {
		wchar_t letter[3] = {*next}, key = *next;
		if (toneKey(*next, telex)) {
			tone = toneKey(*next, telex);
			wcscat(whole, letter);
			continue;
		}
		if (*next == 0x110 || *next == 0x111) { // Đ đ: the plain letter first
			letter[0] = *next == 0x110 ? 'D' : 'd';
			wcscat(built, letter);
			become(built, letter[0]);
			built[wcslen(built) - 1] = *next;
			key = telex ? 'd' : '9';
			letter[0] = *next;
		} else {
			if (*next >= 0x300 && *next < 0x370)
				key = accentKey(*next, next[-1] >= 0x300 ? next[-2] : next[-1], telex);
			wcscat(built, letter);
		}
		wcscat(whole, letter);
		become(built, key);
	}
	if (tone)
		become(whole, tone);
}

int wmain(int count, wchar_t **words) {
	if (count < 5) {
		fprintf(stderr, "usage: typist TITLE telex|vni key|char|paste|insert|combining TEXT...\n");
		return 2;
	}
	title = words[1];
	way = words[3];
	int telex = !wcscmp(words[2], L"telex");
	EnumWindows(look, 0);
	if (!window)
		fail("no such window");
	SetForegroundWindow(window);
	Sleep(300);
	int enter = !wcscmp(words[count - 1], L"{Enter}");
	count -= enter;
	for (int i = 4; i < count; i++) {
		const wchar_t *next = words[i];
		while (*next) {
			wchar_t word[LETTERS] = L"";
			size_t length = wcscspn(next, L" ,");
			if (length >= LETTERS)
				fail("a word that is too long");
			wcsncpy(word, next, length);
			typeWord(word, telex);
			for (next += length; *next == ' ' || *next == ','; next++)
				type(*next);
		}
		Sleep(*words[i] ? 400 : 20); // longer than a pause in typing: suggestions come
		if (i + 1 < count)
			press(0, VK_TAB);
	}
	if (enter)
		press(0, VK_RETURN);
	else
		press(VK_CONTROL, 'S');
	return 0;
}
