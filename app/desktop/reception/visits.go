package reception

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/law/numbers"
	"donthu/data/register"
	"donthu/data/text"
)

// visitsFound is how many visits a search lists.
const visitsFound = 200

// visitRow is a visit of the list: as everybody may read it, and how its answer stands.
type visitRow struct {
	register.Reception
	shown  register.Reception
	answer look.Chip
}

// visitDesk lists the visits of a day, or those that a search finds, and is where
// a new one is begun.
type visitDesk struct {
	o       *desk.Desk
	room    *Room
	week    *weekStrip
	day     *kit.DateField
	search  *kit.Entry
	bar     *kit.Toolbar
	table   *kit.Table[visitRow]
	nothing *fyne.Container // in the table's place when there is no visit
	said    *widget.Label
	whole   fyne.CanvasObject

	last        register.Reception // of the day shown: the next visit begins as it did
	wantsSearch bool               // the search takes the keys once the room is in front
}

func newVisitDesk(o *desk.Desk, room *Room) *visitDesk {
	d := &visitDesk{o: o, room: room, day: o.DateField(), search: kit.NewEntry(), said: widget.NewLabel(""), nothing: container.NewStack()}
	again := kit.Debounce(kit.TypingPause, func() {
		if room.part() == desk.Part(d) { // else it is read once the clerk comes back to it
			d.Load()
		}
	})
	d.day.SetDate(o.Today())
	d.day.OnChanged = again
	d.search.SetPlaceHolder(assets.Text("desk.search"))
	d.search.OnChanged = func(string) { again() }
	d.bar = kit.NewToolbar([]look.Part{{Object: kit.Wide(look.Scaled(210), d.search)}},
		kit.Action{Text: assets.Text("desk.new"), Icon: look.IconAdd, Key: "Ctrl+T", Do: d.Add, Main: true})
	d.table = newVisitTable(d)
	d.nothing.Hide()
	d.week = newWeekStrip(o.Today(), d.show)
	days := kit.NewToolbar(append(append([]look.Part{{Object: newStep(look.IconLeft, "desk.week.before", func() { d.move(-7) })}}, d.week.parts()...),
		look.Part{Object: newStep(look.IconRight, "desk.week.after", func() { d.move(7) })},
		look.Part{Object: newFieldAlone(d.day)}), kit.Action{Text: assets.Text("desk.today"), Do: func() { d.show(o.Today()) }})
	d.week.bar = days
	d.whole = kit.TopDown(container.New(layout.NewCustomPaddedLayout(0, 8, 0, 0), days.Content()), container.NewStack(d.table, d.nothing), d.said)
	return d
}

func newVisitTable(d *visitDesk) *kit.Table[visitRow] {
	o := d.o
	t := kit.NewTable(
		kit.Col("desk.column.turn", 44, func(r visitRow) string { return kit.ShownCount(r.Turn) }),
		kit.Col("desk.column.on", 92, func(r visitRow) string { return r.On.Shown() }).Yielding(1),
		kit.Col("desk.column.visitor", codeWidth, func(r visitRow) string { return r.shown.Visitor.Name }).
			As(func(r visitRow) look.Chip { return views.VisitorChip(&r.Reception) }),
		kit.Col("desk.column.people", 78, func(r visitRow) string { return strconv.Itoa(r.People) }).As(groupChip).Yielding(4),
		kit.Col("desk.column.kind", 84, func(r visitRow) string { return r.Kind.Label() }).Yielding(2).Inked(func(r visitRow) fyne.ThemeColorName {
			if r.Secret() {
				return look.Secret
			}
			return ""
		}),
		kit.Col("desk.column.content", 170, func(r visitRow) string { return kit.OneLine(r.shown.Content) }).Growing(),
		kit.Col("desk.column.type", 176, func(r visitRow) string { return kit.Joined(" · ", r.Type.Label(), r.Host.Label()) }).Yielding(6),
		kit.Col("desk.column.handling", 140, func(r visitRow) string { return r.shown.Handling }).Yielding(5),
		kit.Col("desk.column.answer", 180, func(r visitRow) string { return r.answer.Text }).As(func(r visitRow) look.Chip { return r.answer }),
		kit.Col("desk.column.letter", 76, func(r visitRow) string { return r.Letter }).Yielding(3))
	t.Empty = ""
	t.Open = func(r visitRow) { o.Open(desk.Visit{ID: r.ID}) }
	t.OnMenu = func() []kit.Action {
		r, ok := t.SelectedRow()
		return []kit.Action{
			{Text: assets.Text("visit.past.open"), Icon: look.IconForward, Key: "Enter", Do: func() { t.Open(r) }, Away: func() bool { return !ok }},
			{Text: assets.Text("visitPage.openLetter", "letter", r.Letter), Icon: look.IconLetter, Do: func() { o.OpenNumbered(r.Letter) }, Away: func() bool { return r.Letter == "" }},
			{Text: assets.Text("desk.new"), Icon: look.IconAdd, Key: "Ctrl+T", Do: d.Add},
		}
	}
	t.Remember(o.App.Preferences(), "desk.visits")
	return t
}

