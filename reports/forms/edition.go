package forms

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"donthu/assets"
	"donthu/data"
)

// Edition is the set of forms that one circular prescribes.
type Edition struct {
	ID       string    `json:"id"`       // name on the command line, "tt06-2025"
	Circular string    `json:"circular"` // the circular's name, as documents cite it
	From     data.Date `json:"from"`     // first day in force
	To       data.Date `json:"to"`       // last day in force, zero while no other circular has replaced it
	Forms    []*Form   `json:"forms"`
	// StandsFor are the circulars whose own forms the program does not have and
	// for whose time it uses these.
	StandsFor []Stand `json:"standsFor"`
	// DueDay is the day of the period's last month by which the circular wants
	// the report (TT 06/2025 Điều 7), 0 when it names none.
	DueDay int `json:"dueDay"`
}

// Stand is a circular in whose place an edition is used.
type Stand struct {
	Circular string    `json:"circular"`
	From     data.Date `json:"from"`
	To       data.Date `json:"to"`
}

// Subject says what stands behind the figures of a form.
type Subject string

// The subjects of figures. Nothing stands behind a typed figure.
const (
	Letters    Subject = "letters"
	Receptions Subject = "receptions"
	Days       Subject = "days"
	Typed      Subject = "typed"
)

// Form is one official form (biểu).
type Form struct {
	ID       string    `json:"id"`     // also the name of its sheet, "01_TCD"
	Number   string    `json:"number"` // as printed, "01/TCD"
	Title    string    `json:"title"`
	Subject  Subject   `json:"subject"`
	Days     []int     `json:"days"` // columns that count reception days instead
	Paper    string    `json:"paper"`
	Header   []Heading `json:"header"`
	NoteLine string    `json:"noteLine"` // "22. Ghi chú:"
	Guide    []string  `json:"guide"`    // the circular's filling guide, line by line
	Checks   []Check   `json:"checks"`   // beside the formulas of the columns

	Columns []Column `json:"-"` // in the order of their numbers, read from Header and Guide
}

// Heading is a cell of a form's header: over a column, or over other headings.
type Heading struct {
	Text   string    `json:"text"`
	Rows   int       `json:"rows"`   // rows it takes when it stands over others; 0 means one
	Column int       `json:"column"` // number of its column, 0 when it stands over others
	MS     string    `json:"ms"`     // what the row MS prints under it, "3= 4+23"
	Below  []Heading `json:"below"`

	// Of a column: the formula that holds where the printed one is missing or
	// cannot hold; what it counts (see measure); whether the register cannot know
	// it and a clerk types it, and the column that such a figure is taken from;
	// whether it holds a remark and no figure.
	Formula   string `json:"formula"`
	Measure   string `json:"measure"`
	Typed     bool   `json:"typed"`
	TakenFrom int    `json:"takenFrom"`
	Remark    bool   `json:"remark"`
}

// Column is a numbered column of a form.
type Column struct {
	Number int
	MS     string   // as printed in the row MS
	Path   []string // headings from the top, the column's own last
	Sums   [][]int  // its formulas: each is a list of columns whose sum it equals
	Note   string   // what the filling guide says about it

	Printed   [][]int // the formulas of the row MS where they differ from Sums
	Typed     bool    // no register knows it: the clerk types it
	TakenFrom int     // column that a typed figure is part of and is taken from, 0 for none
	Remark    bool    // holds words, not a figure

	measured measure
}

// Amount reports whether the column holds money or land, which have fractions;
// all others are counts.
func (c Column) Amount() bool {
	own := c.Path[len(c.Path)-1]
	return strings.Contains(own, "(Trđ)") || strings.Contains(own, "(m2)")
}

// Title is the column's heading with those above it.
func (c Column) Title() string { return strings.Join(c.Path, " › ") }

// Column is the column with the given number, the zero Column when the form has
// none.
func (f *Form) Column(number int) Column {
	if number < 1 || number > len(f.Columns) {
		return Column{}
	}
	return f.Columns[number-1]
}

// SubjectOf says what stands behind the figure of a column.
func (f *Form) SubjectOf(column int) Subject {
	switch {
	case slices.Contains(f.Days, column):
		return Days
	case f.Column(column).Typed:
		return Typed
	}
	return f.Subject
}

// Form is the form with the given id, nil when the edition has none.
func (e *Edition) Form(id string) *Form {
	for _, f := range e.Forms {
		if f.ID == id {
			return f
		}
	}
	return nil
}

var loadEditions = sync.OnceValue(func() []*Edition {
	editions, err := readEditions(assets.Forms)
	if err != nil {
		panic("forms: " + err.Error()) // shipped files; a test reads them
	}
	return editions
})

// Editions are all editions that the program knows, the oldest first. They are
// shared: nobody changes them.
func Editions() []*Edition { return slices.Clone(loadEditions()) }

// EditionFor is the edition in force on the last day of the period; where there
// is none, the last one before it, and for a period before all of them the
// oldest.
func EditionFor(p data.Period) *Edition {
	editions := loadEditions()
	for _, e := range slices.Backward(editions) {
		if e.From <= p.To {
			return e
		}
	}
	return editions[0]
}

// Unfit is the sentence for a period on whose last day the edition was not in
// force, empty when it was.
func (e *Edition) Unfit(p data.Period) string {
	if e.From <= p.To && (e.To.IsZero() || p.To <= e.To) {
		return ""
	}
	for _, s := range e.StandsFor {
		if s.From <= p.To && p.To <= s.To {
			return assets.Text("forms.standsFor", p.To.Shown(), s.Circular, e.Circular)
		}
	}
	if e.To.IsZero() {
		return assets.Text("forms.notYetInForce", e.Circular, e.From.Shown(), p.To.Shown())
	}
	return assets.Text("forms.notInForce", e.Circular, e.From.Shown(), e.To.Shown(), p.To.Shown())
}

// ByID is the edition with the given id; the error is a sentence for the user.
func ByID(id string) (*Edition, error) {
	for _, e := range loadEditions() {
		if e.ID == id {
			return e, nil
		}
	}
	return nil, data.Tell(nil, "forms.noEdition", id)
}

func readEditions(files fs.FS) ([]*Edition, error) {
	names, err := fs.Glob(files, "forms/*.json")
	if err != nil {
		return nil, err
	}
	var editions []*Edition
	for _, name := range names {
		raw, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		e := new(Edition)
		if err := json.Unmarshal(raw, e); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if e.ID+".json" != path.Base(name) {
			return nil, fmt.Errorf("%s: holds the edition %q", name, e.ID)
		}
		for _, f := range e.Forms {
			if err := f.readColumns(); err != nil {
				return nil, fmt.Errorf("%s: %s: %w", name, f.ID, err)
			}
		}
		if err := e.checkReferences(); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		editions = append(editions, e)
	}
	if len(editions) == 0 {
		return nil, fmt.Errorf("no editions")
	}
	slices.SortFunc(editions, func(a, b *Edition) int { return int(a.From) - int(b.From) })
	return editions, nil
}
