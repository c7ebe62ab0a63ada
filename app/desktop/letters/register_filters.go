package letters

import (
	"cmp"
	"context"
	"image/color"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/store"
	"donthu/data/text"
)

// pill is one filter of the register.
type pill struct {
	*views.Pill
	name string // also the key of its words
}

// registerFilters are the search and the pills over the table of the register.
type registerFilters struct {
	r      *Register
	search *kit.Entry
	pills  []*pill
	clear_ *kit.Button
	bar    fyne.CanvasObject
	row    *kit.Toolbar
	// chip stands for the filters that have no pill, such as the letters behind a figure of
	// a report; pressing it lifts them.
	chip     *kit.Button
	years    []kit.Option
	officers []kit.Option
	areas    []kit.Option
	duties   []kit.Option // by which rules something is open
	national []int        // how many letters are in each state beside the national platform
}

func newRegisterFilters(r *Register) *registerFilters {
	f := &registerFilters{r: r}
	f.search = f.searchEntry()
	f.clear_ = kit.NewButton(assets.Text("register.clear"), nil, f.clear).Quiet().Keyed("Alt+B")
	f.chip = kit.NewButton("", look.IconClose, f.liftSpecial).As(look.Pill)
	f.chip.On = true
	f.add("kind", func() []kit.Option { return kit.OptionsOf(register.Kinds...) },
		func(q store.Query) string { return string(q.Kind) }, func(q *store.Query, v string) { q.Kind = register.Kind(v) })
	f.add("officer", func() []kit.Option { return f.officers }, func(q store.Query) string { return q.Officer },
		func(q *store.Query, v string) { q.Officer = v })
	f.add("year", func() []kit.Option { return f.years }, func(q store.Query) string { return kit.ShownCount(q.Year) },
		func(q *store.Query, v string) { q.Year, _ = strconv.Atoi(v) }).Said = func(year string) string { return assets.Text("register.year", "year", year) }
	f.add("field", func() []kit.Option { return kit.OptionsOf(register.Fields...) },
		func(q store.Query) string { return string(q.Field) }, func(q *store.Query, v string) { q.Field = register.Field(v) })
	f.add("area", func() []kit.Option { return f.areas }, func(q store.Query) string { return q.Area },
		func(q *store.Query, v string) { q.Area = v })
	f.add("source", func() []kit.Option { return kit.OptionsOf(register.Sources...) },
		func(q store.Query) string { return string(q.Source) }, func(q *store.Query, v string) { q.Source = register.Source(v) })
	received := f.add("received", f.periods, func(q store.Query) string { return periodValue(q.From, q.To) }, func(q *store.Query, v string) {
		from, to, _ := strings.Cut(v, "/")
		q.From, _ = day.Parse(from)
		q.To, _ = day.Parse(to)
	})
	received.Said, received.More = receivedWords, []*fyne.MenuItem{fyne.NewMenuItemSeparator(), fyne.NewMenuItem(assets.Text("register.received.between"), f.askDays)}
	f.add("state", func() []kit.Option { return kit.OptionsOf(register.States...) },
		func(q store.Query) string { return string(q.State) }, func(q *store.Query, v string) { q.State = register.State(v) })
	f.add("duty", f.dutyOptions, func(q store.Query) string { return q.Duty },
		func(q *store.Query, v string) { q.Duty = v }).Said = func(words string) string {
		name, _, _ := strings.Cut(words, dutyCount)
		return kit.Shortened(name, 44)
	}
	f.add("national", f.nationalOptions, func(q store.Query) string { return string(q.National) },
		func(q *store.Query, v string) { q.National = register.NationalState(v) }).Said = func(words string) string {
		name, _, _ := strings.Cut(words, dutyCount)
		return name
	}
	f.toggle("unrecorded", func(q *store.Query) *bool { return &q.Unrecorded })
	f.toggle("lateOnce", func(q *store.Query) *bool { return &q.LateOnce })
	least := canvas.NewRectangle(color.Transparent)
	least.SetMinSize(fyne.NewSize(look.Scaled(230), 0))
	parts := []look.Part{{Object: container.NewStack(least, f.search), Grows: true},
		{Object: f.chip, Away: func() bool { return !special(f.r.query) }}}
	for _, p := range f.pills {
		parts = append(parts, p.Part())
	}
	parts = append(parts, look.Part{Object: f.clear_, Away: func() bool { return !filtered(f.r.query) }})
	f.row = kit.NewToolbar(parts).Called(assets.Text("register.filters"))
	f.bar = look.Inset(0, 6, f.row.Content())
	f.read(r.query, "")
	return f
}

