package duties

import (
	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/assets"
)

// Print prints the list in front: the marked rows, or all.
func (p *Page) Print() { p.o.PrintList(p.listing()) }

func (p *Page) export() { p.o.ExportList(p.listing()) }

// listing is the list in front; its title names whose and which.
func (p *Page) listing() desk.Listing {
	return desk.Listing{Title: kit.Joined(" · ", p.Name, p.whose(), assets.Text("duties.tab."+p.tabs.Value())), Name: assets.Text("duties.listing.name"), From: p.table}
}

// whose names the officer of the filter, "" for all.
func (p *Page) whose() string {
	if p.who == nobody {
		return assets.Text("duties.nobody")
	}
	return p.who
}

// printWeekly prints, for each officer, what is late and due soon, and what nobody wrote
// down: for who has no computer.
func (p *Page) printWeekly() {
	if lists := p.weekly(); len(lists) > 0 {
		p.o.PrintList(lists...)
		return
	}
	kit.Toast(p.o.Window.Canvas(), assets.Text("duties.weekly.none"))
}

func (p *Page) exportWeekly() {
	if lists := p.weekly(); len(lists) > 0 {
		p.o.ExportList(lists...)
		return
	}
	kit.Toast(p.o.Window.Canvas(), assets.Text("duties.weekly.none"))
}

// weekly are the lists of the officers whom the filter lets through, of what is late and
// due as soon as the list “soon” says; then that of nobody, and what nobody wrote down. Who
// has nothing to do has none.
func (p *Page) weekly() (lists []desk.Listing) {
	until := p.o.Law().Soon(p.o.Today()).Shown()
	add := func(title, sheet string, has func(*row) bool) {
		if lines := p.lines(has); len(lines.Rows) > 0 {
			lists = append(lists, desk.Listing{Title: title, Name: assets.Text("duties.weekly.name"), Sheet: sheet, From: lines})
		}
	}
	of := func(officer string) func(*row) bool {
		return func(r *row) bool {
			return r.officer == officer && (r.tab == desk.DutiesLate || r.tab == desk.DutiesSoon)
		}
	}
	for _, name := range p.names() {
		add(assets.Text("duties.weekly.title", "officer", name, "until", until), name, of(name))
	}
	add(assets.Text("duties.weekly.nobody", "until", until), assets.Text("duties.nobody"), of(""))
	unrecorded := assets.Text("duties.tab." + string(desk.DutiesUnrecorded))
	add(kit.Joined(" · ", assets.Text("duties.weekly.unrecorded"), p.whose()), unrecorded, func(r *row) bool { return r.tab == desk.DutiesUnrecorded })
	return lists
}

// lines are the rows that the filter lets through, as they are printed.
func (p *Page) lines(has func(*row) bool) (lines desk.Lines) {
	all := columns(p.o)[1:]
	for _, c := range all {
		lines.Headings = append(lines.Headings, c.Title)
	}
	for i := range p.all {
		r := &p.all[i]
		if !p.fits(r) || !has(r) {
			continue
		}
		var cells []string
		for _, c := range all {
			cells = append(cells, c.Text(*r))
		}
		lines.Rows = append(lines.Rows, cells)
	}
	return lines
}
