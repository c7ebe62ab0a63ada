package settings

import (
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
	"donthu/data/calendar"
)

// The answers to what a day is.
const (
	dayOffAnswer     = "off"
	dayWorkingAnswer = "working"
)

// dayAnswer says what a day is in this office.
type dayAnswer struct{ What, Name string }

// editDay asks what a day is in this office.
func (w *workdays) editDay(d data.Date) {
	w.grid.moveTo(d)
	day, plain, begin := w.days.Day(d), w.plain.Day(d), dayAnswer{What: dayOffAnswer}
	if day.Working() {
		begin.What = dayWorkingAnswer
	}
	if day.Kind != calendar.Weekend {
		begin.Name = day.Name
	}
	r := kit.NewRecord(w.o.Around(func() desk.Page { return w }), 1, begin,
		kit.Choose("workdays.what", "what", kit.Options("workdays.answer.", dayOffAnswer, dayWorkingAnswer), func(a *dayAnswer) *string { return &a.What }),
		kit.Line("workdays.name", "name", func(a *dayAnswer) *string { return &a.Name }).Example("workdays.name.example"))
	r.Heading, r.SaveText, r.EnterSaves = views.DayInWords(d, calendar.LunarText), assets.Text("workdays.save"), true
	r.Above = kit.Wrapped(assets.Text("workdays.plain", describe(plain)), widget.LowImportance)
	// The name of what the day was would be wrong for what it becomes.
	r.OnChanged = func(name string) {
		if name == "what" {
			r.Edit(func(a *dayAnswer) {
				if a.Name == day.Name {
					a.Name = ""
				}
			})
		}
	}
	takeBack := func() { w.takeBackDay(d) }
	if day.Origin == calendar.ByTheOffice {
		r.Danger = kit.NewButton(assets.Text("workdays.takeBack"), theme.ContentUndoIcon(), func() {
			r.Close()
			takeBack()
		})
	}
	// An answer that the calendar gives anyway needs no edit.
	r.Write = func(a dayAnswer) (kit.Saved, error) {
		off := a.What == dayOffAnswer
		same := off != plain.Working() && (a.Name == "" || a.Name == plain.Name || plain.Kind == calendar.Weekday)
		switch {
		case same && day.Origin == calendar.ByTheOffice:
			return kit.Saved{Then: takeBack}, nil
		case same:
			return kit.Saved{}, nil
		}
		return kit.Saved{Then: func() {
			w.change(w.o.Store.Settings().WithDay(data.DayEdit{Date: d, Off: off, Name: a.Name}), assets.Text("workdays.saved", d.Shown()))
		}}, nil
	}
	r.Open()
}

// takeBackDay makes a day again what it is without the office's word.
func (w *workdays) takeBackDay(d data.Date) {
	if w.days.Day(d).Origin != calendar.ByTheOffice {
		kit.Toast(w.o.Window.Canvas(), assets.Text("workdays.nothingToTakeBack", d.Shown()))
		return
	}
	w.change(w.o.Store.Settings().WithoutDay(d), assets.Text("workdays.tookBack", d.Shown()))
}
