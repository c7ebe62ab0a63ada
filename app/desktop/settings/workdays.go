package settings

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data/calendar"
	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/register"
)

// workdays is the page of the office's calendar: a year at a time, what each day
// is and where that is known from, and what the office says otherwise.
type workdays struct {
	desk.PlainPage
	o     *desk.Desk
	days  *calendar.Calendar // with the office's edits
	plain *calendar.Calendar // without them

	grid     *yearGrid
	year     *widget.Label
	state    *fyne.Container // whether the year is confirmed
	day      *widget.Label   // under the mouse or the cursor
	line     *widget.Label   // what that day is
	edit     *kit.Button
	takeBack *kit.Button
	list     *kit.Table[calendar.Day]
	all      fyne.CanvasObject
}

// NewWorkdays is the page with the cursor on a day.
func NewWorkdays(o *desk.Desk, on day.Date) *workdays {
	w := &workdays{o: o, state: container.NewStack()}
	w.load()
	w.grid = newYearGrid(o, func(d day.Date) calendar.Day { return w.days.Day(d) })
	w.grid.cursor = on
	w.grid.onMove = w.moved
	w.grid.onHover = w.hovered
	w.grid.onEdit = w.editDay
	w.grid.onTakeBack = w.takeBackDay
	w.all = w.build()
	w.show()
	return w
}

func (w *workdays) Title() string              { return assets.Text("workdays.title") }
func (w *workdays) Content() fyne.CanvasObject { return w.all }
func (*workdays) Help() string                 { return "lich-lam-viec" }

// Enter reads the calendar anew and gives the keys to the year.
func (w *workdays) Enter() {
	w.load()
	w.show()
	w.o.Window.Canvas().Focus(w.grid)
}

func (w *workdays) load() {
	settings := w.o.Store.Settings()
	w.days = law.NewOffice(settings).Calendar()
	settings.DaysOff = nil
	w.plain = law.NewOffice(settings).Calendar()
}

// Keys are Ctrl and the arrows, which change the year wherever the focus is.
func (w *workdays) Keys() []kit.Key {
	return []kit.Key{
		kit.ControlKey(fyne.KeyLeft, func() { w.grid.moveMonths(-12) }),
		kit.ControlKey(fyne.KeyRight, func() { w.grid.moveMonths(12) }),
	}
}

func (w *workdays) build() fyne.CanvasObject {
	back := kit.NewButton(assets.Text("letter.back"), theme.NavigateBackIcon(), w.o.Back)
	back.Importance = widget.LowImportance
	w.year = kit.NewTitle("")
	before := kit.NewButton(assets.Text("workdays.before"), theme.NavigateBackIcon(), func() { w.grid.moveMonths(-12) })
	after := kit.NewButton(assets.Text("workdays.after"), theme.NavigateNextIcon(), func() { w.grid.moveMonths(12) })
	after.IconPlacement = widget.ButtonIconTrailingText
	head := container.NewHBox(back, kit.NewTitle(w.Title()), layout.NewSpacer(), before, w.year, after)

	w.list = kit.NewTable(
		kit.Col("workdays.day", 78, func(d calendar.Day) string {
			return assets.Text("workdays.date", "weekday", shortWeekday(d.Date), "day", d.Date.Day(), "month", d.Date.Month())
		}),
		kit.Col("workdays.name", 200, func(d calendar.Day) string { return d.Name }).Growing(),
		kit.Col("workdays.origin", 92, originWord))
	w.list.Empty = assets.Text("workdays.none")
	w.list.OnSelect = func(int) {
		if d, ok := w.list.SelectedRow(); ok {
			w.grid.moveTo(d.Date)
		}
	}
	w.list.Open = func(d calendar.Day) { w.editDay(d.Date) }
	listing := kit.Wide(listWidth, container.NewBorder(kit.Heading("workdays.list"), w.dayPart(), nil, nil, w.list))
	legend := container.NewHBox()
	for _, paint := range dayPaints {
		legend.Add(legendOf(paint))
	}
	year := container.NewBorder(nil, legend, nil, nil, w.grid)
	return container.NewBorder(container.NewVBox(head, w.state, widget.NewSeparator()), nil, nil,
		container.NewHBox(widget.NewSeparator(), listing), year)
}

// dayPart says about a day what there is to say, and edits it.
func (w *workdays) dayPart() fyne.CanvasObject {
	w.day, w.line = kit.Bold(""), kit.Wrapped("", widget.MediumImportance)
	w.edit = kit.NewButton(assets.Text("workdays.edit"), theme.DocumentCreateIcon(), func() { w.editDay(w.grid.cursor) })
	w.takeBack = kit.NewButton(assets.Text("workdays.takeBack"), theme.ContentUndoIcon(), func() { w.takeBackDay(w.grid.cursor) })
	return container.NewVBox(w.day, kit.Sized(listWidth, dayLines, w.line), container.NewHBox(w.edit, w.takeBack), kit.Caption(assets.Text("workdays.keys")))
}

// dayLines is room for the longest sentence about a day, so that nothing moves
// while the cursor does.
const dayLines = 66

// listWidth lets names such as "Nghỉ hoán đổi với ngày 22/8/2026" be read whole.
const listWidth = 400

func legendOf(paint dayPaint) fyne.CanvasObject {
	sample := canvas.NewRectangle(paint.groundColor())
	sample.CornerRadius = 2
	sample.SetMinSize(fyne.NewSize(14, 14))
	words := widget.NewLabel(assets.Text(paint.key))
	words.SizeName = theme.SizeNameCaptionText
	return container.NewHBox(container.NewCenter(sample), words)
}

