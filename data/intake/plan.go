package intake

import (
	"cmp"
	"context"
	"encoding/json"
	"io"
	"slices"
	"strings"
	"sync"

	"donthu/assets"
	"donthu/data"
	"donthu/data/register"
)

// Layout is how the sheets of a book are read: what each column is taken for. A clerk changes
// it in the window or in a file; it serves every book with the same headings.
type Layout struct {
	Sheets []SheetLayout `json:"sheets"`
}

// SheetLayout is how one sheet is read.
type SheetLayout struct {
	Sheet   string         `json:"sheet"`          // its name in the book from which the layout was made
	As      string         `json:"as"`             // what its rows are, of Subjects; empty for a sheet that is left out
	Row     int            `json:"row"`            // of its first headings, from 1
	Height  int            `json:"height"`         // rows of headings
	Kind    string         `json:"kind,omitempty"` // of all its letters, where no column tells it
	Columns []ColumnLayout `json:"columns"`

	Rows int `json:"-"` // rows below the headings that were looked at
}

// ColumnLayout is what one column is taken for.
type ColumnLayout struct {
	Column    string `json:"column"`              // A, B, …
	Heading   string `json:"heading"`             // as the office wrote it
	As        string `json:"as"`                  // of ColumnChoices; KeptAsNote or LeftOut
	Unit      string `json:"unit,omitempty"`      // of money or land, where the heading names none
	Exchanged bool   `json:"exchanged,omitempty"` // day and month stand in each other's place
	Answered  bool   `json:"answered,omitempty"`  // a person said so

	Samples []string `json:"-"` // the first cells below the heading, as a clerk reads them
	Doubt   string   `json:"-"` // why it must be asked; empty when nothing is doubtful
	Unknown bool     `json:"-"` // nobody knows the heading: its cells are kept as a note
}

// KeptAsNote and LeftOut are what a column may be taken for that is none of the register.
func KeptAsNote() string { return assets.Text("intake.as.note") }

// LeftOut is a column whose cells do not come in.
func LeftOut() string { return assets.Text("intake.as.none") }

const ignoredKey = "ignored"

// subjectNames are the sheets of the canonical workbook, which name what rows are.
var subjectNames = map[subject]string{
	letters: "register.sheet.letters", receptions: "register.sheet.receptions", days: "register.sheet.days",
	replies: "register.sheet.replies", executions: "register.sheet.executions",
}

// Subjects are what the rows of a sheet may be, as SheetLayout.As names it.
func Subjects() (all []string) {
	for of := letters; of <= executions; of++ {
		all = append(all, assets.Text(subjectNames[of]))
	}
	return all
}

func subjectOf(as string) (subject, bool) {
	i := slices.IndexFunc(Subjects(), func(s string) bool { return plain(s) == plain(as) })
	return subject(i), i >= 0
}

// labels are the names of the columns of each subject, in their order.
var labels = sync.OnceValue(func() map[subject][]columnLabel {
	all := map[subject][]columnLabel{}
	for _, shape := range shapes {
		for _, key := range shape.keys {
			if key != "letter.kept" && !strings.HasSuffix(key, "Ordinal") {
				all[shape.subject] = append(all[shape.subject], columnLabel{key, labelOf(key)})
			}
		}
	}
	return all
})

type columnLabel struct{ key, label string }

func labelOf(key string) string {
	if own := "intake.column." + key; assets.HasText(own) {
		return assets.Text(own)
	}
	return otherSpellings().Columns[key][0]
}

// ColumnChoices are what a column of a sheet of as may be taken for, LeftOut and KeptAsNote first.
func ColumnChoices(as string) []string {
	all := []string{LeftOut(), KeptAsNote()}
	if of, known := subjectOf(as); known {
		for _, l := range labels()[of] {
			all = append(all, l.label)
		}
	}
	return all
}