func (f *registerFilters) add(name string, options func() []kit.Option, get func(store.Query) string, set func(*store.Query, string)) *views.Pill {
	p := views.NewPill(assets.Text("register.filter."+name), options, func() string { return get(f.r.query) },
		func(value string) { f.set(func(q *store.Query) { set(q, value) }) })
	f.pills = append(f.pills, &pill{p, name})
	return p
}

// toggle adds a filter that is set or not.
func (f *registerFilters) toggle(name string, at func(*store.Query) *bool) {
	const set = "yes"
	f.add(name, func() []kit.Option { return []kit.Option{{Value: set, Text: assets.Text("register.filter." + name)}} }, func(q store.Query) string {
		if *at(&q) {
			return set
		}
		return ""
	}, func(q *store.Query, v string) { *at(q) = v == set }).Lone = true
}

// dutyCount stands between the name of a rule and how many duties are open by it.
const dutyCount = " · "

// mostDuties is how many rules the menu has room for in the least window: those by which
// most is open. The page of duties has all of them.
const mostDuties = 11

// dutyOptions are the rules by which something is open, and the one that is set.
func (f *registerFilters) dutyOptions() []kit.Option {
	set := f.r.query.Duty
	if set == "" || slices.ContainsFunc(f.duties, func(o kit.Option) bool { return o.Value == set }) {
		return f.duties
	}
	return append(slices.Clone(f.duties), kit.Option{Value: set, Text: f.r.ruleName(set)})
}

// nationalOptions are the states of letters beside the national platform, with how many are in
// each.
func (f *registerFilters) nationalOptions() []kit.Option {
	options := make([]kit.Option, len(register.NationalStates))
	for i, state := range register.NationalStates {
		options[i] = kit.Option{Value: string(state), Text: assets.Text("register.national." + string(state))}
		if i < len(f.national) {
			options[i].Text += dutyCount + kit.Number(f.national[i])
		}
	}
	return options
}

// ruleName is what the law calls a rule.
func (r *Register) ruleName(id string) string {
	rule, _ := r.o.Law().Norm(id, r.o.Today())
	return cmp.Or(rule.Name, id)
}

// set changes the query by a control and lists anew.
func (f *registerFilters) set(change func(*store.Query)) {
	change(&f.r.query)
	f.r.changed()
}

// read sets the controls to what q asks for.
func (f *registerFilters) read(q store.Query, caption string) {
	if f.search.Value() != q.Text && text.Clean(f.search.Text) != q.Text {
		f.search.SetText(q.Text)
	}
	for _, p := range f.pills {
		p.Read()
	}
	if caption == "" {
		caption = assets.Text("register.special")
	}
	if f.chip.Text == "" || f.r.caption != "" || caption != assets.Text("register.special") {
		f.chip.SetText(caption)
	}
	if f.row != nil {
		f.row.Refresh()
	}
}

// receivedWords are days of receipt in words, unless an option has them.
func receivedWords(words string) string {
	from, to, _ := strings.Cut(words, "/")
	first, wrong := day.Parse(from)
	last, wrong2 := day.Parse(to)
	if wrong != nil || wrong2 != nil {
		return words
	}
	return assets.Text("register.received.of", "from", first.Shown(), "to", last.Shown())
}

// periods are the days of receipt that are asked for often.
func (f *registerFilters) periods() []kit.Option {
	today := f.r.o.Today()
	first := today.AddDays(1 - today.Day())
	before := first.AddDays(-1)
	option := func(key string, from, to day.Date) kit.Option {
		return kit.Option{Value: periodValue(from, to), Text: assets.Text("register.received." + key)}
	}
	return []kit.Option{option("today", today, today), option("week", today.AddDays(-6), today), option("month", first, today),
		option("before", before.AddDays(1-before.Day()), before), option("year", day.Date(today.Year()*10000+101), today)}
}

