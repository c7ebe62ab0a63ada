package store

import (
	"testing"

	"donthu/data"
)

func TestNextNumberOfADocument(t *testing.T) {
	s := newStore(t)
	l := add(t, s, facts("Nguyễn Thị Ánh", "Khiếu nại"))
	for _, number := range []string{"07/TB-UBND", "12/TB-UBND", "90/QĐ-UBND", "số khác"} {
		if _, err := s.AddSteps(t.Context(), l.ID, data.Draft{On: data.MustDate("2026-11-05"), Content: data.Reply{Number: number}}); err != nil {
			t.Fatal(err)
		}
	}
	for ending, want := range map[string]int{"/TB-UBND": 13, "/QĐ-UBND": 91, "/PC-UBND": 1} {
		if n, err := s.NextReplyNumber(t.Context(), 2026, ending); err != nil || n != want {
			t.Errorf("%s: %d, %v", ending, n, err)
		}
	}
	if n, _ := s.NextReplyNumber(t.Context(), 2025, "/TB-UBND"); n != 1 {
		t.Errorf("another year: %d", n)
	}
}