// RequiredOf are, of the columns of a sheet of as, the groups of which one must be there.
func RequiredOf(as string) (groups [][]string) {
	of, known := subjectOf(as)
	if !known {
		return nil
	}
	for _, group := range shapeOf(of).required {
		var names []string
		for _, key := range group {
			names = append(names, labelOf(key))
		}
		groups = append(groups, names)
	}
	return groups
}

func shapeOf(of subject) shape {
	return shapes[slices.IndexFunc(shapes, func(s shape) bool { return s.subject == of })]
}

func (c column) as() string {
	switch c.key {
	case "", "letter.kept":
		return KeptAsNote()
	case ignoredKey:
		return LeftOut()
	}
	return labelOf(c.key)
}

func keyAs(of subject, as string) (string, bool) {
	switch plain(as) {
	case plain(KeptAsNote()), "":
		return "", true
	case plain(LeftOut()):
		return ignoredKey, true
	}
	for _, l := range labels()[of] {
		if plain(l.label) == plain(as) {
			return l.key, true
		}
	}
	key := headingKeys()[of][plain(as)]
	return key, key != ""
}

// WriteLayout writes a layout as a file that a person may change.
func WriteLayout(w io.Writer, l Layout) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(l)
}

// ReadLayout reads what WriteLayout wrote; the error names what cannot be understood.
func ReadLayout(r io.Reader) (l Layout, err error) {
	d := json.NewDecoder(io.LimitReader(r, 4<<20))
	d.DisallowUnknownFields()
	if err := d.Decode(&l); err != nil {
		return Layout{}, data.Tell(err, "intake.layout.unreadable")
	}
	return l, l.check()
}

func (l Layout) check() error {
	for _, s := range l.Sheets {
		if s.As == "" {
			continue
		}
		of, known := subjectOf(s.As)
		if !known {
			return data.Tell(nil, "intake.layout.subject", "sheet", s.Sheet, "as", s.As, "known", strings.Join(Subjects(), ", "))
		}
		for _, c := range s.Columns {
			if _, known := keyAs(of, c.As); !known {
				return data.Tell(nil, "intake.layout.column", "sheet", s.Sheet, "column", c.Column, "as", c.As)
			}
			if _, known := units[plain(c.Unit)]; c.Unit != "" && !known {
				return data.Tell(nil, "intake.layout.unit", "sheet", s.Sheet, "column", c.Column, "unit", c.Unit)
			}
		}
	}
	return nil
}

// Understand says how the book would be read, by layout where one of its sheets has the same
// headings: nothing comes in. A sheet that is no book has an empty As and the row that looks most
// like headings. opened, which may be nil, is told how many rows were looked at while the file is
// opened. The error is a sentence for the clerk.
func Understand(ctx context.Context, file string, layout Layout, opened func(rows int)) (_ Layout, err error) {
	defer data.Caught(&err, "intake.file.unreadable", "file", file)
	w, err := open(ctx, file, opened)
	if err != nil {
		return Layout{}, err
	}
	defer w.Close()
	var all Layout
	for i, of := range w.Sheets() {
		name := of.Name
		top, filled := w.top(i, name)
		if w.err != nil {
			return Layout{}, w.err
		}
		if !filled || name == AnnexSheet() {
			continue
		}
		s := layout.of(name, top)
		if s == nil {
			s, _ = recognise(name, top)
		}
		if s == nil {
			all.Sheets = append(all.Sheets, unknownSheet(name, top))
			continue
		}
		s.index = i
		l := s.layout()
		if of.Hidden && !s.byLayout { // a person may take it in all the same
			l.As = ""
		}
		all.Sheets = append(all.Sheets, l)
	}
	return all, nil
}

// shownSamples is how many cells of each column a person is shown.
const shownSamples = 3

