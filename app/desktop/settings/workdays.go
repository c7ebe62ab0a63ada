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
	"donthu/app/kit/look"
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
	scroll   *container.Scroll // around the year, where it has no room
	year     *kit.Button       // says it, and leads to today
	state    *fyne.Container   // whether the year is confirmed
	day      *look.Para        // under the mouse or the cursor
	line     *look.Para        // what that day is
	edit     *kit.Button
	takeBack *kit.Button
	list     *kit.Table[calendar.Day]
	place    *yearPlace
	bar      *kit.Toolbar
	all      *fyne.Container
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

func (w *workdays) build() *fyne.Container {
	step := func(key string, icon fyne.Resource, months int) *kit.Button {
		b := kit.NewButton("", icon, func() { w.grid.moveMonths(months) })
		b.SetToolTip(assets.Text(key))
		return b
	}
	w.year = kit.NewButton("", nil, func() { w.grid.moveTo(w.o.Today()) })
	years := container.NewHBox(step("workdays.before", look.IconLeft, -12), w.year, step("workdays.after", look.IconRight, 12))
	w.place = &yearPlace{grid: w.grid}
	w.bar = kit.NewToolbar([]look.Part{{Object: years}},
		kit.Action{Text: assets.Text("workdays.list"), Icon: look.IconGrid, Do: w.turn, Away: func() bool { return !w.place.narrow }})
	w.place.narrowed = w.bar.Refresh
	head := kit.NewHead(w.o.Back, w.Title(), w.bar)

	w.list = kit.NewTable(
		kit.Col("workdays.day", 86, func(d calendar.Day) string {
			return assets.Text("workdays.date", "weekday", shortWeekday(d.Date), "day", d.Date.Day(), "month", d.Date.Month())
		}),
		kit.Col("workdays.name", 160, func(d calendar.Day) string { return d.Name }).Growing(),
		kit.Col("workdays.origin", 84, originWord))
	w.list.Empty = assets.Text("workdays.none")
	w.list.OnSelect = func(int) {
		if d, ok := w.list.SelectedRow(); ok {
			w.grid.moveTo(d.Date)
		}
	}
	w.list.Open = func(d calendar.Day) { w.editDay(d.Date) }
	legend := container.New(layout.NewRowWrapLayout())
	for _, paint := range dayPaints {
		legend.Add(legendOf(paint))
	}
	w.scroll = container.NewScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, barRoom), w.grid))
	w.place.legend = legend
	year := look.Card("", "", look.Inset(12, 10, kit.TopDown(nil, w.scroll, legend)))
	listing := look.Card(assets.Text("workdays.list"), "", w.list)
	return kit.TopDown(container.NewVBox(head, w.state), look.Inset(0, 8, container.New(w.place, year, listing)), w.dayPart())
}

// turn shows the list of days instead of the year, where only one of them has room.
func (w *workdays) turn() {
	w.place.list = !w.place.list
	w.all.Refresh()
	if w.place.list {
		w.o.Window.Canvas().Focus(w.list)
	} else {
		w.o.Window.Canvas().Focus(w.grid)
	}
}

// Escape goes from the list back to the year, where it has taken its place.
func (w *workdays) Escape() bool {
	if !w.place.list || !w.place.narrow {
		return false
	}
	w.turn()
	return true
}

// yearPlace lays the year beside the list of its days; where both have no room, or the whole
// year is seen only without the list, one of them is.
type yearPlace struct {
	list, narrow bool
	narrowed     func()
	grid         *yearGrid
	legend       fyne.CanvasObject
}

// barRoom is left free beside the days of December, where the bar of the scroll lies.
const barRoom = 10

// inside is the room for the year in a card of the size.
func (p *yearPlace) inside(size fyne.Size) fyne.Size {
	p.legend.Resize(fyne.NewSize(size.Width-24, p.legend.Size().Height)) // what wraps needs a width to know its height
	return size.SubtractWidthHeight(24+barRoom, 20+p.legend.MinSize().Height+8)
}

const (
	listWidth   = 350 // lets names such as "Nghỉ hoán đổi với ngày 22/8/2026" be read
	listBeside  = 1040
	besideYears = 12
)

// MinSize belongs to Fyne.
func (*yearPlace) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(look.Scaled(300), look.Scaled(110))
}

