//go:build !windows

package desk

// Documents leaves it to the system's dialog where to begin.
func Documents() string { return "" }

func onDialogThread(ask func() (string, error)) (string, error) { return ask() }
