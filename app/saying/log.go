package saying

import (
	"path/filepath"

	"gopkg.in/natefinch/lumberjack.v2"
)

// LogIn is the log of the data folder dir, in which the window and the commands keep
// the causes of what they told. It is made when something is written.
func LogIn(dir string) *lumberjack.Logger {
	return &lumberjack.Logger{Filename: filepath.Join(dir, "nhat-ky", "donthu.log"), MaxSize: 2, MaxBackups: 3, LocalTime: true}
}