func (s *sheet) layout() SheetLayout {
	l := SheetLayout{Sheet: s.name, As: assets.Text(subjectNames[s.subject]), Row: s.last - len(s.raw) + 1, Height: len(s.raw), Rows: len(s.samples)}
	if s.kind != "" {
		l.Kind = s.kind.Label()
	}
	doubts := s.doubts()
	for i, c := range s.columns {
		cl := ColumnLayout{Column: c.letter, Heading: c.heading, As: c.as(), Exchanged: c.swapped, Answered: c.answered, Unit: c.unitName, Unknown: c.key == ""}
		for _, q := range doubts {
			if q.Column == c.letter {
				cl.Doubt = q.Sentence
			}
		}
		cl.Samples = s.cellsOf(i)
		l.Columns = append(l.Columns, cl)
	}
	return l
}

// cellsOf are the first cells of column i, days as days.
func (s *sheet) cellsOf(i int) []string {
	var all []string
	for n, row := range s.samples {
		if len(all) == shownSamples {
			break
		}
		if s.kindOfRow(s.last+1+n, row) != recordRow {
			continue
		}
		c := s.veiled(row, cell(row, i))
		if serialShape.MatchString(c) && (isDay(s.subject, s.columns[i].key) || s.columns[i].maybeDay) {
			d, err := readDay(c)
			if err == nil && s.columns[i].swapped {
				d, err = exchanged(d)
			}
			if err == nil {
				c = d.Shown()
			}
		}
		all = append(all, c)
	}
	return all
}

// veiled is a cell without who denounced, where its row is a denunciation: the clerk who says what
// a column is needs no names for it.
func (s *sheet) veiled(row []string, c string) string {
	if c == "" || !s.denounces(row) {
		return c
	}
	in := func(key string) string { return cell(row, s.at(key)) }
	both := personIn(cmp.Or(in("letter.senderAddress"), in("reception.visitorAddress")))
	return register.NewVeil(register.Person{
		Name:     cmp.Or(in("letter.sender"), in("reception.visitor"), both.Name),
		Address:  cmp.Or(in("letter.address"), in("reception.address"), both.Address),
		Identity: cmp.Or(in("letter.identity"), in("reception.identity")),
		Phone:    cmp.Or(in("letter.phone"), in("reception.phone"), both.Phone),
	}).Cover(c)
}

// denounces reports whether a row says that it is a denunciation.
func (s *sheet) denounces(row []string) bool {
	for _, key := range []string{"letter.kind", "letter.mark.complaint", "reception.kind", "reception.kindPeople"} {
		if kind, _ := kindIn(cell(row, s.at(key))); kind == register.Denunciation {
			return true
		}
	}
	content := cmp.Or(cell(row, s.at("letter.content")), cell(row, s.at("reception.content")))
	return s.kind == register.Denunciation || marked(cell(row, s.at("letter.mark.denunciation"))) || contentKind(content) == register.Denunciation
}

// unknownSheet is a sheet that is no book, with the row that looks most like headings.
func unknownSheet(name string, top [][]string) SheetLayout {
	best, most := 0, 0
	for i := range min(len(top), searchedRows) {
		filled := 0
		for _, c := range top[i] {
			if c = strings.TrimSpace(c); c != "" && !serialShape.MatchString(c) {
				filled++
			}
		}
		if filled > most {
			best, most = i, filled
		}
	}
	l := SheetLayout{Sheet: name, Row: best + 1, Height: 1}
	if best >= len(top) {
		return l
	}
	for i := range top[best] {
		c := ColumnLayout{Column: letterOf(i), Heading: cell(top[best], i), As: KeptAsNote(), Unknown: true}
		for _, row := range top[best+1 : min(len(top), best+1+shownSamples)] {
			c.Samples = append(c.Samples, cell(row, i))
		}
		l.Columns = append(l.Columns, c)
	}
	return l
}

// of makes a sheet by the layout whose headings stand in it; nil when none has them.
func (l Layout) of(name string, top [][]string) *sheet {
	for _, named := range []bool{true, false} { // the sheet of the same name first
		for _, sl := range l.Sheets {
			of, known := subjectOf(sl.As)
			if !known || (sl.Sheet == name) != named {
				continue
			}
			if row := sl.foundIn(top); row >= 0 {
				return sl.sheet(name, of, top, row)
			}
		}
	}
	return nil
}

