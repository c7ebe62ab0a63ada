package law

import (
	"slices"
	"strings"
	"testing"

	"donthu/assets"
	"donthu/data"

	"pgregory.net/rapid"
)

// acceptedOf is a letter of the kind received on 1/7/2026 and accepted on 6/7/2026.
func acceptedOf(kind data.Kind) data.Letter {
	return after(receivedOf(kind), "2026-07-03", data.Handled{Eligible: data.Yes, Competent: data.Yes, Handling: data.Accept}, "2026-07-06", data.Accepted{})
}

func receivedOf(kind data.Kind) data.Letter {
	return data.Letter{ID: 1, Number: data.Number{Year: 2026, Count: 12}, Facts: data.Facts{
		ReceivedOn: day("2026-07-01"), Kind: kind, Round: 1, Sender: data.Person{Name: "Nguyễn Văn An"}, Content: "Nội dung",
	}}
}

func after(l data.Letter, steps ...any) data.Letter {
	for i := 0; i < len(steps); i += 2 {
		l = l.Apply(draft(day(steps[i].(string)), steps[i+1].(data.Content)))
	}
	return l
}

func TestWhatTheLawDoesNotProvideForIsWarnedOf(t *testing.T) {
	office, today := NewOffice(data.Settings{}), day("2026-09-01")
	decided := after(acceptedOf(data.Complaint), "2026-07-20", data.Settlement{Result: data.Right, Follow: true})
	for _, row := range []struct {
		what string
		l    data.Letter
		on   string
		c    data.Content
		says string // of the warning; empty: there is none
	}{
		{"extension of a simple matter", acceptedOf(data.Denunciation), "2026-07-20", data.Extended{Days: 30, Number: "2/QĐ"}, "ít nhất một tiêu chí"},
		{"second extension of a complex matter", after(acceptedOf(data.Denunciation), "2026-07-20", data.Complexity{Level: data.ComplexCase}, "2026-07-21", data.Extended{Days: 30}),
			"2026-08-20", data.Extended{Days: 30, Number: "2/QĐ"}, "đặc biệt phức tạp"},
		{"suspended before acceptance", receivedOf(data.Denunciation), "2026-07-02", data.Paused{Kind: data.Suspension, Number: "1", Reason: "x"}, "chưa được thụ lý"},
		{"dialogue after the end", after(receivedOf(data.Petition), "2026-07-02", data.Ended{Reason: data.EndDone}), "2026-07-15", data.Dialogue{Minutes: "1"}, "đã kết thúc"},
		{"a denunciation checked at several places (LTC Điều 24 khoản 1)", receivedOf(data.Denunciation), "2026-07-02", data.Extended{Days: 3, Processing: true}, ""},
		{"… twice", after(receivedOf(data.Denunciation), "2026-07-02", data.Extended{Days: 3, Processing: true}), "2026-07-03", data.Extended{Days: 3, Processing: true}, "chỉ kéo dài được một lần"},
		{"… a complaint", receivedOf(data.Complaint), "2026-07-02", data.Extended{Days: 3, Processing: true}, "chỉ kéo dài được một lần"},
		{"extended before acceptance", receivedOf(data.Complaint), "2026-07-02", data.Extended{Days: 15, Number: "1"}, "chưa được thụ lý"},
		{"withdrawn on the day of the decision", decided, "2026-07-20", data.Withdrawal{}, "chỉ rút được trước đó"},
		{"withdrawn after it: data says so already", decided, "2026-07-21", data.Withdrawal{}, ""},
		{"a dialogue after the decision", decided, "2026-07-21", data.Dialogue{}, "đã có kết quả giải quyết"},
	} {
		i := -1
		problems := office.CheckStep(row.l, draft(day(row.on), row.c), today)
		i = slices.IndexFunc(problems, func(p data.Problem) bool { return p.Field == data.FieldOutOfOrder })
		if row.says == "" && i >= 0 || row.says != "" && (i < 0 || !problems[i].Warning || !strings.Contains(problems[i].Sentence, row.says)) {
			t.Errorf("%s: want a warning that says %q, got %+v", row.what, row.says, problems)
		}
		if len(data.Blocking(problems)) > 0 {
			t.Errorf("%s really happens and must be recordable: %+v", row.what, problems)
		}
	}
	if problems := office.CheckStep(acceptedOf(data.Complaint), draft(today.AddDays(1), data.Extended{}), today); slices.ContainsFunc(problems, func(p data.Problem) bool { return p.Field == data.FieldOutOfOrder }) {
		t.Errorf("what cannot be needs no warning: %+v", problems)
	}
}

