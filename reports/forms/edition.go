package forms

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
)

// Edition is the set of forms that one circular prescribes.
type Edition struct {
	ID       string   `json:"id"`       // name on the command line, "tt06-2025"
	Circular string   `json:"circular"` // the circular's name, as documents cite it
	From     day.Date `json:"from"`     // first day in force
	To       day.Date `json:"to"`       // last day in force, zero while no other circular has replaced it
	Forms    []*Form  `json:"forms"`
	// StandsFor are the circulars whose own forms the program does not have and
	// for whose time it uses these.
	StandsFor []Stand `json:"standsFor"`
	// Lost are the letters that the forms cannot take and that are named for it.
	Lost []Lost `json:"lost"`
	// Words is the template of the report in words that names these forms' columns,
	// empty when the circular has none.
	Words string `json:"words"`
	// Named are the figures beside the columns that this report tells.
	Named []Named `json:"named"`
	// Compared are the columns that it sets beside those of earlier periods.
	Compared []Compared `json:"compared"`
	// DueDay is the day of the period's last month by which the circular wants
	// the report (TT 06/2025 Điều 7), 0 when it names none.
	DueDay int `json:"dueDay"`
}

// Stand is a circular in whose place an edition is used.
type Stand struct {
	Circular string   `json:"circular"`
	From     day.Date `json:"from"`
	To       day.Date `json:"to"`
}

// Lost is a measure of letters that no column takes, or none by itself, with what is said
// of them.
type Lost struct {
	Measure  string `json:"measure"`
	Sentence string `json:"sentence"`

	measured measure
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
	Paper    string    `json:"paper"`
	Header   []Heading `json:"header"`
	NoteLine string    `json:"noteLine"` // "22. Ghi chú:"
	Guide    []string  `json:"guide"`    // the circular's filling guide, line by line
	Checks   []Check   `json:"checks"`   // beside the formulas of the columns
	Remarks  []Lost    `json:"remarks"`  // what the columns cannot hold, for the line "Ghi chú"

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
	// cannot hold, and why that cannot; what it counts (see measure); in what; whether
	// the register cannot know it and a clerk types it, and the column that such a
	// figure is taken from; whether it holds a remark and no figure.
	Formula   string `json:"formula"`
	Unkept    string `json:"unkept"`
	Measure   string `json:"measure"`
	Unit      Unit   `json:"unit"`
	Typed     bool   `json:"typed"`
	TakenFrom int    `json:"takenFrom"`
	Remark    bool   `json:"remark"`
	// Months says how a typed figure of a longer period comes out of its months: by their
	// sum when empty, "none" when they do not tell it, "finished 8" when what waited stands
	// in each and column 8 says how much of it was finished.
	Months string `json:"months"`
}

// Unit is what a column is counted in.
type Unit string

// The units. Money is millions of đồng, land square metres; both have fractions.
const (
	Count Unit = ""
	Money Unit = "money"
	Land  Unit = "land"
)

// Column is a numbered column of a form.
type Column struct {
	Number int
	MS     string   // as printed in the row MS
	Path   []string // headings from the top, the column's own last
	Sums   [][]int  // its formulas: each is a list of columns whose sum it equals
	Note   string   // what the filling guide says about it

	Printed   [][]int // the formulas of the row MS where they differ from Sums
	Unit      Unit
	Typed     bool // no register knows it: the clerk types it
	TakenFrom int  // column that a typed figure is part of and is taken from, 0 for none
	Remark    bool // holds words, not a figure

	measured measure
	unkept   string     // why the printed formula may not hold
	over     overMonths // how months make its figure of a longer period
	finished int        // of a column that waits: which one says what was finished
}

