package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"

	"donthu/data/day"
)

func today() day.Date { return day.Must("2026-12-01") }

func TestDateFieldRewritesWhenLeft(t *testing.T) {
	for typed, want := range map[string]string{
		"01122026": "01/12/2026", "1/12/26": "01/12/2026", "1.12.2026": "01/12/2026", "": "",
	} {
		d, other := NewDateField(today, nil), NewEntry()
		win := open(t, NewForm(1, NewField("Ngày nhận", d), NewField("Số", other)))
		win.Canvas().Focus(d.FocusTarget())
		test.Type(d.entry, typed)
		if d.entry.Text != typed {
			t.Errorf("rewritten while typing: %q", d.entry.Text)
		}
		win.Canvas().Focus(other)
		if d.entry.Text != want {
			t.Errorf("%q became %q, want %q", typed, d.entry.Text, want)
		}
	}
}

func TestDateFieldSaysWeekdayAndHint(t *testing.T) {
	d := NewDateField(today, func(on day.Date) string {
		if on == day.Must("2026-09-02") {
			return "Quốc khánh"
		}
		return ""
	})
	field := NewField("Ngày nhận", d)
	win := open(t, field)
	win.Canvas().Focus(d.FocusTarget())
	test.Type(d.entry, "02092026")
	if got := field.head.Hint(); got != "thứ Tư, Quốc khánh" {
		t.Errorf("says %q", got)
	}
	if d.note.Visible() {
		t.Error("the remark is there twice")
	}
}

func TestDateFieldAloneSaysWhatIsWrong(t *testing.T) {
	for typed, want := range map[string]string{
		"31/02/2026": "Ngày không có trong lịch: 31/02/2026",
		"31022026":   "Ngày không có trong lịch: 31022026",
		"hôm qua":    "Chưa đọc được ngày “hôm qua”. Hãy gõ ngày, tháng, năm, ví dụ 01/12/2026.",
	} {
		d := NewDateField(today, nil)
		win := open(t, d)
		win.Canvas().Focus(d.FocusTarget())
		test.Type(d.entry, typed)
		if d.note.Text != "" {
			t.Errorf("complains while typing: %q", d.note.Text)
		}
		press(win, fyne.KeyReturn)
		if d.note.Text != want {
			t.Errorf("%q: says %q", typed, d.note.Text)
		}
		if _, err := d.Date(); err == nil || err.Error() != want {
			t.Errorf("%q: error %v", typed, err)
		}
		if d.entry.Text != typed {
			t.Errorf("what the clerk typed is gone: %q", d.entry.Text)
		}
	}
}

func TestDateFieldMovesByDay(t *testing.T) {
	d := NewDateField(today, nil)
	changes := 0
	d.OnChanged = func() { changes++ }
	win := open(t, d)
	win.Canvas().Focus(d.FocusTarget())
	press(win, fyne.KeyUp)
	if d.entry.Text != "01/12/2026" {
		t.Errorf("an empty field begins at %q", d.entry.Text)
	}
	press(win, fyne.KeyDown, fyne.KeyDown)
	if d.entry.Text != "29/11/2026" || changes != 3 {
		t.Errorf("at %q after %d changes", d.entry.Text, changes)
	}
}

func TestTypingOverADateReplacesIt(t *testing.T) {
	d, other := NewDateField(today, nil), NewEntry()
	d.SetDate(today())
	win := open(t, NewForm(1, NewField("Ngày", d), NewField("Số", other)))
	win.Canvas().Focus(d.FocusTarget())
	test.Type(d.entry, "2/1/27")
	win.Canvas().Focus(other)
	if d.entry.Text != "02/01/2027" {
		t.Errorf("got %q", d.entry.Text)
	}
}

func TestCalendarByKeyboard(t *testing.T) {
	d := NewDateField(today, nil)
	win := open(t, d)
	win.Canvas().Focus(d.FocusTarget())
	press(win, fyne.KeyF4)
	press(win, fyne.KeyPageDown, fyne.KeyRight, fyne.KeyDown, fyne.KeyReturn)
	if d.entry.Text != "09/01/2027" {
		t.Errorf("picked %q", d.entry.Text)
	}
	if win.Canvas().Overlays().Top() != nil || win.Canvas().Focused() != d.FocusTarget() {
		t.Error("the calendar does not give the keys back")
	}
	press(win, fyne.KeyF4)
	press(win, fyne.KeyLeft, fyne.KeyEscape)
	if d.entry.Text != "09/01/2027" {
		t.Errorf("Esc picked %q", d.entry.Text)
	}
}

func TestCalendarByMouse(t *testing.T) {
	var picked day.Date
	c := newCalendar(today(), today())
	c.onPick = func(day day.Date) { picked = day }
	open(t, c)
	cell := c.cell()
	// December 2026 begins on a Tuesday: the second cell of the first week.
	test.TapAt(c, fyne.NewPos(1.5*cell.Width, 2.5*cell.Height))
	if picked != day.Must("2026-12-01") {
		t.Errorf("picked %s", picked)
	}
	test.TapAt(c, fyne.NewPos(6.5*cell.Width, 0.5*cell.Height))
	test.TapAt(c, fyne.NewPos(4.5*cell.Width, 2.5*cell.Height))
	if picked != day.Must("2027-01-01") {
		t.Errorf("picked %s", picked)
	}
}

func TestCalendarMonthsKeepWithinTheMonth(t *testing.T) {
	test.NewTempApp(t)
	rapid.Check(t, func(t *rapid.T) {
		start := day.Must("2000-01-01").AddDays(rapid.IntRange(0, 30000).Draw(t, "day"))
		months := rapid.IntRange(-30, 30).Draw(t, "months")
		c := newCalendar(start, 0)
		c.moveMonths(months)
		distance := (c.cursor.Year()-start.Year())*12 + c.cursor.Month() - start.Month()
		if distance != months || c.cursor.Day() > start.Day() {
			t.Fatalf("%s moved by %d months is %s", start, months, c.cursor)
		}
		if first := c.firstShown(); first.Weekday() != 1 || first > c.cursor || first.AddDays(41) < c.cursor {
			t.Fatalf("the grid of %s begins at %s", c.cursor, first)
		}
	})
}

func TestWhatIsShownIsReadAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := day.Must("1900-01-01").AddDays(rapid.IntRange(0, 90000).Draw(t, "day"))
		if again, err := readDate(day.Shown()); err != nil || again != day {
			t.Fatalf("%s read as %s, %v", day, again, err)
		}
	})
}