func TestEachStateOffersWhatTheLawAllows(t *testing.T) {
	office, today := NewOffice(data.Settings{}), day("2026-08-20")
	inPerson := receivedOf(data.Denunciation)
	inPerson.Source = data.InPerson
	complex := after(acceptedOf(data.Denunciation), "2026-07-20", data.Complexity{Level: data.ComplexCase})
	for _, row := range []struct {
		what string
		l    data.Letter
		c    data.Content
		want bool
	}{
		{"LKN Điều 27: a complaint may be accepted", receivedOf(data.Complaint), data.Handled{Handling: data.Accept}, true},
		{"LKN Điều 11: or refused", receivedOf(data.Complaint), data.Handled{Handling: data.Refuse}, true},
		{"a complaint sent by the citizen is guided, not forwarded", receivedOf(data.Complaint), data.Handled{Handling: data.Forward}, false},
		{"LTC Điều 24 khoản 2: a denunciation is forwarded", receivedOf(data.Denunciation), data.Handled{Handling: data.Forward}, true},
		{"… not guided", receivedOf(data.Denunciation), data.Handled{Handling: data.Guide}, false},
		{"… unless the denouncer is there", inPerson, data.Handled{Handling: data.Guide}, true},
		{"no settlement before acceptance", receivedOf(data.Complaint), data.Settlement{}, false},
		{"LTC Điều 30 khoản 2: extended once when complex", complex, data.Extended{}, true},
		{"… not twice", after(complex, "2026-07-25", data.Extended{Days: 30}), data.Extended{}, false},
		{"LTC Điều 30 khoản 3: twice when especially complex",
			after(complex, "2026-07-25", data.Extended{Days: 30}, "2026-08-01", data.Complexity{Level: data.EspeciallyComplex}), data.Extended{}, true},
		{"… not three times", after(acceptedOf(data.Denunciation), "2026-07-07", data.Complexity{Level: data.EspeciallyComplex}, "2026-07-08", data.Extended{Days: 30},
			"2026-07-09", data.Extended{Days: 30}), data.Extended{}, false},
		{"LKN Điều 30: dialogue with a complainant", acceptedOf(data.Complaint), data.Dialogue{}, true},
		{"… and nobody else", acceptedOf(data.Denunciation), data.Dialogue{}, false},
		{"no decision while suspended", after(acceptedOf(data.Denunciation), "2026-07-10", data.Paused{Kind: data.Suspension}), data.Settlement{}, false},
		{"no superior before the limit ran out", acceptedOf(data.Denunciation), data.OverdueToSuperior{}, false},
		{"a guided one not", after(receivedOf(data.Petition), "2026-07-02", data.Handled{Eligible: data.Yes, Competent: data.No, Handling: data.Guide}), data.ListedForDestruction{}, false},
	} {
		got := FindNext(office.NextSteps(row.l, today), row.c)
		if got == nil || got.Allowed != row.want {
			t.Errorf("%s: got %+v", row.what, got)
		}
	}
	first := office.NextSteps(after(acceptedOf(data.Denunciation), "2026-07-07", data.Reply{Template: data.DocumentAcceptedNotice},
		"2026-07-07", data.Reply{Template: data.DocumentAccusedNotice}, "2026-07-08", data.Verified{}), today)[0]
	if first.Type != data.StepSettled || first.Document != data.DocumentConclusion || !first.Default.Content.(data.Settlement).Follow {
		t.Errorf("after verification a denunciation is concluded, got %+v", first)
	}
	if first := office.NextSteps(acceptedOf(data.Denunciation), today)[0]; first.Type != data.StepReplied || first.Document != data.DocumentAcceptedNotice {
		t.Errorf("LTC Điều 29 khoản 3: the denouncer is told first, got %+v", first)
	}
}

