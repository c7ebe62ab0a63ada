package settings

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
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

func (s *Room) lookAtOther(file string) {
	o := s.o
	desk.Wait(o, kit.TitleOf("settings.join"), assets.Text("join.examining"), assets.Text("join.refused"), func(ctx context.Context) (*office.Other, error) {
		other, err := o.Do().OpenOther(ctx, file)
		if err == nil {
			err = other.Close()
		}
		return other, err
	}, func(other *office.Other) {
		if !other.Comes() {
			kit.ShowNotice(o.Window, assets.Text("join.title"), assets.Text("join.nothing", "office", other.Office))
			return
		}
		s.askJoin(other)
	})
}

// askJoin shows what would come in.
func (s *Room) askJoin(other *office.Other) {
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
		"documents", kit.Number(came.Documents), "others", kit.Number(came.Others), "files", kit.Number(len(other.Files)), "size", views.FileSize(other.Size)))
	if turns := other.Turns(); turns > 0 {
		words.Add(say("join.turns", "count", kit.Number(turns)))
	}
	if other.Left > 0 {
		words.Add(say("join.left", "count", kit.Number(other.Left)))
	}
	words.Add(say("join.renumbered", "count", kit.Number(len(other.Letters()))))
	below := look.NewPara(assets.Text("join.about"), look.Ink2, theme.SizeNameCaptionText)
	var hide func()
	cancel := kit.NewButton(assets.Text("ui.cancel"), nil, func() { hide() }).Keyed("Esc")
	do := kit.NewButton(assets.Text("join.do"), look.IconDatabase, func() {
		hide()
		s.joinFrom(other.File)
	}).Main()
	hide = kit.ShowContent(o.Window, assets.Text("join.title"), kit.Sized(look.Scaled(700), look.Scaled(340), kit.TopDown(words, table, below)), cancel, cancel, do)
}

// joinFrom joins the register, which it examines once more: meanwhile somebody may have gone
// on with it.
func (s *Room) joinFrom(file string) {
	o := s.o
	kit.RunWithProgress(o.Window, kit.TitleOf("settings.join"), assets.Text("join.joining"), func(ctx context.Context, set func(float64, string)) (office.Joined, error) {
		set(-1, "")
		other, err := o.Do().OpenOther(ctx, file)
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
			kit.ShowNotice(o.Window, assets.Text("join.title"), assets.Text("join.done", "office", joined.Office, "letters", kit.Number(joined.Letters), "visits", kit.Number(joined.Visits), "backup", joined.Backup))
		}
	})
}
