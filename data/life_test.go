package data

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"donthu/assets"
	"pgregory.net/rapid"
)

// everyContent is a content of every type of step of a letter's life.
var everyContent = []Content{
	Extended{Days: 30, Number: "5/QĐ-UBND"}, Paused{Kind: Suspension, Ground: "ltc-34-1-a"}, Resumed{Kind: Suspension},
	Complexity{Level: ComplexCase, Criteria: []string{"nd31-3-a"}}, Withdrawal{Partly: true, Part: "Nội dung 2"},
	Joined{Matter: "Hẻm 12"}, Duplicate{Of: "3/2026"}, Split{Branches: []Number{{Year: 2026, Count: 4}}},
	Verified{By: "Tổ xác minh"}, Dialogue{Minutes: "01/BB"}, DecisionSent{To: "Người khiếu nại", DeliveredOn: MustDate("2026-08-10")},
	Published{Way: Posting}, ResultSent{To: "Ban Tiếp công dân", Number: "7/UBND"}, AskedLeader{Text: "Xin ý kiến"},
	LeaderAnswered{Text: "Đồng ý"}, SecondRound{Court: true}, OverdueToSuperior{Superior: "UBND thành phố", Reported: true},
	Ended{Reason: EndDone}, ListedForDestruction{List: "1/DM"},
}

func TestEveryStepOfALifeIsReadBack(t *testing.T) {
	seen := map[StepType]bool{}
	for _, c := range everyContent {
		raw, err := EncodeContent(c)
		if err != nil {
			t.Fatal(err)
		}
		again, err := DecodeContent(c.StepType(), raw)
		if err != nil || !reflect.DeepEqual(c, again) {
			t.Errorf("%s: %+v became %+v (%v)", c.StepType(), c, again, err)
		}
		if !assets.HasText("step." + string(c.StepType())) {
			t.Errorf("%s has no word", c.StepType())
		}
		seen[c.StepType()] = true
	}
	if len(seen) != len(lifeKinds) {
		t.Errorf("%d types of steps tested, %d can be read", len(seen), len(lifeKinds))
	}
}

func TestLettersWithoutALifeStayAsTheyWere(t *testing.T) {
	raw, err := json.Marshal(accepted(Complaint))
	if err != nil || strings.Contains(string(raw), "life") || strings.Contains(string(raw), "follow") {
		t.Errorf("an old letter is written as %s (%v)", raw, err)
	}
	old, err := DecodeContent(StepSettled, []byte(`{"result":"right","recovery":{"collectMoney":5}}`))
	if err != nil || old.(Settlement).CollectMoney != 5 {
		t.Errorf("an old settlement is read as %+v (%v)", old, err)
	}
}

// accepted is a letter of the kind received on 1/7/2026 and accepted on 6/7/2026.
func accepted(kind Kind) Letter {
	return received(kind).
		Apply(Draft{On: MustDate("2026-07-03"), Content: Handled{Eligible: Yes, Competent: Yes, Handling: Accept}}).
		Apply(Draft{On: MustDate("2026-07-06"), Content: Accepted{}})
}

func received(kind Kind) Letter {
	return Letter{ID: 1, Number: Number{Year: 2026, Count: 12}, Facts: Facts{
		ReceivedOn: MustDate("2026-07-01"), Kind: kind, Round: 1, Sender: Person{Name: "Nguyễn Văn An"}, Content: "Nội dung",
	}}
}

func after(l Letter, steps ...any) Letter {
	for i := 0; i < len(steps); i += 2 {
		l = l.Apply(Draft{On: MustDate(steps[i].(string)), Content: steps[i+1].(Content)})
	}
	return l
}

