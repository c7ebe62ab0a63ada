package desktop

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

	"donthu/app/ui"
	"donthu/assets"
	"donthu/data/store"
)

// dataPart shows where the register lies and what can be done with it.
func (s *settings) dataPart() fyne.CanvasObject {
	o := s.o
	folder := widget.NewLabel(o.store.Dir())
	folder.Selectable = true
	folder.Wrapping = fyne.TextWrapBreak
	open := ui.NewButton(assets.Text("written.folder"), theme.FolderOpenIcon(), func() { s.written.outside(o.store.Dir()) })
	part := container.NewVBox(container.NewBorder(nil, nil, widget.NewLabel(assets.Text("settings.folder")), container.NewCenter(open), folder))
	if warning := store.PlaceWarning(o.store.Dir()); warning != "" {
		label := widget.NewLabel(warning)
		label.Importance = widget.WarningImportance
		label.Wrapping = fyne.TextWrapWord
		part.Add(label)
	}
	for _, row := range []fyne.CanvasObject{
		settingsRow("settings.import", theme.UploadIcon(), func() { o.open(ImportRef{Done: nil}) }),
		settingsRow("settings.export", theme.DownloadIcon(), s.export),
		settingsRow("settings.backup", theme.DocumentSaveIcon(), s.backup),
		settingsRow("settings.restore", theme.HistoryIcon(), s.restore),
		settingsRow("settings.verify", theme.ConfirmIcon(), s.verify),
		settingsRow("settings.consolidate", theme.GridIcon(), func() { o.open(BoardRef{}) }),
	} {
		part.Add(row)
	}
	return part
}

// documentsPart opens what the office decides about its documents.
func (s *settings) documentsPart() fyne.CanvasObject {
	return container.NewVBox(
		settingsRow("settings.officeFacts", theme.AccountIcon(), func() { s.o.open(OfficeFactsRef{}) }),
		settingsRow("settings.templates", theme.DocumentIcon(), func() { s.o.open(TemplatesRef{}) }))
}

// settingsRow is a button with the words that say what it is for.
func settingsRow(key string, icon fyne.Resource, tapped func()) fyne.CanvasObject {
	button := ui.NewButton(assets.Text(key), icon, tapped)
	button.Alignment = widget.ButtonAlignLeading
	return container.NewBorder(nil, nil, container.New(layout.NewGridWrapLayout(fyne.NewSize(240, button.MinSize().Height)), button), nil,
		remark(key+".text"))
}

// export writes the whole register as a workbook.
func (s *settings) export() {
	s.o.open(ExportRef{Title: titleOf("settings.export"), Name: assets.Text("settings.export.file", s.o.today()), Written: func(file string, _ int) { s.written.show(file) }})
}

// done reports whether work succeeded, and says so when it did not. Work that
// the clerk stopped needs no words.
func (s *settings) done(err error, failure string) bool {
	if err != nil && !errors.Is(err, context.Canceled) {
		s.o.failed(assets.Text(failure), err)
	}
	return err == nil
}

func (s *settings) backup() {
	o := s.o
	ui.RunWithProgress(o.window, assets.Text("settings.backup"), assets.Text("settings.backingUp"),
		func(ctx context.Context, set func(float64, string)) (string, error) {
			set(-1, "")
			return o.store.Backup(ctx, "")
		}, func(file string, err error) {
			if s.done(err, "settings.backup.failed") {
				s.written.showKept(file, assets.Text("settings.backedUp", file))
			}
		})
}

// restore checks a backup, explains what happens, and hands it to the office.
func (s *settings) restore() {
	o := s.o
	o.chooseOpen(titleOf("settings.restore"), "*.db", func(file string) {
		ui.RunWithProgress(o.window, titleOf("settings.restore"), assets.Text("settings.restore.checking"),
			func(ctx context.Context, set func(float64, string)) (store.Verification, error) {
				set(-1, "")
				return store.VerifyFile(ctx, file)
			}, func(found store.Verification, err error) {
				if !s.done(err, "settings.restore.bad") {
					return
				}
				ui.ConfirmDanger(o.window, titleOf("settings.restore"), assets.Text("settings.restore.explain", file, number(found.Steps)),
					assets.Text("settings.restore.do"), func() {
						o.restore(file, func(err error) {
							if s.done(err, "settings.restore.failed") {
								ui.Toast(o.window.Canvas(), assets.Text("settings.restored"))
							}
						})
					})
			})
	})
}

// verify examines the register and says in a sentence what it found.
func (s *settings) verify() {
	o := s.o
	ui.RunWithProgress(o.window, assets.Text("settings.verify"), assets.Text("settings.verifying"),
		func(ctx context.Context, set func(float64, string)) (store.Verification, error) {
			set(-1, "")
			return o.store.Verify(ctx)
		}, s.showVerification)
}

func (s *settings) showVerification(found store.Verification, err error) {
	title := assets.Text("settings.verify")
	switch {
	case !s.done(err, "settings.verify.failed"):
	case len(found.Findings) == 0:
		ui.ShowNotice(s.o.window, title, assets.Text("settings.verified", number(found.Steps), number(found.Letters)))
	default:
		ui.ShowProblem(s.o.window, title,
			fmt.Sprintf("%s\n• %s", assets.Text("settings.verify.found", len(found.Findings)), strings.Join(found.Findings, "\n• ")),
			"", assets.Text("settings.verify.todo"))
	}
}
