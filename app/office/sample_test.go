package office

import (
	"path/filepath"
	"testing"

	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/store"
)

func TestTheSampleFillsEveryRoom(t *testing.T) {
	o, ctx := sampleOffice(t), t.Context()
	states, err := o.ReplyCounts(ctx, store.ReplyQuery{})
	if err != nil {
		t.Fatal(err)
	}
	for _, state := range []register.DeliveryState{register.Signed, register.Sent, register.Delivered} {
		if states[state] == 0 {
			t.Errorf("no document is %s: %v", state, states)
		}
	}
	page, err := o.Letters(ctx, store.Query{Limit: 1000})
	if err != nil {
		t.Fatal(err)
	}
	officers, nobody := map[string]int{}, 0
	for _, l := range page.Letters {
		if l.Officer == "" {
			nobody++
			continue
		}
		officers[l.Officer]++
	}
	if len(officers) != 10 {
		t.Errorf("%d officers: %v", len(officers), officers)
	}
	directions, _, err := o.Directions(ctx, store.DirectionQuery{})
	overdue, errLate := o.OverdueDirections(ctx)
	if err != nil || errLate != nil || len(directions) < 8 || overdue == 0 {
		t.Errorf("%d directions, %d overdue, %v", len(directions), overdue, err)
	}
	if all, err := o.Meetings(ctx, store.MeetingQuery{}); err != nil || len(all) < 3 {
		t.Errorf("%d meetings, %v", len(all), err)
	}
	days, err := o.ReceptionDays(ctx, day.Period{From: o.Today(), To: o.Today().AddDays(30)})
	if err != nil || len(days) < 2 {
		t.Errorf("%d days ahead, %v", len(days), err)
	}
	if v, err := o.Verify(ctx); err != nil || len(v.Findings) > 0 {
		t.Errorf("%+v, %v", v, err)
	}
}

// The demo shows what the program is for: seven letters on which something was missed, what
// is near, and what nobody wrote down before the program was there.
func TestTheSampleHasDutiesOfEveryStanding(t *testing.T) {
	o := sampleOffice(t)
	all, err := o.Duties(t.Context(), DutyQuery{})
	if err != nil {
		t.Fatal(err)
	}
	missed := map[string]map[string]bool{
		"Lò Văn Khoát": {"T7>sender": true, "T7>accused": true}, "Giàng Thị Mỷ": {"T9.2>sender": true, "T9.2>accused": true}, "Kiều Văn Tước": {"T13.2>superior": true},
		"Mạc Thị Duyên": {"T11>": true}, "Bế Văn Quyền": {"T2>sender": true}, "Chử Thị Nhàn": {"K2>sender": true}, "Đèo Văn Phin": {"T9.2>sender": true, "T9.2>accused": true},
	}
	counts := map[law.Standing]int{}
	soon := 0
	for _, d := range all {
		standing := d.Standing(o.Today())
		counts[standing]++
		switch {
		case standing == law.Overdue && d.Subject == register.LetterSubject:
			delete(missed[d.Letter.Sender.Name], d.Rule+">"+string(d.To))
		case standing == law.Running && !d.Due.IsZero() && d.Due <= o.Today().AddDays(5):
			soon++
		}
	}
	for name, left := range missed {
		if len(left) > 0 {
			t.Errorf("%s: not late: %v", name, left)
		}
	}
	if counts[law.Unrecorded] == 0 || counts[law.LastDay] == 0 || soon == 0 || counts[law.Overdue] > len(all)/3 {
		t.Errorf("%d near, %v", soon, counts)
	}
	if s := o.Settings(); s.RecordsFrom >= o.Today() || s.PetitionDays == 0 || s.NoticeDays == 0 || s.ExecutionDays == 0 {
		t.Errorf("%+v", s)
	}
}

// Every document that the sample's office wrote says what it is, and who signed it.
func TestDocumentsOfTheSampleHaveTitles(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "so")
	s, _, err := CreateSample(t.Context(), dir, testClock)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	all, total, err := s.Replies(t.Context(), store.ReplyQuery{Limit: 1000})
	if err != nil || total == 0 {
		t.Fatalf("%d %v", total, err)
	}
	for _, r := range all {
		if r.Template != "" && (r.Reply.Type == "" || r.SignedBy == "") {
			t.Errorf("letter %s has a document without a title or signer: %+v", r.Letter.Number, r.Reply)
		}
	}
}
