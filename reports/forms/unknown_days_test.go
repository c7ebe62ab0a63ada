package forms

import (
	"strings"
	"testing"

	"donthu/data/day"
	"donthu/data/register"
)

// Of many columns that changed a sentence names four, by their own heading, and says how many
// others there are.
func TestFewBigChangesAreNamed(t *testing.T) {
	p := day.MonthPeriod(2026, 6, false)
	edition := EditionFor(p)
	r := &Report{Edition: edition, Period: p}
	before := register.SealedReport{}
	before.Period, before.Figures = p.Previous(), map[string]map[int]float64{}
	form := edition.Forms[0]
	columns, sent := map[int]Figure{}, map[int]float64{}
	for _, c := range form.Columns {
		columns[c.Number], sent[c.Number] = Figure{Value: 50}, 1
	}
	before.Figures[form.ID] = sent
	r.Sheets = []Sheet{{Form: form, Columns: columns}}
	found := bigChanges(before, r)
	if len(found) != 1 || strings.Count(found[0].Text, "đã gửi 1") != 4 || !strings.Contains(found[0].Text, " cột khác.") || strings.Contains(found[0].Text, "›") {
		t.Errorf("%+v", found)
	}
}

// Each letter of an unknown day is counted once, and those that are done make the letters that
// open, come in and close add up.
func TestUnknownDays(t *testing.T) {
	r := &Report{Incomplete: []Finding{{Lack: "handledOn", Letters: []int64{1, 2}}, {Lack: "handledBefore", Letters: []int64{2, 3}}, {Lack: "settledOn", Letters: []int64{1}},
		{Lack: "eligible", Letters: []int64{5, 6}}, {Lack: "competent", Letters: []int64{6}}, {Lack: "field", Letters: []int64{4}}}}
	r.Summary.Lines = []Line{{Opening, Figure{Value: 5}}, {Received, Figure{Value: 10}}, {Concluded, Figure{Value: 3}}, {Closing, Figure{Value: 8}}}
	if got := r.UnknownDays(); got != (UnknownDays{3, 1, 4, 2}) {
		t.Errorf("%+v", got)
	}
}

// A form of letters says beside its figures what they leave out; one of visits has nothing to do
// with it.
func TestFormsSayWhatTheyLeaveOut(t *testing.T) {
	edition := EditionFor(day.MonthPeriod(2026, 6, false))
	r := &Report{Edition: edition}
	for _, form := range edition.Forms {
		r.Sheets = append(r.Sheets, Sheet{Form: form})
	}
	UnknownDays{Handled: 3, Unjudged: 2}.notes(r)
	for _, s := range r.Sheets {
		want := ""
		if s.Form.Subject == Letters {
			want = "Chưa tính 3 đơn đã xử lý mà sổ chưa ghi ngày. 2 đơn đã xử lý mà sổ chưa ghi điều kiện, thẩm quyền."
		}
		if s.Note != want {
			t.Errorf("%s: %q", s.Form.ID, s.Note)
		}
	}
}
