package law

import (
	"testing"

	"donthu/data/register"
)

// What the law forbids is not offered, and what takes its place is.
func TestWhatTheWardMayNotAccept(t *testing.T) {
	office := NewOffice(register.Settings{})
	today := dayOf("2026-07-06")
	letter := func(kind register.Kind, round int, sender, against string) register.Letter {
		return register.Letter{ID: 1, Facts: register.Facts{Kind: kind, Round: round, ReceivedOn: dayOf("2026-07-01"), Source: register.Post, Sender: register.Person{Name: sender}, Against: against}}
	}
	accept := register.Handled{Eligible: register.Yes, Competent: register.Yes, Handling: register.Accept}
	for _, c := range []struct {
		what   string
		l      register.Letter
		accept bool
		likely register.Handling // the first that is offered
	}{
		{"a denunciation with a name", letter(register.Denunciation, 1, "Lê Thị Sáu", "Cán bộ địa chính"), true, register.Accept},
		{"nobody's: LTC Điều 25 khoản 1", letter(register.Denunciation, 1, "Không rõ", "Cán bộ địa chính"), false, register.Keep},
		{"of the ward's chair: LTC Điều 13", letter(register.Denunciation, 1, "Lê Thị Sáu", "Chủ tịch UBND phường"), false, register.Forward},
		{"a first complaint", letter(register.Complaint, 1, "Lê Thị Sáu", ""), true, register.Accept},
		{"a second one: LKN Điều 33", letter(register.Complaint, 2, "Lê Thị Sáu", ""), false, register.Guide},
		{"a petition of nobody", letter(register.Petition, 1, "Không rõ", ""), true, register.Accept},
	} {
		all := office.NextSteps(c.l, today)
		if got := FindNext(all, accept); got == nil || got.Allowed != c.accept || !c.accept && got.WhyNot == "" {
			t.Errorf("%s: acceptance %+v", c.what, got)
		}
		if all[0].Handling != c.likely {
			t.Errorf("%s: first %s, want %s", c.what, all[0].Handling, c.likely)
		}
		if got := FindNext(all, register.Accepted{}); got == nil || got.Allowed {
			t.Errorf("%s: accepted before it was sorted: %+v", c.what, got)
		}
		later := c.l.Apply(draft(today, register.Handled{Eligible: register.Yes, Competent: register.Yes}))
		if got := FindNext(office.NextSteps(later, today), register.Accepted{}); got == nil || got.Allowed != c.accept {
			t.Errorf("%s: when it is to be decided: %+v", c.what, got)
		}
	}
	nobody := letter(register.Denunciation, 1, "Nặc danh", "Cán bộ địa chính").Apply(draft(today, register.Handled{Eligible: register.No, Handling: register.Refuse}))
	for _, d := range office.Duties(&nobody) {
		if d.To == register.ToSender {
			t.Errorf("who nobody knows is to be told: %s %s", d.Rule, d.What)
		}
	}
}
