package desktop

import (
	"image/png"
	"os"
	"testing"

	"fyne.io/fyne/v2"

	"donthu/data"
)

func shot(o *office, name string) {
	f, _ := os.Create("/tmp/wd-" + name + ".png")
	png.Encode(f, o.window.Canvas().Capture())
	f.Close()
}

func TestZZShots(t *testing.T) {
	o := sampleOffice(t)
	shot(o, "home")
	addLetter(t, o, data.Facts{ReceivedOn: data.MustDate("2026-11-18"), Kind: data.Denunciation, Sender: data.Person{Name: "Trần Văn Kín"}, Content: "Tố cáo nhận tiền"})
	w := openCalendar(t, o)
	o.shell.back()
	shot(o, "settings")
	w = openCalendar(t, o)
	shot(o, "year")
	w.grid.moveTo(data.MustDate("2026-11-23"))
	press(o, fyne.KeyReturn)
	shot(o, "form")
	press(o, fyne.KeyEscape)
	answerDay(t, o, true, "Nghỉ do bão")
	shot(o, "moved")
	tapButton(t, o, "Áp dụng")
	answerDay(t, o, true, "Nghỉ do bão số 14")
	shot(o, "edited")
	tapButton(t, o, "Xác nhận lịch năm")
	shot(o, "confirmed")
	w.grid.moveMonths(24)
	o.window.Resize(fyne.NewSize(1280, 690))
	shot(o, "small")
}
