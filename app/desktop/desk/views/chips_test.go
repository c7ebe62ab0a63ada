package views

import (
	"testing"

	"donthu/app/kit/look"
	"donthu/data/calendar"
	"donthu/data/day"
	"donthu/data/register"
)

func TestADueDaySaysHowFarItIs(t *testing.T) {
	days, err := calendar.New(nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	today := day.Date(20261126) // a Thursday
	for _, c := range []struct {
		due  day.Date
		text string
		tone look.Tone
	}{
		{20261120, "20/11 · quá 6 ngày", look.Late},
		{20251231, "31/12/2025 · quá 330 ngày", look.Late},
		{20261126, "26/11 · hôm nay", look.Soon},
		{20261127, "27/11 · ngày mai", look.Soon},
		{20261130, "30/11 · còn 2 ngày", look.Soon},
		{20261203, "03/12 · còn 5 ngày", look.Soon},
		{20261204, "04/12/2026", look.Plain},
	} {
		chip := DayChip(c.due, today, days.WorkingDays)
		if chip.Text != c.text || chip.Tone != c.tone || (chip.Icon == nil) != (c.tone == look.Plain) {
			t.Errorf("%s: %q of tone %d", c.due, chip.Text, chip.Tone)
		}
	}
	if got := DayInFull(20261130, today, days.WorkingDays); got != "Hạn 30/11/2026: còn 2 ngày làm việc (4 ngày)" {
		t.Errorf("in full: %q", got)
	}
}

func TestALetterWithoutALimitSaysSo(t *testing.T) {
	today := day.Date(20261126)
	workdays := func(from, to day.Date) int { return from.DaysUntil(to) }
	open := register.Letter{Number: register.Number{Year: 2026, Count: 5}}
	if chip := DueChip(&open, today, workdays); chip.Text != "Chưa đặt hạn" || chip.Tone != look.Undecided {
		t.Errorf("open: %+v", chip)
	}
	closed := register.Letter{Handled: true}
	closed.Settlement = register.Settlement{Result: register.Right}
	if chip := DueChip(&closed, today, workdays); chip != (look.Chip{}) {
		t.Errorf("closed on a day that nobody knows: %+v", chip)
	}
	closed.Settlement.On, closed.Due.Settle = 20261027, 20261030
	if chip := DueChip(&closed, today, workdays); chip.Text != "Đúng hạn 27/10" || chip.Tone != look.Done {
		t.Errorf("closed in time: %+v", chip)
	}
	closed.Settlement.On = 20261102
	if chip := DueChip(&closed, today, workdays); chip.Text != "Xong 02/11, quá hạn" {
		t.Errorf("closed too late: %+v", chip)
	}
	if chip := StateChip(&closed); chip.Text != "Đã kết thúc" || chip.Icon != look.IconCheck {
		t.Errorf("state: %+v", chip)
	}
	if chip := SenderChip(&open); chip != (look.Chip{}) {
		t.Errorf("an open sender: %+v", chip)
	}
	open.Kind = register.Denunciation
	if chip := SenderChip(&open); chip.Text != "Mã TC-5/2026" || chip.Tone != look.Veiled {
		t.Errorf("a denouncer: %+v", chip)
	}
}
