package desktop

import (
	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"

	"fyne.io/fyne/v2/theme"
)

// secrecy is whether a page shows who denounced. Nobody sees it without asking,
// and every look is written down before (LTC Điều 8, Điều 56).
type secrecy struct {
	o       *office
	subject data.Subject
	id      int64
	shown   bool // in this view of the page
}

// reveal calls then once the clerk may see who denounced.
func (s *secrecy) reveal(then func()) {
	if s.shown {
		then()
		return
	}
	o := s.o
	ui.Confirm(o.window, assets.Text("secret.show"), assets.Text("secret.ask"), assets.Text("secret.show"), func() {
		ui.RunAsyncErr(func() error { return o.store.Reveal(o.ctx(), s.subject, s.id) }, func(err error) {
			if err != nil {
				o.failed(assets.Text("secret.failed"), err)
				return
			}
			s.shown = true
			then()
		})
	})
}

// button shows who denounced, or covers it again; draw draws the page anew.
func (s *secrecy) button(draw func()) *ui.Button {
	if s.shown {
		return ui.NewButton(assets.Text("secret.hide"), theme.VisibilityOffIcon(), func() {
			s.shown = false
			draw()
		})
	}
	return ui.NewButton(assets.Text("secret.show"), theme.VisibilityIcon(), func() { s.reveal(draw) })
}
