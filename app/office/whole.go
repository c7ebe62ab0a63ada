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
	"regexp"
	"slices"
	"strings"

	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
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

	listColumns = 5 // number, kind, title, file, hash
)

// Whole is what an export of everything wrote.
type Whole struct {
	Letters  int      `json:"letters"`
	Files    int      `json:"files"`
	Left     []string `json:"left,omitempty"` // letters of denouncers whose files stay here, by number
	Missing  []string `json:"missing,omitempty"`
	OfVisits int      `json:"ofVisits,omitempty"` // files of visits, which stay here
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
	secret := secrets{hashes: map[string]bool{}, series: map[register.Number]bool{}}
	if !showDenouncers {
		if err := o.store.EachLetter(ctx, secret.add); err != nil {
			return w, err
		}
	}
	if w.OfVisits, err = o.filesOfVisits(ctx); err != nil {
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
			return o.exportFiles(ctx, &w, list, folder, l, showDenouncers, secret)
		}), flushed(list))
	})
	return w, err
}

// filesOfVisits is how many files lie with visits.
func (o *Office) filesOfVisits(ctx context.Context) (files int, err error) {
	visits, err := o.store.Receptions(ctx, day.Period{From: day.Must("1000-01-01"), To: o.Today()})
	for _, v := range visits {
		whole, err := o.store.Reception(ctx, v.ID) // a list is without them
		if err != nil {
			return 0, err
		}
		files += len(whole.Files)
	}
	return files, err
}

func flushed(list *csv.Writer) error {
	list.Flush()
	return list.Error()
}

// secrets are what a masked export holds back: what lies with a denunciation, and all that lies
// with the other parts of a letter of which one part is a denunciation.
type secrets struct {
	hashes map[string]bool
	series map[register.Number]bool
}

func (s *secrets) add(l *register.Letter) error {
	if !l.Secret() {
		return nil
	}
	s.series[series(l)] = true
	for _, f := range l.Files {
		s.hashes[f.File.SHA256] = true
	}
	for _, r := range l.Documents() {
		s.hashes[r.Scan.SHA256] = r.Scan.SHA256 != ""
	}
	return nil
}

// series is the number of a letter without its branch.
func series(l *register.Letter) register.Number {
	return register.Number{Year: l.Number.Year, Count: l.Number.Count}
}

// exportFiles copies the files of a letter, each with its line of the list.
func (o *Office) exportFiles(ctx context.Context, w *Whole, list *csv.Writer, folder string, l *register.Letter, showDenouncers bool, secret secrets) error {
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
	if !showDenouncers && (l.Secret() || secret.series[series(l)]) {
		w.Left = append(w.Left, number)
		return list.Write([]string{number, assets.Text("exportAll.left"), "", "", ""})
	}
	for _, f := range all {
		if secret.hashes[f.File.SHA256] { // it lies with a denunciation too
			if !slices.Contains(w.Left, number) {
				w.Left = append(w.Left, number)
			}
			if err := list.Write([]string{number, assets.Text("exportAll.left"), "", "", ""}); err != nil {
				return err
			}
			continue
		}
		if !showDenouncers {
			f.Title = "" // a title may name who denounced elsewhere
		}
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
		if err := list.Write([]string{number, f.Kind.Label(), noFormula(f.Title), name, f.File.SHA256}); err != nil {
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
// beside it; nothing without a list. Only the letters of same are the book's own: a number alone may
// be another's. What lies there already is not put a second time.
func (o *Office) attachListed(ctx context.Context, book string, same map[register.Number]bool) (done Attached, err error) {
	folder := filepath.Dir(book)
	raw, err := os.ReadFile(filepath.Join(folder, wholeList))
	if errors.Is(err, fs.ErrNotExist) {
		return done, nil
	}
	if err != nil {
		return done, data.Tell(err, "exportAll.list", "file", wholeList)
	}
	list := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(raw, []byte("\uFEFF"))))
	if head, _, _ := bytes.Cut(raw, []byte("\n")); bytes.Count(head, []byte(";")) > bytes.Count(head, []byte(",")) {
		list.Comma = ';' // so Excel saves it where a comma stands in numbers
	}
	rows, err := list.ReadAll()
	if err == nil && len(rows) > 0 && len(rows[0]) != listColumns {
		err = csv.ErrFieldCount
	}
	if err != nil {
		return done, data.Tell(err, "exportAll.list", "file", wholeList)
	}
	for _, row := range rows[min(len(rows), 1):] {
		if ctx.Err() != nil {
			return done, ctx.Err()
		}
		if row[3] == "" { // a file that was not exported
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
		case errNumber != nil || errLetter != nil || !same[n]:
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
		if _, err := o.File(ctx, l.ID, register.Filed{Kind: listedKind(row[1]), Title: fromCell(row[2]), WithBook: true}, file); err != nil {
			return done, err
		}
		done.Files++
	}
	return done, nil
}

// formula is where a program for tables would take a cell for a formula: at its beginning, and
// behind a semicolon, which divides cells where a comma stands in numbers.
var formula, marked = regexp.MustCompile("(^|;)('*[=+\\-@\t\r])"), regexp.MustCompile("(^|;)'('*[=+\\-@\t\r])")

// noFormula is a text as a cell that no program calculates (OWASP, CSV injection), fromCell the text again.
func noFormula(text string) string { return formula.ReplaceAllString(text, "$1'$2") }

func fromCell(cell string) string { return marked.ReplaceAllString(cell, "$1$2") }

// listedKind reads the kind of a file by its word, or as older exports named it.
func listedKind(said string) register.FileKind {
	for _, kind := range register.FileKinds {
		if said == kind.Label() || said == string(kind) {
			return kind
		}
	}
	return register.FiledOther
}

func hasFile(l *register.Letter, hash string) bool {
	for _, f := range l.Files {
		if f.File.SHA256 == hash {
			return true
		}
	}
	return false
}
