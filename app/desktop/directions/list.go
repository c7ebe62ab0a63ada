// Package directions draws the room “Chỉ đạo”: what leaders directed, who does it, and
// how far it is.
package directions

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/register"
	"donthu/data/store"
)

// The lists of directions.
const (
	listOpen     = "open"
	listOverdue  = "overdue"
	listReported = "reported" // as done, waiting for the leader
	listDone     = "done"
	listAll      = "all"
)

// Room lists what leaders directed, by who carries it out.
type Room struct {
	desk.Fixed
	o      *desk.Desk
	head   *look.Head
	which  *views.RoomTabs
	search *kit.Entry
	table  *kit.Table[register.Direction]
	units  *fyne.Container
	unit   string // whose directions are listed, "" for all
	title  *look.CardHead
	about  *widget.Label // the selected one
	acts   *fyne.Container
}

// NewRoom is the room with the directions that are not done.
func NewRoom(o *desk.Desk) *Room {
	r := &Room{o: o, units: container.NewVBox(), acts: container.NewStack(), about: kit.Wrapped("", widget.MediumImportance)}
	r.Name = assets.Text("room.directions")
	r.table = kit.NewTable(columns(o)...)
	r.table.InCard = true
	r.table.Empty = assets.Text("directions.empty")
	r.table.Open = func(d register.Direction) { o.Open(desk.Direction{ID: d.ID}) }
	r.table.OnSelect = func(int) { r.tell() }
	r.table.OnMenu = r.menu
	r.table.Loaded = func(total int) {
		r.head.Set(assets.Text("directions.title"), assets.Text("directions.said", "list", assets.Text("directions.list."+r.which.Value()), "count", kit.Number(total)))
		r.tell()
	}
	r.table.Failed = func(err error) { o.Failed(assets.Text("directions.failed"), err) }
	r.table.Remember(o.App.Preferences(), "directions.columns")
	r.search = kit.NewSearch("directions.search", r.look)
	r.head = kit.NewHead(nil, assets.Text("directions.title"), kit.NewToolbar([]look.Part{{Object: kit.Wide(210, r.search)}},
		kit.Action{Text: assets.Text("listing.print"), Icon: look.IconPrint, Key: "Ctrl+P", Do: r.Print, Rare: true},
		kit.Action{Text: assets.Text("directions.tally"), Icon: look.IconBars, Do: func() { o.Push(newTally(o)) }},
		kit.Action{Text: assets.Text("directions.new"), Icon: look.IconAdd, Key: "Ctrl+T", Do: r.Add, Main: true}))
	r.which = views.NewRoomTabs(kit.Options("directions.list.", listOpen, listOverdue, listReported, listDone, listAll), func(string) { r.look() })
	r.title = look.NewCardHead("", "")
	byUnit := look.Card(assets.Text("directions.byUnit"), "", container.NewVScroll(r.units))
	chosen := container.New(layout.NewCustomPaddedLayout(4, 8, 12, 12), kit.TopDown(r.about, r.acts, nil))
	list := container.NewStack(look.NewSheet(), kit.TopDown(r.title, r.table, chosen))
	r.Whole = kit.TopDown(container.NewVBox(r.head, r.which), container.New(layout.NewCustomPaddedLayout(10, 0, 0, 0), container.New(unitsBeside{}, byUnit, list)), nil)
	r.which.SetValue(listOpen)
	return r
}

// unitsBeside gives the list of units a fixed width, what is listed the rest.
type unitsBeside struct{}

const (
	unitsWidth = 232
	unitsGap   = 12
)

func (unitsBeside) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := look.Scaled(unitsWidth)
	if size.Width > 1000 {
		width = look.Scaled(310)
	}
	kit.Put(objects[0], 0, 0, width, size.Height)
	kit.Put(objects[1], width+unitsGap, 0, size.Width-width-unitsGap, size.Height)
}

func (unitsBeside) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(look.Scaled(unitsWidth)+unitsGap+objects[1].MinSize().Width, max(120, objects[1].MinSize().Height))
}

