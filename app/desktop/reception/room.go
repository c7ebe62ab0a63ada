// Package reception draws the room “Tiếp công dân”: the visits of a day, the form and
// the page of a visit, and the schedule of the days on which the ward receives.
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

// Room has the desk at which visitors are received, the schedule of the days, and
// meetings, which another area draws.
type Room struct {
	desk.Fixed
	tabs  *views.RoomTabs
	parts map[string]desk.Part
	front *fyne.Container
}

// The tabs of the room.
const (
	tabDesk     = "desk"
	tabSchedule = "schedule"
	tabMeetings = "meetings"
)

// NewRoom is the room with its own tabs and the one that another area gives it.
func NewRoom(o *desk.Desk, meetings desk.Part) *Room {
	r := &Room{front: container.NewStack()}
	r.parts = map[string]desk.Part{tabDesk: newVisitDesk(o, r), tabSchedule: newSchedule(o, r), tabMeetings: meetings}
	r.tabs = views.NewRoomTabs(kit.Options("receptionRoom.", tabDesk, tabSchedule, tabMeetings), func(string) { r.Enter() })
	r.Fixed = desk.Fixed{Name: assets.Text("room.reception"), Whole: kit.TopDown(r.tabs, r.front, nil)}
	r.tabs.SetValue(tabDesk)
	return r
}

func (*Room) Help() string { return "tiep-cong-dan" }

func (r *Room) part() desk.Part { return r.parts[r.tabs.Value()] }

// Show goes to a tab and is what stands behind it.
func (r *Room) Show(tab string) desk.Part {
	r.tabs.SetValue(tab)
	return r.part()
}

// Keys has Ctrl+T, which begins what the tab in front lists.
func (r *Room) Keys() []kit.Key {
	return []kit.Key{kit.ControlKey(fyne.KeyT, func() { r.part().Add() })}
}

// Enter shows what the tab in front lists now.
func (r *Room) Enter() {
	part := r.part()
	r.front.Objects = []fyne.CanvasObject{part.Content()}
	r.front.Refresh()
	part.Load()
}

// visitsFound is how many visits a search lists.
const visitsFound = 200

// visitRow is a visit of the list: as everybody may read it, and how its answer stands.
type visitRow struct {
	register.Reception
	shown  register.Reception
	answer string
	late   bool
}

// visitDesk lists the visits of a day, or those that a search finds, and is where
// a new one is begun.
type visitDesk struct {
	o      *desk.Desk
	room   *Room
	day    *kit.DateField
	search *kit.Entry
	table  *kit.Table[visitRow]
	said   *widget.Label
	whole  fyne.CanvasObject

	last register.Reception // of the day shown: the next visit begins as it did
}

