package workbook

import (
	"fmt"
	"strings"

	"donthu/assets"
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
	page
	*rowMaker
	book  Book
	spec  bookSpec
	which string // which rows the book has, in the period's place; empty for all of the period

	looks []look
	count int
	kinds map[register.Kind]int
}

func (p *bookPage) begin() {
	name := assets.Text("books.sheet." + string(p.book))
	p.kinds = map[register.Kind]int{}
	for _, c := range p.spec.columns {
		p.widths = append(p.widths, c.width)
		p.looks = append(p.looks, look{size: bookSize, align: c.align, vertical: "top", wrap: true, border: true})
	}
	p.try(p.file.SetSheetName("Sheet1", name))
	p.open(name, "A4", bookHeadRow, bookNumberRow, 0)
	p.writeTitle()
	p.writeHead()
}

// line writes a text over all columns of the book, as high as it needs.
func (p *bookPage) line(l look, text string) {
	p.across(lineHeights[l.size]*float64(linesOf(text, p.width()))+4, l, text)
}

// half is how many columns stand at each side of the middle.
func (p *bookPage) half() int { return (len(p.widths) - 1) / 2 }

func (p *bookPage) writeTitle() {
	right := ""
	if p.spec.form != "" {
		right = assets.Text(p.spec.form)
	}
	if p.options.ShowDenouncers {
		right = lines(assets.Text("books.confidential"), right)
	}
	p.sides(p.half(), bookWardLook, bookFormLook, strings.ToUpper(p.settings.Ward), strings.ReplaceAll(right, "\n", " · "))
	p.line(titleLook, assets.Text("books.title."+string(p.book)))
	period := assets.Text("books.period", "from", p.period.From.Shown(), "to", p.period.To.Shown())
	if p.spec.until {
		period = assets.Text("books.until", "day", p.overdueDay().Shown())
	}
	if p.which != "" {
		period = p.which
	}
	p.line(periodLook, period)
}

// writeHead writes the headings, those of a group under the group's own, and the
// numbers of the columns.
func (p *bookPage) writeHead() {
	columns := p.spec.columns
	top, below, numbers := make([]any, len(columns)), make([]any, len(columns)), make([]any, len(columns))
	heights := [2]int{1, 1}
	p.row = bookHeadRow - 1
	for i, c := range columns {
		switch {
		case c.group == "":
			top[i], below[i] = c.heading(), ""
			heights[1] = max(heights[1], linesOf(c.heading(), c.width-1)-1)
			p.merge(i+1, bookHeadRow, i+1, bookHeadRow+1)
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
			p.merge(i+1, bookHeadRow, last+1, bookHeadRow)
		}
		numbers[i] = fmt.Sprintf("(%d)", i+1)
	}
	height := func(lines int) float64 { return float64(lines)*lineHeights[bookHeadLook.size] + 4 }
	p.put(height(heights[0]), []look{bookHeadLook}, top...)
	p.put(height(heights[1]), []look{bookHeadLook}, below...)
	p.put(lineHeights[bookNumberLook.size]+2, []look{bookNumberLook}, numbers...)
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
			switch to := min(from+mostLines, len(broken[i])); {
			case from == 0 && len(broken[i]) <= mostLines:
				part[i] = cell
			case from < to:
				part[i] = strings.Join(broken[i][from:to], "\n")
			default:
				part[i] = ""
			}
		}
		p.put(float64(min(most-from, mostLines))*lineHeights[bookSize]+4, p.looks, part...)
	}
	return p.err
}

// end writes what stands below the rows: their number, what was hidden, what the
// book counts, and the places to sign.
func (p *bookPage) end() error {
	if p.count == 0 {
		p.line(bookEmptyLook, assets.Text("books.empty."+string(p.book)))
	}
	p.line(bookTotalLook, p.total())
	if p.hidden {
		p.line(bookHiddenLook, assets.Text("books.hidden"))
	}
	if p.spec.below != nil {
		p.spec.below(p.rowMaker, p)
	}
	p.sign(p.half(), assets.Text("books.keptBy"), p.settings.Clerk, Options{Place: p.options.Place, On: p.options.On})
	return p.close()
}

// total counts the rows, and the letters of each kind where the book has them.
func (p *bookPage) total() string {
	if p.spec.total != nil {
		return p.spec.total(p.rowMaker, p.count)
	}
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
