package register

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/steps"
)

// everyContent is a content of every type of step of a letter's life.
var everyContent = []steps.Content{
	Extended{Days: 30, Number: "5/QĐ-UBND"}, Paused{Kind: Suspension, Ground: "ltc-34-1-a"}, Resumed{Kind: Suspension},
	Complexity{Level: ComplexCase, Criteria: []string{"nd31-3-a"}}, Withdrawal{Partly: true, Part: "Nội dung 2"},
	Joined{Matter: "Hẻm 12"}, Duplicate{Of: "3/2026"}, Split{Branches: []Number{{Year: 2026, Count: 4}}}, ToldApart{From: []string{"2/2026", "3/2026"}},
	Verified{By: "Tổ xác minh"}, Dialogue{Minutes: "01/BB"}, DecisionSent{To: "Người khiếu nại", DeliveredOn: day.Must("2026-08-10")},
	Published{Way: Posting}, ResultSent{To: "Ban Tiếp công dân", Number: "7/UBND"}, AskedLeader{Text: "Xin ý kiến"},
	LeaderAnswered{Text: "Đồng ý"}, SecondRound{Court: true}, OverdueToSuperior{Superior: "UBND thành phố", Reported: true},
	Ended{Reason: EndDone}, ListedForDestruction{List: "1/DM"}, DoneOutside{Duties: []DutyName{{Rule: "T7", To: ToSender}}, UnknownDay: true},
	Demanded{Kind: Protection, Text: "Bị đe dọa"}, DemandMet{Kind: ForwardedOutcome, Number: "12/CAP"},
}

func TestEveryStepOfALifeIsReadBack(t *testing.T) {
	seen := map[steps.Type]bool{}
	for _, c := range everyContent {
		raw, err := steps.EncodeContent(c)
		if err != nil {
			t.Fatal(err)
		}
		again, err := steps.DecodeContent(c.StepType(), raw)
		if err != nil || !reflect.DeepEqual(c, again) {
			t.Errorf("%s: %+v became %+v (%v)", c.StepType(), c, again, err)
		}
		if !assets.HasText("step." + string(c.StepType())) {
			t.Errorf("%s has no word", c.StepType())
		}
		seen[c.StepType()] = true
	}
	if all := len(lifeKinds) + len(demandKinds); len(seen) != all {
		t.Errorf("%d types of steps tested, %d can be read", len(seen), all)
	}
}

func TestLettersWithoutALifeStayAsTheyWere(t *testing.T) {
	raw, err := json.Marshal(accepted(Complaint))
	if err != nil || strings.Contains(string(raw), "life") || strings.Contains(string(raw), "follow") {
		t.Errorf("an old letter is written as %s (%v)", raw, err)
	}
	old, err := steps.DecodeContent(StepSettled, []byte(`{"result":"right","recovery":{"collectMoney":5}}`))
	if err != nil || old.(Settlement).CollectMoney != 5 {
		t.Errorf("an old settlement is read as %+v (%v)", old, err)
	}
}

// accepted is a letter of the kind received on 1/7/2026 and accepted on 6/7/2026.
func accepted(kind Kind) Letter {
	return received(kind).
		Apply(steps.Draft{On: day.Must("2026-07-03"), Content: Handled{Eligible: Yes, Competent: Yes, Handling: Accept}}).
		Apply(steps.Draft{On: day.Must("2026-07-06"), Content: Accepted{}})
}

func received(kind Kind) Letter {
	return Letter{ID: 1, Number: Number{Year: 2026, Count: 12}, Facts: Facts{
		ReceivedOn: day.Must("2026-07-01"), Kind: kind, Round: 1, Sender: Person{Name: "Nguyễn Văn An"}, Content: "Nội dung",
	}}
}

func after(l Letter, all ...any) Letter {
	for i := 0; i < len(all); i += 2 {
		l = l.Apply(steps.Draft{On: day.Must(all[i].(string)), Content: all[i+1].(steps.Content)})
	}
	return l
}

