package desktop

import (
	"context"
	"errors"
	"log/slog"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/office"
	"donthu/app/saying"
	"donthu/assets"
	"donthu/data/backups"
	"donthu/data/chain"
	"donthu/data/presence"
	"donthu/data/store"
)

// lostWidth is that of the words.
const lostWidth = 560

// lost is what could be opened in the register's place; empty files for none.
type lost struct{ backup, aside backups.Contents }

// notOpened says in the window's place why there is no register to show, and offers what can be
// done about it.
func (w *Program) notOpened(err error) {
	w.Store = nil
	var trouble *presence.Trouble
	if !errors.As(err, &trouble) {
		w.showLost(err, nil, kit.NewButton(assets.Text("lost.again"), look.IconRefresh, w.Begin).Main())
		return
	}
	kit.RunAsync(func() (found lost, _ error) {
		all, listed := backups.List(w.Ctx(), w.Dir, w.Clock().Location(), nil)
		if at := slices.IndexFunc(all, func(b backups.Contents) bool { return b.Err == nil }); at >= 0 {
			found.backup = all[at]
		}
		for _, file := range presence.Asides(w.Dir) {
			if found.aside = backups.Look(w.Ctx(), file, w.Clock().Location()); found.aside.Err == nil {
				break
			}
			found.aside = backups.Contents{}
		}
		return found, listed
	}, func(found lost, listed error) {
		if listed != nil {
			slog.Error("backups are not listed", "error", listed)
		}
		words, ways := w.waysOut(trouble.Kind, found)
		w.showLost(err, words, ways...)
	})
}

// waysOut are what can be done about a register that is not there as it was, the best first.
func (w *Program) waysOut(kind presence.Kind, found lost) (words []string, ways []*kit.Button) {
	count := func(n int) string {
		if n == backups.Unknown {
			return assets.Text("lost.unknown")
		}
		return kit.Number(n)
	}
	at := w.Clock().Location()
	if b := found.backup; b.File == "" {
		words = append(words, assets.Text("lost.noBackup", "folder", backups.Folder(w.Dir)))
	} else {
		words = append(words, assets.Text("lost.backup", "made", b.Made.In(at).Format("02/01/2006 15:04"), "letters", count(b.Letters),
			"visits", count(b.Visits), "documents", count(b.Documents), "last", b.LastDay(at).Shown()))
		ways = append(ways, kit.NewButton(assets.Text("lost.restore"), look.IconUndo, func() { w.askToRestore(b.File) }))
	}
	ways = append(ways, kit.NewButton(assets.Text("lost.other"), look.IconFolder, func() {
		w.ChooseOpen(assets.Text("setup.restore.title"), backups.Patterns, w.askToRestore)
	}))
	if b := found.aside; b.File != "" {
		words = append(words, assets.Text("lost.aside", "folder", filepath.Base(filepath.Dir(b.File)), "letters", count(b.Letters), "last", b.LastDay(at).Shown()))
		ways = append(ways, kit.NewButton(assets.Text("lost.takeBack"), look.IconUndo, func() { w.askToRestore(b.File) }))
	}
	ways = append(ways, kit.NewButton(assets.Text("lost.anew"), look.IconAdd, w.askToBeginAnew))
	if slices.Contains([]presence.Kind{presence.Shorter, presence.Changed, presence.Another}, kind) {
		ways = append(ways, kit.NewButton(assets.Text("lost.asIs"), look.IconCheck, w.askToTakeAsItIs))
	}
	ways[0].Main()
	return words, ways
}

func (w *Program) showLost(err error, words []string, ways ...*kit.Button) {
	head := kit.NewTitle(assets.Text("desktop.notOpened"))
	head.Alignment = fyne.TextAlignCenter
	column := container.NewVBox(container.NewCenter(widget.NewIcon(theme.NewErrorThemedResource(theme.ErrorIcon()))), head, kit.Words(saying.Of(err), lostWidth, widget.MediumImportance))
	for _, text := range words {
		column.Add(kit.Words(text, lostWidth, widget.LowImportance))
	}
	buttons := container.NewGridWithColumns(2)
	for _, b := range append(ways, kit.NewButton(assets.Text("desktop.close"), nil, w.Window.Close)) {
		buttons.Add(b)
	}
	column.Add(buttons)
	card := look.Card("", "", look.Inset(24, 20, kit.Wide(lostWidth, column)))
	w.Window.SetTitle(assets.Text("desktop.name"))
	w.Window.SetContent(kit.WithToasts(container.NewVScroll(look.Inset(0, 16, container.NewCenter(card)))))
	w.Window.Canvas().Focus(ways[0])
}

func (w *Program) askToRestore(file string) {
	w.AskPassphrase(file, func(passphrase string) {
		kit.Confirm(w.Window, assets.Text("setup.restore.title"), assets.Text("lost.restore.explain", "file", file), assets.Text("settings.restore.do"), func() {
			w.restoreLost(file, passphrase)
		})
	})
}

func (w *Program) restoreLost(file, passphrase string) {
	type answer struct {
		store    *store.Store
		restored backups.Restored
	}
	kit.RunWithProgress(w.Window, assets.Text("setup.restore.title"), assets.Text("lost.restoring"),
		func(ctx context.Context, set func(float64, string)) (a answer, err error) {
			set(-1, "")
			a.store, a.restored, err = office.OpenRestored(ctx, w.Dir, file, passphrase, StoreOptions(w.Clock))
			return a, err
		}, func(a answer, err error) {
			switch {
			case errors.Is(err, context.Canceled):
			case err != nil:
				kit.ShowProblem(w.Window, assets.Text("lost.failed"), saying.Of(err), assets.Text("lost.kept"), assets.Text("lost.todo"))
			default:
				w.Show(a.store)
				kit.Toast(w.Window.Canvas(), assets.Text("lost.restored", "file", filepath.Base(file)))
				w.tellLack(a.restored)
			}
		})
}

func (w *Program) askToBeginAnew() {
	kit.ConfirmDanger(w.Window, assets.Text("lost.anew"), assets.Text("lost.anew.explain"), assets.Text("lost.anew.do"), func() {
		kit.RunAsyncErr(func() error {
			_, err := presence.PutAside(w.Dir, w.Clock())
			return err
		}, w.beginAgain)
	})
}

func (w *Program) askToTakeAsItIs() {
	kit.ConfirmDanger(w.Window, assets.Text("lost.asIs"), assets.Text("lost.asIs.explain"), assets.Text("lost.asIs.do"), func() {
		slog.Warn("a register that is not what it was is taken as it is")
		kit.RunAsyncErr(func() error { return chain.BeginHead(w.Ctx(), w.Dir) }, w.beginAgain)
	})
}

func (w *Program) beginAgain(err error) {
	if err != nil {
		kit.ShowProblem(w.Window, assets.Text("desktop.notOpened"), saying.Of(err), assets.Text("lost.kept"), "")
		return
	}
	w.Begin()
}
