package reports

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
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
	"donthu/reports/forms"
)

// panel says what the chosen figure counts, and lists it: its letters, visits or reception
// days. Esc goes back into the figure.
type panel struct {
	part
	r         *Room
	head      *look.CardHead
	about     *look.Para
	rule      *look.Para
	table     *kit.Table[counted]
	none      *look.Para // why nothing is listed
	what      *look.Para // the content of the chosen one
	open, all *kit.Button
	before    *kit.Button // opens what the figure counted in the period before
	figure    shownFigure
	earlier   shownFigure // of the period before
	lent      bool        // what it opened is in front: the way back leads into its list
}

// counted is one of what a figure counts.
type counted struct {
	page       desk.Ref
	name, kind string
	who        string
	code       look.Chip // of a denouncer
	content    string
}

func newPanel(r *Room) *panel {
	p := &panel{r: r, about: look.NewPara("", theme.ColorNameForeground, theme.SizeNameText), rule: look.NewPara("", look.Ink2, theme.SizeNameCaptionText),
		none: look.NewPara("", look.Ink2, theme.SizeNameText), what: look.NewPara("", look.Ink2, theme.SizeNameCaptionText).Most(3)}
	back := kit.NewButton(assets.Text("reports.panel.back"), look.IconBack, p.home).Quiet().Keyed("Esc")
	p.head = look.NewCardHead("", "", back)
	p.table = kit.NewTable(
		kit.Col("reports.panel.name", 80, func(c counted) string { return c.name }),
		kit.Col("reports.panel.who", 172, func(c counted) string { return c.who }).As(func(c counted) look.Chip { return c.code }).Growing(),
		kit.Col("reports.panel.kind", 96, func(c counted) string { return c.kind }).Yielding(1))
	p.table.Open = func(c counted) { p.lend(c.page) }
	p.table.OnSelect = func(int) { p.tell() }
	p.table.Failed = func(err error) { r.o.Failed(assets.Text("reports.failed"), err) }
	p.table.Loaded = func(int) {
		if p.table.Selected() < 0 {
			p.table.Select(0)
		}
		p.tell()
	}
	p.open = kit.NewButton(assets.Text("reports.panel.open"), nil, func() {
		if c, ok := p.table.SelectedRow(); ok {
			p.lend(c.page)
		}
	}).Keyed("Enter")
	p.all = kit.NewButton("", nil, func() {
		p.lend(desk.Letters{Query: store.Query{IDs: p.figure.figure.Letters}, Caption: p.figure.caption})
	}).Quiet()
	p.before = kit.NewButton("", nil, func() { openFigure(r.o, r.report.Previous.Period, p.earlier) }).Quiet()
	foot := look.Inset(12, 8, look.NewColumn(6, p.what, container.NewHBox(p.open, p.all), container.NewHBox(p.before)))
	words := container.NewVScroll(look.Inset(14, 10, look.NewColumn(4, p.about, p.rule)))
	list := container.NewStack(p.table, look.Inset(14, 14, look.NewColumn(0, p.none)))
	p.Whole = container.NewStack(look.NewSheet(), views.NewUnder(p.head, container.New(panelColumn{}, words, list, foot)))
	return p
}

// panelColumn gives what is said of a figure the height that it needs, up to a good third of
// the panel, and the list the rest.
type panelColumn struct{}

// MinSize belongs to Fyne.
func (panelColumn) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(look.Scaled(240), objects[1].MinSize().Height+objects[2].MinSize().Height+40)
}

// Layout belongs to Fyne.
func (panelColumn) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	words, foot := objects[0].(*container.Scroll), objects[2]
	needed := func(o fyne.CanvasObject) float32 {
		o.Resize(fyne.NewSize(size.Width, o.Size().Height)) // what wraps needs a width to know its height
		return o.MinSize().Height
	}
	top, bottom := min(needed(words.Content), size.Height*0.4), needed(foot)
	kit.Put(words, 0, 0, size.Width, top)
	kit.Put(objects[1], 0, top, size.Width, max(0, size.Height-top-bottom))
	kit.Put(foot, 0, size.Height-bottom, size.Width, bottom)
}

// show says what a figure counts and lists it. title is short, rule what the form says of it.
func (p *panel) show(title string, f shownFigure, about, rule, empty string) {
	p.head.Set(title, "")
	p.about.Set(about)
	p.rule.Set(rule)
	p.rule.Hidden = rule == ""
	n := len(f.figure.Letters)
	p.none.Set(empty)
	kit.SetVisible(p.none, n == 0)
	kit.SetVisible(p.table, n > 0)
	kit.SetVisible(p.all, f.subject == forms.Letters && n > 0)
	p.all.SetText(assets.Text("reports.panel.all", "count", n))
	kit.SetVisible(p.before, p.r.tabs.Value() == summaryTab)
	kit.SetEnabled(len(p.earlier.figure.Letters) > 0, p.before)
	p.before.SetText(assets.Text("reports.panel.before", "count", forms.Shown(p.earlier.figure.Value)))
	same := p.figure.subject == f.subject && slices.Equal(p.figure.figure.Letters, f.figure.Letters) && p.table.Len() == n
	p.figure = f
	switch {
	case same && n > 0:
		p.table.Reload() // the letters may have changed
	case n == 0:
		p.table.SetRows(nil)
		p.tell()
	case f.subject == forms.Letters:
		p.table.Load(p.letters(f.figure.Letters))
	case f.subject == forms.Receptions:
		list(p, p.r.o.Store.Receptions, func(v register.Reception) (int64, counted) { return v.ID, visited(&v) })
	case f.subject == forms.Days:
		list(p, p.r.o.Store.ReceptionDays, func(d register.ReceptionDay) (int64, counted) {
			return d.ID, counted{desk.Day{ID: d.ID}, d.On.Shown(), d.Type.Label(), d.Host.Label(), look.Chip{}, kit.Joined(" · ", d.Hours, d.Place, d.Note)}
		})
	}
}

