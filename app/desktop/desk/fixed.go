package desk

import (
	"context"

	"fyne.io/fyne/v2"
)

// Fixed is embedded by pages that are built once under one name.
type Fixed struct {
	PlainPage
	Name  string
	Whole fyne.CanvasObject
}

// Title is the name.
func (f *Fixed) Title() string { return f.Name }

// Content is the whole page.
func (f *Fixed) Content() fyne.CanvasObject { return f.Whole }

// Read is Load where an error is told under the sentence failed.
func Read[T any](o *Desk, p Page, failed string, read func(context.Context) (T, error), done func(T)) {
	Load(o, p, read, func(v T, err error) {
		if err != nil {
			o.Failed(failed, err)
			return
		}
		done(v)
	})
}
