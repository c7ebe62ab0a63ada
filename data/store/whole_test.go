package store

import (
	"slices"
	"testing"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
)

// What a book brought in tells of its own time, what was typed of the time before the
// register began does not.
func TestOfWhichTimeAllIsKept(t *testing.T) {
	s := newStore(t)
	facts := func(on day.Date) register.Facts {
		return register.Facts{ReceivedOn: on, Sender: register.Person{Name: "Trần Thị Bưởi"}, Kind: register.Complaint, Content: "Khiếu nại việc cấp giấy"}
	}
	var records []register.Record
	for i, on := range []string{"2026-01-10", "2026-02-10", "2026-03-10"} {
		records = append(records, register.Record{Drafts: []steps.Draft{{On: day.Must(on), Content: register.Received{Number: register.Number{Year: 2026, Count: i + 1}, Facts: facts(day.Must(on))}}}})
	}
	if err := s.Import(t.Context(), slices.Values(records), false, func(register.Record, register.Outcome) {}); err != nil {
		t.Fatal(err)
	}
	typed := facts(day.Must("2026-04-10"))
	typed.Content = "Khiếu nại việc bồi thường"
	add(t, s, typed) // still open when the register began
	kept, err := s.Kept(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	book, after := day.Period{From: day.Must("2026-01-10"), To: day.Must("2026-03-10")}, day.Period{From: day.Must("2026-03-15"), To: day.Must("2026-04-14")}
	if !register.HoldWhole(kept.Letters, book) || register.HoldWhole(kept.Letters, after) || register.HoldWhole(kept.Visits, book) {
		t.Errorf("%+v", kept)
	}
	if today := (day.Period{From: s.Today(), To: s.Today()}); !register.HoldWhole(kept.Letters, today) || !register.HoldWhole(kept.Visits, today) {
		t.Errorf("the register's own time: %+v", kept)
	}
}
