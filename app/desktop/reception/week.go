package reception

import (
	"fyne.io/fyne/v2"

	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/day"
)

// weekStrip shows the days of a week with how many visits each has, and chooses one. The
// days of the weekend stand there only when somebody was received.
type weekStrip struct {
	buttons [7]*kit.Button
	items   [7]*fyne.MenuItem // that stand for those without room
	bar     *kit.Toolbar      // in which they stand
	monday  day.Date
	on      day.Date
	counts  map[day.Date]int
}

func newWeekStrip(on day.Date, choose func(day.Date)) *weekStrip {
	w := &weekStrip{}
	for i := range w.buttons {
		do := func() { choose(w.monday.AddDays(i)) }
		w.buttons[i], w.items[i] = kit.NewButton("", nil, do).As(look.Pill), fyne.NewMenuItem("", do)
	}
	w.set(on, true, nil)
	return w
}

// mondayOf is the first day of a day's week.
func mondayOf(d day.Date) day.Date { return d.AddDays(-(int(d.Weekday()) + 6) % 7) }

// parts are the days for a toolbar, the last of which fold first; the one that is listed
// stays.
func (w *weekStrip) parts() (parts []look.Part) {
	for i, b := range w.buttons {
		part := look.Part{Object: b, Menu: w.items[i], Away: func() bool {
			d := w.monday.AddDays(i)
			return i > 4 && w.counts[d] == 0 && d != w.on
		}, Stays: func() bool { return w.monday.AddDays(i) == w.on }}
		parts = append(parts, part)
	}
	return parts
}

// set shows the week of a day, which is marked when it is the one that is listed.
func (w *weekStrip) set(on day.Date, listed bool, counts map[day.Date]int) {
	w.monday, w.on, w.counts = mondayOf(on), on, counts
	for i, b := range w.buttons {
		d := w.monday.AddDays(i)
		b.Text = assets.Text("desk.week.day", "weekday", assets.Text("schedule.weekday."+string(rune('0'+d.Weekday()))), "day", d.Shown()[:5])
		w.items[i].Label = b.Text
		b.On = listed && d == on
		b.SetCount(kit.ShownCount(counts[d]), false)
		b.Refresh()
	}
	if w.bar != nil {
		w.bar.Refresh()
	}
}

// newFieldAlone is a field for a day without the line about the day below it: the strip
// beside it says that. What is wrong with the day stands below it.
func newFieldAlone(field *kit.DateField) fyne.CanvasObject {
	return kit.Wide(look.Scaled(140), kit.NewField("", field).Across())
}
