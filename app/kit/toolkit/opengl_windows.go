package toolkit

import (
	"errors"
	"fmt"
	"runtime"
	"unsafe"

	"golang.org/x/sys/windows"
)

var (
	createWindow  = user32.NewProc("CreateWindowExW")
	destroyWindow = user32.NewProc("DestroyWindow")
	getDC         = user32.NewProc("GetDC")
	releaseDC     = user32.NewProc("ReleaseDC")

	gdi32             = windows.NewLazySystemDLL("gdi32.dll")
	choosePixelFormat = gdi32.NewProc("ChoosePixelFormat")
	setPixelFormat    = gdi32.NewProc("SetPixelFormat")

	// The one that the program has loaded: the system's or one laid beside it.
	opengl32      = windows.NewLazyDLL("opengl32.dll")
	createContext = opengl32.NewProc("wglCreateContext")
	deleteContext = opengl32.NewProc("wglDeleteContext")
	makeCurrent   = opengl32.NewProc("wglMakeCurrent")
	getString     = opengl32.NewProc("glGetString")
)

const (
	glRenderer = 0x1F01
	glVersion  = 0x1F02

	wsPopup           = 0x80000000
	wsClip            = 0x06000000 // children and siblings: OpenGL asks for both
	pfdDrawToWindow   = 0x04
	pfdSupportsOpenGL = 0x20
	pfdDoubleBuffer   = 0x01
)

// pixelFormat is PIXELFORMATDESCRIPTOR; what is not named stays 0.
type pixelFormat struct {
	size, version             uint16
	flags                     uint32
	kind, colours             uint8
	_                         [13]uint8
	depth, stencil, _, _, _   uint8
	layer, visible, damage, _ uint32
}

// OpenGL tries on a window that nobody sees whether a window can be drawn on this
// computer: about says by what, "OpenGL 4.5 … (renderer)". The error is for the log.
func OpenGL() (about string, err error) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if err := opengl32.Load(); err != nil {
		return "", err
	}
	class, _ := windows.UTF16PtrFromString("STATIC")
	window, _, err := createWindow.Call(0, uintptr(unsafe.Pointer(class)), 0, wsPopup|wsClip, 0, 0, 8, 8, 0, 0, 0, 0)
	if window == 0 {
		return "", fmt.Errorf("a window to try OpenGL on: %w", err)
	}
	defer destroyWindow.Call(window)
	screen, _, err := getDC.Call(window)
	if screen == 0 {
		return "", fmt.Errorf("a window to try OpenGL on: %w", err)
	}
	defer releaseDC.Call(window, screen)
	format := pixelFormat{version: 1, flags: pfdDrawToWindow | pfdSupportsOpenGL | pfdDoubleBuffer, colours: 24}
	format.size = uint16(unsafe.Sizeof(format))
	chosen, _, err := choosePixelFormat.Call(screen, uintptr(unsafe.Pointer(&format)))
	if chosen == 0 {
		return "", fmt.Errorf("no way to draw with OpenGL: %w", err)
	}
	if done, _, err := setPixelFormat.Call(screen, chosen, uintptr(unsafe.Pointer(&format))); done == 0 {
		return "", fmt.Errorf("no way to draw with OpenGL: %w", err)
	}
	context, _, err := createContext.Call(screen)
	if context == 0 {
		return "", fmt.Errorf("OpenGL does not start: %w", err)
	}
	defer deleteContext.Call(context)
	if done, _, err := makeCurrent.Call(screen, context); done == 0 {
		return "", fmt.Errorf("OpenGL does not start: %w", err)
	}
	defer makeCurrent.Call(0, 0)
	version := openGLText(glVersion)
	about = fmt.Sprintf("OpenGL %s (%s)", version, openGLText(glRenderer))
	if !enoughOpenGL(version) {
		return about, errors.New(about + " is too old: 2.1 is needed")
	}
	return about, nil
}

func openGLText(name uintptr) string {
	text, _, _ := getString.Call(name)
	if text == 0 {
		return ""
	}
	return windows.BytePtrToString(*(**byte)(unsafe.Pointer(&text)))
}

// enoughOpenGL reports whether a version, "major.minor…", is 2.1 or later.
func enoughOpenGL(version string) bool {
	var major, minor int
	if _, err := fmt.Sscanf(version, "%d.%d", &major, &minor); err != nil {
		return false
	}
	return major > 2 || major == 2 && minor >= 1
}
