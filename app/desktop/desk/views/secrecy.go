package views

import (
	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/steps"
)

// Secrecy is whether a page shows who denounced. Nobody sees it without asking,
// and every look is written down before (LTC Điều 8, Điều 56).
type Secrecy struct {
	O       *desk.Desk
	Subject steps.Subject
	Id      int64
	Shown   bool // in this view of the page
}

// Reveal calls then once the clerk may see who denounced.
func (s *Secrecy) Reveal(then func()) {
	if s.Shown {
		then()
		return
	}
	o := s.O
	kit.Confirm(o.Window, assets.Text("secret.show"), assets.Text("secret.ask"), assets.Text("secret.show"), func() {
		kit.RunAsyncErr(func() error { return o.Do().Reveal(o.Ctx(), s.Subject, s.Id) }, func(err error) {
			if err != nil {
				o.Failed(assets.Text("secret.failed"), err)
				return
			}
			s.Shown = true
			then()
		})
	})
}

// Button shows who denounced, or covers it again; draw draws the page anew.
func (s *Secrecy) Button(draw func()) *kit.Button {
	if s.Shown {
		return kit.NewButton(assets.Text("secret.hide"), look.IconEyeOff, func() {
			s.Shown = false
			draw()
		})
	}
	return kit.NewButton(assets.Text("secret.show"), look.IconEye, func() { s.Reveal(draw) })
}
