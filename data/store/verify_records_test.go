package store

import (
	"slices"
	"strings"
	"testing"

	"donthu/data"
)

func TestVerifyComparesEveryRecordWithItsSteps(t *testing.T) {
	on := data.MustDate("2026-11-02")
	for table, change := range map[string]string{
		"Lượt tiếp": "UPDATE receptions SET doc = '{}'",
		"Ngày tiếp": "DELETE FROM reception_days",
		"Số liệu":   "UPDATE figures SET doc = replace(doc, '2', '3')",
		"Chỉ đạo":   "UPDATE directions SET doc = replace(doc, 'Kiểm tra', 'Bỏ qua')",
		"1 bản ghi": "INSERT INTO receptions (id, held_on, fingerprint, doc) VALUES (999, 20261102, '', '{}')",
	} {
		s := newStore(t)
		records := []data.Record{
			{Drafts: []data.Draft{{On: on, Content: data.Reception{On: on, People: 2}}}},
			{Drafts: []data.Draft{{On: on, Content: data.ReceptionDay{On: on, Type: data.Scheduled, Host: data.Head}}}},
		}
		if err := s.Import(t.Context(), slices.Values(records), false, func(data.Record, data.Outcome) {}); err != nil {
			t.Fatal(err)
		}
		figures := data.TypedFigures{Form: "06_QLKNTC", Period: data.YearPeriod(2026), Values: map[int]float64{4: 2}}
		for range 2 {
			if err := s.SaveFigures(t.Context(), figures); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := s.AddDirection(t.Context(), on, data.Directed{Content: "Kiểm tra bãi rác", Doer: "Lê Văn Cần", Leader: "Trần Văn Chủ", Due: data.MustDate("2026-11-30")}); err != nil {
			t.Fatal(err)
		}
		if v, err := s.Verify(t.Context()); err != nil || v.Err() != nil {
			t.Fatalf("a good register: %+v, %v", v, err)
		}
		if _, err := s.write.Exec(change); err != nil {
			t.Fatal(err)
		}
		v, err := s.Verify(t.Context())
		if err != nil || len(v.Findings) != 1 || !strings.Contains(v.Findings[0], table) {
			t.Errorf("%s: %+v, %v", table, v.Findings, err)
		}
	}
}
