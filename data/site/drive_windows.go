package site

import (
	"path/filepath"
	"strings"

	"golang.org/x/sys/windows"
)

func driveOf(dir string) drive {
	volume := filepath.VolumeName(dir)
	if strings.HasPrefix(volume, `\\`) {
		return network
	}
	root, err := windows.UTF16PtrFromString(volume + `\`)
	if err != nil {
		return fixed
	}
	switch windows.GetDriveType(root) {
	case windows.DRIVE_REMOTE:
		return network
	case windows.DRIVE_REMOVABLE:
		return removable
	}
	return fixed
}

// Free is how many bytes may still be written where dir lies; ok is false where the system does
// not say.
func Free(dir string) (bytes int64, ok bool) {
	name, err := windows.UTF16PtrFromString(dir)
	if err != nil {
		return 0, false
	}
	var free uint64
	if err := windows.GetDiskFreeSpaceEx(name, &free, nil, nil); err != nil {
		return 0, false
	}
	return int64(free), true
}
