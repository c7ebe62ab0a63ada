package word

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"donthu/data"
	"donthu/data/register"
	"donthu/data/text"
	"donthu/reports/docx"
)

// AsideFolder is the folder in the OfficeFolder for what the office no longer uses:
// nothing of its work is deleted.
const AsideFolder = "da-bo"

// about is what the office says of a template of its own, in the file of the same
// name that ends in .toml.
type about struct {
	Title  string          `toml:"ten"`
	Basis  string          `toml:"can_cu"`
	Kinds  []register.Kind `toml:"loai_don"`
	When   string          `toml:"khi"`
	Reader Reader          `toml:"nguoi_nhan"`
	Symbol string          `toml:"ky_hieu"`
}

func aboutFile(file string) string { return strings.TrimSuffix(file, ".docx") + ".toml" }

// ownTemplate is a template that only the office has. Whom it is meant for the
// office said when it added the template, or stands in the file's category when it
// began as a copy of a shipped one; otherwise a denouncer is hidden.
func ownTemplate(name, file string) Info {
	info := Info{Name: name, Title: name, Reader: readers[0], File: file, Symbol: "CV"}
	var said about
	if _, err := toml.DecodeFile(aboutFile(file), &said); err == nil && said.Title != "" {
		info.Title, info.Basis, info.Kinds, info.When, info.Symbol = said.Title, said.Basis, said.Kinds, said.When, said.Symbol
		if slices.Contains(readers, said.Reader) {
			info.Reader = said.Reader
		}
		return info
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		return info
	}
	if category := Reader(docx.Property(raw, "category")); slices.Contains(readers, category) {
		info.Reader = category
	}
	return info
}

// Copy gives the office its own copy of a shipped template to change in Word, with content
// controls in the places to fill, and returns the file. A copy that is there already stays
// as it is.
func Copy(dir, name string) (string, error) {
	file := filepath.Join(dir, OfficeFolder, name+".docx")
	if exists(file) {
		return file, nil
	}
	raw, err := copied(name)
	if err == nil {
		err = data.WriteWhole(file, raw)
	}
	if err != nil {
		return "", err
	}
	return file, Seen(dir, name)
}

var notInNames = regexp.MustCompile(`[^a-z0-9]+`)

// NameOf is the name of a template with the title: as on paper, without accents,
// with hyphens. It is empty for a title without letters.
func NameOf(title string) string {
	return strings.Trim(notInNames.ReplaceAllString(text.Fold(title), "-"), "-")
}

// Add takes a Word document as a template of the office's own, after looking that
// its placeholders can be read, and returns what is known of it. said are the
// title, which gives the name, and what the office says of its use; the rest of it
// is not looked at.
func Add(dir, from string, said Info) (Info, error) {
	name := NameOf(said.Title)
	if name == "" {
		return Info{}, data.Tell(nil, "document.template.noTitle")
	}
	raw, err := os.ReadFile(from)
	if err != nil {
		return Info{}, err
	}
	if found := Examine(raw); found.Err != nil {
		return Info{}, found.Err
	}
	infos, err := Templates(dir)
	if err != nil {
		return Info{}, err
	}
	if slices.ContainsFunc(infos, func(i Info) bool { return i.Name == name }) {
		return Info{}, data.Tell(nil, "document.template.taken", "template", name)
	}
	file := filepath.Join(dir, OfficeFolder, name+".docx")
	if err := say(file, said); err != nil {
		return Info{}, err
	}
	if err := data.WriteWhole(file, raw); err != nil {
		return Info{}, err
	}
	return ownTemplate(name, file), nil
}

// Describe changes what the office says of the use of a template of its own; its
// name stays. A shipped template is an error.
func Describe(dir, name string, said Info) (Info, error) {
	file := filepath.Join(dir, OfficeFolder, name+".docx")
	if _, err := Shipped(name); err == nil || !exists(file) {
		return Info{}, data.Tell(nil, "document.template.none", "template", name)
	}
	if text.Clean(said.Title) == "" {
		return Info{}, data.Tell(nil, "document.template.noTitle")
	}
	if err := say(file, said); err != nil {
		return Info{}, err
	}
	return ownTemplate(name, file), nil
}

// say keeps what the office says of a template beside its file.
func say(file string, said Info) error {
	text, err := toml.Marshal(about{Title: text.Clean(said.Title), Basis: text.Clean(said.Basis), Kinds: said.Kinds, When: said.When,
		Reader: said.Reader, Symbol: text.Clean(said.Symbol)})
	if err != nil {
		return err
	}
	return data.WriteWhole(aboutFile(file), text)
}

// Restore puts the shipped template back in use; the office's changed copy goes
// into the AsideFolder. aside is where it lies now, empty when there was none.
func Restore(dir, name string) (aside string, err error) {
	if _, err := Shipped(name); err != nil {
		return "", err
	}
	return putAside(dir, name)
}

// Remove takes a template of the office's own out of use: it goes into the
// AsideFolder, and aside is where it lies now. A shipped template is an error.
func Remove(dir, name string) (aside string, err error) {
	if _, err := Shipped(name); err == nil {
		return "", data.Tell(nil, "document.template.shipped", "template", name)
	}
	return putAside(dir, name)
}

// CanRenew reports whether places to fill of the office's file of a template are written in
// braces, or in controls that were damaged, and could be content controls.
func CanRenew(raw []byte) bool {
	made, err := docx.WithControls(raw)
	return err == nil && docx.Controls(made) > docx.Controls(raw)
}

// Renew makes content controls of the places to fill in the office's file of a template;
// the file as it was goes into the AsideFolder, and aside is where it lies now.
func Renew(dir, name string) (aside string, err error) {
	file := filepath.Join(dir, OfficeFolder, name+".docx")
	raw, err := os.ReadFile(file)
	if err != nil {
		return "", err
	}
	made, err := docx.WithControls(raw)
	if err != nil {
		return "", err
	}
	if aside, err = asideFile(dir, name); err == nil {
		err = data.WriteWhole(aside, raw)
	}
	if err != nil {
		return "", err
	}
	return aside, data.WriteWhole(file, made)
}

// asideFile is a place for the file of a template in the AsideFolder that nothing has yet.
func asideFile(dir, name string) (string, error) {
	folder := filepath.Join(dir, OfficeFolder, AsideFolder)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", err
	}
	to := filepath.Join(folder, name+".docx")
	for n := 2; exists(to) || exists(aboutFile(to)); n++ {
		to = filepath.Join(folder, fmt.Sprintf("%s-%d.docx", name, n))
	}
	return to, nil
}

// putAside moves the office's file of the template, and what was said of it, under
// a name that nothing has yet.
func putAside(dir, name string) (string, error) {
	folder := filepath.Join(dir, OfficeFolder)
	from := filepath.Join(folder, name+".docx")
	if _, err := os.Stat(from); errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	to, err := asideFile(dir, name)
	if err != nil {
		return "", err
	}
	if err := os.Rename(from, to); err != nil {
		return "", err
	}
	if err := os.Rename(aboutFile(from), aboutFile(to)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return to, err
	}
	return to, nil
}

func exists(file string) bool {
	_, err := os.Stat(file)
	return err == nil
}
