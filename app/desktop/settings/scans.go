package settings

import (
	"context"
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/saying"
	"donthu/assets"
	"donthu/data"
	"donthu/data/recognised"
	"donthu/data/store"
)

// FindRecogniser finds the program that recognises text; tests put their own in its place.
var FindRecogniser = recognised.Find

// scans asks where the scanner puts its files.
func (s *Room) scans() []*kit.Question[answers] {
	return []*kit.Question[answers]{
		kit.Line("settings.scanFolder", "scanFolder", func(a *answers) *string { return &a.ScanFolder }).Across().Hint(func(a *answers) string {
			if a.ScanFolder != s.o.Store.Settings().ScanFolder {
				return assets.Text("settings.scanFolder.unsaved")
			}
			return assets.Text("settings.scanFolder.hint")
		}),
		tick("noRecognition", func(a *answers) *bool { return &a.NoRecognition }),
	}
}

// examine says of a folder that is not as it was whether it is there: one on another computer may
// let wait, and may be switched off just now.
func (s *Room) examine(a answers) (all []data.Problem, _ error) {
	if a.ScanFolder == "" || a.ScanFolder == s.o.Store.Settings().ScanFolder {
		return nil, nil
	}
	if info, err := os.Stat(a.ScanFolder); err != nil || !info.IsDir() {
		all = append(all, data.Warn("scanFolder", "settings.scanFolder.gone"))
	}
	return all, nil
}

// scanPart chooses the folder, says what was found there, and whether text is recognised.
func (s *Room) scanPart() fyne.CanvasObject {
	o := s.o
	part := container.NewVBox(
		settingsRow("settings.scans.choose", look.IconFolder, func() {
			o.ChooseFolder(assets.Text("settings.scans.choose"), func(path string) { s.Edit(func(a *answers) { a.ScanFolder = path }) })
		}),
		settingsRow("settings.scans.open", look.IconAttach, func() { o.Open(desk.Scans{}) }))
	if _, err := o.Scans.Last(); err != nil {
		part.Add(kit.Wrapped(saying.Of(err), widget.WarningImportance))
	}
	said := kit.Wrapped(assets.Text("settings.recognition.looking"), widget.MediumImportance)
	part.Add(said)
	desk.LoadPart(o, s, "recognition", func(ctx context.Context) (string, error) { return recognition(ctx, o) }, func(words string, err error) {
		if err != nil {
			words = saying.Of(err)
		}
		said.SetText(words)
	})
	return part
}

// recognition says whether text is recognised on this computer, how to get it, and how far it is.
func recognition(ctx context.Context, o *desk.Desk) (string, error) {
	_, lack := FindRecogniser(ctx)
	if lack != "" {
		return assets.Text("settings.recognition.lack." + string(lack)), ctx.Err()
	}
	var far store.Recognition
	far, err := o.Store.Recognition(ctx)
	return assets.Text("settings.recognition.far", "done", kit.Number(far.Done), "files", kit.Number(far.Files), "failed", kit.Number(far.Failed), "secret", kit.Number(far.Secret)), err
}
