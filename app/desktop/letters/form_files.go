package letters

import (
	"path/filepath"
	"slices"
	"strings"

	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data/register"
)

// withFiles puts the files that were dropped on the form, and are still named among what came,
// with the letter that was just written. What fails there takes nothing from the letter: it is
// said once the letter is in front.
func (f *Form) withFiles(saved kit.Saved, id int64, a answers) kit.Saved {
	files := slices.DeleteFunc(f.files, func(file string) bool {
		return !views.IsFile(file) || !slices.ContainsFunc(a.Attachments, func(at register.Attachment) bool { return at.Name == filepath.Base(file) })
	})
	f.files = nil
	if id == 0 || len(files) == 0 {
		return saved
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
		if _, err := f.o.Do().File(f.o.Ctx(), id, register.Filed{Kind: register.FiledEvidence, Title: name}, file); err != nil {
			then := saved.Then
			saved.Then = func() {
				then()
				f.o.Failed(assets.Text("form.files.failed"), err)
			}
			break
		}
	}
	return saved
}
