package workbook

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/intake"
	"donthu/data/register"
)

// Rows of a book's sheet: the office, the title, the period, an empty row, the
// headings in two rows, and the numbers of the columns.
const (
	bookHeadRow   = 5
	bookNumberRow = bookHeadRow + 2
)

// mostLines is how many lines a row of a book may have: Excel's rows end at 409
// points, and a row that is higher than half a page leaves holes when printed.
const mostLines = 20

var (
	bookWardLook   = look{size: 12, bold: true, align: "left"}
	bookFormLook   = look{size: 11, italic: true, align: "right"}
	bookHeadLook   = look{size: 10, bold: true, align: "center", wrap: true, border: true}
	bookNumberLook = look{size: 9, italic: true, align: "center", border: true}
	bookTotalLook  = look{size: 11, bold: true, align: "left"}
	bookHiddenLook = look{size: 10, italic: true, align: "left"}
	bookEmptyLook  = look{size: 11, italic: true, align: "center", border: true}
)

const bookSize = 11.0 // of the letters in the table

// roomIn is how many letters of that size stand in a line of a column.
func roomIn(c bookColumn) float64 { return 1.1*c.width - 1 }

// bookPage lays a book out on its sheet.
type bookPage struct {
	file     *excelize.File
	styles   *styles
	book     Book
	spec     bookSpec
	settings register.Settings
	options  BookOptions
	period   day.Period
	which    string // which rows the book has, in the period's place; empty for all of the period

	stream *excelize.StreamWriter
	looks  []look
	row    int // last row written
	count  int
	kinds  map[register.Kind]int
}

func (p *bookPage) begin() error {
	name := assets.Text("books.sheet." + string(p.book))
	p.kinds = map[register.Kind]int{}
	if err := p.file.SetSheetName("Sheet1", name); err != nil {
		return err
	}
	if err := preparePage(p.file, name, "A4", assets.Text("report.page")); err != nil {
		return err
	}
	if err := p.file.SetPanes(name, &excelize.Panes{
		Freeze: true, YSplit: bookNumberRow, TopLeftCell: fmt.Sprintf("A%d", bookNumberRow+1), ActivePane: "bottomLeft",
	}); err != nil {
		return err
	}
	if err := p.file.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", Scope: name, RefersTo: fmt.Sprintf("'%s'!$%d:$%d", name, bookHeadRow, bookNumberRow),
	}); err != nil {
		return err
	}
	var err error
	if p.stream, err = p.file.NewStreamWriter(name); err != nil {
		return err
	}
	var widths []float64
	for _, c := range p.spec.columns {
		widths = append(widths, c.width)
		p.looks = append(p.looks, look{size: bookSize, align: c.align, vertical: "top", wrap: true, border: true})
	}
	if err := setWidths(p.stream, widths); err != nil {
		return err
	}
	for _, part := range []func() error{p.writeTitle, p.writeHead} {
		if err := part(); err != nil {
			return err
		}
	}
	return nil
}

func (p *bookPage) writeTitle() error {
	right := ""
	if p.spec.form != "" {
		right = assets.Text(p.spec.form)
	}
	if p.options.ShowDenouncers {
		right = lines(assets.Text("books.confidential"), right)
	}
	if err := p.sides(bookWardLook, bookFormLook, strings.ToUpper(p.settings.Ward), strings.ReplaceAll(right, "\n", " · ")); err != nil {
		return err
	}
	if err := p.across(titleLook, assets.Text("books.title."+string(p.book))); err != nil {
		return err
	}
	period := assets.Text("books.period", "from", p.period.From.Shown(), "to", p.period.To.Shown())
	if p.book == OverdueBook || p.book == KeptBook {
		period = assets.Text("books.until", "day", overdueDay(p.period, p.options.Today).Shown())
	}
	if p.which != "" {
		period = p.which
	}
	return p.across(periodLook, period)
}

