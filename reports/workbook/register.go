package workbook

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/intake"
	"donthu/data/register"
)

// Source is the register that is written; data/store is one.
type Source interface {
	// EachLetter calls use for every letter, by year and number, until it fails.
	EachLetter(ctx context.Context, use func(*register.Letter) error) error
	// HasNational reports whether something is known of any letter and the national platform.
	HasNational(ctx context.Context) (bool, error)
	// Receptions are the visits of the period, by day.
	Receptions(ctx context.Context, p day.Period) ([]register.Reception, error)
	// ReceptionDays are the published days of the period, by day.
	ReceptionDays(ctx context.Context, p day.Period) ([]register.ReceptionDay, error)
}

// Masked is the register as everybody may read it: nothing in it tells who
// denounced (LTC Điều 8 khoản 3). What is written from it does not come back the
// same through the import.
func Masked(src Source) Source { return maskedSource{src} }

type maskedSource struct{ Source }

func (m maskedSource) EachLetter(ctx context.Context, use func(*register.Letter) error) error {
	return m.Source.EachLetter(ctx, func(l *register.Letter) error {
		shown := l.Masked()
		return use(&shown)
	})
}

func (m maskedSource) Receptions(ctx context.Context, p day.Period) ([]register.Reception, error) {
	all, err := m.Source.Receptions(ctx, p)
	for i := range all {
		all[i] = all[i].Masked()
	}
	return all, err
}

// always is a period that holds every day.
var always = day.Period{From: day.Must("1000-01-01"), To: day.Must("9999-12-31")}

// WriteRegister writes the whole register to w as a workbook that intake.Import
// reads back: the sheets of the canonical workbook with its columns first, then
// the columns that it lacks, the sheet “Thi hành” when it is known what was carried
// out on which day, the columns of the national platform when a letter stands there, and “Văn bản trả lời” when a letter has several replies. progress, which may be nil, is told the number of letters
// written. A text longer than Excel's 32,767 characters is cut and says so.
func WriteRegister(ctx context.Context, w io.Writer, src Source, progress func(done int)) error {
	f := excelize.NewFile()
	defer f.Close()
	describe(f, assets.Text("register.sheet.letters"), "", "")
	book := &registerBook{f: f, days: map[day.Date]any{}, reached: extents{}}
	if err := book.prepare(); err != nil {
		return err
	}

	var replies []intake.LetterReply
	var executions []intake.LetterExecution
	columns := intake.LetterColumns
	if known, err := src.HasNational(ctx); err != nil {
		return err
	} else if !known {
		columns = slices.DeleteFunc(slices.Clone(columns), func(c intake.Column[register.Letter]) bool {
			return c.Key == intake.NationalCode || c.Key == intake.NationalReason
		})
	}
	letters, err := newDump(book, assets.Text("register.sheet.letters"), columns)
	if err != nil {
		return err
	}
	err = src.EachLetter(ctx, func(l *register.Letter) error {
		if err := letters.add(l); err != nil {
			return err
		}
		if len(l.Replies) > 1 {
			for _, reply := range l.Replies {
				replies = append(replies, intake.LetterReply{Letter: l.Number, Reply: reply})
			}
		}
		for _, e := range l.Executed {
			executions = append(executions, intake.LetterExecution{Letter: l.Number, Execution: e})
		}
		if done := letters.row - 1; progress != nil && done%1000 == 0 {
			progress(done)
		}
		return ctx.Err()
	})
	if err != nil {
		return err
	}
	if progress != nil {
		progress(letters.row - 1)
	}
	if err := letters.finish(); err != nil {
		return err
	}

	visits, err := src.Receptions(ctx, always)
	if err != nil {
		return err
	}
	if err := dumpAll(book, assets.Text("register.sheet.receptions"), intake.ReceptionColumns, visits); err != nil {
		return err
	}
	days, err := src.ReceptionDays(ctx, always)
	if err != nil {
		return err
	}
	if err := dumpAll(book, assets.Text("register.sheet.days"), intake.DayColumns, days); err != nil {
		return err
	}
	if len(executions) > 0 {
		if err := dumpAll(book, assets.Text("register.sheet.executions"), intake.ExecutionColumns, executions); err != nil {
			return err
		}
	}
	if len(replies) > 0 {
		if err := dumpAll(book, assets.Text("register.sheet.replies"), intake.ReplyColumns, replies); err != nil {
			return err
		}
	}
	if len(book.annex) > 0 {
		if err := dumpAll(book, intake.AnnexSheet(), intake.AnnexColumns, book.annex); err != nil {
			return err
		}
	}
	return writeFile(f, w, book.reached)
}

// registerBook is the workbook that the register is written to.
type registerBook struct {
	f                        *excelize.File
	bold, plain, date, lines int // styles

	reached extents
	days    map[day.Date]any // cells of days, of which a register has few
	annex   []intake.Annexed // texts that are too long for a cell
	texts   int              // how many those are
}

