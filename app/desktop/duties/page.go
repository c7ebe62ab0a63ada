package duties

import (
	"context"
	"maps"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data/register"
)

// nobody stands in the filter for the duties that nobody was given.
const nobody = "\x00"

// Page lists what is owed, list by list, the most urgent first.
type Page struct {
	desk.Fixed
	o       *desk.Desk
	head    *look.Head
	tabs    *views.RoomTabs
	officer *views.Pill
	table   *kit.Table[row]
	many    *views.MarkedBar
	nothing *fyne.Container // in the table's place when a list is empty

	who    string // whose duties are listed, "" for all, or nobody
	wanted bool   // the list in front was asked for
	all    []row
	listed []row // of all, what the table shows
}

// NewPage is the page at what the ref asks for.
func NewPage(o *desk.Desk, ref desk.Duties) *Page {
	p := &Page{o: o, who: ref.Officer, wanted: ref.Tab != "", nothing: container.NewStack()}
	if ref.Nobody {
		p.who = nobody
	}
	p.Name = assets.Text("duties.title")
	p.table = kit.NewTable(columns(o)...)
	p.table.Empty = ""
	p.table.MarkBy = func(r row) string { return r.mark() }
	p.table.Open = func(r row) { o.Open(r.opens) }
	p.table.OnMark = p.tellMarked
	p.table.OnMenu = p.menu
	p.table.Remember(o.App.Preferences(), "duties.columns")
	p.table.SetLoad(func(offset, limit int, done func([]row, int)) {
		from := min(offset, len(p.listed))
		done(p.listed[from:min(from+limit, len(p.listed))], len(p.listed))
	})
	p.many = views.NewMarkedBar(func() { p.table.SetMarked(nil) }, nil, p.manyActions()...)
	p.officer = views.NewPill(assets.Text("duties.officer"), p.officers, func() string { return p.who }, func(who string) {
		p.who = who
		p.list()
	})
	p.head = kit.NewHead(o.Back, p.Name, kit.NewToolbar([]look.Part{p.officer.Part()},
		kit.Action{Text: assets.Text("listing.print"), Icon: look.IconPrint, Key: "Ctrl+P", Do: p.Print, Rare: true},
		kit.Action{Text: assets.Text("listing.export"), Icon: look.IconDownload, Key: "Alt+X", Do: p.export, Rare: true},
		kit.Action{Text: assets.Text("duties.weekly.export"), Icon: look.IconDownload, Do: p.exportWeekly, Rare: true},
		kit.Action{Text: assets.Text("duties.weekly"), Icon: look.IconPrint, Key: "Alt+I", Do: p.printWeekly, Main: true}))
	p.tabs = views.NewRoomTabs(kit.Options("duties.tab.", tabNames()...), func(string) {
		p.wanted = true
		p.list()
	})
	p.nothing.Hide()
	p.Whole = kit.TopDown(container.NewVBox(p.head, p.tabs),
		container.New(layout.NewCustomPaddedLayout(10, 0, 0, 0), container.NewStack(p.table, p.nothing)), p.many.Whole)
	p.tabs.SetValue(string(desk.DutiesLate))
	if p.wanted = ref.Tab != ""; p.wanted {
		p.tabs.SetValue(string(ref.Tab))
	}
	return p
}

func tabNames() (names []string) {
	for _, tab := range desk.DutyTabs {
		names = append(names, string(tab))
	}
	return names
}

// Help names the manual's page.
func (*Page) Help() string { return "viec-phai-lam" }

// Keys are those of the actions that no table has by itself.
func (p *Page) Keys() []kit.Key {
	return []kit.Key{kit.AltKey(fyne.KeyI, p.printWeekly), kit.AltKey(fyne.KeyX, p.export), kit.AltKey(fyne.KeyN, p.outside)}
}

// Enter reads what is owed now; list, filter and place stay.
func (p *Page) Enter() {
	o, today := p.o, p.o.Today()
	desk.Read(o, p, assets.Text("duties.failed"), func(ctx context.Context) ([]row, error) { return load(ctx, o, today) }, func(all []row) {
		p.all = all
		if !p.wanted { // the first list that holds something
			for _, tab := range desk.DutyTabs {
				if p.count(tab) > 0 {
					p.tabs.SetValue(string(tab))
					break
				}
			}
		}
		p.wanted = true
		p.show(p.table.Reload)
		o.FocusIn(p, p.table)
	})
}

// fits reports whether the filter lets a row through.
func (p *Page) fits(r *row) bool {
	return p.who == "" || r.officer == p.who || p.who == nobody && r.officer == ""
}

func (p *Page) count(tab desk.DutyTab) (n int) {
	for i := range p.all {
		if p.all[i].tab == tab && p.fits(&p.all[i]) {
			n++
		}
	}
	return n
}