// owing is the letter as the law computed that it owes something (Due.Owes).
func owing(l Letter, o Owing) Letter {
	l.Due.Owes = o
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
		{"settled, the decision is owed", owing(after(complaint, "2026-07-20", followed), OwesResult), AwaitingResult},
		{"sent and published, to be carried out", owing(after(complaint, "2026-07-20", followed), OwesExecution), Executing},
		{"refused, the sender is to be told", owing(after(received(Complaint), "2026-07-20", Handled{Eligible: No, Handling: Refuse}), OwesNotice), AwaitingNotice},
		{"refused and told", after(received(Complaint), "2026-07-20", Handled{Eligible: No, Handling: Refuse}), Closed},
		{"accepted, somebody is to be told", owing(complaint, OwesNotice), Settling},
		{"closed by word, not decided: LKN Điều 31", after(complaint, "2026-07-20", Ended{Reason: EndDone}), Settling},
		{"… nor sorted", after(received(Complaint), "2026-07-20", Ended{Reason: EndOther, Text: "x"}), Waiting},
		{"… a petition may be", after(petition, "2026-07-20", Ended{Reason: EndDone}), Closed},
		{"… and a duplicate that was not accepted", after(received(Complaint), "2026-07-20", Ended{Reason: EndDuplicate}), Closed},
		{"… not one that was: LKN Điều 31", after(complaint, "2026-07-20", Ended{Reason: EndDuplicate}), Settling},
		{"a denunciation that the superior took: LTC Điều 38", after(denunciation, "2026-07-20", Ended{Reason: EndTaken}), Closed},
		{"a complaint that nobody answered: LKN Điều 27", after(received(Complaint), "2026-07-20", Ended{Reason: EndNoAction}), Waiting},
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
		if done := row.want != Settling && row.want != Suspended && row.want != Waiting; row.l.DoneWith() != done {
			t.Errorf("%s: done with %v", row.what, !done)
		}
		if row.l.State().Label() == "state."+string(row.want) {
			t.Errorf("%s has no word", row.want)
		}
	}
	refused := owing(after(received(Complaint), "2026-07-03", Handled{Eligible: No, Handling: Refuse}), OwesNotice)
	if refused.ConcludedOn() != day.Must("2026-07-03") {
		t.Errorf("what is still to be told leaves nothing to settle: concluded on %q", refused.ConcludedOn())
	}
	ended := after(received(Denunciation), "2026-07-02", Ended{Reason: EndNoAction})
	if ended.ConcludedOn() != day.Must("2026-07-02") {
		t.Errorf("ended on %s", ended.ConcludedOn())
	}
	withdrawn := after(complaint, "2026-07-20", Withdrawal{})
	if withdrawn.Settlement.Result != Withdrawn || withdrawn.Settlement.On != day.Must("2026-07-20") {
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
	today := day.Must("2026-09-01")
	paused := after(accepted(Denunciation), "2026-07-10", Paused{Kind: Suspension, Number: "1/QĐ"})
	decided := after(accepted(Complaint), "2026-07-20", Settlement{Result: Right, Follow: true})
	for _, row := range []struct {
		what string
		l    Letter
		on   string
		c    steps.Content
		says string // of the problem looked for
		hard bool
	}{
		{"extension of no days", accepted(Denunciation), "2026-07-20", Extended{}, "từ 1 đến 365", true},
		{"suspended twice", paused, "2026-07-12", Paused{Kind: Suspension}, "đã tạm dừng", true},
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
		{"in the future", paused, "2026-09-02", Resumed{}, "muộn hơn hôm nay", true},
		{"guided twice", after(received(Complaint), "2026-07-02", Handled{Eligible: Yes, Competent: No, Handling: Guide}), "2026-07-10",
			Handled{Eligible: Yes, Competent: No, Handling: Guide}, "chỉ hướng dẫn một lần", false},
	} {
		problems := CheckStep(row.l, steps.Draft{On: day.Must(row.on), Content: row.c}, today)
		i := slices.IndexFunc(problems, func(p data.Problem) bool { return strings.Contains(p.Sentence, row.says) })
		if i < 0 || problems[i].Warning == row.hard {
			t.Errorf("%s: want a problem that says %q (refused: %v), got %+v", row.what, row.says, row.hard, problems)
		}
		if !row.hard && len(data.Blocking(problems)) > 0 {
			t.Errorf("%s really happens and must be recordable: %+v", row.what, problems)
		}
	}
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