func TestStatesOfALife(t *testing.T) {
	denunciation, complaint, petition := accepted(Denunciation), accepted(Complaint), accepted(Petition)
	right := Settlement{Result: Right}
	followed := Settlement{Result: Right, Follow: true}
	for _, row := range []struct {
		what string
		l    Letter
		want State
	}{
		{"suspended", after(denunciation, "2026-07-10", Paused{Kind: Suspension}), Suspended},
		{"waiting for expertise", after(denunciation, "2026-07-10", Paused{Kind: Expertise}), Suspended},
		{"resumed", after(denunciation, "2026-07-10", Paused{Kind: Suspension}, "2026-07-20", Resumed{}), Settling},
		{"one of two pauses resumed", after(denunciation, "2026-07-10", Paused{Kind: Suspension}, "2026-07-12", Paused{Kind: Expertise},
			"2026-07-20", Resumed{Kind: Expertise}), Suspended},
		{"settled in an old book", after(complaint, "2026-07-20", right), Closed},
		{"settled and followed", after(complaint, "2026-07-20", followed), AwaitingResult},
		{"sent, not published", after(complaint, "2026-07-20", followed, "2026-07-21", DecisionSent{}, "2026-07-22", ResultSent{}), AwaitingResult},
		{"sent, published, told", after(complaint, "2026-07-20", followed, "2026-07-21", DecisionSent{}, "2026-07-22", ResultSent{},
			"2026-07-23", Published{Way: Posting}), Closed},
		{"a petition is not published", after(petition, "2026-07-20", followed, "2026-07-21", DecisionSent{}, "2026-07-22", ResultSent{}), Closed},
		{"to be carried out", after(complaint, "2026-07-20", followed, "2026-07-25", Execution{Done: No}), Executing},
		{"withdrawn", after(complaint, "2026-07-20", Withdrawal{}), Closed},
		{"withdrawn in part", after(complaint, "2026-07-20", Withdrawal{Partly: true, Part: "Nội dung 2"}), Settling},
		{"withdrawn, but settled all the same", after(denunciation, "2026-07-20", Withdrawal{Continues: true}), Settling},
		{"ended", after(received(Denunciation), "2026-07-02", Ended{Reason: EndNoAction}), Closed},
	} {
		if got := row.l.State(); got != row.want {
			t.Errorf("%s: %s, want %s", row.what, got.Label(), row.want.Label())
		}
		if row.l.State().Label() == "state."+string(row.want) {
			t.Errorf("%s has no word", row.want)
		}
	}
	ended := after(received(Denunciation), "2026-07-02", Ended{Reason: EndNoAction})
	if ended.ConcludedOn() != MustDate("2026-07-02") {
		t.Errorf("ended on %s", ended.ConcludedOn())
	}
	withdrawn := after(complaint, "2026-07-20", Withdrawal{})
	if withdrawn.Settlement.Result != Withdrawn || withdrawn.Settlement.On != MustDate("2026-07-20") {
		t.Errorf("a whole withdrawal ends the matter: %+v", withdrawn.Settlement)
	}
}

func TestApplyLeavesTheLetterAlone(t *testing.T) {
	before := after(accepted(Denunciation), "2026-07-10", Paused{Kind: Suspension}, "2026-07-11", AskedLeader{Text: "Xin ý kiến"})
	_ = after(before, "2026-07-20", Resumed{}, "2026-07-21", LeaderAnswered{Text: "Đồng ý"})
	if before.Life.OpenPause() == nil || before.Life.OpenQuestion() == nil {
		t.Error("a step that was only tried changed the letter")
	}
}

