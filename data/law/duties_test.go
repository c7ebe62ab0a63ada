package law

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
)

// letterWith is a letter of 1/7/2026 with the steps.
func letterWith(kind register.Kind, drafts ...steps.Draft) register.Letter {
	l := register.Letter{ID: 1, Number: register.Number{Year: 2026, Count: 1}, Facts: register.Facts{Kind: kind, Round: 1, ReceivedOn: dayOf("2026-07-01"),
		Source: register.Post, Sender: register.Person{Name: "Lê Thị Sáu"}, Against: "Phạm Văn Tám"}}
	for _, d := range drafts {
		l = l.Apply(d)
	}
	return l
}

// sevenMissed are letters on each of which one duty was missed, and which.
var sevenMissed = []struct {
	what, duty, due string
	l               register.Letter
}{
	{"accepted and nobody told: LTC Điều 29 khoản 3", "T7>sender", "2026-07-13", letterWith(register.Denunciation, draft(20260706, register.Accepted{}))},
	{"suspended and nobody told: LTC Điều 34 khoản 4", "T9.2>sender", "2026-07-27", letterWith(register.Denunciation, draft(20260706, register.Accepted{}), draft(20260720, register.Paused{Kind: register.Suspension}))},
	{"a superior's request for a report: LTC Điều 38 khoản 3", "T13.2>superior", "2026-08-26", letterWith(register.Denunciation, draft(20260706, register.Accepted{}), draft(20260820, register.OverdueToSuperior{Superior: "UBND Thành phố"}))},
	{"a conclusion not carried out: LTC Điều 36 khoản 1", "T11>", "2026-08-12", letterWith(register.Denunciation, draft(20260706, register.Accepted{}), draft(20260803, register.Settlement{Result: register.Right, Follow: true}), draft(20260810, register.Execution{Done: register.No}))},
	{"forwarded late, and the denouncer not told: LTC Điều 24 khoản 2", "T2>sender", "2026-07-08", letterWith(register.Denunciation, draft(20260709, register.Handled{Eligible: register.Yes, Competent: register.No, Handling: register.Forward, ForwardTo: "Công an phường"}))},
	{"a refusal never sent: LKN Điều 27", "K2>sender", "2026-07-10", letterWith(register.Complaint, draft(20260708, register.Handled{Eligible: register.No, Handling: register.Refuse}))},
	{"a withdrawal without a decision: LTC Điều 34 khoản 3, khoản 4", "T9.2>sender", "2026-07-27", letterWith(register.Denunciation, draft(20260706, register.Accepted{}), draft(20260720, register.Withdrawal{}))},
}

func named(d *Duty) string { return d.Rule + ">" + string(d.To) }

// Each of the seven is late from the day after the last one on, keeps its letter open, and
// stands in its projection.
func TestSevenMissedDutiesAreLate(t *testing.T) {
	office := NewOffice(register.Settings{})
	for _, c := range sevenMissed {
		duties := office.Duties(&c.l)
		i := slices.IndexFunc(duties, func(d Duty) bool { return named(&d) == c.duty })
		if i < 0 {
			t.Errorf("%s: no duty %s", c.what, c.duty)
			continue
		}
		d := &duties[i]
		last := dayOf(c.due)
		if d.Due != last || d.Standing(last.AddDays(-1)) != Running || d.Standing(last) != LastDay || d.Standing(last.AddDays(1)) != Overdue {
			t.Errorf("%s: due %s, %s, %s, %s", c.what, d.Due, d.Standing(last.AddDays(-1)), d.Standing(last), d.Standing(last.AddDays(1)))
		}
		var owed []register.Owed
		c.l.Due, owed = office.Owed(&c.l)
		if !c.l.State().Open() || !c.l.Overdue(last.AddDays(1)) {
			t.Errorf("%s: %s, due %s", c.what, c.l.State(), c.l.DueOn())
		}
		if !slices.ContainsFunc(owed, func(o register.Owed) bool { return o.Rule+">"+string(o.To) == c.duty && o.Due == last && !o.Done }) {
			t.Errorf("%s: its projection lacks %s: %+v", c.what, c.duty, owed)
		}
	}
}

func inPerson(l register.Letter) register.Letter {
	l.Source = register.InPerson
	return l
}

