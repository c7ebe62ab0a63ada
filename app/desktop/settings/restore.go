package settings

import (
	"context"
	"errors"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/saying"
	"donthu/assets"
	"donthu/data/backups"
	"donthu/data/chain"
)

// restore lists the backups of the register with what they hold, and restores the one that
// is chosen, or a file from elsewhere.
func (s *Room) restore() {
	o, title := s.o, kit.TitleOf("settings.restore")
	kit.RunWithProgress(o.Window, title, assets.Text("backups.reading"), func(ctx context.Context, set func(float64, string)) ([]backups.Contents, error) {
		set(-1, "")
		return backups.List(ctx, o.Store.Dir(), o.Clock().Location(), func(done, all int) {
			set(float64(done)/float64(all), assets.Text("backups.read", "done", kit.Number(done), "all", kit.Number(all)))
		})
	}, func(found []backups.Contents, err error) {
		switch {
		case errors.Is(err, context.Canceled):
		case err != nil:
			o.Failed(assets.Text("backups.failed"), err)
		default:
			s.chooseBackup(found)
		}
	})
}

// chooseBackup asks which of the backups is to be restored.
func (s *Room) chooseBackup(found []backups.Contents) {
	o := s.o
	table := kit.NewTable(backupColumns(o)...)
	table.Empty = assets.Text("backups.none")
	table.SetRows(found)
	about := look.NewPara("", look.Ink2, theme.SizeNameCaptionText)
	var hide func()
	do := kit.NewButton(assets.Text("backups.restore"), look.IconUndo, func() {
		if b, ok := table.SelectedRow(); ok && b.Err == nil {
			hide()
			s.restoreFrom(b.File)
		}
	})
	other := kit.NewButton(assets.Text("backups.other"), look.IconFolder, func() {
		hide()
		o.ChooseOpen(kit.TitleOf("settings.restore"), backups.Patterns, s.restoreFrom)
	})
	closing := kit.NewButton(assets.Text("ui.cancel"), nil, func() { hide() }).Keyed("Esc")
	table.OnSelect = func(int) {
		b, ok := table.SelectedRow()
		kit.SetEnabled(ok && b.Err == nil, do)
		words := filepath.Base(b.File)
		if b.Err != nil {
			words = kit.Joined(": ", words, saying.Of(b.Err))
		}
		about.Set(words)
	}
	table.Open = func(backups.Contents) { do.OnTapped() }
	do.Disable()
	table.Select(0)
	first := fyne.Focusable(table)
	if len(found) == 0 {
		first = other
	}
	words := look.NewColumn(2, look.NewPara(assets.Text("backups.about"), look.Ink2, theme.SizeNameCaptionText), about)
	hide = kit.ShowContent(o.Window, kit.TitleOf("settings.restore"), kit.Sized(look.Scaled(740), look.Scaled(300), kit.TopDown(words, table, nil)), first, closing, other, do)
}

func backupColumns(o *desk.Desk) []kit.Column[backups.Contents] {
	count := func(key string, of func(backups.Contents) int) kit.Column[backups.Contents] {
		return kit.Col(key, 92, func(b backups.Contents) string {
			switch n := of(b); {
			case b.Err != nil:
				return ""
			case n == backups.Unknown:
				return assets.Text("backups.unknown")
			default:
				return kit.Number(n)
			}
		}).Right()
	}
	return []kit.Column[backups.Contents]{
		kit.Col("backups.made", 140, func(b backups.Contents) string {
			made := b.Made.In(o.Clock().Location()).Format("02/01/2006 15:04")
			if b.Before {
				return assets.Text("backups.before", "made", made)
			}
			return made
		}).Growing(),
		count("backups.letters", func(b backups.Contents) int { return b.Letters }),
		count("backups.visits", func(b backups.Contents) int { return b.Visits }),
		count("backups.documents", func(b backups.Contents) int { return b.Documents }),
		kit.Col("backups.last", 148, func(b backups.Contents) string { return b.LastDay(o.Clock().Location()).Shown() }).As(func(b backups.Contents) look.Chip {
			if b.Err != nil {
				return look.Chip{Icon: look.IconError, Text: assets.Text("backups.broken"), Tone: look.Late}
			}
			return look.Chip{}
		}),
		kit.Col("backups.size", 92, func(b backups.Contents) string { return views.FileSize(b.Size) }).Right().Yielding(1),
	}
}

// restored tells of a restore, and offers the register that was there before.
func (s *Room) restored() {
	o := s.o
	aside := backups.LastAside(o.Store.Dir())
	kit.ToastUndo(o.Window.Canvas(), assets.Text("settings.restored"), func() {
		o.Restore(aside, "", func(err error) {
			switch {
			case err == nil:
				kit.Toast(o.Window.Canvas(), assets.Text("settings.restore.undone"))
			case !errors.Is(err, context.Canceled):
				o.Failed(assets.Text("settings.restore.failed"), err)
			}
		})
	})
}

// restoreFrom examines a backup and asks before it takes the register's place.
func (s *Room) restoreFrom(file string) {
	s.o.AskPassphrase(file, func(passphrase string) { s.restoreBy(file, passphrase) })
}

func (s *Room) restoreBy(file, passphrase string) {
	o, title := s.o, kit.TitleOf("settings.restore")
	desk.Wait(o, title, assets.Text("settings.restore.checking"), assets.Text("settings.restore.bad"),
		func(ctx context.Context) (chain.Verification, error) { return backups.Verify(ctx, file, passphrase) },
		func(found chain.Verification) {
			kit.ConfirmDanger(o.Window, title, assets.Text("settings.restore.explain", "file", file, "steps", kit.Number(found.Steps)), assets.Text("settings.restore.do"), func() {
				o.Restore(file, passphrase, func(err error) {
					switch {
					case err == nil:
						s.restored()
					case !errors.Is(err, context.Canceled):
						o.Failed(assets.Text("settings.restore.failed"), err)
					}
				})
			})
		})
}