func TestWhatCannotBeIsRefusedAndWhatIsUnusualWarned(t *testing.T) {
	today := MustDate("2026-09-01")
	paused := after(accepted(Denunciation), "2026-07-10", Paused{Kind: Suspension, Number: "1/QĐ"})
	decided := after(accepted(Complaint), "2026-07-20", Settlement{Result: Right, Follow: true})
	for _, row := range []struct {
		what string
		l    Letter
		on   string
		c    Content
		says string // of the problem looked for
		hard bool
	}{
		{"extension of no days", accepted(Denunciation), "2026-07-20", Extended{}, "từ 1 đến 365", true},
		{"extension of a simple matter", accepted(Denunciation), "2026-07-20", Extended{Days: 30, Number: "2/QĐ"}, "ít nhất một tiêu chí", false},
		{"second extension of a complex matter", after(accepted(Denunciation), "2026-07-20", Complexity{Level: ComplexCase}, "2026-07-21", Extended{Days: 30}),
			"2026-08-20", Extended{Days: 30, Number: "2/QĐ"}, "đặc biệt phức tạp", false},
		{"suspended twice", paused, "2026-07-12", Paused{Kind: Suspension}, "đã tạm dừng", true},
		{"suspended before acceptance", received(Denunciation), "2026-07-02", Paused{Kind: Suspension, Number: "1", Reason: "x"}, "chưa được thụ lý", false},
		{"resumed before it was suspended", paused, "2026-07-09", Resumed{}, "sớm hơn ngày tạm dừng", true},
		{"resumed without a pause", accepted(Complaint), "2026-07-12", Resumed{}, "không bị tạm dừng", true},
		{"settled while suspended", paused, "2026-07-15", Settlement{Result: Right}, "phải ra quyết định tiếp tục", false},
		{"petition answered at once", received(Petition), "2026-07-02", Settlement{Result: Right}, "chưa ghi việc nhận giải quyết", false},
		{"complaint decided without acceptance", received(Complaint), "2026-07-02", Settlement{Result: Right}, "chưa được thụ lý", true},
		{"published without a decision", accepted(Complaint), "2026-07-15", Published{Way: Posting}, "chưa ghi quyết định", true},
		{"sent before the decision", decided, "2026-07-19", DecisionSent{To: "x"}, "sớm hơn ngày giải quyết", true},
		{"withdrawn after the decision", decided, "2026-07-25", Withdrawal{}, "chỉ rút được trước đó", false},
		{"especially complex with one criterion", accepted(Denunciation), "2026-07-15", Complexity{Level: EspeciallyComplex, Criteria: []string{"nd31-3-a"}}, "chưa đủ", false},
		{"expertise for a complaint", accepted(Complaint), "2026-07-15", Paused{Kind: Expertise, Number: "1", Reason: "x"}, "không trừ thời gian giám định", false},
		{"duplicate of itself", received(Complaint), "2026-07-02", Duplicate{Of: "12/2026"}, "chính nó", true},
		{"answer to no question", accepted(Complaint), "2026-07-15", LeaderAnswered{Text: "Đồng ý"}, "Không có văn bản xin ý kiến", true},
		{"dialogue after the end", after(received(Petition), "2026-07-02", Ended{Reason: EndDone}), "2026-07-15", Dialogue{Minutes: "1"}, "đã kết thúc", false},
		{"in the future", paused, "2026-09-02", Resumed{}, "muộn hơn hôm nay", true},
		{"guided twice", after(received(Complaint), "2026-07-02", Handled{Eligible: Yes, Competent: No, Handling: Guide}), "2026-07-10",
			Handled{Eligible: Yes, Competent: No, Handling: Guide}, "chỉ hướng dẫn một lần", false},
	} {
		problems := CheckStep(row.l, Draft{On: MustDate(row.on), Content: row.c}, today)
		i := slices.IndexFunc(problems, func(p Problem) bool { return strings.Contains(p.Sentence, row.says) })
		if i < 0 || problems[i].Warning == row.hard {
			t.Errorf("%s: want a problem that says %q (refused: %v), got %+v", row.what, row.says, row.hard, problems)
		}
		if !row.hard && len(Blocking(problems)) > 0 {
			t.Errorf("%s really happens and must be recordable: %+v", row.what, problems)
		}
	}
}

