package settings

import (
	"context"
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data/backups"
	"donthu/data/joining"
)

// join asks for the register of another ward, shows what of it would come in and which numbers
// change, and joins it.
func (s *Room) join() {
	s.o.ChooseOpen(kit.TitleOf("settings.join"), "*.db *"+backups.Ending, s.lookAtOther)
}

// lookedAt is the register of another ward with those of its letters that may be here already.
type lookedAt struct {
	*office.Other
	doubled []office.Doubled
}

func (s *Room) lookAtOther(file string) {
	o := s.o
	desk.Wait(o, kit.TitleOf("settings.join"), assets.Text("join.examining"), assets.Text("join.refused"), func(ctx context.Context) (seen lookedAt, err error) {
		if seen.Other, err = o.Do().OpenOther(ctx, file); err != nil {
			return seen, err
		}
		seen.doubled, err = o.Do().Doubles(ctx, seen.Other)
		return seen, errors.Join(err, seen.Close())
	}, func(seen lookedAt) {
		if !seen.Comes() {
			kit.ShowNotice(o.Window, assets.Text("join.title"), assets.Text("join.nothing", "office", seen.Office))
			return
		}
		s.askJoin(seen)
	})
}

// askJoin shows what would come in.
func (s *Room) askJoin(other lookedAt) {
	o, came := s.o, other.Counted
	table := kit.NewTable(
		kit.Col("join.old", 150, func(r joining.Renumbered) string { return r.Old }),
		kit.Col("join.new", 150, func(r joining.Renumbered) string { return r.New }).Growing())
	table.Empty = assets.Text("join.noCollision")
	table.SetRows(other.Letters())
	say := func(key string, args ...any) fyne.CanvasObject {
		return look.NewPara(assets.Text(key, args...), theme.ColorNameForeground, theme.SizeNameText)
	}
	words := look.NewColumn(4, say("join.comes", "office", other.Office, "letters", kit.Number(came.Letters), "visits", kit.Number(came.Visits), "days", kit.Number(came.Days),
		"documents", kit.Number(came.Documents), "others", kit.Number(came.Others), "files", kit.Number(len(other.Files)-len(other.Missing)), "size", views.FileSize(other.Size)))
	if turns := other.Turns(); turns > 0 {
		words.Add(say("join.turns", "count", kit.Number(turns)))
	}
	if other.Left > 0 {
		words.Add(say("join.left", "count", kit.Number(other.Left)))
	}
	if len(other.Missing) > 0 {
		words.Add(say("join.missing", "count", kit.Number(len(other.Missing)), "files", namesOf(other.Missing, "\n• ")))
	}
	if len(other.Twice) > 0 {
		words.Add(say("join.twice", "numbers", namesOf(other.Twice, ", ")))
	}
	words.Add(say("join.renumbered", "count", kit.Number(len(other.Letters()))))
	below := look.NewPara(assets.Text("join.about"), look.Ink2, theme.SizeNameCaptionText)
	var hide func()
	cancel := kit.NewButton(assets.Text("ui.cancel"), nil, func() { hide() }).Keyed("Esc")
	do := kit.NewButton(assets.Text("join.do"), look.IconDatabase, func() {
		hide()
		s.joinFrom(other)
	}).Main()
	buttons := []*kit.Button{cancel, do}
	if len(other.doubled) > 0 {
		words.Add(say("join.doubled", "count", kit.Number(len(other.doubled))))
		show := kit.NewButton(assets.Text("join.doubled.show"), look.IconCopy, func() {
			hide()
			s.showDoubled(other.doubled, false, func() { s.askJoin(other) })
		})
		buttons = []*kit.Button{show, cancel, do}
	}
	tall := container.NewVScroll(words) // many names are long
	tall.SetMinSize(fyne.NewSize(0, min(words.MinSize().Height, look.Scaled(190))))
	hide = kit.ShowContent(o.Window, assets.Text("join.title"), kit.Sized(look.Scaled(700), look.Scaled(360), kit.TopDown(tall, table, below)), cancel, buttons...)
}

// mostNames is how many names a sentence of the window has.
const mostNames = 8

