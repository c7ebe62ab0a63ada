package site

import (
	"path/filepath"
	"strings"
	"syscall"
)

// Magic numbers of network file systems, from statfs(2).
var networkSystems = map[int64]bool{
	0x6969:     true, // NFS
	0xFF534D42: true, // CIFS
	0xFE534D42: true, // SMB2
	0x517B:     true, // SMB
	0x01021997: true, // 9P
}

func driveOf(dir string) drive {
	for {
		var st syscall.Statfs_t
		if err := syscall.Statfs(dir, &st); err == nil {
			if networkSystems[int64(st.Type)&0xFFFFFFFF] {
				return network
			}
			break
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			break
		}
		dir = parent
	}
	if strings.HasPrefix(dir, "/media/") || strings.HasPrefix(dir, "/run/media/") {
		return removable
	}
	return fixed
}

// Free is how many bytes may still be written where dir lies; ok is false where the system does
// not say.
func Free(dir string) (bytes int64, ok bool) {
	var st syscall.Statfs_t
	if err := syscall.Statfs(dir, &st); err != nil {
		return 0, false
	}
	return int64(st.Bavail) * st.Bsize, true
}