// What meets a duty to one reader does not meet it to another, and not before it was owed.
func TestDutiesAreMetReaderByReader(t *testing.T) {
	office := NewOffice(register.Settings{})
	accepted := draft(20260706, register.Accepted{})
	decided := []steps.Draft{accepted, draft(20260803, register.Settlement{Result: register.Right, Follow: true})}
	complaint := func(more ...steps.Draft) register.Letter {
		return letterWith(register.Complaint, slices.Concat(decided, more)...)
	}
	forwarded := func(by string, more ...steps.Draft) register.Letter {
		l := complaint()
		l.Source, l.ForwardingBody = register.Forwarded, by
		for _, d := range more {
			l = l.Apply(d)
		}
		return l
	}
	for _, c := range []struct {
		what string
		l    register.Letter
		duty string
		want string // day on which it was met; "-": not, "": no such duty
	}{
		{"the denouncer was told: LTC Điều 29 khoản 3", letterWith(register.Denunciation, accepted, draft(20260708, register.Reply{Template: register.DocumentAcceptedNotice})), "T7>sender", "2026-07-08"},
		{"… which tells the accused nothing", letterWith(register.Denunciation, accepted, draft(20260708, register.Reply{Template: register.DocumentAcceptedNotice})), "T7>accused", "-"},
		{"a notice of the day before the acceptance", letterWith(register.Denunciation, accepted, draft(20260705, register.Reply{Template: register.DocumentAcceptedNotice})), "T7>sender", "-"},
		{"… and of its day", letterWith(register.Denunciation, accepted, draft(20260706, register.Reply{Template: register.DocumentAcceptedNotice})), "T7>sender", "2026-07-06"},
		{"sent to the complainant by name: LKN Điều 32", complaint(draft(20260804, register.DecisionSent{To: "Bà Lê Thị Sáu"})), "K4>sender", "2026-08-04"},
		{"… the superior has nothing", complaint(draft(20260804, register.DecisionSent{To: "Bà Lê Thị Sáu"})), "K4>superior", "-"},
		{"sent to both as marked", complaint(draft(20260804, register.DecisionSent{Readers: []register.Reader{register.ToSender, register.ToSuperior}})), "K4>superior", "2026-08-04"},
		{"sent, nobody wrote to whom", complaint(draft(20260804, register.DecisionSent{})), "K4>superior", "2026-08-04"},
		{"sent to somebody whom nobody knows", complaint(draft(20260804, register.DecisionSent{To: "Sở Xây dựng"})), "K4>sender", "-"},
		{"not forwarded: nobody to tell", complaint(), "K4>forwarder", ""},
		{"forwarded: the forwarder too", forwarded("Đoàn ĐBQH Thành phố"), "K4>forwarder", "-"},
		{"LTCD Điều 27 khoản 2: deputies", forwarded("Đoàn ĐBQH Thành phố"), "P2>forwarder", "-"},
		{"… the people's council", forwarded("Thường trực HĐND phường"), "P2>forwarder", "-"},
		{"… no newspaper", forwarded("Báo Tuổi trẻ"), "P2>forwarder", ""},
		{"not carried out: LTC Điều 36", letterWith(register.Denunciation, append(slices.Clone(decided), draft(20260804, register.Execution{Done: register.No}))...), "T11>", "-"},
		{"… carried out", letterWith(register.Denunciation, append(slices.Clone(decided), draft(20260804, register.Execution{Done: register.Yes}))...), "T11>", "2026-08-04"},
		{"a refused denunciation: LTC Điều 24 khoản 1", letterWith(register.Denunciation, draft(20260708, register.Handled{Eligible: register.No, Handling: register.Refuse})), "T1>sender", "-"},
		{"… told", letterWith(register.Denunciation, draft(20260708, register.Handled{Eligible: register.No, Handling: register.Refuse}), draft(20260709, register.Reply{Type: "Thông báo không thụ lý"})), "T1>sender", "2026-07-09"},
		{"not competent, by post and guided: it must be forwarded all the same", letterWith(register.Denunciation, draft(20260708, register.Handled{Eligible: register.Yes, Competent: register.No, Handling: register.Guide})), "T2>competent", "-"},
		{"… face to face: LTC Điều 24 khoản 2", inPerson(letterWith(register.Denunciation, draft(20260708, register.Handled{Eligible: register.Yes, Competent: register.No, Handling: register.Guide}))), "T2>competent", ""},
		{"a second complaint on the last day keeps the decision from effect: LKN Điều 44", complaint(draft(20260903, register.SecondRound{})), "K10.2>", ""},
		{"… a day later it does not", complaint(draft(20260904, register.SecondRound{})), "K10.2>", "-"},
		{"information asked for: LKN Điều 12", complaint(draft(20260805, register.Demanded{Kind: register.Information})), "K13>", "-"},
		{"… given", complaint(draft(20260805, register.Demanded{Kind: register.Information}), draft(20260812, register.DemandMet{Kind: register.Information})), "K13>", "2026-08-12"},
		{"… something else was", complaint(draft(20260805, register.Demanded{Kind: register.Information}), draft(20260812, register.DemandMet{Kind: register.Stay})), "K13>", "-"},
		{"protection asked for: LTC Điều 51", letterWith(register.Denunciation, accepted, draft(20260708, register.Demanded{Kind: register.Protection})), "T15>sender", "-"},
		{"forwarded, no answer", letterWith(register.Denunciation, draft(20260706, register.Handled{Eligible: register.Yes, Competent: register.No, Handling: register.Forward})), "H4>competent", "-"},
		{"… answered", letterWith(register.Denunciation, draft(20260706, register.Handled{Eligible: register.Yes, Competent: register.No, Handling: register.Forward}), draft(20260810, register.DemandMet{Kind: register.ForwardedOutcome})), "H4>competent", "2026-08-10"},
		{"extended: both are told, LTC Điều 30 khoản 4", letterWith(register.Denunciation, accepted, draft(20260720, register.Extended{Days: 30}), draft(20260721, register.Reply{Template: register.DocumentExtension, Readers: []register.Reader{register.ToSender}})), "T8.2>accused", "-"},
	} {
		got := ""
		for _, d := range office.Duties(&c.l) {
			if named(&d) == c.duty && !d.Lapsed {
				if got = d.Met.String(); !d.Done {
					got = "-"
				}
			}
		}
		if got != c.want {
			t.Errorf("%s: %s met %q, want %q", c.what, c.duty, got, c.want)
		}
	}
}