func (b *registerBook) prepare() error {
	var err error
	style := func(s excelize.Style) int {
		id, failed := b.f.NewStyle(&s)
		err = cmp.Or(err, failed)
		return id
	}
	date := "dd/mm/yyyy"
	b.bold = style(excelize.Style{
		Font:      &excelize.Font{Bold: true},
		Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"#DDE7F3"}},
		Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true},
	})
	b.plain = style(excelize.Style{Alignment: &excelize.Alignment{Vertical: "top"}})
	b.date = style(excelize.Style{CustomNumFmt: &date, Alignment: &excelize.Alignment{Vertical: "top", Horizontal: "center"}})
	b.lines = style(excelize.Style{Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}})
	return err
}

// dump is a sheet that is written record by record.
type dump[T any] struct {
	book    *registerBook
	sheet   string
	sw      *excelize.StreamWriter
	columns []intake.Column[T]
	row     int
	cells   []any
}

func newDump[T any](book *registerBook, sheet string, columns []intake.Column[T]) (*dump[T], error) {
	f := book.f
	if err := newSheet(f, sheet); err != nil {
		return nil, err
	}
	sw, err := f.NewStreamWriter(sheet)
	if err != nil {
		return nil, err
	}
	if err := sw.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return nil, err
	}
	headings, widths := make([]any, len(columns)), make([]float64, len(columns))
	for i, c := range columns {
		headings[i], widths[i] = excelize.Cell{StyleID: book.bold, Value: c.Heading()}, width(c.Holds, c.Heading())
	}
	if err := setWidths(sw, widths); err != nil {
		return nil, err
	}
	d := &dump[T]{book: book, sheet: sheet, sw: sw, columns: columns, row: 1, cells: make([]any, len(columns))}
	return d, sw.SetRow("A1", headings, excelize.RowOpts{Height: 48})
}

// width is a sensible width of a column, in characters.
func width(cell intake.Holding, heading string) float64 {
	switch cell {
	case intake.Lines:
		return 42
	case intake.Day:
		return 12
	case intake.Count, intake.Amount:
		return 11
	}
	return float64(min(max(len([]rune(heading))+3, 14), 24))
}

func (d *dump[T]) add(v *T) error {
	d.row++
	for i := range d.columns {
		d.cells[i] = d.book.cell(d.columns[i].Value(v))
	}
	// A style of the row spares the writer a search through all columns' styles.
	return d.sw.SetRow("A"+strconv.Itoa(d.row), d.cells, excelize.RowOpts{StyleID: d.book.plain})
}

// finish ends the sheet; no row may follow.
func (d *dump[T]) finish() error {
	*d.book.reached.of(d.sheet) = extent{len(d.columns), d.row}
	last, err := excelize.CoordinatesToCellName(len(d.columns), d.row)
	return errors.Join(err, d.book.f.AutoFilter(d.sheet, "A1:"+last, nil), d.sw.Flush())
}

func dumpAll[T any](book *registerBook, sheet string, columns []intake.Column[T], all []T) error {
	d, err := newDump(book, sheet, columns)
	if err != nil {
		return err
	}
	for i := range all {
		if err := d.add(&all[i]); err != nil {
			return err
		}
	}
	return d.finish()
}

// cell is the value as Excel keeps it, nil for an empty cell. Texts are always
// text cells, whatever they begin with.
func (b *registerBook) cell(value any) any {
	switch v := value.(type) {
	case string:
		if v == "" {
			return nil
		}
		if len(v) > excelize.TotalCellChars {
			v = b.shortened(v)
		}
		if strings.IndexByte(v, '\n') >= 0 {
			return excelize.Cell{StyleID: b.lines, Value: v}
		}
		return v
	case int:
		if v == 0 {
			return nil
		}
	case float64:
		if v == 0 {
			return nil
		}
	case day.Date:
		if v.IsZero() {
			return nil
		}
		cell, known := b.days[v]
		if !known {
			cell = v.Shown()
			if serial, ok := intake.Serial(v); ok {
				cell = excelize.Cell{StyleID: b.date, Value: serial}
			}
			b.days[v] = cell
		}
		return cell
	default:
		return fmt.Sprint(v)
	}
	return value
}

// shortened is the beginning of a text that is too long for a cell, with the place of the annex in
// which all of it stands; others as they are.
func (b *registerBook) shortened(s string) string {
	first := beginning(s, excelize.TotalCellChars)
	if first == s {
		return s
	}
	b.texts++
	for rest, part := s, 1; rest != ""; part++ {
		said := beginning(rest, excelize.TotalCellChars)
		b.annex = append(b.annex, intake.Annexed{Text: b.texts, Part: part, Said: said})
		rest = rest[len(said):]
	}
	end := intake.InAnnex(b.texts)
	return beginning(s, excelize.TotalCellChars-len([]rune(end))) + end
}

// cut shortens a text of a printed book to what a cell can hold, and says so.
func cut(s string) string {
	if len(s) <= excelize.TotalCellChars || beginning(s, excelize.TotalCellChars) == s {
		return s
	}
	tail := assets.Text("register.text.cut")
	return beginning(s, excelize.TotalCellChars-len([]rune(tail))) + tail
}

// beginning is the longest beginning of s that has at most so many characters as Excel counts
// them: in UTF-16.
func beginning(s string, most int) string {
	units := 0
	for i, r := range s {
		if units += utf16.RuneLen(r); units > most {
			return s[:i]
		}
	}
	return s
}