func newVisitDesk(o *desk.Desk, room *Room) *visitDesk {
	d := &visitDesk{o: o, room: room, day: o.DateField(), search: kit.NewEntry(), said: kit.Bold("")}
	again := kit.Debounce(kit.TypingPause, func() {
		if room.part() == desk.Part(d) { // else it is read once the clerk comes back to it
			d.Load()
		}
	})
	d.day.SetDate(o.Today())
	d.day.OnChanged = again
	d.search.SetPlaceHolder(assets.Text("desk.search"))
	d.search.OnChanged = func(string) { again() }

	d.table = kit.NewTable(
		kit.Col("desk.column.turn", 40, func(r visitRow) string { return kit.ShownCount(r.Turn) }),
		kit.Col("desk.column.on", 92, func(r visitRow) string { return r.On.Shown() }),
		kit.Col("desk.column.visitor", 150, func(r visitRow) string { return r.shown.Visitor.Name }).
			As(func(r visitRow) look.Chip { return views.VisitorChip(&r.Reception) }),
		kit.Col("desk.column.people", 72, func(r visitRow) string { return strconv.Itoa(r.People) }),
		kit.Col("desk.column.kind", 78, func(r visitRow) string { return r.Kind.Label() }),
		kit.Col("desk.column.content", 170, func(r visitRow) string { return kit.OneLine(r.shown.Content) }).Growing(),
		kit.Col("desk.column.type", 150, func(r visitRow) string { return kit.Joined(" · ", r.Type.Label(), r.Host.Label()) }),
		kit.Col("desk.column.handling", 124, func(r visitRow) string { return r.shown.Handling }),
		kit.Col("desk.column.answer", 172, func(r visitRow) string { return r.answer }),
		kit.Col("desk.column.letter", 66, func(r visitRow) string { return r.Letter }))
	d.table.Empty = assets.Text("desk.empty")
	d.table.Open = func(r visitRow) { o.Open(desk.Visit{ID: r.ID}) }
	d.table.Colour = func(r visitRow) widget.Importance { return kit.ImportantIf(r.late, widget.DangerImportance) }
	d.table.Remember(o.App.Preferences(), "desk.columns")

	days := container.NewHBox(kit.NewButton("", look.IconLeft, func() { d.move(-1) }), kit.Wide(170, d.day),
		kit.NewButton("", look.IconRight, func() { d.move(1) }), kit.NewButton(assets.Text("desk.today"), nil, func() { d.show(o.Today()) }))
	bar := kit.NewToolbar([]look.Part{{Object: days}, {Object: d.search, Grows: true}},
		kit.Action{Text: assets.Text("desk.new"), Icon: look.IconAdd, Key: "Ctrl+T", Do: d.Add, Main: true})
	d.whole = kit.TopDown(container.NewVBox(container.New(layout.NewCustomPaddedLayout(8, 4, 0, 0), bar.Content()), container.NewHBox(d.said, layout.NewSpacer())),
		look.Card("", "", d.table), nil)
	return d
}

func (d *visitDesk) Content() fyne.CanvasObject { return d.whole }

func (d *visitDesk) show(day day.Date) {
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

// Load lists the visits of the day, or those found when something is looked for.
func (d *visitDesk) Load() {
	on, err := d.day.Date()
	text := d.search.Value()
	if err != nil && text == "" {
		return // the field says what is wrong
	}
	o := d.o
	desk.Read(o, d.room, assets.Text("desk.failed"), func(ctx context.Context) (rows []visitRow, err error) {
		var visits []register.Reception
		if text != "" {
			visits, err = o.Store.SearchReceptions(ctx, text, visitsFound)
		} else {
			visits, err = o.Store.Receptions(ctx, day.Period{From: on, To: on})
		}
		rules, today := o.Law(), o.Today()
		for i := range visits {
			answer, standing := answerWords(&visits[i], rules, today)
			rows = append(rows, visitRow{visits[i], visits[i].Masked(), answer, standing == law.Overdue})
		}
		return rows, err
	}, func(rows []visitRow) { d.list(rows, on, text) })
}

func (d *visitDesk) list(rows []visitRow, day day.Date, words string) {
	d.last = register.Reception{}
	if words == "" {
		people, groups := 0, 0
		for _, r := range rows {
			d.last = r.Reception
			people += r.People
			if numbers.IsGroup(r.People) {
				groups++
			}
		}
		d.said.SetText(assets.Text("desk.day", "day", day.Shown(), "visits", kit.Number(len(rows)), "people", kit.Number(people), "groups", kit.Number(groups)))
		d.table.Empty = assets.Text("desk.empty")
	} else {
		d.said.SetText(assets.Text("desk.found", "text", text.Clean(words), "visits", kit.Number(len(rows))))
		d.table.Empty = assets.Text("desk.nothing")
	}
	at := d.table.Selected()
	d.table.SetRows(rows)
	if at >= 0 {
		d.table.Select(at)
	}
}

// answerWords says whether the visitor was answered, or until when (LTCD Điều 28).
func answerWords(r *register.Reception, l *law.Office, today day.Date) (string, law.Standing) {
	clock, ok := l.Answer(r)
	switch {
	case ok:
	case r.Refusal != "":
		return assets.Text("desk.refused"), ""
	default:
		return "", ""
	}
	standing := clock.Standing(today)
	switch standing {
	case law.Running, law.Overdue:
		return views.DueText(clock.Due, today), standing
	case law.InTime, law.TooLate:
		return assets.Text("desk.answered", "day", r.AnsweredOn.Shown()), standing
	}
	return standing.Label(), standing
}
