package office

import (
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/store"
)

// older is a register that a program wrote which knew no duties, not opened since.
func older(t *testing.T) (dir string) {
	t.Helper()
	packed, err := os.Open(filepath.Join("..", "..", "testdata", "registers", "schema-9.db.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer packed.Close()
	unpacked, err := gzip.NewReader(packed)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := io.ReadAll(unpacked)
	dir = t.TempDir()
	if err == nil {
		err = os.WriteFile(store.Path(dir), raw, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// What was never written down in an older register is not late: its papers are taken to
// be whole from the day on which it began. That is a step, written once, and holds for the
// register as it stood before it too.
func TestAnOlderRegisterIsNotSilentlyLate(t *testing.T) {
	dir := older(t)
	now := time.Date(2027, 3, 1, 9, 0, 0, 0, testClock().Location())
	clock := func() time.Time { return now }
	open := func() *Office {
		t.Helper()
		o, err := Open(t.Context(), dir, clock)
		if err != nil {
			t.Fatal(err)
		}
		if v, err := o.Verify(t.Context()); err != nil || len(v.Findings) > 0 {
			t.Errorf("%+v, %v", v.Findings, err)
		}
		return o
	}
	counts := func(o *Office, began day.Date) (late, unrecorded int) {
		t.Helper()
		all, err := o.Duties(t.Context(), DutyQuery{})
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range all {
			switch d.Standing(o.Today()) {
			case law.Unrecorded:
				unrecorded++
			case law.Overdue:
				// the book itself says whether a letter was processed, settled, carried out
				told := d.Use != "" || d.Owes == register.OwesExecution && d.Letter.Execution.Done == register.No
				if !told && d.Subject == register.LetterSubject && d.Due < began {
					late++
				}
			}
		}
		return late, unrecorded
	}
	var began day.Date
	var last int64
	for again := range 2 {
		o := open()
		var err error
		if began, err = o.Began(t.Context()); err != nil || began.IsZero() || o.Settings().RecordsFrom != began {
			t.Fatalf("began on %s (%v), papers from %s", began, err, o.Settings().RecordsFrom)
		}
		if late, unrecorded := counts(o, began); late > 0 || unrecorded == 0 {
			t.Errorf("%d duties from before the program are late, %d are not recorded", late, unrecorded)
		}
		step, err := o.store.LastStep(t.Context())
		if err != nil || again == 1 && step != last {
			t.Errorf("opening again wrote steps: %d, then %d (%v)", last, step, err)
		}
		last = step
		if err := o.OnDay(t.Context(), began, func(then *Office) error {
			if late, unrecorded := counts(then, began); late > 0 || unrecorded == 0 || then.Settings().RecordsFrom != began {
				t.Errorf("as of %s: %d late, %d not recorded, papers from %s", began, late, unrecorded, then.Settings().RecordsFrom)
			}
			v, err := then.Verify(t.Context())
			if len(v.Findings) > 0 {
				t.Errorf("as of %s: %v", began, v.Findings)
			}
			return err
		}); err != nil {
			t.Error(err)
		}
		o.Close()
	}

	o := open() // who says that everything is known is believed from then on
	settings := o.Settings()
	settings.RecordsFrom = 0
	if err := o.SaveSettings(t.Context(), settings); err != nil {
		t.Fatal(err)
	}
	o.Close()
	o = open()
	defer o.Close()
	if late, _ := counts(o, began); !o.Settings().RecordsFrom.IsZero() || late == 0 {
		t.Errorf("papers from %s though the office took it back; %d late", o.Settings().RecordsFrom, late)
	}
}
