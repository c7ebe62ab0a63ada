package register

import (
	"slices"
	"testing"

	"donthu/data"
	"donthu/data/day"
	"donthu/data/steps"
)

func directionSteps(drafts ...steps.Draft) []steps.Step {
	var all []steps.Step
	for i, d := range drafts {
		all = append(all, steps.Step{Seq: int64(i + 1), Subject: DirectionSubject, SubjectID: 1, On: d.On, Content: d.Content})
	}
	return all
}

func TestDirectionThroughItsLife(t *testing.T) {
	given := steps.Draft{On: 20261102, Content: Directed{Content: "Kiểm tra", Doer: "Lê Văn Cần", Due: 20261110}}
	corrected, err := steps.Correct(1, 20261103, Directed{Content: "Kiểm tra thực địa", Doer: "Lê Văn Cần", Due: 20261112}, "Ghi nhầm")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name  string
		steps []steps.Draft
		today day.Date
		state DirectionState
		due   day.Date
	}{
		{"on its last day", []steps.Draft{given}, 20261110, DirectionOpen, 20261110},
		{"a day later", []steps.Draft{given}, 20261111, DirectionOverdue, 20261110},
		{"extended", []steps.Draft{given, {On: 20261109, Content: DirectionExtended{Due: 20261120, Reason: "Mưa"}}}, 20261115, DirectionOpen, 20261120},
		{"asks", []steps.Draft{given, {On: 20261105, Content: Difficulty{Text: "Thiếu hồ sơ"}}}, 20261106, DirectionAsking, 20261110},
		{"asks and is late: late", []steps.Draft{given, {On: 20261105, Content: Difficulty{Text: "Thiếu hồ sơ"}}}, 20261111, DirectionOverdue, 20261110},
		{"answered", []steps.Draft{given, {On: 20261105, Content: Difficulty{Text: "x"}}, {On: 20261106, Content: DifficultyAnswer{Text: "y"}}}, 20261107, DirectionOpen, 20261110},
		{"done in time", []steps.Draft{given, {On: 20261110, Content: DirectionDone{Result: "Xong"}}}, 20261130, DirectionInTime, 20261110},
		{"done late", []steps.Draft{given, {On: 20261111, Content: DirectionDone{Result: "Xong"}}}, 20261130, DirectionLate, 20261110},
		{"corrected", []steps.Draft{given, corrected}, 20261111, DirectionOpen, 20261112},
		{"no last day is never late", []steps.Draft{{On: 20261102, Content: Directed{Content: "Theo dõi", Unit: "Văn phòng"}}}, 20271231, DirectionOpen, 0},
	} {
		d, ok, err := Directions.Fold(directionSteps(c.steps...))
		if err != nil || !ok || d.State(c.today) != c.state || d.DueOn != c.due {
			t.Errorf("%s: %s due %s (%v)", c.name, d.State(c.today), d.DueOn, err)
		}
	}
	if _, ok, err := Directions.Fold(directionSteps(given, steps.Annul(1, 20261103, "Ghi nhầm"))); ok || err != nil {
		t.Errorf("an annulled direction is still there (%v)", err)
	}
}

func TestDirectionsThatMayNotBeWritten(t *testing.T) {
	open := Direction{GivenOn: 20261102, DueOn: 20261110}
	done := Direction{GivenOn: 20261102, DueOn: 20261110, DoneOn: 20261105}
	for _, c := range []struct {
		name  string
		d     Direction
		draft steps.Draft
		field string
	}{
		{"nothing to do", Direction{}, steps.Draft{On: 20261102, Content: Directed{Doer: "A", Due: 20261110}}, FieldContent},
		{"nobody does it", Direction{}, steps.Draft{On: 20261102, Content: Directed{Content: "x", Due: 20261110}}, FieldDoer},
		{"due before given", Direction{}, steps.Draft{On: 20261102, Content: Directed{Content: "x", Doer: "A", Due: 20261101}}, FieldDue},
		{"no letter's number", Direction{}, steps.Draft{On: 20261102, Content: Directed{Content: "x", Doer: "A", Due: 20261110, Letter: "abc"}}, FieldLetter},
		{"future", open, steps.Draft{On: 20261121, Content: DirectionProgress{Text: "x"}}, FieldOn},
		{"before it was given", open, steps.Draft{On: 20261101, Content: DirectionProgress{Text: "x"}}, FieldOn},
		{"extended to the same day", open, steps.Draft{On: 20261105, Content: DirectionExtended{Due: 20261110, Reason: "x"}}, FieldDue},
		{"extended without reason", open, steps.Draft{On: 20261105, Content: DirectionExtended{Due: 20261120}}, data.FieldReason},
		{"answer to no question", open, steps.Draft{On: 20261105, Content: DifficultyAnswer{Text: "x"}}, FieldText},
		{"no result", open, steps.Draft{On: 20261105, Content: DirectionDone{}}, FieldText},
		{"done already", done, steps.Draft{On: 20261106, Content: DirectionProgress{Text: "x"}}, FieldText},
	} {
		wrong := data.Blocking(CheckDirection(c.d, c.draft, 20261120))
		if len(wrong) == 0 || !slices.ContainsFunc(wrong, func(p data.Problem) bool { return p.Field == c.field }) {
			t.Errorf("%s: %+v", c.name, wrong)
		}
	}
	if all := CheckDirection(Direction{}, steps.Draft{On: 20261102, Content: Directed{Content: "x", Unit: "B"}}, 20261120); len(data.Blocking(all)) > 0 || len(all) != 1 {
		t.Errorf("a missing last day is unusual, not wrong: %+v", all)
	}
}

func TestTallyOfDirections(t *testing.T) {
	all := []Direction{
		{Directed: Directed{Unit: "Địa chính"}, DueOn: 20261110},
		{Directed: Directed{Unit: "Địa chính"}, DueOn: 20261130},
		{Directed: Directed{Unit: "Địa chính"}, DueOn: 20261110, DoneOn: 20261110},
		{Directed: Directed{Unit: "Văn phòng"}, DueOn: 20261110, DoneOn: 20261111},
	}
	got := TallyDirections(all, func(d *Direction) string { return d.Unit }, 20261120)
	want := []DirectionTally{{"Địa chính", 3, 1, 0, 1, 1}, {"Văn phòng", 1, 0, 1, 0, 0}, {"", 4, 1, 1, 1, 1}}
	if !slices.Equal(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}
