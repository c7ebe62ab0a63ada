package desk

import (
	"runtime"

	"golang.org/x/sys/windows"
)

// Documents is the user's folder for documents, wherever it has been moved to.
func Documents() string {
	folder, err := windows.KnownFolderPath(windows.FOLDERID_Documents, 0)
	if err != nil {
		return ""
	}
	return folder
}

// onDialogThread asks on a thread of the kind that Windows wants for its file
// dialogs, a single-threaded apartment; zenity would take the other kind, in which
// not every dialog knows its folder.
func onDialogThread(ask func() (string, error)) (string, error) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	err := windows.CoInitializeEx(0, windows.COINIT_APARTMENTTHREADED|windows.COINIT_DISABLE_OLE1DDE)
	if err == nil || err == windows.Errno(windows.S_FALSE) {
		defer windows.CoUninitialize()
	}
	return ask()
}
