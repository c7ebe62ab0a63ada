package law

import (
	"testing"

	"donthu/data"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
)

// standingOf is how the first duty of the name stands on the day.
func standingOf(s register.Settings, l register.Letter, name, today string) Standing {
	for _, d := range NewOffice(s).Duties(&l) {
		if named(&d) == name {
			return d.Standing(dayOf(today))
		}
	}
	return ""
}

// What a lawyer found when he tried to refute the duties.
func TestWhatWasRefuted(t *testing.T) {
	accepted := draft(20260706, register.Accepted{})
	denunciation := func(more ...steps.Draft) register.Letter {
		return letterWith(register.Denunciation, append([]steps.Draft{accepted}, more...)...)
	}
	complaint := func(more ...steps.Draft) register.Letter {
		return letterWith(register.Complaint, append([]steps.Draft{accepted}, more...)...)
	}
	right := register.Settlement{Result: register.Right, Follow: true}
	ofProgram := func(sent day.Date) steps.Draft {
		return draft(20260707, register.Reply{Template: register.DocumentAcceptedNotice, Document: 7, State: register.Written, SentOn: sent})
	}
	for _, c := range []struct {
		what string
		s    register.Settings
		l    register.Letter
		duty string
		on   string
		want Standing
	}{
		{"a draft tells nobody: LTC Điều 29 khoản 3", register.Settings{}, denunciation(ofProgram(0)), "T7>sender", "2026-07-14", Overdue},
		{"… sent on the last day", register.Settings{}, denunciation(ofProgram(20260713)), "T7>sender", "2026-07-14", InTime},
		{"… a day later", register.Settings{}, denunciation(ofProgram(20260714)), "T7>sender", "2026-07-14", TooLate},
		{"refused, then kept: still to be told", register.Settings{}, letterWith(register.Complaint, draft(20260708, register.Handled{Eligible: register.No, Handling: register.Refuse}),
			draft(20260720, register.Handled{Eligible: register.No, Handling: register.Keep})), "K2>sender", "2026-07-20", Overdue},
		{"forwarded twice: the first day counts", register.Settings{}, letterWith(register.Denunciation, draft(20260706, register.Handled{Competent: register.No, Handling: register.Forward}),
			draft(20260801, register.Handled{Competent: register.No, Handling: register.Forward})), "T2>competent", "2026-08-02", InTime},
		{"withdrawn, nobody told, then concluded: LTC Điều 33 khoản 3", register.Settings{}, denunciation(draft(20260720, register.Withdrawal{}), draft(20260803, right)), "T9.2>sender", "2026-08-04", Overdue},
		{"complex only when the limit had run out", register.Settings{}, denunciation(draft(20260708, register.Complexity{Level: register.SimpleCase}), draft(20260801, register.Extended{Days: 30}),
			draft(20260820, register.Complexity{Level: register.ComplexCase})), "T8>", "2026-08-21", Overdue},
		{"on an unknown day only what nobody wrote down", register.Settings{}, denunciation(draft(20260901, register.DoneOutside{UnknownDay: true, Duties: []register.DutyName{{Rule: "T7", To: register.ToSender}}})), "T7>sender", "2026-09-02", Overdue},
		{"carried out late, and said so once more of an earlier day", register.Settings{}, denunciation(draft(20260803, right), draft(20260907, register.Execution{Done: register.Yes}), draft(20260804, register.Execution{Done: register.Yes})), "T11>", "2026-09-08", TooLate},
		{"another body's silence has no limit of the office's for petitions", register.Settings{PetitionDays: 15}, letterWith(register.Denunciation, draft(20260706, register.Handled{Competent: register.No, Handling: register.Forward})), "H4>competent", "2027-07-01", Running},
		{"carried out before legal effect: NĐ 124/2020 Điều 31", register.Settings{}, complaint(draft(20260803, right), draft(20260820, register.Execution{Done: register.Yes})), "K10.2>", "2026-09-30", InTime},
		{"to court after a second complaint in time: LKN Điều 44", register.Settings{}, complaint(draft(20260803, right), draft(20260810, register.SecondRound{}), draft(20261001, register.SecondRound{Court: true})), "K10.2>", "2026-10-02", ""},
		{"who should act recommended it: LTC Điều 36", register.Settings{}, denunciation(draft(20260803, right), draft(20260805, register.Reply{Type: "Công văn kiến nghị xử lý kỷ luật"})), "T11>", "2026-09-01", InTime},
		{"a report meets both requests: LTC Điều 38 khoản 3", register.Settings{}, denunciation(draft(20260820, register.OverdueToSuperior{}), draft(20260824, register.OverdueToSuperior{}), draft(20260826, register.OverdueToSuperior{Reported: true})), "T13.2>superior", "2026-09-01", InTime},
		{"the chair denounced, nobody has forwarded: LTC Điều 24 khoản 2", register.Settings{}, func() register.Letter {
			l := letterWith(register.Denunciation)
			l.Against = "Chủ tịch UBND phường"
			return l
		}(), "T2>competent", "2026-07-09", Overdue},
		{"a proposal tells nobody that a complaint was accepted", register.Settings{}, complaint(draft(20260707, register.Reply{Type: "Phiếu đề xuất thụ lý đơn"})), "K2>sender", "2026-07-13", Overdue},
		{"a notice of refusal either", register.Settings{}, complaint(draft(20260707, register.Reply{Template: register.DocumentComplaintRefused})), "K2>sender", "2026-07-13", Overdue},
		{"a stay of the contested decision is no suspension of the settlement: LKN Điều 35", register.Settings{NoticeDays: 3}, complaint(draft(20260713, register.Paused{Kind: register.Suspension}),
			draft(20260714, register.Reply{Type: "Quyết định tạm đình chỉ thi hành quyết định hành chính"})), "K12.2>sender", "2026-07-20", Overdue},
		{"a suspension is no stop", register.Settings{}, denunciation(draft(20260720, register.Withdrawal{}), draft(20260721, register.Reply{Type: "Quyết định tạm đình chỉ giải quyết tố cáo"})), "T9.2>sender", "2026-08-01", Overdue},
		{"the result sent to deputies tells the receiver nothing", register.Settings{ReceiverDays: 3}, func() register.Letter {
			l := complaint(draft(20260803, right))
			l.Source, l.ForwardingBody = register.Forwarded, "Đoàn ĐBQH"
			return l.Apply(draft(20260804, register.ResultSent{To: "Đoàn ĐBQH"}))
		}(), "P6>receiver", "2026-08-10", Overdue},
		{"who is called An is not told by a letter to Công an", register.Settings{}, func() register.Letter {
			l := complaint(draft(20260803, right))
			l.Sender.Name = "An"
			return l.Apply(draft(20260804, register.DecisionSent{To: "Công an phường"}))
		}(), "K4>sender", "2026-08-10", Overdue},
		{"a petition on whose direction nobody has decided: P4 runs on", register.Settings{}, letterWith(register.Petition, draft(20260706, register.Handled{Eligible: register.Yes, Competent: register.Yes})), "P4>", "2026-07-16", Overdue},
		{"an old book says that it was processed, and no more", register.Settings{}, letterWith(register.Petition, draft(0, register.Handled{Eligible: register.Yes, Competent: register.Yes})), "P4>", "2026-12-01", Finished},
		{"… of a complaint", register.Settings{}, letterWith(register.Complaint, draft(0, register.Handled{})), "K2>", "2026-12-01", Finished},
		{"two named in one line", register.Settings{}, complaint(draft(20260803, right), draft(20260804, register.DecisionSent{To: "Bà Lê Thị Sáu; Ủy ban nhân dân Thành phố"})), "K4>superior", "2026-08-10", InTime},
	} {
		if got := standingOf(c.s, c.l, c.duty, c.on); got != c.want {
			t.Errorf("%s: %s is %q, want %q", c.what, c.duty, got, c.want)
		}
	}
}

