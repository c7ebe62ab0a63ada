package letters

import (
	"context"
	"encoding/json"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/register"
	"donthu/data/store"
	"donthu/data/text"
)

// view is a list of the register under a tab: one of the program's, or filters that the
// clerk has saved.
type view struct {
	key    string // of its name; "" for a saved one
	Name   string
	Query  store.Query
	Soon   bool // the limit ends within the next working days: which, is known each day anew
	button *kit.Button
}

// query is what the view asks for today.
func (v *view) query(r *Register) store.Query {
	q := v.Query
	if v.Soon {
		q.DueBy = r.soon()
	}
	return q
}

// savedViews is where the saved filters are kept on this computer.
const savedViews = "register.views"

// registerViews are the tabs over the register, with how many letters each lists.
type registerViews struct {
	r    *Register
	all  []*view
	bar  *fyne.Container // holds the row, which is made anew with the saved views
	keep *kit.Button
	kept *kit.Button // opens the menu of the saved filters
}

func newRegisterViews(r *Register) *registerViews {
	v := &registerViews{r: r, bar: kit.TopDown(nil, nil, nil)}
	v.build()
	return v
}

// build makes the tabs.
func (v *registerViews) build() {
	v.all = []*view{
		{key: "open", Query: store.Query{Open: true}},
		{key: "overdue", Query: store.Query{Overdue: true}},
		{key: "soon", Soon: true},
		{key: "noLimit", Query: store.Query{NoLimit: true}},
		{key: "unassigned", Query: store.Query{Unassigned: true, Open: true}},
		{key: "closed", Query: store.Query{State: register.Closed}},
		{key: "all"},
	}
	for _, kept := range v.r.o.App.Preferences().StringList(savedViews) {
		saved := &view{}
		if json.Unmarshal([]byte(kept), saved) == nil && saved.Name != "" {
			v.all = append(v.all, saved)
		}
	}
	var parts []look.Part
	for _, one := range v.all {
		if one.key != "" {
			one.Name = assets.Text("register.view." + one.key)
		}
		one.button = kit.NewButton(one.Name, nil, func() { v.choose(one) }).As(look.Tab)
		parts = append(parts, look.Part{Object: one.button, Menu: fyne.NewMenuItem(one.Name, func() { v.choose(one) }), Stays: func() bool { return one.button.On }})
	}
	v.keep = kit.NewButton("", look.IconAdd, v.saveOrRemove).Quiet()
	v.kept = kit.NewButton(assets.Text("register.view.saved"), nil, v.openSaved).Quiet().Keyed("Alt+L")
	v.kept.Opens = true
	parts = append(parts, look.Part{Object: v.keep, Away: func() bool { return !v.canKeep() }},
		look.Part{Object: v.kept, Menu: fyne.NewMenuItem(assets.Text("register.view.saved"), v.openSaved)})
	v.bar.Objects = []fyne.CanvasObject{kit.NewToolbar(parts).Content()}
	v.bar.Refresh()
}

// canKeep reports whether the present filters can be saved, or the saved ones removed.
func (v *registerViews) canKeep() bool {
	now := v.current()
	return now == nil && !special(v.r.query) || now != nil && now.key == ""
}

// choose lists what a view asks for; pills that do not contradict it stay.
func (v *registerViews) choose(to *view) {
	q := v.r.query
	next := to.query(v.r)
	if to.key != "" {
		filters := filtersOf(q)
		filters.Open, filters.Overdue, filters.DueBy, filters.NoLimit, filters.Unassigned = next.Open, next.Overdue, next.DueBy, next.NoLimit, next.Unassigned
		if filters.State == register.Closed || next.State != "" {
			filters.State = next.State
		}
		next = filters
	}
	next.Sort, next.Descending = q.Sort, q.Descending
	if to.key == "overdue" || to.key == "soon" {
		next.Sort, next.Descending = store.ByDue, false
	}
	v.r.query = next
	v.r.Table.SetOrder(string(next.Sort), !next.Descending)
	v.r.changed()
}

// filtersOf is what q asks for beside a view's own part and an order.
func filtersOf(q store.Query) store.Query {
	f := store.Query{Text: q.Text, Kind: q.Kind, Year: q.Year, Officer: q.Officer, Field: q.Field, Source: q.Source, Area: q.Area, National: q.National, From: q.From, To: q.To,
		Duty: q.Duty, LateOnce: q.LateOnce, Unrecorded: q.Unrecorded}
	if q.State != register.Closed {
		f.State = q.State
	}
	return f
}

// same compares what two queries ask for, whatever their order.
func same(a, b store.Query) bool {
	a.Sort, a.Descending, b.Sort, b.Descending = "", false, "", false
	first, err := json.Marshal(a)
	second, err2 := json.Marshal(b)
	return err == nil && err2 == nil && string(first) == string(second)
}

// current is the view that is listed: a saved one when all its filters are set, else the
// tab whose own part is; nil when a filter beside stands.
func (v *registerViews) current() *view {
	for _, one := range slices.Backward(v.all) {
		if one.key == "" && same(v.r.query, one.query(v.r)) {
			return one
		}
	}
	if f := filtersOf(v.r.query); !same(f, store.Query{}) {
		return nil
	}
	return v.tab()
}

// tab is the program's view that the filters stand in.
func (v *registerViews) tab() *view {
	own, filters := v.r.query, filtersOf(v.r.query)
	for _, one := range v.all {
		q := filters
		base := one.query(v.r)
		q.Open, q.Overdue, q.DueBy, q.NoLimit, q.Unassigned = base.Open, base.Overdue, base.DueBy, base.NoLimit, base.Unassigned
		if base.State != "" {
			q.State = base.State
		}
		if one.key != "" && same(own, q) {
			return one
		}
	}
	return nil
}