func TestEachStateOffersWhatTheLawAllows(t *testing.T) {
	today := MustDate("2026-08-20")
	inPerson := received(Denunciation)
	inPerson.Source = InPerson
	complex := after(accepted(Denunciation), "2026-07-20", Complexity{Level: ComplexCase})
	for _, row := range []struct {
		what string
		l    Letter
		c    Content
		want bool
	}{
		{"LKN Điều 27: a complaint may be accepted", received(Complaint), Handled{Handling: Accept}, true},
		{"LKN Điều 11: or refused", received(Complaint), Handled{Handling: Refuse}, true},
		{"a complaint sent by the citizen is guided, not forwarded", received(Complaint), Handled{Handling: Forward}, false},
		{"LTC Điều 24 khoản 2: a denunciation is forwarded", received(Denunciation), Handled{Handling: Forward}, true},
		{"… not guided", received(Denunciation), Handled{Handling: Guide}, false},
		{"… unless the denouncer is there", inPerson, Handled{Handling: Guide}, true},
		{"no settlement before acceptance", received(Complaint), Settlement{}, false},
		{"LTC Điều 30 khoản 2: extended once when complex", complex, Extended{}, true},
		{"… not twice", after(complex, "2026-07-25", Extended{Days: 30}), Extended{}, false},
		{"LTC Điều 30 khoản 3: twice when especially complex",
			after(complex, "2026-07-25", Extended{Days: 30}, "2026-08-01", Complexity{Level: EspeciallyComplex}), Extended{}, true},
		{"… not three times", after(accepted(Denunciation), "2026-07-07", Complexity{Level: EspeciallyComplex}, "2026-07-08", Extended{Days: 30},
			"2026-07-09", Extended{Days: 30}), Extended{}, false},
		{"LKN Điều 30: dialogue with a complainant", accepted(Complaint), Dialogue{}, true},
		{"… and nobody else", accepted(Denunciation), Dialogue{}, false},
		{"no decision while suspended", after(accepted(Denunciation), "2026-07-10", Paused{Kind: Suspension}), Settlement{}, false},
		{"no superior before the limit ran out", accepted(Denunciation), OverdueToSuperior{}, false},
		{"a kept letter may be destroyed", after(received(Petition), "2026-07-02", Handled{Eligible: No, Handling: Keep}), ListedForDestruction{}, true},
		{"a guided one not", after(received(Petition), "2026-07-02", Handled{Eligible: Yes, Competent: No, Handling: Guide}), ListedForDestruction{}, false},
	} {
		got := FindNext(NextSteps(row.l, today), row.c)
		if got == nil || got.Allowed != row.want {
			t.Errorf("%s: got %+v", row.what, got)
		}
	}
	first := NextSteps(after(accepted(Denunciation), "2026-07-07", Reply{Template: DocumentAcceptedNotice},
		"2026-07-07", Reply{Template: DocumentAccusedNotice}, "2026-07-08", Verified{}), today)[0]
	if first.Type != StepSettled || first.Document != DocumentConclusion || !first.Default.Content.(Settlement).Follow {
		t.Errorf("after verification a denunciation is concluded, got %+v", first)
	}
	if first := NextSteps(accepted(Denunciation), today)[0]; first.Type != StepReplied || first.Document != DocumentAcceptedNotice {
		t.Errorf("LTC Điều 29 khoản 3: the denouncer is told first, got %+v", first)
	}
}

func TestGuidedOnceOnlyAboutAMatter(t *testing.T) {
	guided := after(received(Complaint), "2026-07-02", Handled{Eligible: Yes, Competent: No, Handling: Guide})
	guided.ID, guided.Number, guided.Matter = 7, Number{Year: 2026, Count: 7}, "Hẻm 12"
	again, other := received(Complaint), received(Complaint)
	again.Matter, other.Matter = "Hẻm 12", "Chợ"
	if n, found := GuidedBefore(again, []Letter{guided}); !found || n.String() != "7/2026" {
		t.Errorf("the same sender was guided about the matter with %v", n)
	}
	if _, found := GuidedBefore(other, []Letter{guided}); found {
		t.Error("another matter, another guidance")
	}
}