// askDays asks for the first and the last day of receipt.
func (f *registerFilters) askDays() {
	o := f.r.o
	from, to := o.DateField(), o.DateField()
	from.SetDate(f.r.query.From)
	to.SetDate(f.r.query.To)
	list := kit.NewButton(assets.Text("register.received.list"), look.IconSearch, nil).Main()
	wrong := look.NewPara("", theme.ColorNameError, theme.SizeNameCaptionText)
	named := func(key string, field fyne.CanvasObject) fyne.CanvasObject {
		return container.NewVBox(look.NewText(assets.Text(key), look.Ink2, theme.SizeNameCaptionText), field)
	}
	content := container.NewVBox(container.NewGridWithColumns(2, named("register.received.from", from), named("register.received.to", to)), wrong)
	hide := kit.ShowContent(o.Window, assets.Text("register.filter.received"), kit.Wide(420, content), from.FocusTarget(), list)
	list.OnTapped = func() {
		first, failed := from.Date()
		last, failed2 := to.Date()
		switch {
		case failed != nil || failed2 != nil:
			wrong.Set(assets.Text("register.received.notDay"))
		case !last.IsZero() && last < first:
			wrong.Set(assets.Text("register.received.order"))
		default:
			hide()
			f.set(func(q *store.Query) { q.From, q.To = first, last })
		}
	}
}

func periodValue(from, to day.Date) string {
	if from.IsZero() && to.IsZero() {
		return ""
	}
	return from.String() + "/" + to.String()
}

// special reports whether q has filters without a control.
func special(q store.Query) bool {
	return q.Undated || q.IDs != nil || q.Matter != "" || !q.DueAfter.IsZero()
}

// filtered reports whether q asks for anything but a view.
func filtered(q store.Query) bool {
	return special(q) || !same(filtersOf(q), store.Query{})
}

// liftSpecial takes the filters away that have no control.
func (f *registerFilters) liftSpecial() {
	q := &f.r.query
	q.DueAfter, q.Undated, q.IDs, q.Matter = 0, false, nil, ""
	f.r.changed()
	f.r.o.Window.Canvas().Focus(f.search)
}

// liftLast lifts the filter that stands last: Backspace in the empty search takes one after
// the other away.
func (f *registerFilters) liftLast() {
	for _, p := range slices.Backward(f.pills) {
		if p.Value() != "" {
			p.Set("")
			return
		}
	}
	if special(f.r.query) {
		f.liftSpecial()
	}
}

// openLift lifts the one filter that is set, or opens a menu of those that are.
func (f *registerFilters) openLift() {
	var items []*fyne.MenuItem
	for _, p := range f.pills {
		if p.Value() != "" {
			items = append(items, fyne.NewMenuItem(assets.Text("register.lift", "filter", assets.Text("register.filter."+p.name), "value", p.Words()), func() { p.Set("") }))
		}
	}
	if special(f.r.query) {
		items = append(items, fyne.NewMenuItem(f.chip.Text, f.liftSpecial))
	}
	if len(items) == 0 {
		if f.r.query.Text != "" {
			f.clear()
		}
		return
	}
	items = append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem(assets.Text("register.clear"), f.clear))
	kit.ShowMenu(f.r.under(f.clear_), items...)
}

// clear lists all letters, as the room does at first.
func (f *registerFilters) clear() {
	f.r.query = firstQuery()
	f.r.Table.SetOrder(string(store.ByNumber), false)
	f.search.SetText("")
	f.r.changed()
	f.r.o.Window.Canvas().Focus(f.search)
}

