package consolidate

import (
	"testing"

	"donthu/data"
	"donthu/reports/forms"
)

// A form that the next circular takes over as it is belongs to the circular in force
// in the period of the sheet; without a period nobody knows.
func TestAFormTakenOverBelongsToTheCircularInForce(t *testing.T) {
	newest, err := forms.ByID("tt06-2025")
	if err != nil {
		t.Fatal(err)
	}
	before, next := *newest, *newest
	before.To, next.ID, next.From, next.To = data.MustDate("2026-12-31"), "next", data.MustDate("2027-01-01"), 0
	form := newest.Form("02_XLD")
	printed := map[int]string{}
	for _, c := range form.Columns {
		printed[c.Number] = c.MS
	}
	for to, want := range map[string]*forms.Edition{"2026-12-31": &before, "2027-01-01": &next, "": nil} {
		var p data.Period
		if to != "" {
			p = data.Period{From: data.MustDate(to).AddDays(-30), To: data.MustDate(to)}
		}
		found := recognise([]*forms.Edition{&before, &next}, form.ID, []string{"Biểu số " + form.Number, form.Title}, printed, p)
		if found.edition != want || (found.form == nil) != (want == nil) {
			t.Errorf("to %q: %v", to, found.edition)
		}
	}
	if found := recognise(forms.Editions(), form.ID, nil, map[int]string{150: "150"}, data.Period{}); found.form != nil {
		t.Errorf("a row that no form prints is %s", found.form.ID)
	}
}
