package store

import (
	"testing"

	"donthu/data/day"
	"donthu/data/register"
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
