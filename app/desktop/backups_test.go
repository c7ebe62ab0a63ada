package desktop_test

import (
	"testing"
	"time"

	"donthu/app/desktest"
	"donthu/data/backups"
	"donthu/data/register"
)

// While the window stays open, what was written gets a backup each hour.
func TestWhatWasWrittenIsBackedUpWhileTheWindowIsOpen(t *testing.T) {
	o := desktest.New(t)
	now := o.Clock()
	o.Clock = func() time.Time { return now }
	made := func() int {
		all, err := backups.List(t.Context(), o.Store.Dir(), time.UTC, nil)
		if err != nil {
			t.Fatal(err)
		}
		return len(all)
	}
	begun := made()
	o.BackUpBeside()
	desktest.AddLetter(t, o, register.Facts{ReceivedOn: o.Today(), Kind: register.Petition, Sender: register.Person{Name: "Lê Thị Trước"}, Content: "Sửa đường"})
	for _, c := range []struct {
		later time.Duration
		want  int
	}{{time.Hour - time.Second, 0}, {time.Second, 1}, {time.Hour, 1}, {24 * time.Hour, 1}} { // nothing was written since
		now = now.Add(c.later)
		o.BackUpBeside()
		if got := made() - begun; got != c.want {
			t.Errorf("at %v: %d backups", now, got)
		}
	}
}