// list shows the list in front from its top.
func (p *Page) list() {
	p.table.SetMarked(nil)
	p.show(p.table.Reset)
}

// show counts and shows what the filter lets through; load shows the table anew.
func (p *Page) show(load func()) {
	tab := desk.DutyTab(p.tabs.Value())
	p.listed = nil
	for _, r := range p.all {
		if r.tab == tab && p.fits(&r) {
			p.listed = append(p.listed, r)
		}
	}
	for _, tab := range desk.DutyTabs {
		p.tabs.SetCount(string(tab), kit.ShownCount(p.count(tab)), tab == desk.DutiesLate)
	}
	p.officer.Read()
	p.head.Set(p.Name, assets.Text("duties.about", "count", kit.Number(len(p.listed)), "tab", assets.Text("duties.tab."+string(tab))))
	load()
	empty := len(p.listed) == 0
	p.table.Hidden, p.nothing.Hidden = empty, !empty
	if empty {
		p.nothing.Objects = []fyne.CanvasObject{views.NewNothing(look.IconCheck, assets.Text("duties.none."+string(tab)),
			kit.Action{Text: assets.Text("duties.everybody"), Icon: look.IconPeople, Do: func() { p.officer.Set("") }, Away: func() bool { return p.who == "" }},
			kit.Action{Text: assets.Text("duties.next", "tab", assets.Text("duties.tab."+string(p.other(tab)))), Icon: look.IconForward, Do: func() { p.tabs.SetValue(string(p.other(tab))) }},
			kit.Action{Text: assets.Text("duties.register"), Icon: look.IconLetter, Do: func() { p.o.Open(desk.Letters{}) }, Away: func() bool { return p.who != "" }})}
	}
	p.Whole.Refresh()
}

// other is the first list beside tab that holds something, or the first at all.
func (p *Page) other(tab desk.DutyTab) desk.DutyTab {
	for _, other := range desk.DutyTabs {
		if other != tab && p.count(other) > 0 {
			return other
		}
	}
	if tab == desk.DutyTabs[0] {
		return desk.DutyTabs[1]
	}
	return desk.DutyTabs[0]
}

// officers are who has duties, as the filter offers them, and nobody.
func (p *Page) officers() []kit.Option {
	var options []kit.Option
	for _, name := range p.names() {
		options = append(options, kit.Option{Value: name, Text: name})
	}
	return append(options, kit.Option{Value: nobody, Text: assets.Text("duties.nobody")})
}

// names are the officers who have duties.
func (p *Page) names() (names []string) {
	for i := range p.all {
		if name := p.all[i].officer; name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	slices.SortFunc(names, strings.Compare)
	return names
}

// tellMarked shows the bar while rows are marked.
func (p *Page) tellMarked() {
	n := len(p.table.Marked())
	p.many.Tell(n, assets.Text("duties.marked", "count", kit.Number(n)))
	p.Whole.Refresh()
}

// outside asks when the chosen duties were met outside the program.
func (p *Page) outside() {
	what := office.OnPaper{Named: map[int64][]register.DutyName{}}
	for _, r := range p.table.Chosen() {
		if r.paper {
			what.Named[r.id] = append(what.Named[r.id], r.name)
		}
	}
	if what.IDs = slices.Sorted(maps.Keys(what.Named)); len(what.IDs) == 0 {
		kit.Toast(p.o.Window.Canvas(), assets.Text("duties.outside.none"))
		return
	}
	views.AskOutside(p.o, what, func() {
		p.table.SetMarked(nil)
		if p.o.InFront(p) {
			p.Enter()
		}
	})
}

// manyActions are what can be done with the chosen rows.
func (p *Page) manyActions() []kit.Action {
	return []kit.Action{
		{Text: assets.Text("outside.do"), Icon: look.IconCheck, Key: "Alt+N", Do: p.outside},
		{Text: assets.Text("listing.print"), Icon: look.IconPrint, Key: "Ctrl+P", Do: p.Print},
		{Text: assets.Text("listing.export"), Icon: look.IconDownload, Key: "Alt+X", Do: p.export},
		{Text: assets.Text("register.copy"), Icon: look.IconCopy, Key: "Ctrl+C", Do: func() { p.table.Copy(p.o.App.Clipboard()) }},
	}
}

// menu is what can be done with the row, or with those that are marked.
func (p *Page) menu() []kit.Action {
	open := kit.Action{Text: assets.Text("views.open"), Icon: look.IconForward, Key: "Enter", Do: func() {
		if r, ok := p.table.SelectedRow(); ok {
			p.table.Open(r)
		}
	}}
	return append([]kit.Action{open}, p.manyActions()...)
}
