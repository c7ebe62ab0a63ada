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
	return create(w, n.Title(), n.Ward, "", func(f *excelize.File, st *styles) error { return schedule(f, st, n) })
}

func schedule(f *excelize.File, st *styles, n *notice.Notice) error {
	sheet := assets.Text("notice.sheet")
	if err := newSheet(f, sheet); err != nil {
		return err
	}
	s := &scheduleSheet{cellPage: cellPage{file: f, styles: st, sheet: sheet}}
	s.head(n)
	for i, d := range n.Sorted() {
		s.row(i+1, notice.Weekday(d.On)+", "+d.On.Shown(), notice.Receiver(d), d.Hours, d.Place, notice.Remark(d))
	}
	s.foot(n)
	s.setWidths(scheduleWidths)
	s.try(preparePage(f, sheet, "A4", "&P/&N"))
	return s.err
}

// scheduleSheet writes the sheet row by row.
type scheduleSheet struct {
	cellPage
	at int // the last row
}

func (s *scheduleSheet) head(n *notice.Notice) {
	middle := look{size: 13, bold: true, align: "center", wrap: true}
	s.across(1, 1, 3, middle, strings.ToUpper(n.Ward))
	s.across(1, 4, 6, middle, assets.Text("notice.country"))
	s.across(2, 4, 6, middle, assets.Text("notice.motto"))
	s.across(4, 1, 6, look{size: 15, bold: true, align: "center"}, strings.ToUpper(n.Title()))
	s.across(5, 1, 6, look{size: 13, italic: true, align: "center"}, n.Span())
	s.at = 7
	for i, key := range []string{"order", "day", "receiver", "hours", "place", "remark"} {
		s.put(i+1, s.at, look{size: 12, bold: true, align: "center", wrap: true, border: true}, assets.Text("notice.column."+key))
	}
	s.try(s.file.SetRowHeight(s.sheet, s.at, 24))
	s.try(s.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("'%s'!$7:$7", s.sheet), Scope: s.sheet}))
}

func (s *scheduleSheet) row(values ...any) {
	s.at++
	lines := 1
	for i, value := range values {
		l := look{size: 12, align: "left", wrap: true, border: true}
		if i == 0 {
			l.align = "center"
		}
		s.put(i+1, s.at, l, value)
		if text, ok := value.(string); ok {
			lines = max(lines, linesOf(text, scheduleWidths[i]-2))
		}
	}
	s.try(s.file.SetRowHeight(s.sheet, s.at, 17*float64(lines)+4))
}

func (s *scheduleSheet) foot(n *notice.Notice) {
	s.at += 2
	if !n.PublishedOn.IsZero() {
		s.across(s.at, 1, 3, look{size: 12, italic: true, align: "left"}, assets.Text("notice.published", "day", n.PublishedOn.Shown()))
	}
	if n.Signer != "" {
		// Room for the signature and the seal between the position and the name.
		signed := strings.Replace(n.Signer, "\n", "\n\n\n\n\n", 1)
		s.across(s.at, 5, 6, look{size: 13, bold: true, align: "center", vertical: "top", wrap: true}, signed)
		s.try(s.file.SetRowHeight(s.sheet, s.at, 17*float64(max(1, strings.Count(signed, "\n")+1))+4))
	}
}
