package letters

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data/register"
	"donthu/data/store"
	"donthu/data/text"
)

// registerFilters are the controls over the table of the register.
type registerFilters struct {
	r       *Register
	search  *kit.Entry
	kind    *kit.Dropdown
	state   *kit.Dropdown
	year    *kit.Dropdown
	overdue *kit.Check
	clearer *kit.Button
	bar     fyne.CanvasObject
	// chip stands for the filters that have no control of their own, such as the
	// letters behind a figure of a report; pressing it lifts them.
	chip  *kit.Button
	years [2]int // first and last year in the dropdown
	quiet bool   // the controls are being set by the program
}

func newRegisterFilters(r *Register) *registerFilters {
	f := &registerFilters{r: r}
	f.search = f.searchEntry()
	all := func(key string) []kit.Option { return []kit.Option{{Value: "", Text: assets.Text(key)}} }
	f.kind = kit.NewDropdown(append(all("register.anyKind"), kit.OptionsOf(register.Kinds...)...),
		func(value string) { f.set(func(q *store.Query) { q.Kind = register.Kind(value) }) })
	f.state = kit.NewDropdown(append(all("register.anyState"), kit.OptionsOf(register.States...)...),
		func(value string) { f.set(func(q *store.Query) { q.State = register.State(value) }) })
	f.year = kit.NewDropdown(kit.YearOptions(0, -1), func(value string) { f.set(func(q *store.Query) { q.Year, _ = strconv.Atoi(value) }) })
	f.overdue = kit.NewCheck(assets.Text("register.overdue"), func(on bool) { f.set(func(q *store.Query) { q.Overdue = on }) })
	f.clearer = kit.NewButton(assets.Text("register.clear"), theme.ContentClearIcon(), f.clear)
	f.chip = kit.NewButton("", theme.CancelIcon(), f.liftSpecial)
	f.chip.IconPlacement = widget.ButtonIconTrailingText
	f.chip.Importance = widget.WarningImportance
	f.chip.Hide()
	f.bar = container.NewBorder(nil, nil, nil,
		container.NewHBox(kit.Wide(124, f.kind), kit.Wide(140, f.state), kit.Wide(108, f.year), f.overdue, f.clearer), f.search)
	f.read(r.query, "")
	return f
}

// set changes the query by a control and lists anew.
func (f *registerFilters) set(change func(*store.Query)) {
	if f.quiet {
		return
	}
	change(&f.r.query)
	f.r.changed()
}

// read sets the controls to what q asks for.
func (f *registerFilters) read(q store.Query, caption string) {
	f.quiet = true
	defer func() { f.quiet = false }()
	f.search.SetText(q.Text)
	f.kind.SetValue(string(q.Kind))
	f.state.SetValue(string(q.State))
	if q.Year != 0 {
		f.offerYears(min(q.Year, f.years[0]), max(q.Year, f.years[1]))
	}
	f.year.SetValue(kit.ShownCount(q.Year))
	f.overdue.SetChecked(q.Overdue)
	f.chip.Hidden = !special(q)
	if !f.chip.Hidden && caption == "" {
		caption = assets.Text("register.special")
	}
	f.chip.SetText(caption)
}

// special reports whether q has filters without a control.
func special(q store.Query) bool {
	return q.Open || !q.DueBy.IsZero() || q.Undated || q.IDs != nil || q.Matter != ""
}

// liftSpecial takes the filters away that have no control.
func (f *registerFilters) liftSpecial() {
	q := &f.r.query
	q.Open, q.DueBy, q.Undated, q.IDs, q.Matter = false, 0, false, nil, ""
	f.chip.Hide()
	f.r.changed()
	f.r.o.Window.Canvas().Focus(f.search)
}

// clear lifts all filters; the order stays.
func (f *registerFilters) clear() {
	q := store.Query{Sort: f.r.query.Sort, Descending: f.r.query.Descending}
	f.r.query = q
	f.read(q, "")
	f.r.changed()
	f.r.o.Window.Canvas().Focus(f.search)
}

// loadYears offers the years of which the register has letters.
func (f *registerFilters) loadYears() {
	s := f.r.o.Store
	desk.Load(f.r.o, f.r, func(ctx context.Context) (years [2]int, err error) {
		for i, last := range []bool{false, true} {
			page, err := s.Letters(ctx, store.Query{Sort: store.ByNumber, Descending: last, Limit: 1})
			if err != nil || len(page.Letters) == 0 {
				return years, err
			}
			years[i] = page.Letters[0].Number.Year
		}
		return years, nil
	}, func(years [2]int, err error) {
		if err == nil && years[0] != 0 {
			f.offerYears(years[0], years[1])
		}
	})
}

func (f *registerFilters) offerYears(first, last int) {
	if first == 0 {
		first = last
	}
	if f.years == [2]int{first, last} {
		return
	}
	f.years = [2]int{first, last}
	before := f.quiet
	f.quiet = true
	value := f.year.Value()
	f.year.SetChoices(kit.YearOptions(first, last))
	f.year.SetValue(value)
	f.quiet = before
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
	overdue := ""
	if q.Overdue {
		overdue = assets.Text("register.described.overdue")
	}
	filters := kit.Joined(", ", strings.ToLower(q.State.Label()), overdue, kit.Prefixed("register.described.year", kit.ShownCount(q.Year)),
		kit.Prefixed("register.described.text", text.Clean(q.Text)))
	if filters == "" && q.Kind == "" && !special(q) {
		return assets.Text("register.described.all")
	}
	return kit.Joined(", ", what, filters)
}

// searchEntry is where a clerk types what to look for. Down and Enter go to the
// letters found, Esc empties it.
func (f *registerFilters) searchEntry() *kit.Entry {
	e := kit.NewSearch("register.search", func() {
		if text := f.search.Value(); text != f.r.query.Text {
			f.set(func(q *store.Query) { q.Text = text })
		}
	})
	e.Icon = theme.SearchIcon()
	e.OnKey = func(key fyne.KeyName) bool {
		switch key {
		case fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnter:
			f.r.intoTable()
		case fyne.KeyEscape:
			e.SetText("")
		default:
			return false
		}
		return true
	}
	return e
}
