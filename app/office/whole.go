package office

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"donthu/assets"
	"donthu/data"
	"donthu/data/papers"
	"donthu/data/register"
	"donthu/data/sqlite"
	"donthu/data/text"
	"donthu/reports/workbook"
)

// Names in the folder that ExportAll writes.
const (
	WholeBook   = "so-don-thu.xlsx"
	wholeList   = "danh-sach-tep.csv"
	wholeFolder = "tep"
)

// Whole is what an export of everything wrote.
type Whole struct {
	Letters int      `json:"letters"`
	Files   int      `json:"files"`
	Left    []string `json:"left,omitempty"` // letters of denouncers whose files stay here, by number
	Missing []string `json:"missing,omitempty"`
}

// ExportAll writes the whole register into a folder that must be new or empty: its workbook, the
// files of letters, and the list that says which file belongs to which letter, by which Import
// takes them in again. Unless denouncers are to be shown, the workbook is masked and their files
// stay here. progress is told about letters; it may be nil.
func (o *Office) ExportAll(ctx context.Context, folder string, showDenouncers bool, progress func(done, all int)) (w Whole, err error) {
	if entries, err := os.ReadDir(folder); err == nil && len(entries) > 0 || err != nil && !errors.Is(err, fs.ErrNotExist) {
		return w, data.Tell(err, "exportAll.there", "folder", folder)
	}
	if err := os.MkdirAll(filepath.Join(folder, wholeFolder), 0o700); err != nil {
		return w, data.Tell(err, "store.makeFolder", "folder", folder)
	}
	if w.Letters, err = o.Export(ctx, filepath.Join(folder, WholeBook), !showDenouncers, progress); err != nil {
		return w, err
	}
	err = workbook.Save(filepath.Join(folder, wholeList), func(to io.Writer) error {
		if _, err := io.WriteString(to, "\uFEFF"); err != nil { // Excel knows by it that the letters are Vietnamese
			return err
		}
		list := csv.NewWriter(to)
		err := list.Write(strings.Split(assets.Text("exportAll.columns"), "|"))
		return errors.Join(err, o.store.EachLetter(ctx, func(l *register.Letter) error {
			if err := ctx.Err(); err != nil {
				return err
			}
			return o.exportFiles(ctx, &w, list, folder, l, showDenouncers)
		}), flushed(list))
	})
	return w, err
}

func flushed(list *csv.Writer) error {
	list.Flush()
	return list.Error()
}

// exportFiles copies the files of a letter, each with its line of the list.
func (o *Office) exportFiles(ctx context.Context, w *Whole, list *csv.Writer, folder string, l *register.Letter, showDenouncers bool) error {
	var all []register.Filed
	contents := map[string][]byte{} // of what lies in the register itself
	all = append(all, l.Files...)
	for _, r := range l.Documents() {
		title := text.Clean(r.Type + " " + r.Number)
		if r.Scan.Name != "" {
			all = append(all, register.Filed{Kind: register.FiledOther, Title: title, File: r.Scan})
		}
		if r.Document == 0 {
			continue
		}
		content, err := o.store.Document(ctx, r.Kept())
		if err != nil {
			return err
		}
		k := register.KeptFile{Name: path.Base(r.File), SHA256: papers.Hash(content)}
		contents[k.SHA256] = content
		all = append(all, register.Filed{Kind: register.FiledOther, Title: title, File: k})
	}
	if len(all) == 0 {
		return nil
	}
	number := l.Number.String()
	if l.Secret() && !showDenouncers {
		w.Left = append(w.Left, number)
		return list.Write([]string{number, assets.Text("exportAll.left"), "", "", ""})
	}
	for _, f := range all {
		content, inside := contents[f.File.SHA256]
		if !inside {
			at, err := o.store.Scan(f.File)
			if err == nil {
				content, err = os.ReadFile(at)
			}
			if err != nil {
				w.Missing = append(w.Missing, f.File.Name)
				continue
			}
		}
		name := path.Join(wholeFolder, text.Plain(number)+"-"+f.File.SHA256[:12]+path.Ext(f.File.Name))
		if err := data.WriteWhole(filepath.Join(folder, filepath.FromSlash(name)), content); err != nil {
			return data.Tell(err, "exportAll.file", "file", name)
		}
		if err := list.Write([]string{number, string(f.Kind), f.Title, name, f.File.SHA256}); err != nil {
			return err
		}
		w.Files++
	}
	return nil
}

// Attached is what became of the files of a list.
type Attached struct {
	Files   int      `json:"files"`
	Present int      `json:"present"`
	Refused []string `json:"refused,omitempty"` // sentences
}

// attachListed puts the files that lie with an exported workbook with their letters, by the list
// beside it; nothing without a list. What lies there already is not put a second time.
func (o *Office) attachListed(ctx context.Context, book string) (done Attached, err error) {
	folder := filepath.Dir(book)
	raw, err := os.ReadFile(filepath.Join(folder, wholeList))
	if errors.Is(err, fs.ErrNotExist) || filepath.Base(book) != WholeBook {
		return done, nil
	}
	if err != nil {
		return done, data.Tell(err, "exportAll.list", "file", wholeList)
	}
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(raw, []byte("\uFEFF")))).ReadAll()
	if err != nil {
		return done, data.Tell(err, "exportAll.list", "file", wholeList)
	}
	for _, row := range rows[min(len(rows), 1):] {
		if ctx.Err() != nil {
			return done, ctx.Err()
		}
		if len(row) != 5 || row[3] == "" {
			continue
		}
		refuse := func(key string) {
			done.Refused = append(done.Refused, assets.Text(key, "file", row[3], "letter", row[0]))
		}
		n, errNumber := register.ParseNumber(row[0])
		l, errLetter := o.LetterByNumber(ctx, n)
		local := filepath.FromSlash(row[3])
		switch {
		case errLetter != nil && sqlite.FaultOf(errLetter) != data.FaultGone:
			return done, errLetter
		case errNumber != nil || errLetter != nil:
			refuse("exportAll.noLetter")
			continue
		case !filepath.IsLocal(local):
			refuse("exportAll.noFile")
			continue
		}
		if hasFile(&l, row[4]) {
			done.Present++
			continue
		}
		file := filepath.Join(folder, local)
		content, err := papers.Read(file)
		if err != nil || papers.Hash(content) != row[4] {
			refuse("exportAll.noFile")
			continue
		}
		if _, err := o.File(ctx, l.ID, register.Filed{Kind: register.FileKind(row[1]), Title: row[2]}, file); err != nil {
			return done, err
		}
		done.Files++
	}
	return done, nil
}

func hasFile(l *register.Letter, hash string) bool {
	for _, f := range l.Files {
		if f.File.SHA256 == hash {
			return true
		}
	}
	return false
}
