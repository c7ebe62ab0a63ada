//go:build !linux && !windows

package site

func driveOf(string) drive { return fixed }

// Free is how many bytes may still be written where dir lies; ok is false where the system does
// not say.
func Free(string) (bytes int64, ok bool) { return 0, false }
