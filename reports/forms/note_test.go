package forms

import (
	"strings"
	"testing"

	"donthu/data/day"
	"donthu/data/register"
)

// The line "Ghi chú" says what the columns cannot hold, and to which day the figures go.
func TestTheNoteSaysWhatTheColumnsCannotHold(t *testing.T) {
	letter := func(id int64, kind register.Kind, on string, competent register.Answer, handling register.Handling) register.Letter {
		return register.Letter{ID: id, Number: register.Number{Year: 2026, Count: int(id)}, Facts: register.Facts{Kind: kind, ReceivedOn: day.Must(on)},
			Handled: true, HandledOn: day.Must(on), Eligible: register.Yes, Competent: competent, Handling: handling}
	}
	withdrawn := letter(1, register.Complaint, "2026-05-20", register.Yes, register.Accept)
	withdrawn.Settlement = register.Settlement{Result: register.Withdrawn, On: day.Must("2026-06-20")}
	b := &book{letters: []register.Letter{withdrawn, letter(2, register.Denunciation, "2026-06-18", register.No, register.Return)}}
	june := day.MonthPeriod(2026, 7, false) // 15/6 to 14/7
	drawn := func(today string) *Report {
		rep, err := Compute(t.Context(), b, EditionFor(june), june, Options{Today: day.Must(today)})
		if err != nil {
			t.Fatal(err)
		}
		return rep
	}
	rep := drawn("2026-07-15")
	for form, want := range map[string]string{
		"02_XLD":  "Cột (24) tính cả đơn trả lại: 1 đơn (số 2/2026).",
		"03_GQKN": "rút hoặc đình chỉ giải quyết trong kỳ: 1 đơn (số 1/2026).",
		"04_GQTC": "",
	} {
		if sheet, _ := rep.Sheet(form); !strings.HasSuffix(sheet.Note, want) || want == "" && sheet.Note != "" {
			t.Errorf("%s: %q", form, sheet.Note)
		}
	}
	if rep.Running() != "" || len(rep.ToCheck()) != 0 {
		t.Errorf("a period that is over: %q, %q", rep.Running(), rep.ToCheck())
	}
	for today, want := range map[string]string{"2026-07-14": "Số liệu tính đến ngày 14/07/2026.", "2026-06-01": "chưa bắt đầu"} {
		early := drawn(today)
		for _, sheet := range early.Sheets {
			if !strings.Contains(sheet.Note, want) {
				t.Errorf("on %s, %s says %q", today, sheet.Form.ID, sheet.Note)
			}
		}
		if said := early.ToCheck(); len(said) != 1 || !strings.Contains(said[0], want) {
			t.Errorf("on %s: %q", today, said)
		}
	}

	form := rep.Edition.Form("02_XLD")
	rep.NoteAdjustments([]Adjustment{{Report: register.SealedReport{Sealed: register.Sealed{Period: june.Previous()}},
		Differences: []Difference{{Form: form, Column: form.Column(1), Sent: 40, Now: 41}}}})
	if sheet, _ := rep.Sheet("02_XLD"); !strings.HasSuffix(sheet.Note, "đã gửi: cột (1) 40 thành 41.") {
		t.Errorf("adjusted: %q", sheet.Note)
	}
	if sheet, _ := rep.Sheet("04_GQTC"); sheet.Note != "" {
		t.Errorf("of another form: %q", sheet.Note)
	}
}

// A nought of days that the register does not know says nothing: the period is named, beside
// the figures and on the forms that count what is unknown.
func TestAPeriodThatTheRegisterDoesNotKnowIsNamed(t *testing.T) {
	june := day.MonthPeriod(2026, 6, false) // 15/5 to 14/6
	span := func(from, to string) []day.Period { return []day.Period{{From: day.Must(from), To: day.Must(to)}} }
	for name, c := range map[string]struct {
		kept       register.Kept
		today      string
		said       string
		onTCD, on2 bool
	}{
		"nothing at all":            {register.Kept{Letters: []day.Period{}, Visits: []day.Period{}}, "2026-07-01", "cả đơn lẫn tiếp công dân", true, true},
		"ended before":              {register.Kept{Letters: span("2026-01-01", "2026-03-01")}, "2026-07-01", "về đơn", false, true},
		"begun within":              {register.Kept{Visits: span("2026-05-20", "2026-07-01")}, "2026-07-01", "về tiếp công dân", true, false},
		"known up to the last day":  {register.Kept{Letters: span("2026-05-15", "2026-06-14"), Visits: span("2026-05-15", "2026-06-14")}, "2026-07-01", "", false, false},
		"known as far as it went":   {register.Kept{Letters: span("2026-05-15", "2026-06-01"), Visits: span("2026-05-15", "2026-06-01")}, "2026-06-01", "", false, false},
		"has not begun, so unknown": {register.Kept{Letters: []day.Period{}, Visits: []day.Period{}}, "2026-05-01", "", false, false},
	} {
		rep, err := Compute(t.Context(), &book{kept: c.kept}, EditionFor(june), june, Options{Today: day.Must(c.today)})
		if err != nil {
			t.Fatal(err)
		}
		said := ""
		for _, f := range rep.Incomplete {
			said += f.Text
		}
		if !strings.Contains(said, c.said) || (said == "") != (c.said == "") {
			t.Errorf("%s: %q", name, said)
		}
		for form, want := range map[string]bool{"01_TCD": c.onTCD, "02_XLD": c.on2, "06_QLKNTC": false} {
			if sheet, _ := rep.Sheet(form); strings.Contains(sheet.Note, "chưa có đủ số liệu") != want {
				t.Errorf("%s: %s says %q", name, form, sheet.Note)
			}
		}
	}
}

// A result on an unknown day may lie in every period since the letter came.
func TestAResultOnAnUnknownDayIsNamedInEveryPeriodThatMayHoldIt(t *testing.T) {
	l := register.Letter{ID: 7, Number: register.Number{Year: 2026, Count: 7}, Facts: register.Facts{Kind: register.Complaint, Field: register.Land, ReceivedOn: day.Must("2026-06-20")},
		Handled: true, HandledOn: day.Must("2026-06-20"), Eligible: register.Yes, Competent: register.Yes, Handling: register.Accept, AcceptedOn: day.Must("2026-06-21")}
	l.Settlement.Result = register.Right
	for month, want := range map[int]bool{6: false, 7: true, 8: true, 11: true} {
		p := day.MonthPeriod(2026, month, false)
		rep, err := Compute(t.Context(), &book{letters: []register.Letter{l}}, EditionFor(p), p, Options{Today: day.Must("2027-01-01")})
		if err != nil {
			t.Fatal(err)
		}
		if said := strings.Join(rep.ToCheck(), " "); strings.Contains(said, "1 đơn có kết quả giải quyết nhưng chưa ghi ngày") != want {
			t.Errorf("month %d: %q", month, said)
		}
	}
}