// writeHead writes the headings, those of a group under the group's own, and the
// numbers of the columns.
func (p *bookPage) writeHead() error {
	columns := p.spec.columns
	top, below, numbers := make([]any, len(columns)), make([]any, len(columns)), make([]any, len(columns))
	heights := [2]int{1, 1}
	p.row = bookHeadRow - 1
	for i, c := range columns {
		switch {
		case c.group == "":
			top[i], below[i] = c.heading(), ""
			heights[1] = max(heights[1], linesOf(c.heading(), c.width-1)-1)
			if err := p.merge(i, bookHeadRow, i, bookHeadRow+1); err != nil {
				return err
			}
		default:
			top[i], below[i] = "", c.heading()
			heights[1] = max(heights[1], linesOf(c.heading(), c.width-1))
			if i > 0 && columns[i-1].group == c.group {
				break
			}
			last := i
			width := c.width
			for last+1 < len(columns) && columns[last+1].group == c.group {
				last++
				width += columns[last].width
			}
			group := assets.Text("books.group." + c.group)
			top[i] = group
			heights[0] = max(heights[0], linesOf(group, width-1))
			if err := p.merge(i, bookHeadRow, last, bookHeadRow); err != nil {
				return err
			}
		}
		numbers[i] = fmt.Sprintf("(%d)", i+1)
	}
	height := func(lines int) float64 { return float64(lines)*lineHeights[bookHeadLook.size] + 4 }
	if err := p.put(height(heights[0]), []look{bookHeadLook}, top...); err != nil {
		return err
	}
	if err := p.put(height(heights[1]), []look{bookHeadLook}, below...); err != nil {
		return err
	}
	return p.put(lineHeights[bookNumberLook.size]+2, []look{bookNumberLook}, numbers...)
}

// add writes a row of the book; a text of more lines than a row can have goes on
// in rows below it.
func (p *bookPage) add(kind register.Kind, cells ...any) error {
	p.count++
	p.kinds[kind]++
	broken := make([][]string, len(cells))
	most := 1
	for i, cell := range cells {
		if text, is := cell.(string); is {
			broken[i] = wrapped(text, roomIn(p.spec.columns[i]))
			most = max(most, len(broken[i]))
		}
	}
	for from := 0; from < most; from += mostLines {
		part := make([]any, len(cells))
		for i, cell := range cells {
			text, is := cell.(string)
			switch {
			case !is && from == 0:
				part[i] = cell
			case !is:
				part[i] = ""
			case len(broken[i]) <= mostLines && from == 0:
				part[i] = text
			case from < len(broken[i]):
				part[i] = strings.Join(broken[i][from:min(from+mostLines, len(broken[i]))], "\n")
			default:
				part[i] = ""
			}
		}
		height := float64(min(most-from, mostLines))*lineHeights[bookSize] + 4
		if err := p.put(height, p.looks, part...); err != nil {
			return err
		}
	}
	return nil
}

// end writes what stands below the rows: their number, what was hidden, what the
// book counts, and the
// places to sign.
func (p *bookPage) end(m *rowMaker) error {
	if p.count == 0 {
		if err := p.across(bookEmptyLook, assets.Text("books.empty."+string(p.book))); err != nil {
			return err
		}
	}
	if err := p.across(bookTotalLook, p.total()); err != nil {
		return err
	}
	if m.hidden {
		if err := p.across(bookHiddenLook, assets.Text("books.hidden")); err != nil {
			return err
		}
	}
	if p.spec.below != nil {
		if err := p.spec.below(m, p); err != nil {
			return err
		}
	}
	if err := p.sign(); err != nil {
		return err
	}
	return p.stream.Flush()
}

// total counts the rows, and the letters of each kind where the book has them.
func (p *bookPage) total() string {
	text := assets.Text("books.total."+string(p.book), "count", p.count)
	if !p.spec.kinds || p.count == 0 {
		return text
	}
	var parts []string
	for _, k := range register.Kinds {
		if n := p.kinds[k]; n > 0 {
			parts = append(parts, assets.Text("books.total.kind", "kind", strings.ToLower(k.Label()), "count", n))
		}
	}
	if n := p.kinds[""]; n > 0 {
		parts = append(parts, assets.Text("books.total.kind", "kind", assets.Text("books.noKind"), "count", n))
	}
	return assets.Text("books.total.kinds", "total", text, "kinds", strings.Join(parts, ", "))
}

