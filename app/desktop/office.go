// Package desktop is the program's window: the rooms between which a clerk
// walks, the pages of a letter, and the forms. It computes nothing: it reads
// from the store and appends steps.
package desktop

import (
	"context"
	"fmt"
	"time"

	"fyne.io/fyne/v2"

	"donthu/app/saying"
	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
	"donthu/data/law"
	"donthu/data/store"
)

// office is what all rooms and pages share: the open register and the window.
type office struct {
	app    fyne.App
	window fyne.Window
	clock  func() time.Time
	dir    string // the data folder
	shell  *shell

	store *store.Store
}

// page is what the shell shows: a room, or something opened from one.
type page interface {
	// title names the page in the window's title.
	title() string
	// content is built once.
	content() fyne.CanvasObject
	// enter is called whenever the page comes to the front: load what it shows.
	enter()
	// leave is called before the page goes; it calls next when nothing would be
	// lost, or asks first.
	leave(next func())
}

// today is the present day by the office's clock.
func (o *office) today() data.Date { return data.DateOf(o.clock()) }

// ctx is the context for quick work on the register.
func (o *office) ctx() context.Context { return context.Background() }

// dateField is an empty date field that knows today, holidays and the lunar date.
func (o *office) dateField() *ui.DateField {
	return ui.NewDateField(o.today, law.NewOffice(o.store.Settings()).DayHint)
}

// failed shows an error of the register: what happened, and that nothing typed
// is lost.
func (o *office) failed(happened string, err error) {
	ui.ShowProblem(o.window, assets.Text("desktop.failed.title"), happened+": "+saying.Of(err),
		assets.Text("desktop.failed.kept"), assets.Text("desktop.failed.todo"))
}

// leaveTyped calls next when nothing typed would be lost, or asks before what was
// typed is thrown away.
func (o *office) leaveTyped(unchanged bool, next func()) {
	if unchanged {
		next()
		return
	}
	ui.Confirm(o.window, assets.Text("step.throw"), assets.Text("step.throw.text"), assets.Text("step.throw.do"), next)
}

// openLetter shows the page of a letter on top of the present page.
func (o *office) openLetter(id int64) { o.shell.push(newLetterPage(o, id)) }

// newLetter shows the form that registers a letter on top of the present page.
func (o *office) newLetter() { o.shell.push(newLetterForm(o)) }

// showLetters goes to the register and lists what the query asks for; caption
// says in words what that is.
func (o *office) showLetters(q store.Query, caption string) {
	o.shell.goTo(roomRegister, func(p page) { p.(*register).show(q, caption) })
}

// number writes a count as Vietnamese documents do, with dots: 1.204.
func number(n int) string {
	digits := fmt.Sprint(n)
	for at := len(digits) - 3; at > 0 && digits[at-1] != '-'; at -= 3 {
		digits = digits[:at] + "." + digits[at:]
	}
	return digits
}
