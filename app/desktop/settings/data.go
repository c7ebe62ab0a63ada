package settings

import (
	"context"
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data/store"
)

// dataPart shows where the register lies and what can be done with it.
func (s *Room) dataPart() fyne.CanvasObject {
	o := s.o
	folder := widget.NewLabel(o.Store.Dir())
	folder.Selectable = true
	folder.Wrapping = fyne.TextWrapBreak
	open := kit.NewButton(assets.Text("written.folder"), theme.FolderOpenIcon(), func() { s.written.Outside(o.Store.Dir()) })
	part := container.NewVBox(container.NewBorder(nil, nil, widget.NewLabel(assets.Text("settings.folder")), container.NewCenter(open), folder))
	if warning := store.PlaceWarning(o.Store.Dir()); warning != "" {
		part.Add(kit.Wrapped(warning, widget.WarningImportance))
	}
	for _, row := range []fyne.CanvasObject{
		settingsRow("settings.import", theme.UploadIcon(), func() { o.Open(desk.Import{}) }),
		settingsRow("settings.export", theme.DownloadIcon(), s.export),
		settingsRow("settings.backup", theme.DocumentSaveIcon(), s.backup),
		settingsRow("settings.restore", theme.HistoryIcon(), s.restore),
		settingsRow("settings.verify", theme.ConfirmIcon(), s.verify),
		settingsRow("settings.consolidate", theme.GridIcon(), func() { o.Open(desk.Board{}) }),
	} {
		part.Add(row)
	}
	return part
}

// documentsPart opens what the office decides about its documents.
func (s *Room) documentsPart() fyne.CanvasObject {
	return container.NewVBox(
		settingsRow("settings.officeFacts", theme.AccountIcon(), func() { s.o.Open(desk.OfficeFacts{}) }),
		settingsRow("settings.templates", theme.DocumentIcon(), func() { s.o.Open(desk.Templates{}) }))
}

// settingsRow is a button with the words that say what it is for.
func settingsRow(key string, icon fyne.Resource, tapped func()) fyne.CanvasObject {
	button := kit.NewButton(assets.Text(key), icon, tapped)
	button.Alignment = widget.ButtonAlignLeading
	return container.NewBorder(nil, nil, container.New(layout.NewGridWrapLayout(fyne.NewSize(240, button.MinSize().Height)), button), nil,
		kit.Remark(key+".text"))
}

// export writes the whole register as a workbook.
func (s *Room) export() {
	s.o.Open(desk.Export{Title: kit.TitleOf("settings.export"), Name: assets.Text("settings.export.file", s.o.Today()), Written: func(file string, _ int) { s.written.Show(file) }})
}

func (s *Room) backup() {
	desk.Wait(s.o, assets.Text("settings.backup"), assets.Text("settings.backingUp"), assets.Text("settings.backup.failed"),
		func(ctx context.Context) (string, error) { return s.o.Store.Backup(ctx, "") },
		func(file string) { s.written.ShowKept(file, assets.Text("settings.backedUp", file)) })
}

// restore checks a backup, explains what happens, and hands it to the window.
func (s *Room) restore() {
	o, title := s.o, kit.TitleOf("settings.restore")
	o.ChooseOpen(title, "*.db", func(file string) {
		desk.Wait(o, title, assets.Text("settings.restore.checking"), assets.Text("settings.restore.bad"),
			func(ctx context.Context) (store.Verification, error) { return store.VerifyFile(ctx, file) },
			func(found store.Verification) {
				kit.ConfirmDanger(o.Window, title, assets.Text("settings.restore.explain", file, kit.Number(found.Steps)), assets.Text("settings.restore.do"), func() {
					o.Restore(file, func(err error) {
						switch {
						case err == nil:
							kit.Toast(o.Window.Canvas(), assets.Text("settings.restored"))
						case !errors.Is(err, context.Canceled):
							o.Failed(assets.Text("settings.restore.failed"), err)
						}
					})
				})
			})
	})
}

// verify examines the register and says in a sentence what it found.
func (s *Room) verify() { s.verifyBy(s.o.Store.Verify) }

func (s *Room) verifyBy(examine func(context.Context) (store.Verification, error)) {
	title := assets.Text("settings.verify")
	desk.Wait(s.o, title, assets.Text("settings.verifying"), assets.Text("settings.verify.failed"), examine, func(found store.Verification) {
		if len(found.Findings) == 0 {
			kit.ShowNotice(s.o.Window, title, assets.Text("settings.verified", kit.Number(found.Steps), kit.Number(found.Letters)))
			return
		}
		kit.ShowProblem(s.o.Window, title, assets.Text("settings.verify.found", len(found.Findings))+"\n• "+strings.Join(found.Findings, "\n• "),
			"", assets.Text("settings.verify.todo"))
	})
}
