package workbook

import (
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"donthu/assets"
	"donthu/reports/notice"
)

// scheduleWidths are the widths of the columns of a schedule, in characters: an A4
// page across.
var scheduleWidths = []float64{5, 24, 34, 18, 34, 36}

// WriteSchedule writes a schedule of receptions to w as a sheet to print and post
// at the office (LTCD Điều 24).
func WriteSchedule(w io.Writer, n *notice.Notice) error {
	f := excelize.NewFile()
	defer f.Close()
	describe(f, n.Title(), n.Ward, "")
	sheet := assets.Text("notice.sheet")
	if err := f.SetSheetName(f.GetSheetName(0), sheet); err != nil {
		return err
	}
	s := &scheduleSheet{f: f, sheet: sheet, styles: styles{file: f}}
	s.head(n)
	for i, d := range n.Sorted() {
		s.row(i+1, notice.Weekday(d.On)+", "+d.On.Shown(), notice.Receiver(d), d.Hours, d.Place, notice.Remark(d))
	}
	s.foot(n)
	for i, width := range scheduleWidths {
		column, err := excelize.ColumnNumberToName(i + 1)
		s.keep(err)
		s.keep(f.SetColWidth(sheet, column, column, width))
	}
	s.keep(preparePage(f, sheet, "A4", "&P/&N"))
	if s.err != nil {
		return s.err
	}
	return f.Write(w)
}

// scheduleSheet writes the sheet row by row and keeps the first error.
type scheduleSheet struct {
	f      *excelize.File
	sheet  string
	styles styles
	at     int // the last row
	err    error
}

func (s *scheduleSheet) keep(err error) {
	if s.err == nil {
		s.err = err
	}
}

func (s *scheduleSheet) cell(column, row int, text any, l look) {
	name, err := excelize.CoordinatesToCellName(column, row)
	s.keep(err)
	id, err := s.styles.id(l)
	s.keep(err)
	s.keep(s.f.SetCellStyle(s.sheet, name, name, id))
	if number, ok := text.(int); ok {
		s.keep(s.f.SetCellInt(s.sheet, name, int64(number)))
		return
	}
	s.keep(s.f.SetCellStr(s.sheet, name, fmt.Sprint(text)))
}

// across writes a line over the columns from … to.
func (s *scheduleSheet) across(row, from, to int, text string, l look) {
	s.cell(from, row, text, l)
	first, err := excelize.CoordinatesToCellName(from, row)
	s.keep(err)
	last, err := excelize.CoordinatesToCellName(to, row)
	s.keep(err)
	s.keep(s.f.MergeCell(s.sheet, first, last))
}

func (s *scheduleSheet) head(n *notice.Notice) {
	middle := look{size: 13, bold: true, align: "center", wrap: true}
	s.across(1, 1, 3, strings.ToUpper(n.Ward), middle)
	s.across(1, 4, 6, assets.Text("notice.country"), middle)
	s.across(2, 4, 6, assets.Text("notice.motto"), middle)
	s.across(4, 1, 6, strings.ToUpper(n.Title()), look{size: 15, bold: true, align: "center"})
	s.across(5, 1, 6, n.Span(), look{size: 13, italic: true, align: "center"})
	s.at = 7
	for i, key := range []string{"order", "day", "receiver", "hours", "place", "remark"} {
		s.cell(i+1, s.at, assets.Text("notice.column."+key), look{size: 12, bold: true, align: "center", wrap: true, border: true})
	}
	s.keep(s.f.SetRowHeight(s.sheet, s.at, 24))
	s.keep(s.f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("'%s'!$7:$7", s.sheet), Scope: s.sheet}))
}

func (s *scheduleSheet) row(values ...any) {
	s.at++
	lines := 1
	for i, value := range values {
		l := look{size: 12, align: "left", wrap: true, border: true}
		if i == 0 {
			l.align = "center"
		}
		s.cell(i+1, s.at, value, l)
		if text, ok := value.(string); ok {
			lines = max(lines, linesOf(text, scheduleWidths[i]-2))
		}
	}
	s.keep(s.f.SetRowHeight(s.sheet, s.at, 17*float64(lines)+4))
}

func (s *scheduleSheet) foot(n *notice.Notice) {
	s.at += 2
	if !n.PublishedOn.IsZero() {
		s.across(s.at, 1, 3, assets.Text("notice.published", "day", n.PublishedOn.Shown()), look{size: 12, italic: true, align: "left"})
	}
	if n.Signer != "" {
		// Room for the signature and the seal between the position and the name.
		signed := strings.Replace(n.Signer, "\n", "\n\n\n\n\n", 1)
		s.across(s.at, 5, 6, signed, look{size: 13, bold: true, align: "center", vertical: "top", wrap: true})
		s.keep(s.f.SetRowHeight(s.sheet, s.at, 17*float64(max(1, strings.Count(signed, "\n")+1))+4))
	}
}
