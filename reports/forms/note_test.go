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