// show marks the tab that is listed.
func (v *registerViews) show() {
	now := v.current()
	if now == nil {
		now = v.tab()
	}
	for _, one := range v.all {
		one.button.SetOn(one == now)
	}
	v.keep.Icon = look.IconAdd
	words := assets.Text("register.view.save")
	if now != nil && now.key == "" {
		v.keep.Icon, words = look.IconDelete, assets.Text("register.view.remove")
	}
	v.keep.SetText(words)
	v.bar.Refresh()
	if len(v.bar.Objects) > 0 {
		v.bar.Objects[0].Refresh()
	}
}

// count says on each tab how many letters it lists.
func (v *registerViews) count() {
	all := slices.Clone(v.all)
	queries := make([]store.Query, len(all))
	for i, one := range all {
		queries[i] = one.query(v.r)
	}
	s := v.r.o.Store
	desk.LoadPart(v.r.o, v.r, "views", func(ctx context.Context) ([]int, error) { return s.Counts(ctx, queries...) }, func(counts []int, err error) {
		if err != nil {
			return
		}
		for i, one := range all {
			words := ""
			if one.key != "" || queries[i].Text == "" { // a search is not counted beforehand
				words = kit.Number(counts[i])
			}
			one.button.SetCount(words, one.key == "overdue" && counts[i] > 0)
		}
		v.show()
	})
}

// saveOrRemove keeps the present filters as a view under a name, or removes the saved one
// that is listed.
func (v *registerViews) saveOrRemove() {
	if now := v.current(); now != nil && now.key == "" {
		v.remove(now)
		return
	}
	v.save()
}

func (v *registerViews) remove(gone *view) {
	kept := v.saved()
	v.write(slices.DeleteFunc(slices.Clone(kept), func(one *view) bool { return one == gone }))
	kit.ToastUndo(v.r.o.Window.Canvas(), assets.Text("register.view.removed", "name", gone.Name), func() { v.write(kept) })
}

func (v *registerViews) save() {
	v.askName("register.view.save", v.r.described(), nil, func(name string) {
		q := v.r.query
		one := &view{Name: name, Query: q}
		if q.DueBy == v.r.soon() {
			one.Query.DueBy, one.Soon = 0, true
		}
		v.write(append(v.saved(), one))
	})
}

// rename gives saved filters another name.
func (v *registerViews) rename(of *view) {
	v.askName("register.view.rename", of.Name, of, func(name string) {
		kept := v.saved()
		for i, one := range kept {
			if one == of {
				kept[i] = &view{Name: name, Query: of.Query, Soon: of.Soon}
			}
		}
		v.write(kept)
	})
}

// askName asks for the name of saved filters, which no others have; of are those that are
// renamed.
func (v *registerViews) askName(title, known string, of *view, then func(name string)) {
	name := kit.NewEntry()
	name.SetText(known)
	wrong := look.NewPara("", theme.ColorNameError, theme.SizeNameCaptionText)
	save := kit.NewButton(assets.Text("register.view.keep"), look.IconSave, nil).Main()
	hide := kit.ShowContent(v.r.o.Window, kit.TitleOf(title), kit.Wide(380, container.NewVBox(name, wrong)), name, save)
	save.OnTapped = func() {
		said := name.Value()
		switch {
		case said == "":
			wrong.Set(assets.Text("register.view.nameless"))
		case slices.ContainsFunc(v.all, func(one *view) bool { return one != of && text.Fold(one.Name) == text.Fold(said) }):
			wrong.Set(assets.Text("register.view.taken", "name", said))
		default:
			hide()
			then(said)
			return
		}
		v.r.o.Window.Canvas().Focus(name)
	}
	name.OnSubmitted = func(string) { save.OnTapped() }
}

// openSaved opens the menu of the saved filters: each to be recalled, and what can be done
// with the present one.
func (v *registerViews) openSaved() {
	var items []*fyne.MenuItem
	now := v.current()
	for _, one := range v.saved() {
		item := fyne.NewMenuItem(one.Name, func() { v.choose(one) })
		item.Checked = one == now
		items = append(items, item)
	}
	first := len(items) == 0
	if !first {
		items = append(items, fyne.NewMenuItemSeparator())
	}
	if now != nil && now.key == "" {
		items = append(items, fyne.NewMenuItem(assets.Text("register.view.renameThis", "name", now.Name), func() { v.rename(now) }),
			fyne.NewMenuItem(assets.Text("register.view.remove"), func() { v.remove(now) }))
	} else {
		item := fyne.NewMenuItem(assets.Text("register.view.save"), v.save)
		item.Disabled = !v.canKeep()
		items = append(items, item)
	}
	if first {
		none := fyne.NewMenuItem(assets.Text("register.view.none"), nil)
		none.Disabled = true
		items = append(items, fyne.NewMenuItemSeparator(), none)
	}
	kit.ShowMenu(v.r.under(v.kept), items...)
}

// under is the button for its menu, or the search where the button is folded away.
func (r *Register) under(button *kit.Button) fyne.CanvasObject {
	if button.Visible() {
		return button
	}
	return r.filters.search
}

func (v *registerViews) saved() (saved []*view) {
	for _, one := range v.all {
		if one.key == "" {
			saved = append(saved, one)
		}
	}
	return saved
}

// write keeps the saved views and shows them.
func (v *registerViews) write(saved []*view) {
	var kept []string
	for _, one := range saved {
		if raw, err := json.Marshal(one); err == nil { // a view of texts and days always can be
			kept = append(kept, string(raw))
		}
	}
	v.r.o.App.Preferences().SetStringList(savedViews, kept)
	v.build()
	v.show()
	v.count()
}
