package letters

import (
	"fyne.io/fyne/v2/theme"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/law"
)

// outsideAsk asks on which day duties of letters were met on paper, and which.
type outsideAsk struct {
	o       *desk.Desk
	ids     []int64
	day     *kit.DateField
	unknown *kit.Check
	late    *kit.Check
	counted *look.Para
	do      *kit.Button
	asked   int // the count that was asked for last
	duties  int // what would be written, as far as it is known
}

// askOutside asks about the letters and writes it down, on all of them or on none; a
// message offers to take it back. changed follows whenever something was written.
func askOutside(o *desk.Desk, ids []int64, changed func()) {
	if len(ids) == 0 {
		return
	}
	a := &outsideAsk{o: o, ids: ids, day: o.DateField(), counted: look.NewPara("", theme.ColorNameForeground, theme.SizeNameText)}
	a.day.OnChanged = a.count
	a.late = kit.NewCheck(assets.Text("outside.late"), func(bool) { a.count() })
	a.unknown = kit.NewCheck(assets.Text("outside.unknown"), func(on bool) {
		if on {
			a.day.Disable()
			a.late.SetChecked(false) // what is late is met on a day
			a.late.Disable()
		} else {
			a.day.Enable()
			a.late.Enable()
		}
		a.count()
	})
	a.do = kit.NewButton(assets.Text("outside.write"), nil, nil).Main()
	content := look.NewColumn(8, look.NewPara(assets.Text("outside.explained"), look.Ink2, theme.SizeNameText),
		kit.NewField(assets.Text("outside.day"), a.day), a.unknown, a.late, a.counted)
	hide := kit.ShowContent(o.Window, kit.TitleOf("outside.do"), kit.Wide(440, content), a.day.FocusTarget(), a.do)
	a.do.OnTapped = func() {
		on, known := a.on()
		if !known || a.duties == 0 {
			return // the dialog says why
		}
		hide()
		a.write(on, changed)
	}
	a.count()
}

// on is the day that stands there, zero when nobody knows it; false when it cannot be read.
func (a *outsideAsk) on() (day.Date, bool) {
	if a.unknown.Checked {
		return 0, true
	}
	on, err := a.day.Date()
	return on, err == nil && !on.IsZero() && on <= a.o.Today()
}

// pick chooses what counts as done: what nobody wrote down, and when the clerk says so
// what is late.
func (a *outsideAsk) pick() func(*law.Duty) bool {
	late, today := a.late.Checked, a.o.Today()
	return func(d *law.Duty) bool {
		return d.Unrecorded || late && d.Standing(today) == law.Overdue
	}
}

// count says what would be written.
func (a *outsideAsk) count() {
	a.asked++
	mine := a.asked
	a.duties = 0
	a.do.Disable()
	on, known := a.on()
	if !known {
		a.counted.Set(assets.Text("outside.noDay"))
		return
	}
	pick := a.pick()
	type found struct{ letters, duties int }
	kit.RunAsync(func() (f found, err error) {
		f.letters, f.duties, err = a.o.Do().CountOutside(a.o.Ctx(), a.ids, on, pick)
		return f, err
	}, func(f found, err error) {
		switch {
		case mine != a.asked:
		case err != nil:
			a.o.Failed(assets.Text("outside.failed"), err)
		case f.duties == 0:
			a.counted.Set(assets.Text("outside.nothing"))
		default:
			a.duties = f.duties
			a.counted.Set(assets.Text("outside.count", "duties", kit.Number(f.duties), "letters", kit.Number(f.letters)))
			a.do.Enable()
		}
	})
}

func (a *outsideAsk) write(on day.Date, changed func()) {
	o, ids, pick := a.o, a.ids, a.pick()
	type written struct {
		done   []office.Delivered
		duties int
	}
	kit.RunAsync(func() (w written, err error) {
		w.done, w.duties, err = o.Do().MetOutside(o.Ctx(), ids, on, pick)
		return w, err
	}, func(w written, err error) {
		if err != nil {
			o.Failed(assets.Text("outside.failed"), err)
			return
		}
		changed()
		said := assets.Text("outside.written", "duties", kit.Number(w.duties), "letters", kit.Number(len(w.done)))
		kit.ToastUndo(o.Window.Canvas(), said, func() { takeBack(o, w.done, changed) })
	})
}

// takeBack takes out what was written on each of several letters.
func takeBack(o *desk.Desk, done []office.Delivered, changed func()) {
	kit.RunAsyncErr(func() error {
		return o.Do().TakeBackOnEach(o.Ctx(), done, assets.Text("register.each.undo"))
	}, func(err error) {
		if err != nil {
			o.Failed(assets.Text("register.each.failed"), err)
		}
		changed()
	})
}

// outside asks about the chosen letters.
func (r *Register) outside() {
	var ids []int64
	for _, l := range r.Table.Chosen() {
		ids = append(ids, l.ID)
	}
	askOutside(r.o, ids, func() {
		r.Table.SetMarked(nil)
		r.reload()
	})
}
