package settings

import (
	"context"
	"errors"
	"fmt"
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
		label := widget.NewLabel(warning)
		label.Importance = widget.WarningImportance
		label.Wrapping = fyne.TextWrapWord
		part.Add(label)
	}
	for _, row := range []fyne.CanvasObject{
		settingsRow("settings.import", theme.UploadIcon(), func() { o.Open(desk.Import{Done: nil}) }),
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

// done reports whether work succeeded, and says so when it did not. Work that
// the clerk stopped needs no words.
func (s *Room) done(err error, failure string) bool {
	if err != nil && !errors.Is(err, context.Canceled) {
		s.o.Failed(assets.Text(failure), err)
	}
	return err == nil
}

func (s *Room) backup() {
	o := s.o
	kit.RunWithProgress(o.Window, assets.Text("settings.backup"), assets.Text("settings.backingUp"),
		func(ctx context.Context, set func(float64, string)) (string, error) {
			set(-1, "")
			return o.Store.Backup(ctx, "")
		}, func(file string, err error) {
			if s.done(err, "settings.backup.failed") {
				s.written.ShowKept(file, assets.Text("settings.backedUp", file))
			}
		})
}

// restore checks a backup, explains what happens, and hands it to the office.
func (s *Room) restore() {
	o := s.o
	o.ChooseOpen(kit.TitleOf("settings.restore"), "*.db", func(file string) {
		kit.RunWithProgress(o.Window, kit.TitleOf("settings.restore"), assets.Text("settings.restore.checking"),
			func(ctx context.Context, set func(float64, string)) (store.Verification, error) {
				set(-1, "")
				return store.VerifyFile(ctx, file)
			}, func(found store.Verification, err error) {
				if !s.done(err, "settings.restore.bad") {
					return
				}
				kit.ConfirmDanger(o.Window, kit.TitleOf("settings.restore"), assets.Text("settings.restore.explain", file, kit.Number(found.Steps)),
					assets.Text("settings.restore.do"), func() {
						o.Restore(file, func(err error) {
							if s.done(err, "settings.restore.failed") {
								kit.Toast(o.Window.Canvas(), assets.Text("settings.restored"))
							}
						})
					})
			})
	})
}

// verify examines the register and says in a sentence what it found.
func (s *Room) verify() {
	o := s.o
	kit.RunWithProgress(o.Window, assets.Text("settings.verify"), assets.Text("settings.verifying"),
		func(ctx context.Context, set func(float64, string)) (store.Verification, error) {
			set(-1, "")
			return o.Store.Verify(ctx)
		}, s.showVerification)
}

func (s *Room) showVerification(found store.Verification, err error) {
	title := assets.Text("settings.verify")
	switch {
	case !s.done(err, "settings.verify.failed"):
	case len(found.Findings) == 0:
		kit.ShowNotice(s.o.Window, title, assets.Text("settings.verified", kit.Number(found.Steps), kit.Number(found.Letters)))
	default:
		kit.ShowProblem(s.o.Window, title,
			fmt.Sprintf("%s\n• %s", assets.Text("settings.verify.found", len(found.Findings)), strings.Join(found.Findings, "\n• ")),
			"", assets.Text("settings.verify.todo"))
	}
}