// show draws the calendar as it is now.
func (w *workdays) show() {
	year := w.grid.year()
	w.year.SetText(assets.Text("workdays.year", "year", year))
	w.list.SetRows(w.days.Special(year))
	state := w.confirmation(year)
	state.Resize(w.state.Size()) // what wraps needs a width to know its height
	w.state.Objects = []fyne.CanvasObject{state}
	w.showDay(w.grid.cursor)
	w.all.Refresh() // the state of the year may take more or fewer lines
}

// moved follows the cursor.
func (w *workdays) moved(d day.Date) {
	if w.list.Len() == 0 || w.list.Row(0).Date.Year() != d.Year() {
		w.show()
		return
	}
	w.showDay(d)
}

func (w *workdays) hovered(d day.Date) {
	if d.IsZero() {
		d = w.grid.cursor
	}
	w.say(d)
}

func (w *workdays) showDay(d day.Date) {
	w.say(d)
	kit.SetEnabled(w.days.Day(d).Origin == calendar.ByTheOffice, w.takeBack)
}

// say writes of a day what it is, why, and where that is known from.
func (w *workdays) say(d day.Date) {
	w.day.SetText(views.DayInWords(d, calendar.LunarText))
	text := assets.Text("workdays.sentence", "day", describe(w.days.Day(d)))
	if w.days.Day(d).Origin == calendar.ByTheOffice {
		text = kit.Joined("\n", text, assets.Text("workdays.plain", "day", describe(w.plain.Day(d))))
	}
	w.line.SetText(text)
}

// describe is "Ngày nghỉ: Quốc khánh (tự tính)" or "Ngày làm việc".
func describe(d calendar.Day) string {
	what := "workdays.answer.off"
	if d.Working() {
		what = "workdays.answer.working"
	}
	switch {
	case d.Kind == calendar.Weekend:
		return assets.Text("workdays.off.weekend")
	case d.Name == "":
		return assets.Text(what)
	}
	return assets.Text("workdays.why", "what", assets.Text(what), "name", d.Name, "origin", originWord(d))
}

func originWord(d calendar.Day) string { return assets.Text("workdays.origin." + string(d.Origin)) }

func shortWeekday(d day.Date) string {
	return assets.Text("ui.weekday.short." + strconv.Itoa(int(d.Weekday())))
}

// confirmation says whether somebody compared the year with the announcement,
// and lets the office say so.
func (w *workdays) confirmation(year int) fyne.CanvasObject {
	confirm := func(key string, icon fyne.Resource, confirmed bool) *kit.Button {
		return kit.NewButton(assets.Text(key), icon, func() {
			w.change(w.o.Store.Settings().WithConfirmed(year, confirmed), assets.Text(key+".done", "year", year))
		})
	}
	source := calendar.Source(year)
	if slices.Contains(w.o.Store.Settings().ConfirmedYears, year) {
		undo := confirm("workdays.unconfirm", theme.ContentUndoIcon(), false)
		undo.Importance = widget.LowImportance
		return container.NewBorder(nil, nil, nil, container.NewCenter(undo), kit.Remark("workdays.confirmed", "year", year))
	}
	if w.days.Confirmed(year) {
		return kit.Remark("workdays.shipped", "year", year, "source", source)
	}
	button := confirm("workdays.confirm", theme.ConfirmIcon(), true)
	button.Importance = widget.HighImportance
	words := container.NewVBox(kit.Wrapped(assets.Text("workdays.unconfirmed", "year", year), widget.WarningImportance))
	if source != "" {
		words.Add(kit.Caption(assets.Text("workdays.source", "source", source)))
	}
	icon := widget.NewIcon(theme.NewWarningThemedResource(theme.WarningIcon()))
	return container.NewBorder(nil, nil, container.NewCenter(icon), container.NewCenter(button), words)
}

// change keeps other settings and shows what they change.
func (w *workdays) change(settings register.Settings, toast string) {
	w.o.ChangeSettings(settings, func() {
		w.Enter()
		for row := range w.list.Len() {
			if w.list.Row(row).Date == w.grid.cursor {
				w.list.Select(row)
			}
		}
		kit.Toast(w.o.Window.Canvas(), toast)
	})
}

// The answers to what a day is.
const (
	dayOffAnswer     = "off"
	dayWorkingAnswer = "working"
)

// dayAnswer says what a day is in this office.
type dayAnswer struct{ What, Name string }

// editDay asks what a day is in this office.
func (w *workdays) editDay(d day.Date) {
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
	r.Above = kit.Wrapped(assets.Text("workdays.plain", "day", describe(plain)), widget.LowImportance)
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
			w.change(w.o.Store.Settings().WithDay(register.DayEdit{Date: d, Off: off, Name: a.Name}), assets.Text("workdays.saved", "day", d.Shown()))
		}}, nil
	}
	r.Open()
}

// takeBackDay makes a day again what it is without the office's word.
func (w *workdays) takeBackDay(d day.Date) {
	if w.days.Day(d).Origin != calendar.ByTheOffice {
		kit.Toast(w.o.Window.Canvas(), assets.Text("workdays.nothingToTakeBack", "day", d.Shown()))
		return
	}
	w.change(w.o.Store.Settings().WithoutDay(d), assets.Text("workdays.tookBack", "day", d.Shown()))
}