// TestNoWayThroughALifeIsADeadEnd walks at random through what is offered, and
// now and then through what is not.
func TestNoWayThroughALifeIsADeadEnd(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := received(rapid.SampledFrom(append(slices.Clone(Kinds), "")).Draw(t, "kind"))
		l.Source = rapid.SampledFrom(Sources).Draw(t, "source")
		day := l.ReceivedOn
		for range rapid.IntRange(0, 25).Draw(t, "steps") {
			day = day.AddDays(rapid.IntRange(0, 9).Draw(t, "days"))
			offered := NextSteps(l, day)
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
			problems := CheckStep(l, draft, day)
			for _, p := range problems {
				if strings.Contains(p.Sentence, "%!") || strings.HasPrefix(p.Sentence, "check.") {
					t.Fatalf("a gap in the words: %q", p.Sentence)
				}
				if next.Allowed && p.Field == FieldOutOfOrder {
					t.Fatalf("offered, but out of order: %+v %s", draft, p.Sentence)
				}
			}
			if next.Allowed && len(Blocking(problems)) > 0 {
				t.Fatalf("offered in %s, but refused: %+v %+v", l.State(), draft.Content, Blocking(problems))
			}
			if len(Blocking(problems)) == 0 {
				l = l.Apply(draft)
			}
			if !slices.Contains(States, l.State()) {
				t.Fatalf("no state: %q", l.State())
			}
		}
	})
}

// filled is the draft with what a clerk has to type.
func filled(d Draft) Draft {
	switch c := d.Content.(type) {
	case Assigned:
		c.Officer = "Lê Thị Bình"
		d.Content = c
	case Handled:
		c.Reason, c.ForwardTo = "Lý do", "UBND phường khác"
		if c.Handling == "" {
			c.Eligible, c.Competent = Yes, Yes
		}
		d.Content = c
	case Noted:
		d.Content = Noted{Text: "Ghi chú"}
	case Reply:
		c.Number = "1/UBND"
		d.Content = c
	case Settlement:
		c.Result = Right
		d.Content = c
	case Execution:
		c.Done = Yes
		d.Content = c
	case Paused:
		if c.Kind == "" {
			c.Kind = Suspension
		}
		d.Content = c
	case Complexity:
		c.Level = ComplexCase
		d.Content = c
	case Joined:
		c.Matter = "Hẻm 12"
		d.Content = c
	case Duplicate:
		c.Of = "3/2026"
		d.Content = c
	case Split:
		c.Branches = []Number{{Year: 2026, Count: 13}}
		d.Content = c
	case Published:
		if c.Way == "" {
			c.Way = Posting
		}
		d.Content = c
	case ResultSent:
		c.To = "Ban Tiếp công dân"
		d.Content = c
	case AskedLeader:
		c.Text = "Xin ý kiến"
		d.Content = c
	case LeaderAnswered:
		c.Text = "Đồng ý"
		d.Content = c
	case Extended:
		c.Days = max(c.Days, 1)
		d.Content = c
	case Ended:
		if c.Reason == "" {
			c.Reason = EndDone
		}
		d.Content = c
	}
	return d
}

func TestBranchesShareANumber(t *testing.T) {
	for written, want := range map[string]Number{"12/2026": {2026, 12, ""}, " 12a/2026 ": {2026, 12, "a"}} {
		got, err := ParseNumber(written)
		if err != nil || got != want || got.String() != strings.TrimSpace(written) {
			t.Errorf("%q is read as %+v (%v)", written, got, err)
		}
	}
	for _, wrong := range []string{"a/2026", "12ab/2026", "12A/2026", "12a", "0a/2026"} {
		if got, err := ParseNumber(wrong); err == nil {
			t.Errorf("%q is read as %+v", wrong, got)
		}
	}
}
