// Package health is the page of how the register and the computer stand, and what is to be
// looked at.
package health

import (
	"context"
	"runtime"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/schema"
)

// Page lists what was looked at, what wants something first.
type Page struct {
	desk.Fixed
	o     *desk.Desk
	said  *look.Para
	table *kit.Table[row]
	seen  []row
}

// row is one thing that was looked at.
type row struct {
	what, how string
	todo      string   // what is to be done; "" where all is well
	opens     desk.Ref // where that is done; nil for nowhere in the program
}

// NewPage is the page before anything was looked at.
func NewPage(o *desk.Desk) *Page {
	p := &Page{o: o, Fixed: desk.Fixed{Name: assets.Text("health.title")}, said: look.NewPara("", look.Ink2, theme.SizeNameText)}
	p.table = kit.NewTable(
		kit.Col("health.col.what", 190, func(r row) string { return r.what }),
		kit.Col("health.col.state", 110, func(r row) string { return assets.Text("health." + r.state()) }).As(func(r row) look.Chip {
			if r.todo != "" {
				return look.Chip{Icon: look.IconWarning, Text: assets.Text("health.look"), Tone: look.Soon}
			}
			return look.Chip{Icon: look.IconCheck, Text: assets.Text("health.good"), Tone: look.Done}
		}),
		kit.Col("health.col.how", 300, func(r row) string { return r.how }).Growing(),
		kit.Col("health.col.todo", 300, func(r row) string { return r.todo }).Growing())
	p.table.Open = p.open
	bar := kit.NewToolbar(nil,
		kit.Action{Text: assets.Text("health.open"), Icon: look.IconGoing, Key: "Enter", Main: true, Do: func() {
			if r, ok := p.table.SelectedRow(); ok {
				p.open(r)
			}
		}},
		kit.Action{Text: assets.Text("health.save"), Icon: look.IconSave, Key: "Alt+S", Do: p.save},
		kit.Action{Text: assets.Text("health.again"), Icon: look.IconRefresh, Key: "F5", Do: p.Enter})
	p.Whole = kit.TopDown(kit.NewHead(o.Back, p.Name, bar), look.Inset(0, 8, kit.TopDown(p.said, p.table, nil)), nil)
	return p
}

// open goes to where what the row wants is done.
func (p *Page) open(r row) {
	if r.opens == nil {
		kit.Toast(p.o.Window.Canvas(), assets.Text("health.nowhere"))
		return
	}
	p.o.Open(r.opens)
}

func (r row) state() string {
	if r.todo != "" {
		return "look"
	}
	return "good"
}

// Help belongs to desk.Page.
func (*Page) Help() string { return "su-co" }

// Keys do what the buttons do; F5 is the window's own.
func (p *Page) Keys() []kit.Key { return []kit.Key{kit.AltKey(fyne.KeyS, p.save)} }

// Enter looks anew.
func (p *Page) Enter() {
	p.o.Window.Canvas().Focus(p.table)
	desk.Read(p.o, p, assets.Text("health.failed"), func(ctx context.Context) (office.Health, error) { return p.o.Do().Health(ctx) }, func(h office.Health) {
		p.seen = p.rows(&h)
		toSee := 0
		for _, r := range p.seen {
			if r.todo != "" {
				toSee++
			}
		}
		p.table.SetRows(p.seen)
		p.table.Select(max(0, slices.IndexFunc(p.seen, func(r row) bool { return r.todo != "" })))
		p.said.Set(assets.Text("health.allWell"))
		if toSee > 0 {
			p.said.Set(assets.Text("health.toSee", "count", kit.Number(toSee)))
		}
	})
}

// rows are what was found, in words.
func (p *Page) rows(h *office.Health) []row {
	text := assets.Text
	rows := []row{
		{what: text("health.place"), how: text("health.place.good")},
		{what: text("health.size"), how: text("health.size.value", "size", views.FileSize(h.Size), "letters", kit.Number(h.Letters), "steps", kit.Number(int(h.Steps)))},
		{what: text("health.disk"), how: text("health.disk.unknown")},
		{what: text("health.backup"), how: text("health.backup.none")},
		{what: text("health.clock"), how: text("health.clock.good", "now", p.o.InOfficeTime(h.Now))},
		{what: text("health.calendar"), how: text("health.calendar.good", "year", day.Of(h.Now).Year())},
		{what: text("health.recognition"), how: text("health.recognition.none")},
		{what: text("health.pdf"), how: text("health.pdf.none")},
		{what: text("health.program"), how: text("health.program.value", "version", kit.Joined(" ", assets.Version(), assets.Commit()), "schema", schema.Version(), "system", runtime.GOOS+"/"+runtime.GOARCH)},
	}
	place, disk, backup, clock, calendar, recognition, pdf := &rows[0], &rows[2], &rows[3], &rows[4], &rows[5], &rows[6], &rows[7]
	backup.opens, calendar.opens, recognition.opens = desk.Settings{Section: "data"}, desk.Workdays{On: p.o.Today()}, desk.Settings{Section: "scans"}
	if h.Place != "" {
		place.how, place.todo = h.Place, text("health.place.todo")
	}
	if h.FreeKnown {
		disk.how = text("health.disk.value", "free", views.FileSize(h.Free))
	}
	if h.Full() {
		disk.todo = text("health.disk.todo", "least", views.FileSize(h.LeastFree()))
	}
	if h.Backup.File != "" {
		backup.how = p.o.InOfficeTime(h.Backup.At)
	}
	if h.BackupOld() {
		backup.todo = text("health.backup.todo")
	}
	if h.Behind() {
		clock.how, clock.todo = text("health.clock.behind", "now", p.o.InOfficeTime(h.Now), "last", p.o.InOfficeTime(h.LastWritten)), text("health.clock.todo")
	}
	if len(h.Unconfirmed) > 0 {
		calendar.how, calendar.todo = text("health.calendar.open", "year", h.Unconfirmed[0]), text("health.calendar.todo")
	}
	if h.Recognises {
		recognition.how = text("health.recognition.good")
	}
	if h.PDF {
		pdf.how = text("health.pdf.good")
	}
	return rows
}

// save writes the list into a file for who helps: it names no letter and no person.
func (p *Page) save() {
	rows, title := p.seen, assets.Text("health.save")
	p.o.Save(desk.FileToWrite{Title: title, Name: assets.Text("health.file", "day", p.o.Today()), Pattern: "*.txt",
		Writing: assets.Text("health.writing"), Failed: assets.Text("health.notSaved"),
		Write: func(_ context.Context, file string, _ func(float64, string)) error {
			var lines []string
			for _, r := range rows {
				lines = append(lines, kit.Joined(" · ", r.what+": "+r.how, r.todo))
			}
			return data.WriteWhole(file, []byte(strings.Join(lines, "\r\n")+"\r\n"))
		},
		Written: func(file string) { kit.Toast(p.o.Window.Canvas(), assets.Text("health.saved", "file", file)) }})
}
