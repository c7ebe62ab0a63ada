// Package desk is all that an area may ask of the window: the page it shows, opening
// what another area shows by a Ref, reading beside the screen's thread, asking, telling,
// and files.
package desk

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"donthu/app/kit"
	"donthu/app/office"
	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/store"
)

// Desk is what all rooms and pages share: the open register and the window.
type Desk struct {
	Frame
	App    fyne.App
	Window fyne.Window
	Clock  func() time.Time
	Dir    string // the data folder
	Screen Screen
	// CloseFiles closes the window's own dialog for files; nil while there is none. The
	// toolkit's dialog does not know Esc.
	CloseFiles func()

	Store office.Reading // nil when no register could be opened; rooms write by Do alone

	Scans *office.Scanner // of the open register

	store   *store.Store
	loading map[part]*loading // on the screen's thread
}

// Screen is how large the window draws: Scale pixels a point. Wanted is what the system or
// the user asked for; it was lowered where no window would have fitted.
type Screen struct{ Scale, Wanted float32 }

// Lowered reports whether it draws smaller than was asked for.
func (s Screen) Lowered() bool { return s.Scale < s.Wanted }

// Use makes s the open register.
func (o *Desk) Use(s *store.Store) { o.Store, o.store, o.Scans = s, s, &office.Scanner{} }

// Do is what a clerk does on the open register.
func (o *Desk) Do() *office.Office { return office.New(o.store, o.Clock) }

// Today is the present day by the office's clock.
func (o *Desk) Today() day.Date { return day.Of(o.Clock()) }

// Ctx is the context for writing: what a clerk saved is written, whatever is shown next.
func (o *Desk) Ctx() context.Context { return context.Background() }

// Law is the law for the office as its settings are now.
func (o *Desk) Law() *law.Office { return law.NewOffice(o.Store.Settings()) }

// DateField is an empty date field that knows today, holidays and the lunar date.
func (o *Desk) DateField() *kit.DateField {
	return kit.NewDateField(o.Today, o.Law().DayHint)
}