func (p *bookPage) sign() error {
	place := p.options.Place
	if place == "" {
		place = assets.Text("report.dots")
	}
	day := assets.Text("report.signed.undated", "place", place)
	if on := p.options.On; !on.IsZero() {
		day = assets.Text("report.signed", "place", place, "day", on.Day(), "month", on.Month(), "year", on.Year())
	}
	p.row++ // an empty row before
	for _, line := range []struct {
		look        look
		left, right string
	}{
		{signedLook, "", day},
		{signerLook, assets.Text("books.keptBy"), assets.Text("report.head")},
		{signedLook, assets.Text("report.signHere"), assets.Text("report.sealHere")},
	} {
		if err := p.sides(line.look, line.look, line.left, line.right); err != nil {
			return err
		}
	}
	p.row += 4 // room for the signatures
	return p.sides(signerLook, signerLook, p.settings.Clerk, "")
}

// put writes the next row; the last look serves for all cells behind it.
func (p *bookPage) put(height float64, looks []look, cells ...any) error {
	p.row++
	row := make([]any, len(cells))
	for i, cell := range cells {
		l := looks[min(i, len(looks)-1)]
		value := cell
		switch v := cell.(type) {
		case day.Date:
			value = v.Shown()
			if serial, ok := intake.Serial(v); ok {
				value, l.format = serial, dayFormat
			}
		case string:
			if len(v) > excelize.TotalCellChars {
				value = cut(v)
			}
		}
		id, err := p.styles.id(l)
		if err != nil {
			return err
		}
		row[i] = excelize.Cell{StyleID: id, Value: value}
	}
	return p.stream.SetRow(fmt.Sprintf("A%d", p.row), row, excelize.RowOpts{Height: height})
}

// dayFormat shows days as Vietnamese documents write them.
const dayFormat = "dd/mm/yyyy"

// across writes a text over all columns.
func (p *bookPage) across(l look, text string) error {
	width := 0.0
	for _, c := range p.spec.columns {
		width += c.width
	}
	cells := make([]any, len(p.spec.columns))
	cells[0] = text
	if !l.border {
		cells = cells[:1]
	}
	if err := p.put(lineHeights[l.size]*float64(linesOf(text, width))+4, []look{l}, cells...); err != nil {
		return err
	}
	return p.merge(0, p.row, len(p.spec.columns)-1, p.row)
}

// sides writes a text over the left columns and one over the right ones.
func (p *bookPage) sides(left, right look, leftText, rightText string) error {
	last := len(p.spec.columns) - 1
	leftEnd, rightStart := last/2-1, last-last/2+1
	cells, looks := make([]any, rightStart+1), make([]look, rightStart+1)
	for i := range looks {
		looks[i] = left
	}
	cells[0], cells[rightStart], looks[rightStart] = leftText, rightText, right
	if err := p.put(lineHeights[left.size]+2, looks, cells...); err != nil {
		return err
	}
	if err := p.merge(0, p.row, leftEnd, p.row); err != nil {
		return err
	}
	return p.merge(rightStart, p.row, last, p.row)
}

func (p *bookPage) merge(firstCol, firstRow, lastCol, lastRow int) error {
	from, err := excelize.CoordinatesToCellName(firstCol+1, firstRow)
	if err != nil {
		return err
	}
	to, err := excelize.CoordinatesToCellName(lastCol+1, lastRow)
	if err != nil || from == to {
		return err
	}
	return p.stream.MergeCell(from, to)
}

// wrapped are the lines that a text takes in a cell of the given width in
// characters, as linesOf counts them.
func wrapped(text string, width float64) []string {
	room := max(int(width), 1)
	var all []string
	for paragraph := range strings.SplitSeq(text, "\n") {
		line := ""
		used := 0
		for word := range strings.FieldsSeq(paragraph) {
			runes := []rune(word)
			if used > 0 && used+1+len(runes) > room {
				all = append(all, line)
				line, used = "", 0
			} else if used > 0 {
				line += " "
				used++
			}
			for used+len(runes) > room {
				all = append(all, line+string(runes[:room-used]))
				runes = runes[room-used:]
				line, used = "", 0
			}
			line += string(runes)
			used += len(runes)
		}
		all = append(all, line)
	}
	return all
}
