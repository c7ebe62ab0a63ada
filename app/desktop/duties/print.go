package duties

import (
	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/assets"
)

// weekAhead is how far a weekly list looks, in days.
const weekAhead = 7

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

// printWeekly prints, for each officer, what is late and due within the week: for who
// has no computer.
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

// weekly are the lists of the officers whom the filter lets through, that of nobody last;
// who has nothing to do has none.
func (p *Page) weekly() (lists []desk.Listing) {
	until := p.o.Today().AddDays(weekAhead)
	all := columns(p.o)[1:]
	var headings []string
	for _, c := range all {
		headings = append(headings, c.Title)
	}
	for _, name := range append(p.names(), "") {
		lines := desk.Lines{Headings: headings}
		for i := range p.all {
			r := &p.all[i]
			if r.officer != name || !p.fits(r) || r.tab == desk.DutiesUnrecorded || r.due.IsZero() || r.due > until {
				continue
			}
			var cells []string
			for _, c := range all {
				cells = append(cells, c.Text(*r))
			}
			lines.Rows = append(lines.Rows, cells)
		}
		if len(lines.Rows) == 0 {
			continue
		}
		who := name
		if who == "" {
			who = assets.Text("duties.nobody")
		}
		lists = append(lists, desk.Listing{Title: assets.Text("duties.weekly.title", "officer", who, "until", until.Shown()), Name: assets.Text("duties.weekly.name"), Sheet: who, From: lines})
	}
	return lists
}