// load offers the years and the officers of whom the register has letters.
func (f *registerFilters) load() {
	s := f.r.o.Store
	type known struct {
		years    [2]int
		officers []string
		areas    []string
		duties   map[string]int
		national []int
	}
	desk.LoadPart(f.r.o, f.r, "filters", func(ctx context.Context) (k known, err error) {
		for i, last := range []bool{false, true} {
			page, err := s.Letters(ctx, store.Query{Sort: store.ByNumber, Descending: last, Limit: 1})
			if err != nil || len(page.Letters) == 0 {
				return k, err
			}
			k.years[i] = page.Letters[0].Number.Year
		}
		if k.officers, err = s.Officers(ctx); err != nil {
			return k, err
		}
		if k.areas, err = s.Areas(ctx); err != nil {
			return k, err
		}
		if k.duties, err = s.DutyRules(ctx); err != nil {
			return k, err
		}
		var queries []store.Query
		for _, state := range register.NationalStates {
			queries = append(queries, store.Query{National: state})
		}
		k.national, err = s.Counts(ctx, queries...)
		return k, err
	}, func(k known, err error) {
		if err != nil {
			return
		}
		f.duties, f.national = nil, k.national
		for id, n := range k.duties {
			f.duties = append(f.duties, kit.Option{Value: id, Text: kit.Shortened(f.r.ruleName(id), 44) + dutyCount + kit.Number(n)})
		}
		slices.SortFunc(f.duties, func(a, b kit.Option) int {
			return cmp.Or(cmp.Compare(k.duties[b.Value], k.duties[a.Value]), cmp.Compare(a.Value, b.Value))
		})
		f.duties = f.duties[:min(len(f.duties), mostDuties)]
		f.years, f.officers, f.areas = nil, kit.NamedOptions(k.officers), kit.NamedOptions(k.areas)
		for year := k.years[1]; year >= k.years[0] && year > 0; year-- {
			f.years = append(f.years, kit.Option{Value: strconv.Itoa(year), Text: strconv.Itoa(year)})
		}
		f.read(f.r.query, f.r.caption)
	})
}

// described says in words what the register lists: "Đơn khiếu nại, quá hạn".
func (r *Register) described() string {
	if r.caption != "" && !special(r.query) {
		return r.caption
	}
	q := r.query
	what := assets.Text("register.letters")
	if q.Kind != "" {
		what = assets.Text("register.letters.kind", "kind", strings.ToLower(q.Kind.Label()))
	}
	view := ""
	if v := r.views.current(); v != nil && v.key != "" && v.key != "all" && v.key != "closed" {
		view = assets.Text("register.described." + v.key)
	}
	var said []string
	for _, p := range r.filters.pills {
		if p.Value() != "" && !slices.Contains([]string{"kind", "state", "year"}, p.name) {
			said = append(said, p.Words())
		}
	}
	filters := kit.Joined(", ", append([]string{strings.ToLower(q.State.Label()), view, kit.Prefixed("register.described.year", kit.ShownCount(q.Year)),
		kit.Prefixed("register.described.text", text.Clean(q.Text))}, said...)...)
	if filters == "" && q.Kind == "" && !special(q) {
		return assets.Text("register.described.all")
	}
	return kit.Joined(", ", what, filters)
}

// orderWords say how the letters are ordered.
func (r *Register) orderWords() string {
	way := "up"
	if r.query.Descending {
		way = "down"
	}
	by := r.query.Sort
	if by == "" {
		by = store.ByNumber
	}
	order := assets.Text("register.order." + string(by) + "." + way)
	if _, isCode := register.TypedCode(r.query.Text); !r.asked.Empty() && !isCode { // the store ranks what it finds
		return assets.Text("register.order.found", "order", order)
	}
	return order
}

// searchEntry is where a clerk types what to look for. Down and Enter go to the
// letters found, Esc empties it.
func (f *registerFilters) searchEntry() *kit.Entry {
	e := kit.NewSearch("register.search", func() {
		if text := f.search.Value(); text != f.r.query.Text {
			f.set(func(q *store.Query) { q.Text = text })
		}
	})
	e.Icon = look.IconSearch
	e.OnKey = func(key fyne.KeyName) bool {
		switch key {
		case fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnter:
			f.r.intoTable()
		case fyne.KeyBackspace:
			if e.Text != "" {
				return false
			}
			f.liftLast()
		case fyne.KeyEscape:
			if e.Text == "" {
				if len(f.r.Table.Marked()) == 0 {
					return false
				}
				f.r.Table.SetMarked(nil)
			}
			e.SetText("")
		default:
			return false
		}
		return true
	}
	return e
}

// soon is the last of the next working days, as the law counts them.
func (r *Register) soon() day.Date {
	last, _ := r.o.Law().Calendar().AddWorkingDays(r.o.Today(), views.SoonDays)
	return last
}
