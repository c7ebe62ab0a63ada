package reports_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/desk/views"
	"donthu/app/desktop/reports"
	"donthu/data/intake"
	"donthu/data/register"
	"donthu/data/store"
	"donthu/reports/forms"
)

// undated counts the letters that were processed on an unknown day.
func undated(t *testing.T, o *desktop.Program) int {
	t.Helper()
	page, err := o.Store.Letters(o.Ctx(), store.Query{Undated: true, Limit: 1})
	if err != nil {
		t.Fatal(err)
	}
	return page.Total
}

// From the line of the check one rule tells the day of all letters that the book calls
// processed; the message takes it back.
func TestOneRuleFromTheCheckTellsTheDays(t *testing.T) {
	o := desktest.New(t)
	desktest.KeepMessages(t)
	if _, err := o.Do().Import(o.Ctx(), "../../../testdata/samples/so-theo-doi-13-cot.xlsx", intake.Options{}); err != nil {
		t.Fatal(err)
	}
	before := undated(t, o)
	if before == 0 {
		t.Fatal("the book has none")
	}
	r := openReports(o)
	desktest.Choose(r.Picker(), views.ByMonth, "2026", "11")
	r.GoTo(reports.ChecksStation)
	table := r.Checks().Table()
	line := -1
	for row := range table.Len() {
		if table.Row(row).Undated {
			line = row
		}
	}
	if line < 0 {
		t.Fatalf("no line of them:\n%s", desktest.Shown(o))
	}
	table.Select(line)
	desktest.TapButton(t, o, "Đặt một quy tắc…")
	desktest.SaysAll(t, unbroken(o), "đơn sẽ được ghi ngày xử lý", "ngày nhận đơn", "ngày cuối tháng nhận đơn", "ngày hẹn trả lời")
	desktest.ChooseOption(t, o, string(register.OnMonthEnd))
	desktest.TapButton(t, o, "Ghi ngày xử lý")
	if undated(t, o) >= before {
		t.Errorf("%d of %d stay", undated(t, o), before)
	}
	for row := range table.Len() {
		if table.Row(row).Undated {
			t.Errorf("still in the check: %s", table.Row(row).Text)
		}
	}
	desktest.MustShow(t, o, "ngày cuối tháng nhận đơn")
	desktest.TapButton(t, o, "Hoàn tác")
	if undated(t, o) != before {
		t.Errorf("taken back: %d of %d", undated(t, o), before)
	}
	desktest.Shortcut(o, fyne.KeyY, fyne.KeyModifierAlt)
	if !strings.Contains(desktest.Shown(o), "Lấy làm ngày xử lý") {
		t.Error("Alt+Y asks nothing")
	}
}

// A check of what nobody typed leads to the form, and the figure that is to be typed has the
// cursor.
func TestACheckLeadsToTheCell(t *testing.T) {
	o := desktest.Sample(t)
	r := openReports(o)
	desktest.Choose(r.Picker(), views.ByMonth, "2026", "6")
	r.GoTo(reports.ChecksStation)
	table := r.Checks().Table()
	for row := range table.Len() {
		if f := table.Row(row); f.Form != "" {
			table.Select(row)
			desktest.Press(o, fyne.KeyReturn)
			if r.Station() != 0 || r.Tabs().Value() != f.Form || r.Form().Sheet().Form.ID != f.Form {
				t.Fatalf("at station %d, form %q, want %q", r.Station(), r.Tabs().Value(), f.Form)
			}
			sheet := r.Form().Sheet()
			column := sheet.Form.Columns[r.Form().Grid().Column()]
			if _, typed := sheet.Entered.Values[column.Number]; typed || sheet.Form.SubjectOf(column.Number) != forms.Typed || column.Remark {
				t.Errorf("the cursor stands in column %d", column.Number)
			}
			if o.Window.Canvas().Focused() != fyne.Focusable(r.Form().Grid()) {
				t.Errorf("the keys go to %T", o.Window.Canvas().Focused())
			}
			return
		}
	}
	t.Fatal("no line leads to a form")
}
