//go:build !linux && !windows

package site

func driveOf(string) drive { return fixed }
