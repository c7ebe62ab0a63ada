package workbook

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"donthu/data/day"
	"donthu/data/register"
)

func TestTheReportTellsHowDirectionsWereCarriedOut(t *testing.T) {
	day := day.Must
	given := func(unit, doer, on, due, done string) register.Direction {
		d := register.Direction{GivenOn: day(on), Directed: register.Directed{Unit: unit, Doer: doer, Content: "Bà Lê Thị Mật tố cáo", Letter: "12/2026"}, DueOn: day(due)}
		if done != "" {
			d.DoneOn = day(done)
		}
		return d
	}
	all := []register.Direction{
		given("Địa chính", "Trần An", "2026-05-20", "2026-06-01", "2026-05-30"),
		given("Địa chính", "Trần An", "2026-05-21", "2026-06-01", ""),
		given("Văn phòng", "Lê Bình", "2026-05-22", "2026-06-20", "2026-06-18"), // done after the period: open then
		given("Văn phòng", "Lê Bình", "2026-04-01", "2026-04-20", "2026-04-10"), // of an earlier period
		given("Văn phòng", "Lê Bình", "2026-06-15", "2026-06-20", ""),           // of a later one
	}
	rep := expectedReport(t, "")
	rep.Period = june
	var b bytes.Buffer
	if err := WriteReport(&b, rep, settings, Options{Sheets: AllSheets, Directions: register.DirectionsOf(all, june), Today: day("2026-11-20")}); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	sheets := f.GetSheetList()
	if len(sheets) != len(rep.Sheets)+2 || sheets[len(sheets)-1] != "Chỉ đạo" {
		t.Fatalf("sheets %v", sheets)
	}
	rows, err := f.GetRows("Chỉ đạo")
	if err != nil {
		t.Fatal(err)
	}
	var text []string
	for _, row := range rows {
		text = append(text, strings.Join(row, "|"))
	}
	got := strings.Join(text, "\n")
	for _, want := range []string{"Địa chính|2|1|0|0|1", "Văn phòng|1|0|0|1|0", "Cộng|3|1|0|1|1", "Trần An|21/05/2026|Địa chính", "|01/06/2026|13"} {
		if !strings.Contains(got, want) {
			t.Errorf("the sheet lacks %q:\n%s", want, got)
		}
	}
	if strings.Contains(got, "Lê Thị Mật") {
		t.Error("the sheet says who denounced")
	}
}
