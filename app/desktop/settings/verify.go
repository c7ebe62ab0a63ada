package settings

import (
	"context"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data/chain"
)

// verify examines the register and says in a sentence what it found.
func (s *Room) verify() { s.verifyBy(s.o.Do().Verify) }

func (s *Room) verifyBy(examine func(context.Context) (chain.Verification, error)) {
	title := assets.Text("settings.verify")
	desk.Wait(s.o, title, assets.Text("settings.verifying"), assets.Text("settings.verify.failed"), examine, func(found chain.Verification) {
		if len(found.Findings) == 0 {
			kit.ShowNotice(s.o.Window, title, assets.Text("settings.verified", "steps", kit.Number(found.Steps), "letters", kit.Number(found.Letters)))
			return
		}
		s.showFindings(found.Findings)
	})
}

// showFindings lists what does not fit, and offers to make it anew.
func (s *Room) showFindings(findings []string) {
	words := kit.Wrapped(assets.Text("settings.verify.found", "count", len(findings))+"\n• "+strings.Join(findings, "\n• ")+
		"\n\n"+assets.Text("repair.explain")+"\n\n"+assets.Text("settings.verify.todo"), widget.MediumImportance)
	var hide func()
	closing := kit.NewButton(assets.Text("ui.close"), nil, func() { hide() }).Keyed("Esc")
	do := kit.NewButton(assets.Text("repair.do"), look.IconRefresh, func() {
		hide()
		s.repair()
	})
	hide = kit.ShowContent(s.o.Window, assets.Text("settings.verify"), kit.Sized(look.Scaled(620), look.Scaled(280), container.NewVScroll(words)), closing, do, closing)
}

// repair asks, makes anew what is computed from the steps, and says what was mended and what cannot be.
func (s *Room) repair() {
	title := assets.Text("repair.title")
	kit.Confirm(s.o.Window, title, assets.Text("repair.explain"), assets.Text("repair.do"), func() {
		desk.Wait(s.o, title, assets.Text("repair.doing"), assets.Text("repair.failed"), s.o.Do().Repair, func(done office.Repaired) {
			var lines []string
			if done.Before != "" {
				lines = append(lines, assets.Text("repair.before", "file", done.Before))
			}
			for _, finding := range done.Mended {
				lines = append(lines, assets.Text("repair.mended", "finding", finding))
			}
			if len(done.Findings) > 0 {
				kit.ShowProblem(s.o.Window, title, assets.Text("repair.left", "count", len(done.Findings), "findings", strings.Join(done.Findings, "\n• ")),
					strings.Join(lines, "\n"), assets.Text("repair.todo"))
				return
			}
			lines = append(lines, assets.Text("settings.verified", "steps", kit.Number(done.Steps), "letters", kit.Number(done.Letters)))
			kit.ShowNotice(s.o.Window, title, strings.Join(lines, "\n"))
		})
	})
}