// Layout belongs to Fyne.
func (p *yearPlace) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	beside := size.SubtractWidthHeight(look.Scaled(listWidth)+besideYears, 0)
	narrow := size.Width < look.Scaled(listBeside) || acrossIn(p.inside(beside)) == monthsAcross && p.inside(beside).Height < leastYear(monthsAcross).Height && acrossIn(p.inside(size)) == monthsWide
	if narrow != p.narrow {
		p.narrow = narrow
		p.narrowed()
	}
	if p.grid.room = p.inside(beside); narrow {
		p.grid.room = p.inside(size)
	}
	kit.SetVisible(objects[0], !p.narrow || !p.list)
	kit.SetVisible(objects[1], !p.narrow || p.list)
	year := size.Width
	if !p.narrow {
		year -= look.Scaled(listWidth) + besideYears
		kit.Put(objects[1], year+besideYears, 0, look.Scaled(listWidth), size.Height)
	} else {
		kit.Put(objects[1], 0, 0, size.Width, size.Height)
	}
	kit.Put(objects[0], 0, 0, year, size.Height)
}

// dayPart says about a day what there is to say, and edits it.
func (w *workdays) dayPart() fyne.CanvasObject {
	w.day, w.line = look.NewPara("", theme.ColorNameForeground, theme.SizeNameText).Bold(), look.NewPara("", look.Ink2, theme.SizeNameText)
	w.edit = kit.NewButton(assets.Text("workdays.edit"), look.IconEdit, func() { w.editDay(w.grid.cursor) }).Keyed("Enter")
	w.takeBack = kit.NewButton(assets.Text("workdays.takeBack"), look.IconUndo, func() { w.takeBackDay(w.grid.cursor) }).Keyed("Delete")
	words := kit.Sized(look.Scaled(300), look.Scaled(dayLines), look.NewColumn(0, w.day, w.line))
	keys := look.NewPara(assets.Text("workdays.keys"), look.Ink2, theme.SizeNameCaptionText)
	return look.Card("", "", look.Inset(14, 8, look.NewColumn(2, container.NewBorder(nil, nil, nil, container.NewCenter(container.NewHBox(w.edit, w.takeBack)), words), keys)))
}

// dayLines is room for the longest sentence about a day, so that nothing moves
// while the cursor does.
const dayLines = 60

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
	w.bar.Refresh()
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
	w.reveal(d)
	kit.SetEnabled(w.days.Day(d).Origin == calendar.ByTheOffice, w.takeBack)
}

// reveal scrolls the year so that the month of a day is seen.
func (w *workdays) reveal(d day.Date) {
	c := cellsOf(w.grid.Size())
	top, high, room := c.at(d.Month(), 0, 0).Y, c.month.Height, w.scroll.Size().Height
	offset := w.scroll.Offset
	if top < offset.Y {
		offset.Y = top
	} else if top+high > offset.Y+room {
		offset.Y = top + high - room
	}
	if offset != w.scroll.Offset {
		w.scroll.ScrollToOffset(offset)
	}
}

// say writes of a day what it is, why, and where that is known from.
func (w *workdays) say(d day.Date) {
	w.day.Set(views.DayInWords(d, calendar.LunarText))
	text := assets.Text("workdays.sentence", "day", describe(w.days.Day(d)))
	if w.days.Day(d).Origin == calendar.ByTheOffice {
		text = kit.Joined("\n", text, assets.Text("workdays.plain", "day", describe(w.plain.Day(d))))
	}
	w.line.Set(text)
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
	note := func(key string, args ...any) *look.Para {
		return look.NewPara(assets.Text(key, args...), look.Ink2, theme.SizeNameCaptionText)
	}
	if slices.Contains(w.o.Store.Settings().ConfirmedYears, year) {
		undo := confirm("workdays.unconfirm", look.IconUndo, false).Quiet()
		return look.OnGround(look.Done, container.NewBorder(nil, nil, nil, container.NewCenter(undo), look.NewColumn(0, note("workdays.confirmed", "year", year))))
	}
	if w.days.Confirmed(year) {
		return look.OnGround(look.Told, look.NewColumn(0, note("workdays.shipped", "year", year, "source", source)))
	}
	words := look.NewColumn(0, look.NewPara(assets.Text("workdays.unconfirmed", "year", year), theme.ColorNameWarning, theme.SizeNameText))
	if source != "" {
		words.Add(note("workdays.source", "source", source))
	}
	icon := widget.NewIcon(look.Painted(look.IconWarning, theme.ColorNameWarning))
	return look.OnGround(look.Soon, container.NewBorder(nil, nil, container.NewCenter(icon), container.NewCenter(confirm("workdays.confirm", look.IconCheck, true).Main()), look.Gap(8, words)))
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
		r.Danger = kit.NewButton(assets.Text("workdays.takeBack"), look.IconUndo, func() {
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