func TestGuidedOnceOnlyAboutAMatter(t *testing.T) {
	guided := after(receivedOf(data.Complaint), "2026-07-02", data.Handled{Eligible: data.Yes, Competent: data.No, Handling: data.Guide})
	guided.ID, guided.Number, guided.Matter = 7, data.Number{Year: 2026, Count: 7}, "Hẻm 12"
	again, other := receivedOf(data.Complaint), receivedOf(data.Complaint)
	again.Matter, other.Matter = "Hẻm 12", "Chợ"
	if n, found := GuidedBefore(again, []data.Letter{guided}); !found || n.String() != "7/2026" {
		t.Errorf("the same sender was guided about the matter with %v", n)
	}
	if _, found := GuidedBefore(other, []data.Letter{guided}); found {
		t.Error("another matter, another guidance")
	}
}

// TestNoWayThroughALifeIsADeadEnd walks at random through what is offered, and
// now and then through what is not.
func TestNoWayThroughALifeIsADeadEnd(t *testing.T) {
	office := NewOffice(data.Settings{})
	rapid.Check(t, func(t *rapid.T) {
		l := receivedOf(rapid.SampledFrom(append(slices.Clone(data.Kinds), "")).Draw(t, "kind"))
		l.Source = rapid.SampledFrom(data.Sources).Draw(t, "source")
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
				if next.Allowed && p.Field == data.FieldOutOfOrder {
					t.Fatalf("offered, but out of order: %+v %s", draft, p.Sentence)
				}
			}
			if next.Allowed && len(data.Blocking(problems)) > 0 {
				t.Fatalf("offered in %s, but refused: %+v %+v", l.State(), draft.Content, data.Blocking(problems))
			}
			if len(data.Blocking(problems)) == 0 {
				l = l.Apply(draft)
			}
			if !slices.Contains(data.States, l.State()) {
				t.Fatalf("no state: %q", l.State())
			}
		}
	})
}

// filled is the draft with what a clerk has to type.
func filled(d data.Draft) data.Draft {
	switch c := d.Content.(type) {
	case data.Assigned:
		c.Officer = "Lê Thị Bình"
		d.Content = c
	case data.Handled:
		c.Reason, c.ForwardTo = "Lý do", "UBND phường khác"
		if c.Handling == "" {
			c.Eligible, c.Competent = data.Yes, data.Yes
		}
		d.Content = c
	case data.Noted:
		d.Content = data.Noted{Text: "Ghi chú"}
	case data.Reply:
		c.Number = "1/UBND"
		d.Content = c
	case data.Settlement:
		c.Result = data.Right
		d.Content = c
	case data.Execution:
		c.Done = data.Yes
		d.Content = c
	case data.Paused:
		if c.Kind == "" {
			c.Kind = data.Suspension
		}
		d.Content = c
	case data.Complexity:
		c.Level = data.ComplexCase
		d.Content = c
	case data.Joined:
		c.Matter = "Hẻm 12"
		d.Content = c
	case data.Duplicate:
		c.Of = "3/2026"
		d.Content = c
	case data.Split:
		c.Branches = []data.Number{{Year: 2026, Count: 13}}
		d.Content = c
	case data.Published:
		if c.Way == "" {
			c.Way = data.Posting
		}
		d.Content = c
	case data.ResultSent:
		c.To = "Ban Tiếp công dân"
		d.Content = c
	case data.AskedLeader:
		c.Text = "Xin ý kiến"
		d.Content = c
	case data.LeaderAnswered:
		c.Text = "Đồng ý"
		d.Content = c
	case data.Extended:
		c.Days = max(c.Days, 1)
		d.Content = c
	case data.Ended:
		if c.Reason == "" {
			c.Reason = data.EndDone
		}
		d.Content = c
	}
	return d
}
