package word

import (
	"cmp"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"donthu/assets"
	"donthu/data"
	"donthu/data/register"
	"donthu/reports/docx"
)

// OfficeFolder is the folder in the data folder where the office keeps its own
// templates and its changed copies of shipped ones.
const OfficeFolder = "mau-van-ban"

// Info is what is known of a template without opening it in Word.
type Info struct {
	Name    string          // as on the command line: thong-bao-thu-ly-khieu-nai
	Title   string          // what screens call it
	Basis   string          // the article and official form it was written after
	Kinds   []register.Kind // letters it is for
	When    string          // the point in a letter's life, one of Whens
	Reader  Reader          // whom the document is meant for
	Symbol  string          // kind of document in the number: TB, QĐ …; empty: no number
	Shipped bool            // it came with the program
	File    string          // the office's own file; empty: the shipped one is in use
	Limit   string          // rule of assets/law/limits.toml whose days the document names as so_ngay, until the clerk types others

	Grounds string // for what the law gives the reasons that it may name, see law.GroundsFor; empty: for nothing

	heading  string // tên loại of the document; empty for a công văn
	receives bool   // it is for who receives the office's reports, results and questions
	copy     copyFor

	Fit // on which letters, and when, it may be written
}

// CopyFor is for whom else a document of the template on the letter has a text of its own,
// because only one of the two readers may know who denounced; f is what it says. Empty: one
// text serves all.
func (i Info) CopyFor(l *register.Letter, f docx.Fields) Reader {
	other := i.copy.reader
	if other == "" || !l.Secret() || other.Hides(register.Denunciation) == i.Reader.Hides(register.Denunciation) || i.copy.only != "" && !said(f[i.copy.only]) {
		return ""
	}
	return other
}

// For reports whether the template is for letters of the kind.
func (i Info) For(kind register.Kind) bool {
	return len(i.Kinds) == 0 || slices.Contains(i.Kinds, kind)
}

// shippedTemplates reads the templates' texts once.
var shippedTemplates = sync.OnceValues(func() (map[string]*source, error) {
	names, err := fs.Glob(assets.Templates, "templates/*.md")
	if err != nil {
		return nil, err
	}
	all := map[string]*source{}
	for _, name := range names {
		text, err := fs.ReadFile(assets.Templates, name)
		if err != nil {
			return nil, err
		}
		s, err := readSource(string(text))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		all[strings.TrimSuffix(filepath.Base(name), ".md")] = s
	}
	return all, nil
})

// Templates are all templates that the office has, the shipped ones and its
// own, in the order of a letter's life. dir is the data folder; it need not
// have the OfficeFolder.
func Templates(dir string) ([]Info, error) {
	shipped, err := shippedTemplates()
	if err != nil {
		return nil, err
	}
	var infos []Info
	for name, s := range shipped {
		if s.when == whenAnnex {
			continue
		}
		infos = append(infos, s.info(name))
	}
	files, err := filepath.Glob(filepath.Join(dir, OfficeFolder, "*.docx"))
	if err != nil {
		return nil, err
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".docx")
		if strings.HasPrefix(name, "~$") {
			continue // Word's mark beside a file that is open
		}
		if i := slices.IndexFunc(infos, func(i Info) bool { return i.Name == name }); i >= 0 {
			infos[i].File = file
			continue
		}
		infos = append(infos, ownTemplate(name, file))
	}
	slices.SortFunc(infos, func(a, b Info) int {
		return cmp.Or(whenOf(a)-whenOf(b), strings.Compare(a.Name, b.Name))
	})
	return infos, nil
}

func whenOf(i Info) int {
	if at := slices.Index(Whens, i.When); at >= 0 {
		return at
	}
	return len(Whens)
}

// receivers are the addressees that stand for who receives the office's reports.
var receivers = []string{"{{co_quan_nhan_bao_cao}}", "{{noi_nhan_ket_qua}}", "{{noi_xin_y_kien}}"}

func (s *source) info(name string) Info {
	symbol, _, _ := strings.Cut(s.Symbol, "-")
	if strings.HasPrefix(symbol, "{{") {
		symbol = "CV" // a công văn: the number is followed by the body alone
	}
	return Info{Name: name, Title: s.Title, Basis: s.basis, Kinds: s.kinds, When: s.when, Reader: Reader(s.Category), Symbol: symbol, Shipped: true, Limit: s.limit, Grounds: s.grounds, Fit: s.fit, copy: s.copy, heading: s.Heading,
		receives: slices.ContainsFunc(s.To, func(to string) bool { return slices.Contains(receivers, to) })}
}

// Read is the template of the given name as a Word document: the office's own
// file where it has one, else the shipped one. An unknown name is an error that
// names the command to list them.
func Read(dir, name string) (Info, []byte, error) {
	infos, err := Templates(dir)
	if err != nil {
		return Info{}, nil, err
	}
	wanted := strings.ReplaceAll(docx.Name(strings.TrimSuffix(name, ".docx")), "_", "-")
	at := slices.IndexFunc(infos, func(i Info) bool {
		return i.Name == name || strings.ReplaceAll(docx.Name(i.Name), "_", "-") == wanted
	})
	if at < 0 {
		return Info{}, nil, data.Tell(nil, "document.template.none", "template", name)
	}
	info := infos[at]
	if info.File != "" {
		raw, err := os.ReadFile(info.File)
		return info, raw, err
	}
	raw, err := Shipped(info.Name)
	return info, raw, err
}

// Shipped is the template of the given name as it came with the program.
func Shipped(name string) ([]byte, error) {
	all, err := shippedTemplates()
	if err != nil {
		return nil, err
	}
	s, ok := all[name]
	if !ok {
		return nil, data.Tell(nil, "document.template.none", "template", name)
	}
	return s.Build()
}
