package law

import (
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

// acceptedOf is a letter of the kind received on 1/7/2026 and accepted on 6/7/2026.
func acceptedOf(kind register.Kind) register.Letter {
	return after(receivedOf(kind), "2026-07-03", register.Handled{Eligible: register.Yes, Competent: register.Yes, Handling: register.Accept}, "2026-07-06", register.Accepted{})
}

func receivedOf(kind register.Kind) register.Letter {
	return register.Letter{ID: 1, Number: register.Number{Year: 2026, Count: 12}, Facts: register.Facts{
		ReceivedOn: dayOf("2026-07-01"), Kind: kind, Round: 1, Sender: register.Person{Name: "Nguyễn Văn An"}, Content: "Nội dung",
	}}
}

func after(l register.Letter, all ...any) register.Letter {
	for i := 0; i < len(all); i += 2 {
		l = l.Apply(draft(dayOf(all[i].(string)), all[i+1].(steps.Content)))
	}
	return l
}

func TestWhatTheLawDoesNotProvideForIsWarnedOf(t *testing.T) {
	office, today := NewOffice(register.Settings{}), dayOf("2026-09-01")
	decided := after(acceptedOf(register.Complaint), "2026-07-20", register.Settlement{Result: register.Right, Follow: true})
	for _, row := range []struct {
		what string
		l    register.Letter
		on   string
		c    steps.Content
		says string // of the warning; empty: there is none
	}{
		{"extension of a simple matter", acceptedOf(register.Denunciation), "2026-07-20", register.Extended{Days: 30, Number: "2/QĐ"}, "ít nhất một tiêu chí"},
		{"second extension of a complex matter", after(acceptedOf(register.Denunciation), "2026-07-20", register.Complexity{Level: register.ComplexCase}, "2026-07-21", register.Extended{Days: 30}),
			"2026-08-20", register.Extended{Days: 30, Number: "2/QĐ"}, "đặc biệt phức tạp"},
		{"suspended before acceptance", receivedOf(register.Denunciation), "2026-07-02", register.Paused{Kind: register.Suspension, Number: "1", Reason: "x"}, "chưa được thụ lý"},
		{"dialogue after the end", after(receivedOf(register.Petition), "2026-07-02", register.Ended{Reason: register.EndDone}), "2026-07-15", register.Dialogue{Minutes: "1"}, "đã kết thúc"},
		{"a denunciation checked at several places (LTC Điều 24 khoản 1)", receivedOf(register.Denunciation), "2026-07-02", register.Extended{Days: 3, Processing: true}, ""},
		{"… twice", after(receivedOf(register.Denunciation), "2026-07-02", register.Extended{Days: 3, Processing: true}), "2026-07-03", register.Extended{Days: 3, Processing: true}, "chỉ kéo dài được một lần"},
		{"… a complaint", receivedOf(register.Complaint), "2026-07-02", register.Extended{Days: 3, Processing: true}, "chỉ kéo dài được một lần"},
		{"extended before acceptance", receivedOf(register.Complaint), "2026-07-02", register.Extended{Days: 15, Number: "1"}, "chưa được thụ lý"},
		{"withdrawn on the day of the decision", decided, "2026-07-20", register.Withdrawal{}, "chỉ rút được trước đó"},
		{"withdrawn after it: data says so already", decided, "2026-07-21", register.Withdrawal{}, ""},
		{"a dialogue after the decision", decided, "2026-07-21", register.Dialogue{}, "đã có kết quả giải quyết"},
	} {
		i := -1
		problems := office.CheckStep(row.l, draft(dayOf(row.on), row.c), today)
		i = slices.IndexFunc(problems, func(p data.Problem) bool { return p.Field == register.FieldOutOfOrder })
		if row.says == "" && i >= 0 || row.says != "" && (i < 0 || !problems[i].Warning || !strings.Contains(problems[i].Sentence, row.says)) {
			t.Errorf("%s: want a warning that says %q, got %+v", row.what, row.says, problems)
		}
		if len(data.Blocking(problems)) > 0 {
			t.Errorf("%s really happens and must be recordable: %+v", row.what, problems)
		}
	}
	if problems := office.CheckStep(acceptedOf(register.Complaint), draft(today.AddDays(1), register.Extended{}), today); slices.ContainsFunc(problems, func(p data.Problem) bool { return p.Field == register.FieldOutOfOrder }) {
		t.Errorf("what cannot be needs no warning: %+v", problems)
	}
}

func TestEachStateOffersWhatTheLawAllows(t *testing.T) {
	office, today := NewOffice(register.Settings{}), dayOf("2026-08-20")
	inPerson := receivedOf(register.Denunciation)
	inPerson.Source = register.InPerson
	complex := after(acceptedOf(register.Denunciation), "2026-07-20", register.Complexity{Level: register.ComplexCase})
	for _, row := range []struct {
		what string
		l    register.Letter
		c    steps.Content
		want bool
	}{
		{"LKN Điều 27: a complaint may be accepted", receivedOf(register.Complaint), register.Handled{Handling: register.Accept}, true},
		{"LKN Điều 11: or refused", receivedOf(register.Complaint), register.Handled{Handling: register.Refuse}, true},
		{"a complaint sent by the citizen is guided, not forwarded", receivedOf(register.Complaint), register.Handled{Handling: register.Forward}, false},
		{"LTC Điều 24 khoản 2: a denunciation is forwarded", receivedOf(register.Denunciation), register.Handled{Handling: register.Forward}, true},
		{"… not guided", receivedOf(register.Denunciation), register.Handled{Handling: register.Guide}, false},
		{"… unless the denouncer is there", inPerson, register.Handled{Handling: register.Guide}, true},
		{"no settlement before acceptance", receivedOf(register.Complaint), register.Settlement{}, false},
		{"LTC Điều 30 khoản 2: extended once when complex", complex, register.Extended{}, true},
		{"… not twice", after(complex, "2026-07-25", register.Extended{Days: 30}), register.Extended{}, false},
		{"LTC Điều 30 khoản 3: twice when especially complex",
			after(complex, "2026-07-25", register.Extended{Days: 30}, "2026-08-01", register.Complexity{Level: register.EspeciallyComplex}), register.Extended{}, true},
		{"… not three times", after(acceptedOf(register.Denunciation), "2026-07-07", register.Complexity{Level: register.EspeciallyComplex}, "2026-07-08", register.Extended{Days: 30},
			"2026-07-09", register.Extended{Days: 30}), register.Extended{}, false},
		{"LKN Điều 30: dialogue with a complainant", acceptedOf(register.Complaint), register.Dialogue{}, true},
		{"… and nobody else", acceptedOf(register.Denunciation), register.Dialogue{}, false},
		{"no decision while suspended", after(acceptedOf(register.Denunciation), "2026-07-10", register.Paused{Kind: register.Suspension}), register.Settlement{}, false},
		{"no superior before the limit ran out", acceptedOf(register.Denunciation), register.OverdueToSuperior{}, false},
		{"a guided one not", after(receivedOf(register.Petition), "2026-07-02", register.Handled{Eligible: register.Yes, Competent: register.No, Handling: register.Guide}), register.ListedForDestruction{}, false},
	} {
		got := FindNext(office.NextSteps(row.l, today), row.c)
		if got == nil || got.Allowed != row.want {
			t.Errorf("%s: got %+v", row.what, got)
		}
	}
	first := office.NextSteps(after(acceptedOf(register.Denunciation), "2026-07-07", register.Reply{Template: register.DocumentAcceptedNotice},
		"2026-07-07", register.Reply{Template: register.DocumentAccusedNotice}, "2026-07-08", register.Verified{}), today)[0]
	if first.Type != register.StepSettled || first.Document != register.DocumentConclusion || !first.Default.Content.(register.Settlement).Follow {
		t.Errorf("after verification a denunciation is concluded, got %+v", first)
	}
	if first := office.NextSteps(acceptedOf(register.Denunciation), today)[0]; first.Type != register.StepReplied || first.Document != register.DocumentAcceptedNotice {
		t.Errorf("LTC Điều 29 khoản 3: the denouncer is told first, got %+v", first)
	}
}

func TestGuidedOnceOnlyAboutAMatter(t *testing.T) {
	guided := after(receivedOf(register.Complaint), "2026-07-02", register.Handled{Eligible: register.Yes, Competent: register.No, Handling: register.Guide})
	guided.ID, guided.Number, guided.Matter = 7, register.Number{Year: 2026, Count: 7}, "Hẻm 12"
	again, other := receivedOf(register.Complaint), receivedOf(register.Complaint)
	again.Matter, other.Matter = "Hẻm 12", "Chợ"
	if n, found := GuidedBefore(again, []register.Letter{guided}); !found || n.String() != "7/2026" {
		t.Errorf("the same sender was guided about the matter with %v", n)
	}
	if _, found := GuidedBefore(other, []register.Letter{guided}); found {
		t.Error("another matter, another guidance")
	}
}

// TestNoWayThroughALifeIsADeadEnd walks at random through what is offered, and
// now and then through what is not.
func TestNoWayThroughALifeIsADeadEnd(t *testing.T) {
	office := NewOffice(register.Settings{})
	rapid.Check(t, func(t *rapid.T) {
		l := receivedOf(rapid.SampledFrom(append(slices.Clone(register.Kinds), "")).Draw(t, "kind"))
		l.Source = rapid.SampledFrom(register.Sources).Draw(t, "source")
		day := l.ReceivedOn
		for range rapid.IntRange(0, 25).Draw(t, "steps") {
			day = day.AddDays(rapid.IntRange(0, 9).Draw(t, "days"))
			offered := office.NextSteps(l, day)
			if len(offered) == 0 {
				t.Fatalf("%s: nothing can follow", l.State())
			}
			for _, s := range offered {
				for _, sentence := range []string{s.Label, s.Why, s.WhyNot} {
					if strings.Contains(sentence, "%!") || strings.HasPrefix(sentence, "life.") || strings.HasPrefix(sentence, "step.") {
						t.Fatalf("%s: a gap in the words: %q", s.Type, sentence)
					}
				}
				if _, err := assets.Templates.ReadFile("templates/" + s.Document + ".md"); s.Document != "" && err != nil {
					t.Fatalf("%s: no template %q", s.Type, s.Document)
				}
				if s.Allowed != (s.WhyNot == "") || s.Allowed == (s.Why == "") || s.Type != s.Default.Content.StepType() {
					t.Fatalf("%+v", s)
				}
			}
			next := rapid.SampledFrom(offered).Draw(t, "next")
			draft := filled(next.Default)
			problems := office.CheckStep(l, draft, day)
			for _, p := range problems {
				if strings.Contains(p.Sentence, "%!") || strings.HasPrefix(p.Sentence, "check.") {
					t.Fatalf("a gap in the words: %q", p.Sentence)
				}
				if next.Allowed && p.Field == register.FieldOutOfOrder {
					t.Fatalf("offered, but out of order: %+v %s", draft, p.Sentence)
				}
			}
			if next.Allowed && len(data.Blocking(problems)) > 0 {
				t.Fatalf("offered in %s, but refused: %+v %+v", l.State(), draft.Content, data.Blocking(problems))
			}
			if len(data.Blocking(problems)) == 0 {
				l = l.Apply(draft)
			}
			if !slices.Contains(register.States, l.State()) {
				t.Fatalf("no state: %q", l.State())
			}
		}
	})
}

// filled is the draft with what a clerk has to type.
func filled(d steps.Draft) steps.Draft {
	switch c := d.Content.(type) {
	case register.Assigned:
		c.Officer = "Lê Thị Bình"
		d.Content = c
	case register.Handled:
		c.Reason, c.ForwardTo = "Lý do", "UBND phường khác"
		if c.Handling == "" {
			c.Eligible, c.Competent = register.Yes, register.Yes
		}
		d.Content = c
	case register.Noted:
		d.Content = register.Noted{Text: "Ghi chú"}
	case register.Reply:
		c.Number = "1/UBND"
		d.Content = c
	case register.Settlement:
		c.Result = register.Right
		d.Content = c
	case register.Execution:
		c.Done = register.Yes
		d.Content = c
	case register.Paused:
		if c.Kind == "" {
			c.Kind = register.Suspension
		}
		d.Content = c
	case register.Complexity:
		c.Level = register.ComplexCase
		d.Content = c
	case register.Joined:
		c.Matter = "Hẻm 12"
		d.Content = c
	case register.Duplicate:
		c.Of = "3/2026"
		d.Content = c
	case register.Split:
		c.Branches = []register.Number{{Year: 2026, Count: 13}}
		d.Content = c
	case register.Published:
		if c.Way == "" {
			c.Way = register.Posting
		}
		d.Content = c
	case register.ResultSent:
		c.To = "Ban Tiếp công dân"
		d.Content = c
	case register.AskedLeader:
		c.Text = "Xin ý kiến"
		d.Content = c
	case register.LeaderAnswered:
		c.Text = "Đồng ý"
		d.Content = c
	case register.Extended:
		c.Days = max(c.Days, 1)
		d.Content = c
	case register.Ended:
		if c.Reason == "" {
			c.Reason = register.EndDone
		}
		d.Content = c
	}
	return d
}

// A notice dated before the acceptance meets nothing: the clerk is told with the day.
func TestANoticeDatedBeforeTheAcceptanceIsWarnedOf(t *testing.T) {
	o := NewOffice(register.Settings{})
	const today = 20261120
	l := register.Letter{Facts: register.Facts{Kind: register.Complaint, ReceivedOn: 20261102, Round: 1, Sender: register.Person{Name: "Nguyễn Thị Ánh"}}}
	for _, d := range []steps.Draft{{On: 20261104, Content: register.Handled{Eligible: register.Yes, Competent: register.Yes, Handling: register.Accept}}, {On: 20261105, Content: register.Accepted{}}} {
		l = l.Apply(d)
	}
	warned := func(on day.Date, c steps.Content) (said []string) {
		for _, p := range o.CheckStep(l, steps.Draft{On: on, Content: c}, today) {
			if p.Field == register.FieldOn {
				said = append(said, p.Sentence)
				if !p.Warning {
					t.Errorf("it is refused: %s", p.Sentence)
				}
			}
		}
		return said
	}
	notice := register.Reply{Type: "Thông báo thụ lý", Number: "5/TB-UBND", SignedBy: "Trịnh Văn Hòa", Readers: []register.Reader{register.ToSender}}
	if said := warned(20261104, notice); len(said) != 1 || !strings.Contains(said[0], "trước ngày thụ lý 05/11/2026") || !strings.Contains(said[0], "Gửi thông báo thụ lý") {
		t.Errorf("%q", said)
	}
	if said := warned(20261105, notice); len(said) != 0 {
		t.Errorf("on the day itself: %q", said)
	}
	other := notice
	other.Type = "Giấy mời"
	if said := warned(20261104, other); len(said) != 0 {
		t.Errorf("another paper: %q", said)
	}
	l = l.Apply(steps.Draft{On: 20261106, Content: notice})
	if said := warned(20261104, notice); len(said) != 0 {
		t.Errorf("somebody was told already: %q", said)
	}
}