// codeWidth has room for the code of a denouncer, which is never cut.
const codeWidth = 172

// groupChip marks the number of a group.
func groupChip(r visitRow) look.Chip {
	if !numbers.IsGroup(r.People) {
		return look.Chip{}
	}
	return look.Chip{Icon: look.IconPeople, Text: strconv.Itoa(r.People), Tone: look.Soon}
}

// Content is the days and the list.
func (d *visitDesk) Content() fyne.CanvasObject { return d.whole }

// Bar is the search, and the new visit.
func (d *visitDesk) Bar() *kit.Toolbar { return d.bar }

// Beside is nothing.
func (d *visitDesk) Beside() fyne.CanvasObject { return nil }

func (d *visitDesk) show(day day.Date) {
	d.search.SetText("")
	d.day.SetDate(day)
	d.Load()
}

func (d *visitDesk) move(days int) {
	day, err := d.day.Date()
	if err != nil || day.IsZero() {
		day = d.o.Today()
	}
	d.show(day.AddDays(days))
}

// Add begins a new visit on the day shown, today when that lies ahead.
func (d *visitDesk) Add() {
	before := d.last
	before.On = d.o.Today()
	if day, err := d.day.Date(); err == nil {
		before.On = min(day, before.On)
	}
	d.o.Push(newVisitForm(d.o, before))
}

// visitsRead are the visits of a list, those of the week around its day, and the latest of
// all where the list has none.
type visitsRead struct {
	rows   []visitRow
	counts map[day.Date]int
	latest day.Date
}

// Load lists the visits of the day, or those found when something is looked for.
func (d *visitDesk) Load() {
	on, err := d.day.Date()
	words := d.search.Value()
	if d.wantsSearch {
		d.wantsSearch = false
		d.o.Window.Canvas().Focus(d.search)
	}
	if err != nil || on.IsZero() {
		on = d.o.Today()
		if words == "" {
			return // the field says what is wrong
		}
	}
	o := d.o
	desk.Read(o, d.room, assets.Text("desk.failed"), func(ctx context.Context) (read visitsRead, err error) {
		monday := mondayOf(on)
		week, err := o.Store.Receptions(ctx, day.Period{From: monday, To: monday.AddDays(6)})
		if err != nil {
			return read, err
		}
		read.counts = map[day.Date]int{}
		var visits []register.Reception
		for _, r := range week {
			read.counts[r.On]++
			if r.On == on && words == "" {
				visits = append(visits, r)
			}
		}
		if words != "" {
			visits, err = o.Store.SearchReceptions(ctx, words, visitsFound)
		}
		rules, today := o.Law(), o.Today()
		for i := range visits {
			read.rows = append(read.rows, visitRow{visits[i], visits[i].Masked(), answerChip(&visits[i], rules, today)})
		}
		if err == nil && len(visits) == 0 {
			var latest []register.Reception
			latest, err = o.Store.SearchReceptions(ctx, "", 1)
			for _, r := range latest {
				read.latest = r.On
			}
		}
		return read, err
	}, func(read visitsRead) { d.list(read, on, words) })
}

