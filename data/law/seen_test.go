package law

import (
	"slices"
	"strings"
	"testing"

	"donthu/data/register"
	"donthu/data/steps"
)

// Every rule reaches the clerk: by a duty, by a clock that it lengthens or stops, or in the
// way that the file says; never both a duty and an excuse.
func TestEveryRuleReachesSomebody(t *testing.T) {
	for _, r := range shipped().rules.all {
		duty := slices.ContainsFunc(dutyRules(), func(d dutyRule) bool { return d.Rule == r.ID || d.Rule == "" && d.isOf(r.ID) })
		discipline := r.ID == "K11" || r.ID == "K11.2" // what processing and settling are of such a letter
		changes := r.Form == Extended || r.Form == Excluded || r.ID == "P5.2"
		if reached := duty || discipline || changes; reached == (strings.TrimSpace(r.Seen) != "") {
			t.Errorf("%s %s: a duty or a clock of others %t, seen %q", r.ID, r.Name, reached, r.Seen)
		}
	}
}

// What came to the list of duties later.
func TestLaterDuties(t *testing.T) {
	accepted, right := draft(20260706, register.Accepted{}), draft(20260803, register.Settlement{Result: register.Right, Follow: true})
	denunciation := func(more ...steps.Draft) register.Letter {
		return letterWith(register.Denunciation, append([]steps.Draft{accepted}, more...)...)
	}
	complaint := func(content string, more ...steps.Draft) register.Letter {
		l := letterWith(register.Complaint, append([]steps.Draft{accepted}, more...)...)
		l.Content = content
		return l
	}
	const punished, dismissed = "Khiếu nại quyết định kỷ luật khiển trách", "Khiếu nại quyết định kỷ luật buộc thôi việc"
	delivered := draft(20260805, register.DecisionSent{DeliveredOn: 20260805})
	own := register.Settings{NoticeDays: 3}
	crime := draft(20260715, register.Demanded{Kind: register.Crime})
	recommended := draft(20260805, register.Reply{Type: "Công văn kiến nghị xử lý kỷ luật"})
	for _, c := range []struct {
		what string
		s    register.Settings
		l    register.Letter
		duty string
		on   string
		want Standing
		due  string // "": not looked at
	}{
		{"signs of a crime, at once: LTC Điều 27", register.Settings{}, denunciation(crime), "T6>investigator", "2027-01-01", Running, ""},
		{"… within the office's own days", own, denunciation(crime), "T6>investigator", "2026-07-20", LastDay, "2026-07-20"},
		{"… and a day later", own, denunciation(crime), "T6>investigator", "2026-07-21", Overdue, "2026-07-20"},
		{"… sent", own, denunciation(crime, draft(20260720, register.DemandMet{Kind: register.Crime})), "T6>investigator", "2026-07-21", InTime, ""},
		{"… sent too late", own, denunciation(crime, draft(20260721, register.DemandMet{Kind: register.Crime})), "T6>investigator", "2026-07-21", TooLate, ""},
		{"… protection is something else", own, denunciation(crime, draft(20260717, register.DemandMet{Kind: register.Protection})), "T6>investigator", "2026-07-21", Overdue, ""},
		{"… nobody found any", own, denunciation(), "T6>investigator", "2026-07-21", "", ""},
		{"recommended, and no answer: LTC Điều 36 khoản 3", register.Settings{}, denunciation(right, recommended), "H5>competent", "2026-12-01", Running, ""},
		{"… answered", register.Settings{}, denunciation(right, recommended, draft(20260901, register.DemandMet{Kind: register.RecommendedOutcome})), "H5>competent", "2026-12-01", InTime, ""},
		{"… the outcome of a forwarded letter is another", register.Settings{}, denunciation(right, recommended, draft(20260901, register.DemandMet{Kind: register.ForwardedOutcome})), "H5>competent", "2026-12-01", Running, ""},
		{"… the office acted itself", register.Settings{}, denunciation(right, draft(20260805, register.Reply{Type: "Quyết định xử lý kỷ luật"})), "H5>competent", "2026-12-01", "", ""},
		{"second complaint after the limit ran out: LKN Điều 33", register.Settings{}, complaint("Bồi thường"), "K5>", "2026-08-05", Informing, "2026-09-04"},
		{"… settled on the last day: counted from the delivery", register.Settings{}, complaint("Bồi thường", draft(20260805, register.Settlement{Result: register.Right, Follow: true}), draft(20260806, register.DecisionSent{DeliveredOn: 20260806})), "K5>", "2026-08-07", Informing, "2026-09-07"},
		{"… and not from the end of a limit that was kept", register.Settings{}, complaint("Bồi thường", draft(20260805, register.Settlement{Result: register.Right, Follow: true})), "K5>", "2026-08-07", "", ""},
		{"… settled a day late", register.Settings{}, complaint("Bồi thường", draft(20260806, register.Settlement{Result: register.Right, Follow: true})), "K5>", "2026-08-07", Informing, "2026-09-04"},
		{"discipline, second complaint: LKN Điều 48", register.Settings{}, complaint(punished, right, delivered), "K11.3>", "2026-08-06", Informing, "2026-08-17"},
		{"… dismissal has more", register.Settings{}, complaint(dismissed, right, delivered), "K11.4>", "2026-08-06", Informing, "2026-09-04"},
		{"… and not the shorter", register.Settings{}, complaint(dismissed, right, delivered), "K11.3>", "2026-08-06", "", ""},
		{"… nor LKN Điều 33", register.Settings{}, complaint(punished, right, delivered), "K5>", "2026-08-06", "", ""},
		{"discipline takes effect without a longer time for remote areas: LKN Điều 57", register.Settings{Remote: true}, complaint(punished, right), "K11.5>", "2026-08-06", Informing, "2026-09-03"},
		{"… and not by LKN Điều 44", register.Settings{Remote: true}, complaint(punished, right), "K10>", "2026-08-06", "", ""},
		{"order of execution after it: NĐ 124/2020 Điều 31", register.Settings{Remote: true}, complaint(punished, right), "K10.2>", "2026-09-04", Running, "2026-09-11"},
		{"… a dismissed official's second complaint within 30 days of the delivery keeps it from effect", register.Settings{}, complaint(dismissed, right, draft(20260810, register.DecisionSent{DeliveredOn: 20260810}), draft(20260908, register.SecondRound{})), "K10.2>", "2026-09-10", "", ""},
		{"… of others it comes too late", register.Settings{}, complaint(punished, right, draft(20260810, register.DecisionSent{DeliveredOn: 20260810}), draft(20260908, register.SecondRound{})), "K10.2>", "2026-09-10", Running, "2026-09-11"},
	} {
		var found *Duty
		for _, d := range NewOffice(c.s).Duties(&c.l) {
			if named(&d) == c.duty && found == nil {
				found = &d
			}
		}
		var got Standing
		if found != nil {
			got = found.Standing(dayOf(c.on))
		}
		if got != c.want || found != nil && c.due != "" && found.Due != dayOf(c.due) {
			t.Errorf("%s: %s %q, want %q", c.what, c.duty, got, c.want)
			if found != nil {
				t.Errorf("due %s, want %s", found.Due, c.due)
			}
		}
	}
}
