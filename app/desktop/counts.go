package desktop

import (
	"context"
	"log/slog"

	"donthu/app/kit"
	"donthu/app/office"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/store"
)

// roomCounts is how many things wait in a room, and how many are late.
type roomCounts struct {
	count int
	late  bool
}

// counts are what the navigation shows beside rooms.
func counts(ctx context.Context, reading office.Reading, soon day.Date) (map[roomID]roomCounts, error) {
	overview, err := reading.Overview(ctx, soon)
	if err != nil {
		return nil, err
	}
	states, err := reading.ReplyCounts(ctx, store.ReplyQuery{})
	if err != nil {
		return nil, err
	}
	directions, err := reading.OverdueDirections(ctx)
	if err != nil {
		return nil, err
	}
	return map[roomID]roomCounts{
		RoomRegister:   {overview.Overdue, true},
		RoomDirections: {directions, true},
		RoomReplies:    {states[register.Submitted] + states[register.Written] + states[register.Signed] + states[register.SentBack], false},
	}, nil
}

// tell shows the counts as they are now. Without them the rooms can be entered all the
// same.
func (s *shell) tell() {
	ctx, reading, soon := s.office.Ctx(), s.office.Store, s.office.Law().Soon(s.office.Today())
	kit.RunAsync(func() (map[roomID]roomCounts, error) { return counts(ctx, reading, soon) }, func(counts map[roomID]roomCounts, err error) {
		if err != nil {
			slog.Error("counts of the navigation", "error", err)
			return
		}
		for id, button := range s.navigation.rooms {
			button.SetCount(kit.ShownCount(counts[id].count), counts[id].late)
		}
	})
}
