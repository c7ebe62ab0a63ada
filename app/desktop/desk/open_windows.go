package desk

import "golang.org/x/sys/windows"

// openWithSystem asks the shell to open a file or a folder: the wide call, so
// that names with Vietnamese letters arrive whole.
func openWithSystem(path string) error { return shellDo("open", path) }

// PrintWithSystem asks the shell to print a document: Word or what else is installed
// for it does.
func PrintWithSystem(path string) error { return shellDo("print", path) }

func shellDo(what, path string) error {
	name, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return err
	}
	verb, err := windows.UTF16PtrFromString(what)
	if err != nil {
		return err
	}
	return windows.ShellExecute(0, verb, name, nil, nil, windows.SW_SHOWNORMAL)
}
