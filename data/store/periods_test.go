package store

import (
	"slices"
	"testing"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
)

func TestTextsOfThePeriodBefore(t *testing.T) {
	s := newStore(t)
	may, june, july := day.MonthPeriod(2026, 5, false), day.MonthPeriod(2026, 6, false), day.MonthPeriod(2026, 7, false)
	for p, text := range map[day.Period]string{may: "tháng 5", day.QuarterPeriod(2026, 2): "quý II", july: "tháng 7"} {
		if err := s.SaveFigures(t.Context(), register.TypedFigures{Form: register.ReportWords, Period: p, Texts: map[string]string{"du_bao": text}}); err != nil {
			t.Fatal(err)
		}
	}
	for p, want := range map[day.Period]string{
		june:                            "tháng 5", // not of the quarter, which ends later
		july:                            "tháng 5",
		day.QuarterPeriod(2026, 3):      "quý II",
		day.HalfYearPeriod(2027):        "tháng 7", // none of its kind: the nearest
		day.MonthPeriod(2026, 4, false): "",
	} {
		got, err := s.TypedBefore(t.Context(), register.ReportWords, p)
		if err != nil || got.Texts["du_bao"] != want {
			t.Errorf("before %s: %q, want %q (%v)", p.Name(), got.Texts["du_bao"], want, err)
		}
	}
	if got, err := s.TypedBefore(t.Context(), "06_QLKNTC", july); err != nil || got.Form != "" {
		t.Errorf("of a form for which nothing was typed: %+v, %v", got, err)
	}
	kept, err := s.TypedFigures(t.Context(), register.ReportWords, may)
	if err != nil || kept.Texts["du_bao"] != "tháng 5" {
		t.Errorf("kept %+v, %v", kept, err)
	}
}

// What was processed on a day that nobody knows is not still to be processed.
func TestProcessedOnAnUnknownDayIsNotCarriedOver(t *testing.T) {
	s := newStore(t)
	received := func(count int, drafts ...steps.Draft) register.Record {
		on := day.Must("2026-05-20")
		facts := register.Facts{ReceivedOn: on, Sender: register.Person{Name: "Trần Thị Bưởi"}, Kind: register.Complaint, Content: "Khiếu nại việc cấp giấy"}
		return register.Record{Drafts: append([]steps.Draft{{On: on, Content: register.Received{Number: register.Number{Year: 2026, Count: count}, Facts: facts}}}, drafts...)}
	}
	handled := register.Handled{Handling: register.Guide}
	records := []register.Record{
		received(1),
		received(2, steps.Draft{Content: handled}),
		received(3, steps.Draft{Content: register.Settlement{Result: register.Withdrawn}}),
		received(4, steps.Draft{On: day.Must("2026-06-20"), Content: handled}),
		received(5, steps.Draft{On: day.Must("2026-05-25"), Content: handled}),
	}
	if err := s.Import(t.Context(), slices.Values(records), false, func(register.Record, register.Outcome) {}); err != nil {
		t.Fatal(err)
	}
	counted := func(p day.Period) (counts []int) {
		letters, err := s.LettersToProcess(t.Context(), p)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range letters {
			counts = append(counts, l.Number.Count)
		}
		slices.Sort(counts)
		return counts
	}
	if got := counted(day.MonthPeriod(2026, 6, false)); !slices.Equal(got, []int{1, 2, 3, 4, 5}) {
		t.Errorf("in the period of their receipt %v", got)
	}
	if got := counted(day.MonthPeriod(2026, 7, false)); !slices.Equal(got, []int{1, 4}) {
		t.Errorf("in the period after %v", got)
	}
	for on, want := range map[string]int{"2026-05-20": 0, "2026-05-21": 2} {
		if ids, err := s.UndatedBefore(t.Context(), day.Must(on)); err != nil || len(ids) != want {
			t.Errorf("received before %s: %v, %v", on, ids, err)
		}
	}
}