func (d *visitDesk) list(read visitsRead, on day.Date, words string) {
	d.week.set(on, words == "", read.counts)
	d.last = register.Reception{}
	people, groups := 0, 0
	for _, r := range read.rows {
		if words == "" {
			d.last = r.Reception
		}
		people += r.People
		if numbers.IsGroup(r.People) {
			groups++
		}
	}
	key := "desk.day"
	if words != "" {
		key = "desk.found"
	}
	if d.said.Hidden = len(read.rows) == 0; !d.said.Hidden {
		d.said.SetText(assets.Text(key, "day", on.Shown(), "text", text.Clean(words), "visits", kit.Number(len(read.rows)), "people", kit.Number(people), "groups", kit.Number(groups)))
	}
	at := d.table.Selected()
	d.table.SetRows(read.rows)
	if at >= 0 {
		d.table.Select(at)
	}
	d.whenEmpty(read, on, words)
	if d.o.Window.Canvas().Focused() == nil && len(read.rows) > 0 {
		d.o.FocusIn(d.room, d.table)
	}
}

// whenEmpty says that there is no visit, and offers what to do.
func (d *visitDesk) whenEmpty(read visitsRead, on day.Date, words string) {
	empty := len(read.rows) == 0
	kit.SetVisible(d.table, !empty)
	kit.SetVisible(d.nothing, empty)
	if !empty {
		return
	}
	add := kit.Action{Text: assets.Text("desk.new"), Icon: look.IconAdd, Key: "Ctrl+T", Do: d.Add}
	latest := kit.Action{Text: assets.Text("desk.latest", "day", read.latest.Shown()), Icon: look.IconCalendar, Do: func() { d.show(read.latest) },
		Away: func() bool { return read.latest.IsZero() || read.latest == on }}
	if words != "" {
		clear := kit.Action{Text: assets.Text("desk.clear"), Icon: look.IconClose, Do: func() { d.show(on) }}
		d.nothing.Objects = []fyne.CanvasObject{views.NewNothing(look.IconSearch, assets.Text("desk.nothing", "text", text.Clean(words)), clear, add)}
	} else {
		d.nothing.Objects = []fyne.CanvasObject{views.NewNothing(look.IconPeople, assets.Text("desk.empty", "day", on.Shown()), add, latest)}
	}
	d.nothing.Refresh()
}

// answerChip says whether the visitor was answered, or until when (LTCD Điều 28).
func answerChip(r *register.Reception, l *law.Office, today day.Date) look.Chip {
	clock, ok := l.Answer(r)
	switch {
	case ok:
	case r.Refusal != "":
		return look.Chip{Icon: look.IconClose, Text: assets.Text("desk.refused")}
	default:
		return look.Chip{}
	}
	switch standing := clock.Standing(today); standing {
	case law.Running, law.LastDay, law.Overdue:
		return views.DayChip(clock.Due, today, l.Calendar().WorkingDays)
	case law.InTime:
		return look.Chip{Icon: look.IconCheck, Text: assets.Text("desk.answered", "day", views.ShortDay(clock.Met, today)), Tone: look.Done}
	case law.TooLate:
		return look.Chip{Text: assets.Text("desk.answeredLate", "day", views.ShortDay(clock.Met, today)), Tone: look.Plain}
	case law.Unrecorded:
		return look.Chip{Text: assets.Text("desk.unrecorded"), Tone: look.Undecided}
	default:
		return look.Chip{Text: standing.Label()}
	}
}
