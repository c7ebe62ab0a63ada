package store

import (
	"testing"

	"donthu/data"
)

func TestTextsOfThePeriodBefore(t *testing.T) {
	s := newStore(t)
	may, june, july := data.MonthPeriod(2026, 5, false), data.MonthPeriod(2026, 6, false), data.MonthPeriod(2026, 7, false)
	for p, text := range map[data.Period]string{may: "tháng 5", data.QuarterPeriod(2026, 2): "quý II", july: "tháng 7"} {
		if err := s.SaveFigures(t.Context(), data.TypedFigures{Form: data.ReportWords, Period: p, Texts: map[string]string{"du_bao": text}}); err != nil {
			t.Fatal(err)
		}
	}
	for p, want := range map[data.Period]string{
		june:                             "tháng 5", // not of the quarter, which ends later
		july:                             "tháng 5",
		data.QuarterPeriod(2026, 3):      "quý II",
		data.HalfYearPeriod(2027):        "tháng 7", // none of its kind: the nearest
		data.MonthPeriod(2026, 4, false): "",
	} {
		got, err := s.TypedBefore(t.Context(), data.ReportWords, p)
		if err != nil || got.Texts["du_bao"] != want {
			t.Errorf("before %s: %q, want %q (%v)", p.Name(), got.Texts["du_bao"], want, err)
		}
	}
	if got, err := s.TypedBefore(t.Context(), "06_QLKNTC", july); err != nil || got.Form != "" {
		t.Errorf("of a form for which nothing was typed: %+v, %v", got, err)
	}
	kept, err := s.TypedFigures(t.Context(), data.ReportWords, may)
	if err != nil || kept.Texts["du_bao"] != "tháng 5" {
		t.Errorf("kept %+v, %v", kept, err)
	}
}