// A notice of the second suspension does not meet the duty of the first.
func TestOneNoticeMeetsOneDuty(t *testing.T) {
	office := NewOffice(register.Settings{})
	l := letterWith(register.Denunciation, draft(20260706, register.Accepted{}), draft(20260713, register.Paused{Kind: register.Suspension}), draft(20260716, register.Resumed{}),
		draft(20260720, register.Paused{Kind: register.Suspension}), draft(20260721, register.Reply{Template: register.DocumentSuspendDenunciation}))
	var got []string
	for _, d := range office.Duties(&l) {
		if named(&d) == "T9.2>sender" {
			got = append(got, fmt.Sprint(d.Start, " ", d.Done))
		}
	}
	if want := []string{"2026-07-13 false", "2026-07-20 true"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	asked := letterWith(register.Denunciation, draft(20260706, register.Accepted{}), draft(20260820, register.OverdueToSuperior{}), draft(20260910, register.OverdueToSuperior{}))
	if due := office.Due(&asked); due.Next != dayOf("2026-07-13") {
		t.Errorf("%+v", due)
	}
	late := 0
	for _, d := range office.Duties(&asked) {
		if d.Rule == "T13.2" && d.Standing(20260905) == Overdue {
			late++
		}
	}
	if late != 1 {
		t.Errorf("the second request makes the first one's report disappear: %d late", late)
	}
}

// What was due before the office wrote such things down, or before a book brought the
// letter, is not known; what was due later is late.
func TestWhatWasNeverRecordedIsNotLate(t *testing.T) {
	l := letterWith(register.Denunciation, draft(20260706, register.Accepted{})) // T7: 13/7/2026, T8: 5/8/2026
	imported := l
	standing := func(s register.Settings, l register.Letter, rule string) Standing {
		for _, d := range NewOffice(s).Duties(&l) {
			if d.Rule == rule && (d.To == "" || d.To == register.ToSender) {
				return d.Standing(20261001)
			}
		}
		return ""
	}
	for _, c := range []struct {
		what     string
		from     day.Date
		imported day.Date
		rule     string
		want     Standing
	}{
		{"recorded from its last day on", 20260713, 0, "T7", Overdue},
		{"… from the day after", 20260714, 0, "T7", Unrecorded},
		{"a book of its last day", 0, 20260713, "T7", Overdue},
		{"… of the day after", 0, 20260714, "T7", Unrecorded},
		{"whether it was settled, a book tells", 20261001, 20261001, "T8", Overdue},
	} {
		imported.ImportedOn = c.imported
		if got := standing(register.Settings{RecordsFrom: c.from}, imported, c.rule); got != c.want {
			t.Errorf("%s: %s, want %s", c.what, got, c.want)
		}
	}
	l.ImportedOn = 20261001
	if due := NewOffice(register.Settings{}).Due(&l); due.Unrecorded != 2 || due.Next != dayOf("2026-08-05") {
		t.Errorf("both notices are not known, the settlement is owed: %+v", due)
	}
	outside := l.Apply(draft(20260710, register.DoneOutside{Duties: []register.DutyName{{Rule: "T7", To: register.ToSender}}}))
	outside = outside.Apply(draft(20261002, register.DoneOutside{Duties: []register.DutyName{{Rule: "T7", To: register.ToAccused}}, UnknownDay: true}))
	due := NewOffice(register.Settings{})
	if got := due.Due(&outside); got.Unrecorded != 0 || got.Late {
		t.Errorf("both were told on paper: %+v", got)
	}
	tooLate := l.Apply(draft(20260714, register.DoneOutside{Duties: []register.DutyName{{Rule: "T7", To: register.ToSender}}}))
	if got := due.Due(&tooLate); !got.Late {
		t.Errorf("told on paper, a day late: %+v", got)
	}
}

// An extension, or the finding that a matter is complex, of the last day counts; one of
// the day after does not heal.
func TestNothingLengthensALimitThatRanOut(t *testing.T) {
	office := NewOffice(register.Settings{})
	for _, c := range []struct {
		kind   register.Kind
		drafts []steps.Draft
		settle string
		notes  bool
	}{
		{register.Denunciation, []steps.Draft{draft(20260805, register.Extended{Days: 30})}, "2026-09-04", false},
		{register.Denunciation, []steps.Draft{draft(20260806, register.Extended{Days: 30})}, "2026-08-05", true},
		{register.Denunciation, []steps.Draft{draft(20260805, register.Extended{Days: 30}), draft(20260904, register.Extended{Days: 30})}, "2026-10-05", true}, // the level is not recorded: a note
		{register.Denunciation, []steps.Draft{draft(20260805, register.Extended{Days: 30}), draft(20260905, register.Extended{Days: 30})}, "2026-09-04", true},
		{register.Complaint, []steps.Draft{draft(20260805, register.Complexity{Level: register.ComplexCase})}, "2026-08-20", false},
		{register.Complaint, []steps.Draft{draft(20260806, register.Complexity{Level: register.ComplexCase})}, "2026-08-05", false},
	} {
		l := letterWith(c.kind, append([]steps.Draft{draft(20260706, register.Accepted{})}, c.drafts...)...)
		clock, _ := office.settlement(&l)
		if clock.Due != dayOf(c.settle) || (clock.Note != "") != c.notes {
			t.Errorf("%s, %+v: %s (%s), want %s", c.kind, c.drafts, clock.Due, clock.Note, c.settle)
		}
	}
}

// Every rule that a duty names exists, its step and its documents too.
func TestDutiesNameWhatThereIs(t *testing.T) {
	rules, _ := loaded(t)
	entries, err := os.ReadDir("../../assets/templates")
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range dutyRules() {
		if d.Rule != "" && len(rules.byID[d.Rule]) == 0 {
			t.Errorf("no rule %s", d.Rule)
		}
		if d.By != "" && !assets.HasText("step."+string(d.By)) {
			t.Errorf("%s: no step %q", d.Rule, d.By)
		}
		if d.To != "" && d.To.Label(register.Complaint) == "" {
			t.Errorf("%s: no word for %q", d.Rule, d.To)
		}
		for _, name := range append(strings.Split(d.Document, "|"), d.Otherwise) {
			if name != "" && !slices.ContainsFunc(entries, func(e os.DirEntry) bool { return strings.HasPrefix(e.Name(), name+".") }) {
				t.Errorf("%s: no template %q", d.Rule, name)
			}
		}
		if d.Owes != "" && !slices.Contains([]register.Owing{register.OwesNotice, register.OwesResult, register.OwesExecution}, d.Owes) {
			t.Errorf("%s: owes %q", d.Rule, d.Owes)
		}
	}
}

// lateOnes are the duties that are late, or were met late, by name and start.
func lateOnes(o *Office, l *register.Letter, today day.Date) map[string]bool {
	late := map[string]bool{}
	for _, d := range o.Duties(l) {
		if s := d.Standing(today); s == Overdue || s == TooLate {
			late[named(&d)+d.Start.String()] = true
		}
	}
	return late
}

// Whatever happens to a letter next, a duty that is late stays late or was met late: only
// a lapse that the law names takes it away: T2 by a letter that is kept (LTC Điều 24 khoản
// 3). Corrections are not in the draw.
func TestNoStepMakesALateDutyDisappear(t *testing.T) {
	for _, s := range []register.Settings{{}, {NoticeDays: 3, ExecutionDays: 30, PetitionDays: 15}} {
		noStepMakesALateDutyDisappear(t, NewOffice(s))
	}
}

func noStepMakesALateDutyDisappear(t *testing.T, office *Office) {
	t.Helper()
	contents := []func(t *rapid.T) steps.Content{
		func(t *rapid.T) steps.Content {
			return register.Reply{Template: rapid.SampledFrom([]string{register.DocumentAcceptedNotice, register.DocumentAccusedNotice, register.DocumentComplaintAccepted, register.DocumentStopDenunciation}).Draw(t, "template")}
		},
		func(t *rapid.T) steps.Content {
			return register.Paused{Kind: rapid.SampledFrom(register.PauseKinds).Draw(t, "pause")}
		},
		func(*rapid.T) steps.Content { return register.Resumed{} },
		func(t *rapid.T) steps.Content { return register.Extended{Days: rapid.IntRange(1, 60).Draw(t, "days")} },
		func(t *rapid.T) steps.Content {
			return register.Extended{Days: rapid.IntRange(1, 9).Draw(t, "days"), Processing: true}
		},
		func(t *rapid.T) steps.Content {
			return register.Complexity{Level: rapid.SampledFrom(register.ComplexityLevels).Draw(t, "level")}
		},
		func(*rapid.T) steps.Content { return register.Withdrawal{} },
		func(t *rapid.T) steps.Content {
			return register.Ended{Reason: rapid.SampledFrom(register.EndReasons).Draw(t, "reason")}
		},
		func(t *rapid.T) steps.Content {
			return register.Execution{Done: rapid.SampledFrom(register.Answers).Draw(t, "done")}
		},
		func(*rapid.T) steps.Content { return register.DecisionSent{} },
		func(*rapid.T) steps.Content { return register.Published{Way: register.Posting} },
		func(*rapid.T) steps.Content { return register.OverdueToSuperior{} },
		func(*rapid.T) steps.Content { return register.OverdueToSuperior{Reported: true} },
		func(*rapid.T) steps.Content { return register.ResultSent{To: "Ban Tiếp công dân"} },
		func(t *rapid.T) steps.Content {
			return register.Demanded{Kind: rapid.SampledFrom(register.DemandKinds).Draw(t, "demand")}
		},
		func(t *rapid.T) steps.Content {
			return register.DemandMet{Kind: rapid.SampledFrom(append(register.DemandKinds[:len(register.DemandKinds):len(register.DemandKinds)], register.ForwardedOutcome, register.RecommendedOutcome)).Draw(t, "met")}
		},
		func(*rapid.T) steps.Content {
			return register.Reply{Number: "9/CV", Type: "Công văn kiến nghị xử lý"}
		},
		func(*rapid.T) steps.Content { return register.Duplicate{Of: "3/2026"} },
		func(*rapid.T) steps.Content { return register.Joined{Matter: "VV-1"} },
		func(*rapid.T) steps.Content { return register.Noted{Text: "Ghi chú"} },
		func(t *rapid.T) steps.Content { return register.SecondRound{Court: rapid.Bool().Draw(t, "court")} },
		func(*rapid.T) steps.Content { return register.Accepted{} },
		func(t *rapid.T) steps.Content {
			return register.Settlement{Result: rapid.SampledFrom(register.Results).Draw(t, "result"), Follow: rapid.Bool().Draw(t, "follow")}
		},
		func(t *rapid.T) steps.Content {
			return register.Handled{Eligible: register.No, Handling: rapid.SampledFrom([]register.Handling{register.Refuse, register.Keep, register.Guide, register.Forward}).Draw(t, "handling"), Reason: "x", ForwardTo: "Công an phường"}
		},
		func(*rapid.T) steps.Content {
			return register.DoneOutside{Duties: []register.DutyName{{Rule: "T7", To: register.ToSender}, {Rule: "T9.2", To: register.ToSender}, {Rule: "K4", To: register.ToSuperior}}, UnknownDay: true}
		},
	}
	rapid.Check(t, func(t *rapid.T) {
		l := letterWith(rapid.SampledFrom(register.Kinds).Draw(t, "kind"))
		on := l.ReceivedOn.AddDays(rapid.IntRange(0, 30).Draw(t, "accepted"))
		if rapid.Bool().Draw(t, "accepts") {
			l = l.Apply(draft(on, register.Accepted{}))
		}
		settled := rapid.Bool().Draw(t, "settled")
		for i := range rapid.IntRange(1, 8).Draw(t, "steps") {
			on = on.AddDays(rapid.IntRange(0, 40).Draw(t, "later"))
			before := lateOnes(office, &l, on)
			c := rapid.SampledFrom(contents).Draw(t, "step")(t)
			if settled && i == 1 && l.Settlement.Result == "" {
				c = register.Settlement{Result: register.Right, Follow: true}
			}
			d := draft(on, c)
			if len(data.Blocking(register.CheckStep(l, d, on))) > 0 {
				continue
			}
			next := l.Apply(d)
			after := lateOnes(office, &next, on)
			for name := range before {
				if !after[name] && !strings.HasPrefix(name, "T2>competent") {
					t.Fatalf("%T of %s: %s was late before", c, on, name)
				}
			}
			l = next
		}
	})
}

// A complaint of a decision that disciplines an official has rules of its own (LKN Điều
// 50); nothing else has them.
func TestComplaintsAboutDiscipline(t *testing.T) {
	office := NewOffice(register.Settings{})
	for content, want := range map[string]string{"Khiếu nại Quyết định kỷ luật khiển trách": "K11 K11.2", "Đề nghị kỷ luật cán bộ": "K2 K3"} {
		l := letterWith(register.Complaint, draft(20260706, register.Accepted{}))
		l.Content = content
		var got []string
		for _, d := range office.Duties(&l) {
			if d.Use != "" {
				got = append(got, d.Rule)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %s, want %s", content, got, want)
		}
	}
}

// Signs of a crime go to who investigates with the papers (LTC Điều 27, 36); protection is
// decided or declined (LTC Điều 51).
func TestDutiesOfADemandNameTheirPapers(t *testing.T) {
	l := letterWith(register.Denunciation, draft(20260706, register.Accepted{}),
		draft(20260715, register.Demanded{Kind: register.Crime}), draft(20260716, register.Demanded{Kind: register.Protection}))
	for rule, want := range map[string][2]string{"T6": {"cong-van-chuyen-ho-so-dau-hieu-toi-pham", ""}, "T15": {"quyet-dinh-bao-ve-nguoi-to-cao", "thong-bao-khong-ap-dung-bao-ve"}} {
		all := NewOffice(register.Settings{}).Duties(&l)
		at := slices.IndexFunc(all, func(d Duty) bool { return d.Rule == rule })
		if at < 0 {
			t.Fatalf("no duty %s", rule)
		}
		d := &all[at]
		if d.Document != want[0] || d.Otherwise != want[1] || !d.Wants(want[0]) || d.Wants("") || want[1] != "" && !d.Wants(want[1]) || d.Wants("giay-moi") {
			t.Errorf("%s: %q, otherwise %q, want %q", rule, d.Document, d.Otherwise, want)
		}
		if next := NextDuty(all, "", want[0]); next == nil || next.Rule != rule {
			t.Errorf("%s: the next for %s is %+v", rule, want[0], next)
		}
	}
}