// Amount reports whether the column holds money or land, which have fractions;
// all others are counts.
func (c Column) Amount() bool { return c.Unit != Count }

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
	switch c := f.Column(column); {
	case c.Typed:
		return Typed
	case len(c.measured) > 0:
		return c.measured[0].of.subject
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

// editions are ordered by their first day.
type editions []*Edition

var shipped = sync.OnceValue(func() editions {
	all, err := readEditions(assets.Forms)
	if err != nil {
		panic("forms: " + err.Error()) // shipped files; a test reads them
	}
	return all
})

// Editions are all editions that the program knows, the oldest first. They are
// shared: nobody changes them.
func Editions() []*Edition { return slices.Clone(shipped()) }

// EditionFor is the edition in force on the last day of the period; where there
// is none, the last one before it, and for a period before all of them the
// oldest.
func EditionFor(p day.Period) *Edition { return shipped().of(p) }

// EditionOf is the edition with the id, of a sealed report; where the program no longer knows it,
// that of the period.
func EditionOf(id string, p day.Period) *Edition {
	for _, e := range shipped() {
		if e.ID == id {
			return e
		}
	}
	return EditionFor(p)
}

// InWords is the edition whose columns the report in words names: as EditionFor,
// among those that have such a report.
func InWords(p day.Period) *Edition { return shipped().inWords(p) }

func (all editions) of(p day.Period) *Edition {
	chosen := all[0]
	for _, e := range all {
		if e.From <= p.To && (e.inForce(p.To) || !chosen.inForce(p.To)) {
			chosen = e
		}
	}
	return chosen
}

func (all editions) inWords(p day.Period) *Edition {
	return slices.DeleteFunc(slices.Clone(all), func(e *Edition) bool { return e.Words == "" }).of(p)
}

func (e *Edition) inForce(day day.Date) bool { return e.From <= day && (e.To.IsZero() || day <= e.To) }

// asksSeenBefore reports whether a measure asks which matters were seen at a
// reception before the period.
func (e *Edition) asksSeenBefore() bool {
	again := visitWords.word("again")
	for _, f := range e.Forms {
		for _, c := range f.Columns {
			for _, t := range c.measured {
				if t.of.subject == Receptions && (t.base.all|t.base.none|t.asked.all|t.asked.none)&again != 0 {
					return true
				}
			}
		}
	}
	return false
}

// InPlaceOf is the circular that was in force on the last day of the period and whose forms
// the program does not have, where it uses these; empty for none.
func (e *Edition) InPlaceOf(p day.Period) string {
	for _, s := range e.StandsFor {
		if s.From <= p.To && p.To <= s.To && !e.inForce(p.To) {
			return s.Circular
		}
	}
	return ""
}

// Unfit is the sentence for a period on whose last day the edition was not in
// force, empty when it was.
func (e *Edition) Unfit(p day.Period) string {
	if e.inForce(p.To) {
		return ""
	}
	if other := e.InPlaceOf(p); other != "" {
		return assets.Text("forms.standsFor", "end", p.To.Shown(), "circular", other, "usedCircular", e.Circular)
	}
	if e.To.IsZero() {
		return assets.Text("forms.notYetInForce", "circular", e.Circular, "from", e.From.Shown(), "end", p.To.Shown())
	}
	return assets.Text("forms.notInForce", "circular", e.Circular, "from", e.From.Shown(), "to", e.To.Shown(), "end", p.To.Shown())
}

// ByID is the edition with the given id; the error is a sentence for the user.
func ByID(id string) (*Edition, error) {
	for _, e := range shipped() {
		if e.ID == id {
			return e, nil
		}
	}
	return nil, data.Tell(nil, "forms.noEdition", "edition", id)
}

// readEditions reads and proves the files of all editions.
func readEditions(files fs.FS) (editions, error) {
	names, err := fs.Glob(files, "forms/*.json")
	if err != nil {
		return nil, err
	}
	var all editions
	for _, name := range names {
		raw, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		e, err := readEdition(raw)
		if err == nil && e.ID+".json" != path.Base(name) {
			err = fmt.Errorf("holds the edition %q", e.ID)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		all = append(all, e)
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("no editions")
	}
	slices.SortFunc(all, func(a, b *Edition) int { return int(a.From) - int(b.From) })
	return all, nil
}

func readEdition(raw []byte) (*Edition, error) {
	e := new(Edition)
	from := json.NewDecoder(bytes.NewReader(raw))
	from.DisallowUnknownFields() // a mistyped name would be left out in silence
	if err := from.Decode(e); err != nil {
		return nil, err
	}
	if e.From.IsZero() || !e.To.IsZero() && e.To < e.From {
		return nil, fmt.Errorf("in force from %s to %s", e.From, e.To)
	}
	for _, f := range e.Forms {
		if err := f.readColumns(); err != nil {
			return nil, fmt.Errorf("%s: %w", f.ID, err)
		}
	}
	if err := readLost(e.Lost); err != nil {
		return nil, err
	}
	if err := e.readNamed(); err != nil {
		return nil, err
	}
	for _, f := range e.Forms {
		if err := readLost(f.Remarks); err != nil {
			return nil, fmt.Errorf("%s: %w", f.ID, err)
		}
	}
	return e, e.checkReferences()
}

func readLost(all []Lost) (err error) {
	for i := range all {
		lost := &all[i]
		if lost.measured, err = parseMeasure(lost.Measure); err != nil {
			return err
		}
		if slices.ContainsFunc(lost.measured, func(t term) bool { return t.of.subject != Letters }) || lost.Sentence == "" {
			return fmt.Errorf("%q names no letters, or nothing is said of them", lost.Measure)
		}
	}
	return nil
}
