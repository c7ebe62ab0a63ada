package desktop

import (
	clerk "donthu/app/office"

	"context"
	"time"

	"fyne.io/fyne/v2"

	"donthu/app/ui"
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
	frame  frame

	store *store.Store
}

// do is what a clerk does on the open register.
func (o *office) do() *clerk.Office { return clerk.New(o.store, o.clock) }

// today is the present day by the office's clock.
func (o *office) today() data.Date { return data.DateOf(o.clock()) }

// ctx is the context for quick work on the register.
func (o *office) ctx() context.Context { return context.Background() }

// law is the law for the office as its settings are now.
func (o *office) law() *law.Office { return law.NewOffice(o.store.Settings()) }

// dateField is an empty date field that knows today, holidays and the lunar date.
func (o *office) dateField() *ui.DateField {
	return ui.NewDateField(o.today, o.law().DayHint)
}
