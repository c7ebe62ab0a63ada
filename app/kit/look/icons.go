package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"donthu/assets"
)

// The program's own icons, thin outlines that take the colour of what they stand in.
var (
	IconAdd       = drawn("add")
	IconAssign    = drawn("assign")
	IconAttach    = drawn("attach")
	IconBack      = drawn("back")
	IconBars      = drawn("bars")
	IconBook      = drawn("book")
	IconCalendar  = drawn("calendar")
	IconCheck     = drawn("check")
	IconCircle    = drawn("circle")
	IconClipboard = drawn("clipboard")
	IconClock     = drawn("clock")
	IconClose     = drawn("close")
	IconCopy      = drawn("copy")
	IconDatabase  = drawn("database")
	IconDelete    = drawn("delete")
	IconDown      = drawn("down")
	IconDownload  = drawn("download")
	IconEdit      = drawn("edit")
	IconError     = drawn("error")
	IconEye       = drawn("eye")
	IconEyeOff    = drawn("eye_off")
	IconFilter    = drawn("filter")
	IconFolder    = drawn("folder")
	IconForward   = drawn("forward")
	IconGoing     = drawn("going")
	IconGrid      = drawn("grid")
	IconHalf      = drawn("half")
	IconHelp      = drawn("help")
	IconHome      = drawn("home")
	IconInbox     = drawn("inbox")
	IconInfo      = drawn("info")
	IconLeft      = drawn("left")
	IconLetter    = drawn("letter")
	IconLock      = drawn("lock")
	IconMail      = drawn("mail")
	IconMatter    = drawn("matter")
	IconMore      = drawn("more")
	IconNoDay     = drawn("no_day")
	IconNote      = drawn("note")
	IconOffice    = drawn("office")
	IconPause     = drawn("pause")
	IconPeople    = drawn("people")
	IconPrint     = drawn("print")
	IconRefresh   = drawn("refresh")
	IconRight     = drawn("right")
	IconSave      = drawn("save")
	IconSearch    = drawn("search")
	IconSend      = drawn("send")
	IconSettings  = drawn("settings")
	IconShield    = drawn("shield")
	IconSign      = drawn("sign")
	IconSortDown  = drawn("sort_down")
	IconSortUp    = drawn("sort_up")
	IconTextSize  = drawn("text_size")
	IconTurnLeft  = drawn("turn_left")
	IconUndo      = drawn("undo")
	IconUnlock    = drawn("unlock")
	IconUp        = drawn("up")
	IconUpload    = drawn("upload")
	IconUser      = drawn("user")
	IconWarning   = drawn("warning")
	IconZoomIn    = drawn("zoom_in")
	IconZoomOut   = drawn("zoom_out")
)

func drawn(name string) fyne.Resource {
	return theme.NewThemedResource(fyne.NewStaticResource(name+".svg", assets.Drawing(name)))
}

// Painted is an icon in the colour of a role.
func Painted(icon fyne.Resource, name fyne.ThemeColorName) fyne.Resource {
	return theme.NewColoredResource(icon, name)
}
