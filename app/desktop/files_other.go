//go:build !windows

package desktop

// documents leaves it to the system's dialog where to begin.
func documents() string { return "" }

func onDialogThread(ask func() (string, error)) (string, error) { return ask() }
