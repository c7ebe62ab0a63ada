package views

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data/register"
)

// SavePDF asks where to, and prints documents into a PDF there, by Word or LibreOffice.
func SavePDF(o *desk.Desk, replies []register.Reply) {
	written := withFile(replies)
	switch {
	case len(written) == 0:
		kit.ShowNotice(o.Window, assets.Text("replies.pdf.title"), assets.Text("replies.pdf.none"))
		return
	case !office.CanPDF():
		kit.ShowNotice(o.Window, assets.Text("replies.pdf.title"), assets.Text("pdf.noProgram"))
		return
	}
	name := assets.Text("replies.pdf.file", "day", o.Today().String())
	if len(written) == 1 {
		name = strings.TrimSuffix(filepath.Base(filepath.FromSlash(written[0].File)), ".docx")
	}
	var files []string
	o.Save(desk.FileToWrite{Title: assets.Text("replies.pdf.title"), Name: name + ".pdf", Pattern: "*.pdf",
		Writing: assets.Text("replies.pdf.writing", "count", kit.Number(len(written))), Failed: assets.Text("replies.pdf.failed"),
		Write: func(ctx context.Context, file string, set func(float64, string)) (err error) {
			files, err = o.Do().WritePDF(ctx, file, written, func(done, all int) {
				if all > 1 {
					set(float64(done)/float64(all), "")
				}
			})
			return err
		}, Written: func(file string) {
			words := assets.Text("replies.pdf.written", "file", file)
			if len(files) > 1 {
				words = assets.Text("replies.pdf.several", "count", kit.Number(len(files)), "file", file)
			}
			kit.Toast(o.Window.Canvas(), words)
			o.OpenFile(file)
		}})
}

// withFile are the documents that the program wrote.
func withFile(replies []register.Reply) []register.Reply {
	return slices.DeleteFunc(slices.Clone(replies), func(r register.Reply) bool { return r.Document == 0 })
}

// PrintMerged makes one file of documents, or as few as their looks allow, and opens it to
// be printed at once.
func PrintMerged(o *desk.Desk, replies []register.Reply) {
	written := withFile(replies)
	if len(written) < 2 {
		kit.ShowNotice(o.Window, assets.Text("replies.merge"), assets.Text("replies.merge.few"))
		return
	}
	desk.Wait(o, assets.Text("replies.merge"), assets.Text("replies.merge.writing", "count", kit.Number(len(written))), assets.Text("replies.merge.failed"),
		func(ctx context.Context) ([]office.Merged, error) { return o.Do().Merge(ctx, written) },
		func(files []office.Merged) {
			kit.Toast(o.Window.Canvas(), MergedWords(files))
			OpenMerged(o, files)
		})
}

// MergedWords say which documents stand in which files.
func MergedWords(files []office.Merged) string {
	if len(files) == 1 {
		return assets.Text("replies.merge.one", "count", kit.Number(files[0].Count), "file", filepath.Base(files[0].File))
	}
	var names []string
	for _, f := range files {
		names = append(names, assets.Text("replies.merge.file", "file", filepath.Base(f.File), "count", kit.Number(f.Count)))
	}
	return assets.Text("replies.merge.several", "count", kit.Number(len(files)), "files", strings.Join(names, "; "))
}

// OpenMerged opens the file, or the folder of several.
func OpenMerged(o *desk.Desk, files []office.Merged) {
	if len(files) == 1 {
		o.OpenFile(files[0].File)
		return
	}
	o.OpenFile(filepath.Dir(files[0].File))
}
