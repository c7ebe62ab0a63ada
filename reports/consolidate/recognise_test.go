package consolidate

import (
	"testing"

	"donthu/data/day"
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
	before.To, next.ID, next.From, next.To = day.Must("2026-12-31"), "next", day.Must("2027-01-01"), 0
	form := newest.Form("02_XLD")
	printed := map[int]string{}
	for _, c := range form.Columns {
		printed[c.Number] = c.MS
	}
	for to, want := range map[string]*forms.Edition{"2026-12-31": &before, "2027-01-01": &next, "": nil} {
		var p day.Period
		if to != "" {
			p = day.Period{From: day.Must(to).AddDays(-30), To: day.Must(to)}
		}
		found := recognise([]*forms.Edition{&before, &next}, form.ID, []string{"Biểu số " + form.Number, form.Title}, printed, p)
		if found.edition != want || (found.form == nil) != (want == nil) {
			t.Errorf("to %q: %v", to, found.edition)
		}
	}
	if found := recognise(forms.Editions(), form.ID, nil, map[int]string{150: "150"}, day.Period{}); found.form != nil {
		t.Errorf("a row that no form prints is %s", found.form.ID)
	}
}
