package letters

import (
	"path/filepath"
	"slices"
	"strings"

	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data/papers"
	"donthu/data/register"
)

// WithScan is the form for the letter of which the file is a scan.
func (f *Form) WithScan(file string) *Form {
	if f.scanned = file; file != "" {
		f.Heading = assets.Text("form.title.scan", "file", filepath.Base(file))
		f.scan.add(scanned{file, filepath.Base(file)})
	}
	return f
}

// withFiles puts the files that were dropped on the form, and are still named among what came,
// with the letter that was just written. What fails there takes nothing from the letter: it is
// said once the letter is in front.
func (f *Form) withFiles(saved kit.Saved, id int64, a answers) kit.Saved {
	files := slices.DeleteFunc(f.files, func(file string) bool {
		return !views.IsFile(file) || !slices.ContainsFunc(a.Attachments, func(at register.Attachment) bool { return at.Name == filepath.Base(file) })
	})
	f.files = nil
	if f.scanned != "" {
		files = slices.Insert(files, 0, f.scanned)
	}
	if id == 0 || len(files) == 0 {
		return saved
	}
	var twice []string
	kept := map[string]bool{} // by hash
	for _, file := range files {
		if hash, _, _, err := papers.Sum(file); err == nil {
			if kept[hash] {
				twice = append(twice, filepath.Base(file))
				continue
			}
			kept[hash] = true
		}
		about := register.Filed{Kind: register.FiledEvidence, Title: strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))}
		if file == f.scanned { // its name is the scanner's
			about = register.Filed{Kind: register.FiledLetter}
		}
		if _, err := f.o.Do().File(f.o.Ctx(), id, about, file); err != nil {
			then := saved.Then
			saved.Then = func() {
				then()
				f.o.Failed(assets.Text("form.files.failed"), err)
			}
			break
		}
	}
	if len(twice) > 0 {
		saved.Said = kit.Joined(" ", saved.Said, assets.Text("form.files.twice", "files", strings.Join(twice, ", ")))
	}
	return saved
}
