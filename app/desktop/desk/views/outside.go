package views

import (
	"fyne.io/fyne/v2/theme"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data/day"
)

// outsideAsk asks on which day duties of letters and visits were met on paper.
type outsideAsk struct {
	o       *desk.Desk
	what    office.OnPaper
	day     *kit.DateField
	unknown *kit.Check
	late    *kit.Check
	counted *look.Para
	do      *kit.Button
	asked   int // the count that was asked for last
	count   office.PaperCount
}

// AskOutside asks when the duties were met outside the program and writes that down, on all
// of them or on none; a message offers to take it back. changed follows whenever something
// was written.
func AskOutside(o *desk.Desk, what office.OnPaper, changed func()) {
	if len(what.IDs) == 0 {
		return
	}
	kit.RunAsync(func() (office.PaperCount, error) { return o.Do().CountOutside(o.Ctx(), o.Today(), what) }, func(c office.PaperCount, err error) {
		if err != nil {
			o.Failed(assets.Text("outside.failed"), err)
			return
		}
		a := &outsideAsk{o: o, what: what, day: o.DateField(), counted: look.NewPara("", theme.ColorNameForeground, theme.SizeNameText)}
		a.ask(c, changed)
	})
}

// ask opens the dialog. Without a day only that of which nothing is written can be cleared:
// where there is nothing such, no unknown day is offered.
func (a *outsideAsk) ask(before office.PaperCount, changed func()) {
	a.day.OnChanged = a.recount
	a.late = kit.NewCheck(assets.Text("outside.late"), func(on bool) {
		a.what.Late = on
		a.recount()
	})
	a.unknown = kit.NewCheck(assets.Text("outside.unknown"), func(on bool) {
		if on {
			a.day.Disable()
			a.late.SetChecked(false) // what is late is met on a day
			a.late.Disable()
		} else {
			a.day.Enable()
			a.late.Enable()
		}
		a.recount()
	})
	a.do = kit.NewButton(assets.Text("outside.write"), nil, nil).Main()
	column := look.NewColumn(8, look.NewPara(assets.Text("outside.explained"), look.Ink2, theme.SizeNameText), kit.NewField(assets.Text("outside.day"), a.day))
	if before.Unrecorded > 0 {
		column.Add(a.unknown)
	} else {
		column.Add(look.NewPara(assets.Text("outside.unknown.not"), look.Ink2, theme.SizeNameCaptionText))
	}
	if a.what.Named == nil {
		column.Add(a.late)
	}
	column.Add(a.counted)
	a.count = before
	a.say(false)
	hide := kit.ShowContent(a.o.Window, kit.TitleOf("outside.do"), kit.Wide(440, column), a.day.FocusTarget(), a.do)
	a.do.OnTapped = func() {
		on, known := a.on()
		if !known || a.count.Duties == 0 {
			return // the dialog says why
		}
		hide()
		a.write(on, changed)
	}
}

// on is the day that stands there, zero when nobody knows it; false when it cannot be read.
func (a *outsideAsk) on() (day.Date, bool) {
	if a.unknown.Checked {
		return 0, true
	}
	on, err := a.day.Date()
	return on, err == nil && !on.IsZero() && on <= a.o.Today()
}

// recount says what would be written.
func (a *outsideAsk) recount() {
	a.asked++
	mine, what := a.asked, a.what
	a.count = office.PaperCount{Unrecorded: a.count.Unrecorded}
	on, known := a.on()
	if !known {
		a.say(false)
		return
	}
	a.do.Disable()
	kit.RunAsync(func() (office.PaperCount, error) { return a.o.Do().CountOutside(a.o.Ctx(), on, what) }, func(c office.PaperCount, err error) {
		switch {
		case mine != a.asked:
		case err != nil:
			a.o.Failed(assets.Text("outside.failed"), err)
		default:
			a.count = c
			a.say(true)
		}
	})
}

// say tells what would be written, once there is a day, and what would stay.
func (a *outsideAsk) say(known bool) {
	c := &a.count
	if !known || c.Duties == 0 {
		a.do.Disable()
	} else {
		a.do.Enable()
	}
	switch {
	case !known && c.Unrecorded > 0:
		a.counted.Set(assets.Text("outside.noDay"))
		return
	case !known:
		a.counted.Set(assets.Text("outside.noDay.known"))
		return
	}
	words := assets.Text("outside.nothing")
	if c.Duties > 0 {
		words = assets.Text("outside.count", "duties", kit.Number(c.Duties), "of", ofWords(c))
	}
	if c.Early > 0 {
		words = kit.Joined(" ", words, assets.Text("outside.early", "count", kit.Number(c.Early)))
	}
	if c.Known > 0 {
		words = kit.Joined(" ", words, assets.Text("outside.known", "count", kit.Number(c.Known)))
	}
	a.counted.Set(words)
}

// ofWords are on how many letters and visits something is written down.
func ofWords(c *office.PaperCount) string {
	words := func(key string, n int) string {
		if n == 0 {
			return ""
		}
		return assets.Text(key, "count", kit.Number(n))
	}
	return kit.Joined(", ", words("outside.of.letters", c.Letters), words("outside.of.visits", c.Visits))
}

func (a *outsideAsk) write(on day.Date, changed func()) {
	o, what := a.o, a.what
	type written struct {
		done  []office.Delivered
		count office.PaperCount
	}
	kit.RunAsync(func() (w written, err error) {
		w.done, w.count, err = o.Do().MetOutside(o.Ctx(), on, what)
		return w, err
	}, func(w written, err error) {
		if err != nil {
			o.Failed(assets.Text("outside.failed"), err)
			return
		}
		changed()
		said := assets.Text("outside.written", "duties", kit.Number(w.count.Duties), "of", ofWords(&w.count))
		kit.ToastUndo(o.Window.Canvas(), said, func() { TakeBack(o, w.done, changed) })
	})
}

// TakeBack takes out what was written on each of several letters and visits.
func TakeBack(o *desk.Desk, done []office.Delivered, changed func()) {
	kit.RunAsyncErr(func() error { return o.Do().TakeBack(o.Ctx(), done, assets.Text("register.each.undo")) }, func(err error) {
		if err != nil {
			o.Failed(assets.Text("register.each.failed"), err)
		}
		changed()
	})
}