func namesOf(all []string, between string) string {
	said := strings.Join(all[:min(len(all), mostNames)], between)
	if len(all) > mostNames {
		said += between + "…"
	}
	return said
}

// showDoubled lists the letters that may be the same as one that was here already; each of them
// opens, theirs once it is here. then follows when the list is closed.
func (s *Room) showDoubled(all []office.Doubled, joined bool, then func()) {
	o := s.o
	table := kit.NewTable(
		kit.Col("join.old", 110, func(d office.Doubled) string { return d.Old }),
		kit.Col("join.new", 110, func(d office.Doubled) string { return d.New }),
		kit.Col("join.doubled.theirs", 200, func(d office.Doubled) string { return d.Theirs }).Growing(),
		kit.Col("join.doubled.here", 90, func(d office.Doubled) string { return d.Here }),
		kit.Col("join.doubled.ours", 200, func(d office.Doubled) string { return d.Ours }).Growing(),
		kit.Col("join.doubled.why", 200, func(d office.Doubled) string { return d.Why }))
	table.SetRows(all)
	table.Select(0)
	var hide func()
	open := func(number func(office.Doubled) string) func() {
		return func() {
			if d, ok := table.SelectedRow(); ok {
				hide()
				o.OpenNumbered(number(d))
			}
		}
	}
	here := kit.NewButton(assets.Text("join.doubled.openHere"), look.IconLetter, open(func(d office.Doubled) string { return d.Here })).Keyed("Alt+M")
	closing := kit.NewButton(assets.Text("ui.close"), nil, func() {
		hide()
		then()
	}).Keyed("Esc")
	buttons := []*kit.Button{here, closing}
	table.Open = func(office.Doubled) { here.OnTapped() }
	if joined {
		came := kit.NewButton(assets.Text("join.doubled.openNew"), look.IconLetter, open(func(d office.Doubled) string { return d.New })).Keyed("Alt+Z")
		table.Open = func(office.Doubled) { came.OnTapped() }
		buttons = []*kit.Button{came, here, closing}
	}
	about := look.NewPara(assets.Text("join.doubled.about"), theme.ColorNameForeground, theme.SizeNameText)
	hide = kit.ShowContent(o.Window, assets.Text("join.doubled.title"), kit.Sized(look.Scaled(860), look.Scaled(340), kit.TopDown(about, table, nil)), table, buttons...)
}

// joinFrom joins the register, which it examines once more: meanwhile somebody may have gone
// on with it.
func (s *Room) joinFrom(seen lookedAt) {
	o := s.o
	kit.RunWithProgress(o.Window, kit.TitleOf("settings.join"), assets.Text("join.joining"), func(ctx context.Context, set func(float64, string)) (office.Joined, error) {
		set(-1, "")
		other, err := o.Do().OpenOther(ctx, seen.File)
		if err != nil {
			return office.Joined{}, err
		}
		joined, err := o.Do().Join(ctx, other, func(done, all int) {
			if done%500 == 0 || done == all {
				set(float64(done)/float64(all), assets.Text("join.step", "done", kit.Number(done), "all", kit.Number(all)))
			}
		})
		return joined, errors.Join(err, other.Close())
	}, func(joined office.Joined, err error) {
		switch {
		case errors.Is(err, context.Canceled):
			kit.Toast(o.Window.Canvas(), assets.Text("join.stopped"))
		case err != nil:
			o.Failed(assets.Text("join.failed"), err)
		default:
			o.Refresh()
			done := assets.Text("join.done", "office", joined.Office, "letters", kit.Number(joined.Letters), "visits", kit.Number(joined.Visits), "backup", joined.Backup)
			if len(seen.doubled) == 0 {
				kit.ShowNotice(o.Window, assets.Text("join.title"), done)
				return
			}
			kit.AskWhich(o.Window, assets.Text("join.title"), done+"\n"+assets.Text("join.doubled", "count", kit.Number(len(seen.doubled))),
				kit.Answer{Text: assets.Text("join.doubled.show"), Do: func() { s.showDoubled(seen.doubled, true, func() {}) }})
		}
	})
}
