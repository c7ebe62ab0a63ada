package store

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
)

// limitOfWeek gives every letter seven days for processing, or as many as the
// settings say, and one more for every day off.
type limitOfWeek struct{ settings register.Settings }

func (w limitOfWeek) Owed(l *register.Letter) (register.Due, []register.Owed) {
	days := 7
	if w.settings.PetitionDays > 0 && l.Kind == register.Petition {
		days = w.settings.PetitionDays
	}
	for _, off := range w.settings.DaysOff {
		if off.Date > l.ReceivedOn {
			days++
		}
	}
	return runs(l, l.ReceivedOn.AddDays(days))
}

func (w limitOfWeek) Version() string { return fmt.Sprint(w.settings.PetitionDays, w.settings.DaysOff) }

func storeWithLimits(t *testing.T) *Store {
	t.Helper()
	o := testOptions()
	o.Deadlines = func(s register.Settings) Deadlines { return limitOfWeek{s} }
	s, err := Create(t.Context(), t.TempDir(), register.Settings{Ward: "Phường Thử", Receiver: "Ban", Year: 2026, Clerk: "Chị Hoa"}, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func TestMovedListsOpenLettersWhoseDeadlineWouldChange(t *testing.T) {
	s := storeWithLimits(t)
	early, late := facts("Nguyễn Văn Một", "Khiếu nại một"), facts("Nguyễn Văn Hai", "Khiếu nại hai")
	late.ReceivedOn = day.Must("2026-11-16")
	add(t, s, early)
	add(t, s, late)
	done := late
	done.Sender.Name = "Nguyễn Văn Ba"
	closed := add(t, s, done)
	if _, err := s.AddSteps(t.Context(), closed.ID, steps.Draft{On: day.Must("2026-11-17"),
		Content: register.Handled{Eligible: register.No, Handling: register.Keep}}); err != nil {
		t.Fatal(err)
	}
	settings := s.Settings()
	settings.DaysOff = []register.DayEdit{{Date: day.Must("2026-11-10"), Off: true, Name: "Nghỉ"}}
	moved, err := s.Moved(t.Context(), settings)
	if err != nil || len(moved) != 1 {
		t.Fatalf("%d letters move, %v", len(moved), err)
	}
	m := moved[0]
	if m.Letter.Number.String() != "1/2026" || m.Before != day.Must("2026-11-09") || m.After != day.Must("2026-11-10") || m.Letter.DueOn() != m.Before {
		t.Errorf("moved %s from %s to %s", m.Letter.Number, m.Before, m.After)
	}
	if l, err := s.LetterByNumber(t.Context(), m.Letter.Number); err != nil || l.DueOn() != m.Before || len(s.Settings().DaysOff) != 0 {
		t.Errorf("asking changed the register: %s, %v", l.DueOn(), err)
	}

	if err := s.SaveSettings(t.Context(), settings); err != nil {
		t.Fatal(err)
	}
	if l, err := s.LetterByNumber(t.Context(), m.Letter.Number); err != nil || l.DueOn() != m.After {
		t.Errorf("the letter moved to %s, %v; announced was %s", l.DueOn(), err, m.After)
	}
	if moved, err := s.Moved(t.Context(), settings); err != nil || len(moved) != 0 {
		t.Errorf("the present settings move %d letters, %v", len(moved), err)
	}
	settings.DaysOff = nil
	if moved, err := s.Moved(t.Context(), settings); err != nil || len(moved) != 1 || moved[0].After != m.Before {
		t.Errorf("taking the day back: %v, %v", moved, err)
	}
}

func TestMovedNamesLettersThatGetOrLoseALimit(t *testing.T) {
	s := storeWithLimits(t)
	petition := facts("Lê Thị Tư", "Kiến nghị sửa đường")
	petition.Kind, petition.Round = register.Petition, 0
	add(t, s, petition)
	settings := s.Settings()
	settings.PetitionDays = 3
	moved, err := s.Moved(t.Context(), settings)
	if err != nil || len(moved) != 1 || moved[0].After != day.Must("2026-11-05") {
		t.Fatalf("%v, %v", moved, err)
	}
	stopped, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Moved(stopped, settings); !errors.Is(err, context.Canceled) {
		t.Errorf("a stopped search answers %v", err)
	}
}