// A letter is accepted once and decided once: what was wrong is corrected.
func TestNothingIsAcceptedOrDecidedTwice(t *testing.T) {
	accepted := letterWith(register.Complaint, draft(20260706, register.Accepted{}))
	decided := accepted.Apply(draft(20260720, register.Settlement{Result: register.Right}))
	withdrawn := letterWith(register.Denunciation, draft(20260706, register.Accepted{}), draft(20260720, register.Withdrawal{}))
	for _, c := range []struct {
		what    string
		l       register.Letter
		c       steps.Content
		refused bool
	}{
		{"accepted again", accepted, register.Accepted{}, true},
		{"decided", accepted, register.Settlement{Result: register.Right}, false},
		{"decided, to be carried out the day before", accepted, register.Settlement{Result: register.Right, ExecuteBy: 20260731}, true},
		{"… on the day", accepted, register.Settlement{Result: register.Right, ExecuteBy: 20260801}, false},
		{"decided again", decided, register.Settlement{Result: register.Wrong}, true},
		{"withdrawn, then concluded: LTC Điều 33 khoản 3", withdrawn, register.Settlement{Result: register.Right}, false},
	} {
		if got := data.Blocking(register.CheckStep(c.l, draft(20260801, c.c), 20260801)); (len(got) > 0) != c.refused {
			t.Errorf("%s: %+v", c.what, got)
		}
	}
}