// letters reads a page of the letters with the ids.
func (p *panel) letters(ids []int64) func(ctx context.Context, offset, limit int) ([]counted, int, error) {
	return func(ctx context.Context, offset, limit int) ([]counted, int, error) {
		page, err := p.r.o.Store.Letters(ctx, store.Query{IDs: ids, Sort: store.ByNumber, Descending: true, Offset: offset, Limit: limit})
		rows := make([]counted, len(page.Letters))
		for i := range page.Letters {
			l := page.Letters[i].Masked()
			rows[i] = counted{desk.Letter{ID: l.ID}, l.Number.String(), l.Field.Label(), views.SendersName(&l), views.SenderChip(&l), kit.OneLine(l.Content)}
		}
		return rows, page.Total, err
	}
}

func visited(v *register.Reception) counted {
	masked := v.Masked()
	return counted{desk.Visit{ID: v.ID}, v.On.Shown(), v.Kind.Label(), masked.Visitor.Name, views.VisitorChip(v), kit.OneLine(masked.Content)}
}

// list shows those of what read gives that the figure counts.
func list[T any](p *panel, read func(context.Context, day.Period) ([]T, error), shown func(T) (int64, counted)) {
	period, ids := p.r.report.Period, p.figure.figure.Letters
	desk.Read(p.r.o, p, assets.Text("reports.failed"), func(ctx context.Context) (rows []counted, err error) {
		all, err := read(ctx, period)
		for _, one := range all {
			if id, row := shown(one); slices.Contains(ids, id) {
				rows = append(rows, row)
			}
		}
		return rows, err
	}, func(rows []counted) {
		p.table.SetRows(rows)
		p.table.Select(0)
		p.tell()
	})
}

// tell says what the chosen one is about.
func (p *panel) tell() {
	c, ok := p.table.SelectedRow()
	p.what.Set(c.content)
	p.what.Hidden = c.content == ""
	kit.SetVisible(p.open, ok)
	p.Whole.Refresh()
}

// lend opens what is listed.
func (p *panel) lend(page desk.Ref) {
	p.lent = true
	p.r.o.Open(page)
}

// enter goes from the figure into its list.
func (p *panel) enter() {
	switch f := p.figure.figure; {
	case len(f.Letters) == 0 && f.Value == 0:
		kit.Toast(p.r.o.Window.Canvas(), assets.Text("reports.behind.none"))
	case len(f.Letters) == 0:
		kit.Toast(p.r.o.Window.Canvas(), assets.Text("reports.behind.unlisted"))
	default:
		p.r.place.open = true
		p.r.figures.Refresh()
		p.r.place.lay()
		p.r.o.FocusIn(p.r, p.table)
	}
}

// left reports whether the clerk is in the panel, which Esc leaves.
func (p *panel) left() bool {
	return p.r.place.open || p.r.o.Window.Canvas().Focused() == fyne.Focusable(p.table)
}

// home goes back to the figure.
func (p *panel) home() {
	p.lent = false
	p.r.place.open = false
	p.r.place.lay()
	first := fyne.Focusable(p.r.summary.table)
	switch p.r.tabs.Value() {
	case summaryTab:
	case adjustTab:
		first = p.r.adjust.steps
	default:
		first = p.r.form.grid
	}
	p.r.o.FocusIn(p.r, first)
}

// figuresPlace lays the figures beside the panel. Where both have no room the panel takes
// the place of the figures while it is open.
type figuresPlace struct {
	open, narrow bool
	narrowed     func()
	objects      []fyne.CanvasObject
	size         fyne.Size
}

const (
	besideRoom            = 960 // below it there is no room for both
	panelLeast, panelMost = 308, 376
	panelGap              = 12
)

// MinSize belongs to Fyne.
func (f *figuresPlace) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	for _, o := range objects {
		least = least.Max(o.MinSize())
	}
	return fyne.NewSize(least.Width, min(least.Height, look.Scaled(200)))
}

// Layout belongs to Fyne.
func (f *figuresPlace) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	f.objects, f.size = objects, size
	f.lay()
}

func (f *figuresPlace) lay() {
	if len(f.objects) < 2 {
		return
	}
	narrow := f.size.Width < look.Scaled(besideRoom)
	if narrow != f.narrow {
		f.narrow = narrow
		f.narrowed()
	}
	figures, panel := f.objects[0], f.objects[1].(*fyne.Container)
	used := panel.Objects[0].Visible()
	beside := look.Scaled(panelLeast)
	if f.size.Width > look.Scaled(1160) {
		beside = look.Scaled(panelMost)
	}
	kit.SetVisible(figures, !narrow || !f.open)
	kit.SetVisible(panel, used && (!narrow || f.open))
	switch {
	case narrow || !used:
		kit.Put(figures, 0, 0, f.size.Width, f.size.Height)
		kit.Put(panel, 0, 0, f.size.Width, f.size.Height)
	default:
		kit.Put(figures, 0, 0, f.size.Width-beside-panelGap, f.size.Height)
		kit.Put(panel, f.size.Width-beside, 0, beside, f.size.Height)
	}
}
