package office

import (
	"path/filepath"
	"testing"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/store"
	"donthu/reports/workbook"
)

// looks is how many looks at who denounced are written down.
func looks(t *testing.T, o *Office) (n int) {
	t.Helper()
	for _, about := range everybodyIn(t, o) {
		all, err := o.Steps(t.Context(), about.Subject, about.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range all {
			if _, is := s.Content.(steps.Revealed); is {
				n++
			}
		}
	}
	return n
}

// everybodyIn are the letters and visits of the register that are about denunciations.
func everybodyIn(t *testing.T, o *Office) (all []register.About) {
	t.Helper()
	page, err := o.Letters(t.Context(), store.Query{Limit: 10000})
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range page.Letters {
		if l.Secret() {
			all = append(all, register.About{Subject: register.LetterSubject, ID: l.ID})
		}
	}
	visits, err := o.Receptions(t.Context(), day.Period{From: day.Must("2000-01-01"), To: day.Must("2100-01-01")})
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range visits {
		if v.Secret() {
			all = append(all, register.About{Subject: register.ReceptionSubject, ID: v.ID})
		}
	}
	return all
}

// A file or a screen that names denouncers writes a look down for each that it names; a masked
// one, and the mere count of rows, none.
func TestNamingDenouncersIsWrittenDown(t *testing.T) {
	o, year := sampleOffice(t), day.YearPeriod(2026)
	file := func(name string) string { return filepath.Join(t.TempDir(), name) }
	book := func(b workbook.Book, named bool) func() error {
		return func() error {
			return o.WriteBook(t.Context(), b, year, workbook.BookOptions{Today: o.Today(), ShowDenouncers: named}, file("so.xlsx"))
		}
	}
	preview := func(rows int) func() error {
		return func() error {
			_, err := o.PreviewBook(t.Context(), workbook.LetterBook, year, workbook.BookOptions{Today: o.Today(), ShowDenouncers: true}, rows)
			return err
		}
	}
	national := func(named bool) func() error {
		return func() error { _, err := o.ExportNational(t.Context(), file("csdl.json"), named); return err }
	}
	everybody := len(everybodyIn(t, o))
	if everybody < 2 {
		t.Fatalf("the sample has %d denunciations", everybody)
	}
	for name, c := range map[string]struct {
		do          func() error
		least, most int
	}{
		"masked book": {book(workbook.LetterBook, false), 0, 0}, "letters": {book(workbook.LetterBook, true), 2, everybody},
		"visits": {book(workbook.ReceptionBook, true), 1, everybody}, "long matters": {book(workbook.LongBook, true), 1, everybody},
		"count": {preview(0), 0, 0}, "screen": {preview(10000), 2, everybody},
		"data set": {national(true), everybody, everybody}, "masked data set": {national(false), 0, 0},
	} {
		before := looks(t, o)
		if err := c.do(); err != nil {
			t.Fatal(name, err)
		}
		if n := looks(t, o) - before; n < c.least || n > c.most {
			t.Errorf("%s: %d looks written down, want %d to %d", name, n, c.least, c.most)
		}
	}
}