// leavesOut reports whether the layout leaves the sheet of that name out.
func (l Layout) leavesOut(name string) bool {
	return slices.ContainsFunc(l.Sheets, func(s SheetLayout) bool { return s.Sheet == name && s.As == "" })
}

// foundIn is the row, from 0, at which the headings of the layout stand in the sheet, -1 for none.
func (sl SheetLayout) foundIn(top [][]string) int {
	height := max(1, sl.Height)
	rows := []int{sl.Row - 1} // where they stood, then anywhere
	for i := range min(len(top), searchedRows) {
		rows = append(rows, i)
	}
	for _, i := range rows {
		if i < 0 || i+height > len(top) {
			continue
		}
		headings := joinHeadings(top[i : i+height])
		if slices.IndexFunc(sl.Columns, func(c ColumnLayout) bool { return !c.standsIn(headings) }) < 0 {
			return i
		}
	}
	return -1
}

func (c ColumnLayout) standsIn(headings []heading) bool {
	for i, h := range headings {
		if letterOf(i) == c.Column {
			return plain(h.own) == plain(c.Heading) || h.own == ""
		}
	}
	return c.As == KeptAsNote() || c.As == LeftOut()
}

func (sl SheetLayout) sheet(name string, of subject, top [][]string, row int) *sheet {
	height := max(1, sl.Height)
	raw := top[row : row+height]
	columns, _ := match(of, joinHeadings(raw))
	s := &sheet{name: name, subject: of, last: row + height, raw: raw, columns: columns, samples: top[row+height:], lacking: map[string]int{}, byLayout: true}
	s.year, s.kind = titleYear(top[:row]), titledKind(name)
	if kind, known := kindWords().find(sl.Kind); known {
		s.kind = kind
	}
	for i := range s.columns {
		c := &s.columns[i]
		at := slices.IndexFunc(sl.Columns, func(l ColumnLayout) bool { return l.Column == c.letter })
		if at < 0 {
			continue
		}
		l := sl.Columns[at]
		c.key, _ = keyAs(of, l.As)
		c.swapped, c.answered = l.Exchanged, l.Answered || l.Exchanged
		if u, known := units[plain(l.Unit)]; l.Unit != "" && known {
			c.unit, c.unitName = u, l.Unit
		}
	}
	s.measure(top[:row])
	return s
}

// Missing are the columns that the layout's sheet still needs, as a person reads them; nothing
// for a sheet that is left out.
func (sl SheetLayout) Missing() (all []string) {
	for _, group := range RequiredOf(sl.As) {
		if !slices.ContainsFunc(sl.Columns, func(c ColumnLayout) bool { return slices.Contains(group, c.As) }) {
			all = append(all, group[0])
		}
	}
	return all
}

// SameHeadings reports whether both layouts belong to sheets with the same headings.
func (sl SheetLayout) SameHeadings(other SheetLayout) bool {
	return slices.EqualFunc(sl.Columns, other.Columns, func(a, b ColumnLayout) bool {
		return a.Column == b.Column && plain(a.Heading) == plain(b.Heading)
	})
}

// UnitNames are the units that a person may give to a column of money or land.
func UnitNames() []string {
	return strings.Split(assets.Text("intake.units"), "|")
}

// IsAmount reports whether a column taken for as holds money or land.
func IsAmount(sheet, as string) bool {
	of, known := subjectOf(sheet)
	key, named := keyAs(of, as)
	return known && named && isAmount(key)
}

// IsDay reports whether a column taken for as holds days.
func IsDay(sheet, as string) bool {
	of, known := subjectOf(sheet)
	key, named := keyAs(of, as)
	return known && named && isDay(of, key)
}