// Help names the manual's page.
func (*Room) Help() string { return "chi-dao" }

// Keys has Ctrl+T, which gives a new direction, and the keys of the menu of a row.
func (r *Room) Keys() []kit.Key {
	keys := []kit.Key{kit.ControlKey(fyne.KeyT, r.Add)}
	for _, digit := range []fyne.KeyName{fyne.Key1, fyne.Key2, fyne.Key3} {
		keys = append(keys, kit.AltKey(digit, func() {
			for _, a := range r.menu() {
				if a.Key == "Alt+"+string(digit) {
					a.Do()
				}
			}
		}))
	}
	return keys
}

// Enter shows what the register holds now.
func (r *Room) Enter() {
	r.count()
	r.table.Reload()
	r.o.FocusIn(r, r.table)
}

// Add opens the form for a new direction.
func (r *Room) Add() { r.o.Push(NewForm(r.o, register.Directed{})) }

// Print prints what is listed.
func (r *Room) Print() { r.o.PrintList(r.listing()) }

// listing is what is listed, for the printer.
func (r *Room) listing() desk.Listing {
	title := kit.Joined(" · ", assets.Text("directions.title"), assets.Text("directions.list."+r.which.Value()), r.unit)
	return desk.Listing{Title: title, Name: assets.Text("directions.listing.name"), From: r.table}
}

// ShowOverdue lists those whose last day is over, of all units.
func (r *Room) ShowOverdue() {
	r.unit = ""
	r.which.SetValue(listOverdue)
}

func (r *Room) query() store.DirectionQuery {
	which := r.which.Value()
	return store.DirectionQuery{Text: r.search.Value(), Unit: r.unit, Open: which == listOpen, Overdue: which == listOverdue,
		Reported: which == listReported, Done: which == listDone}
}

// look lists what the filters ask for.
func (r *Room) look() {
	o, q := r.o, r.query()
	r.title.Set(assets.Text("directions.everyUnit"), "")
	if r.unit != "" {
		r.title.Set(r.unit, "")
	}
	r.table.Load(func(ctx context.Context, offset, limit int) ([]register.Direction, int, error) {
		page := q
		page.Offset, page.Limit = offset, limit
		all, total, err := o.Store.Directions(ctx, page)
		if err != nil {
			return nil, 0, err
		}
		files, err := o.Store.DirectionFiles(ctx, all...)
		for i := range files {
			all[i] = files[i].Masked().Direction
		}
		return all, total, err
	})
}

// unitOf is who carries a direction out: the unit, or the person where none is named.
func unitOf(d *register.Direction) string {
	if d.Unit != "" {
		return d.Unit
	}
	return d.Doer
}

// count shows how many wait in each list and with each unit.
func (r *Room) count() {
	o := r.o
	desk.Read(o, r, assets.Text("directions.failed"), func(ctx context.Context) ([]register.Direction, error) {
		all, _, err := o.Store.Directions(ctx, store.DirectionQuery{Open: true})
		return all, err
	}, func(open []register.Direction) {
		overdue, reported := 0, 0
		for i := range open {
			if open[i].State(o.Today()) == register.DirectionOverdue {
				overdue++
			}
			if open[i].Reported {
				reported++
			}
		}
		r.which.SetCount(listOpen, kit.ShownCount(len(open)), false)
		r.which.SetCount(listOverdue, kit.ShownCount(overdue), true)
		r.which.SetCount(listReported, kit.ShownCount(reported), false)
		r.showUnits(register.TallyDirections(open, unitOf, o.Today()))
	})
}

// showUnits lists who has how much to do; pressing one lists that alone.
func (r *Room) showUnits(lines []register.DirectionTally) {
	r.units.RemoveAll()
	total := lines[len(lines)-1]
	add := func(name, unit string, t register.DirectionTally) {
		b := kit.NewButton(name, nil, func() {
			r.unit = unit
			r.showUnits(lines)
			r.look()
			r.o.FocusIn(r, r.table) // the pressed button is gone, and the keys with it
		}).Leading().As(look.Line)
		b.SetOn(r.unit == unit)
		count := kit.Number(t.Given)
		if t.Overdue > 0 {
			count = assets.Text("directions.unit.late", "count", count, "late", kit.Number(t.Overdue))
		}
		b.Key = count
		b.SetToolTip(name)
		r.units.Add(look.Yielding(80, b))
	}
	add(assets.Text("directions.everyUnit"), "", total)
	for _, t := range lines[:len(lines)-1] {
		add(t.Name, t.Name, t)
	}
	r.units.Refresh()
}

