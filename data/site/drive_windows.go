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