// tell says what the selected direction is and offers what is to be done with it: to
// confirm what is reported as done.
func (r *Room) tell() {
	d, ok := r.table.SelectedRow()
	actions := r.menu()
	r.about.SetText("")
	if !ok {
		actions = nil
		if r.table.Len() > 0 {
			r.about.SetText(assets.Text("directions.hint"))
		}
	} else {
		latest := kit.Joined(": ", d.LatestOn.Shown(), d.Latest)
		r.about.SetText(kit.Shortened(kit.OneLine(kit.Joined(" · ", d.Content, latest)), 180))
	}
	for i := range actions {
		actions[i].Main = actions[i].Main && i == 0
	}
	r.acts.Objects = []fyne.CanvasObject{kit.NewToolbar(nil, actions...).Content()}
	r.acts.Refresh()
}

// menu is what can be done with the selected direction.
func (r *Room) menu() []kit.Action {
	d, ok := r.table.SelectedRow()
	if !ok {
		return nil
	}
	open := kit.Action{Text: assets.Text("directions.open"), Icon: look.IconForward, Key: "Enter", Do: func() { r.o.Open(desk.Direction{ID: d.ID}) }}
	if !d.DoneOn.IsZero() {
		return []kit.Action{open}
	}
	record := func(digit, key string, icon fyne.Resource, main bool) kit.Action {
		text := key
		if main {
			text = "directionPage.confirm"
		}
		return kit.Action{Text: assets.Text(text), Icon: icon, Key: "Alt+" + digit, Main: main, Do: func() { r.record(d.ID, key) }}
	}
	return []kit.Action{record("1", actionDone, look.IconCheck, d.Reported), record("2", actionProgress, look.IconEdit, false), record("3", actionExtend, look.IconCalendar, false), open}
}

// record asks for what is to be recorded of a direction, on the list.
func (r *Room) record(id int64, key string) {
	o := r.o
	desk.Try(o, assets.Text("directions.failed"), func() (register.Direction, error) { return o.Store.Direction(o.Ctx(), id) }, func(d register.Direction) {
		ask(o, r, d, key)
	})
}

func columns(o *desk.Desk) []kit.Column[register.Direction] {
	workdays := o.Law().Calendar().WorkingDays
	return []kit.Column[register.Direction]{
		kit.Col("directions.column.content", 190, func(d register.Direction) string { return kit.OneLine(d.Content) }).Growing(),
		kit.Col("directions.column.due", 164, func(d register.Direction) string { return dueWords(&d, o.Today()) }).As(func(d register.Direction) look.Chip {
			if !d.DoneOn.IsZero() {
				return look.Chip{}
			}
			return views.DayChip(d.DueOn, o.Today(), workdays)
		}),
		kit.Col("directions.column.state", 136, func(d register.Direction) string { return d.State(o.Today()).Label() }).As(func(d register.Direction) look.Chip {
			return stateChip(&d, o.Today())
		}),
		kit.Col("directions.column.doer", 130, func(d register.Direction) string { return d.Doer }).Yielding(2),
		kit.Col("directions.column.source", 150, func(d register.Direction) string { return kit.Joined(" · ", d.Source.Label(), d.Letter) }).Yielding(3),
		kit.Col("directions.column.unit", 110, func(d register.Direction) string { return d.Unit }).Yielding(6),
		kit.Col("directions.column.leader", 124, func(d register.Direction) string { return d.Leader }).Yielding(5),
		kit.Col("directions.column.given", 92, func(d register.Direction) string { return d.GivenOn.Shown() }).Yielding(4),
	}
}
