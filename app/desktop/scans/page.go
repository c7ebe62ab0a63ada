// Package scans is where what the scanner made waits to be put with a letter, a visit or a
// document.
package scans

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/office"
	"donthu/app/saying"
	"donthu/assets"
	"donthu/data/register"
)

// Page lists the scans of the scanner's folder: those that wait, or all.
type Page struct {
	desk.Fixed
	o     *desk.Desk
	table *kit.Table[office.Scan]
	bar   *kit.Toolbar
	said  *widget.Label
	all   bool
	seen  office.ScanLook
}

// codeTime is how long the page looks for codes before it shows what there is; the window goes
// on looking behind it.
const codeTime = 2 * time.Second

// NewPage is the page of the scanner's folder, with what waits or with all.
func NewPage(o *desk.Desk, all bool) *Page {
	p := &Page{o: o, all: all, said: kit.Wrapped("", widget.MediumImportance)}
	p.Name = assets.Text("scans.title")
	p.table = kit.NewTable(
		kit.Col("scans.name", 200, called).Growing(),
		kit.Col("scans.changed", 130, func(s office.Scan) string { return o.InOfficeTime(s.Changed) }),
		kit.Col("scans.size", 80, func(s office.Scan) string { return views.FileSize(s.Size) }).Right().Yielding(2),
		kit.Col("scans.state", 160, func(s office.Scan) string { return chip(s).Text }).As(chip),
		kit.Col("scans.about", 380, about).Yielding(1))
	p.table.Empty = assets.Text("scans.none")
	p.table.Remember(o.App.Preferences(), "scans")
	p.table.OnMenu = p.actions
	p.table.Open = p.open
	p.table.OnSelect = func(int) { p.bar.Refresh() }
	p.bar = kit.NewToolbar(nil, p.actions()...)
	p.Whole = kit.TopDown(kit.NewHead(o.Back, p.Name, p.bar), p.table, look.Inset(8, 6, p.said))
	return p
}

func (p *Page) actions() []kit.Action {
	return []kit.Action{
		{Text: assets.Text("scans.letter"), Icon: look.IconAttach, Key: "Alt+G", Main: true, Do: func() { p.attach(false) }},
		{Text: assets.Text("scans.toVisit"), Icon: look.IconPeople, Key: "Alt+L", Do: func() { p.attach(true) }},
		{Text: assets.Text("scans.new"), Icon: look.IconLetter, Key: "Alt+M", Do: p.register},
		{Text: assets.Text("scans.sign"), Icon: look.IconSign, Key: "Alt+K", Do: p.attachSigned},
		{Text: assets.Text("scans.see"), Icon: look.IconEye, Key: "Alt+X", Do: p.see},
		{Text: assets.Text("scans.pass"), Icon: look.IconClose, Key: "Alt+B", Do: p.pass},
		{Text: assets.Text("scans.all"), Icon: look.IconSearch, Key: "Alt+T", Do: func() {
			p.all = !p.all
			p.fill()
		}},
	}
}

// called is the name of the scanner's file, but of one that lies with a denunciation: a clerk may
// have named it after who denounced.
func called(s office.Scan) string {
	if s.Secret {
		return assets.Text("scans.name.secret")
	}
	return s.Name
}

// chip says where a scan stands.
func chip(s office.Scan) look.Chip {
	c := look.Chip{Text: assets.Text("scans.state." + string(s.State)), Tone: look.Still}
	switch s.State {
	case office.ScanWaits:
		c.Tone = look.Soon
	case office.ScanLies:
		c.Tone, c.Icon = look.Done, look.IconCheck
	case office.ScanRefused:
		c.Tone, c.Icon = look.Late, look.IconWarning
	}
	return c
}

// about is what is known of a scan: where it lies, what its code says, why it cannot be kept.
func about(s office.Scan) string {
	switch {
	case s.Refused != nil:
		return saying.Of(s.Refused)
	case s.State == office.ScanLies:
		return strings.Join(s.At, ", ")
	}
	return kit.Joined(": ", s.Code.Said, s.Code.Doubt)
}

// Help belongs to desk.Page.
func (*Page) Help() string { return "ban-quet" }

// Keys do what the buttons do.
func (p *Page) Keys() (keys []kit.Key) {
	for i, name := range []fyne.KeyName{fyne.KeyG, fyne.KeyL, fyne.KeyM, fyne.KeyK, fyne.KeyX, fyne.KeyB, fyne.KeyT} {
		keys = append(keys, kit.AltKey(name, p.actions()[i].Do))
	}
	return keys
}

// Enter looks into the folder.
func (p *Page) Enter() {
	if p.o.Store.Settings().ScanFolder == "" {
		p.said.SetText(assets.Text("scans.off"))
		p.table.SetRows(nil)
		return
	}
	if last, err := p.o.Scans.Last(); err == nil && len(last.Scans) > 0 {
		p.seen = last
		p.fill()
	} else {
		p.said.SetText(assets.Text("scans.looking"))
	}
	scans := p.o.Scans
	desk.Load(p.o, p, func(ctx context.Context) (office.ScanLook, error) {
		return p.o.Do().LookAtScans(ctx, scans, codeTime, func(done, all int) {
			if all > 0 {
				fyne.Do(func() { p.said.SetText(assets.Text("scans.reading", "done", kit.Number(done), "all", kit.Number(all))) })
			}
		})
	}, func(seen office.ScanLook, err error) {
		if err != nil {
			p.said.SetText(saying.Of(err))
			return
		}
		p.seen = seen
		p.fill()
		TellAttached(p.o, seen.Attached, p.Enter)
		p.o.FocusIn(p, p.table)
	})
}

// fill shows what was seen; the row under the cursor stays where it can.
func (p *Page) fill() {
	before, was := p.table.SelectedRow()
	var rows []office.Scan
	others := 0
	for _, s := range p.seen.Scans {
		if p.all || s.State == office.ScanWaits || s.State == office.ScanRefused {
			rows = append(rows, s)
		} else {
			others++
		}
	}
	p.table.SetRows(rows)
	if len(rows) > 0 {
		p.table.Select(max(0, slices.IndexFunc(rows, func(s office.Scan) bool { return was && s.Name == before.Name })))
	}
	said := []string{assets.Text("scans.folder", "folder", p.o.Store.Settings().ScanFolder)}
	if p.seen.Growing > 0 {
		said = append(said, assets.Text("scans.growing", "count", kit.Number(p.seen.Growing)))
	}
	if p.seen.Unread > 0 {
		said = append(said, assets.Text("scans.unread", "count", kit.Number(p.seen.Unread)))
	}
	if others > 0 {
		said = append(said, assets.Text("scans.others", "count", kit.Number(others)))
	}
	p.said.SetText(strings.Join(append(said, assets.Text("scans.stays")), " "))
	p.bar.Refresh()
}

// TellAttached says which scans were attached by themselves, and takes them off again where the
// clerk wants it.
func TellAttached(o *desk.Desk, all []office.AttachedScan, changed func()) {
	if len(all) == 0 {
		return
	}
	var done []office.Delivered
	for _, a := range all {
		done = append(done, a.Delivered)
	}
	words := assets.Text("scans.attached.one", "file", all[0].Name, "document", all[0].Document)
	if len(all) > 1 {
		words = assets.Text("scans.attached", "count", kit.Number(len(all)))
	}
	kit.ToastUndo(o.Window.Canvas(), words, func() { views.TakeBack(o, done, changed) })
}

// waiting are the chosen scans that wait or were passed over; a message says why there are none.
func (p *Page) waiting() (all []office.Scan) {
	for _, s := range p.table.Chosen() {
		if s.State == office.ScanWaits || s.State == office.ScanPassed {
			all = append(all, s)
		}
	}
	if len(all) == 0 {
		kit.Toast(p.o.Window.Canvas(), assets.Text("scans.choose"))
	}
	return all
}

// open is what Enter does: a scan that lies somewhere leads there, one that waits is attached.
func (p *Page) open(s office.Scan) {
	switch {
	case s.State == office.ScanLies && s.About.Subject == register.ReceptionSubject:
		p.o.Open(desk.Visit{ID: s.About.ID})
	case s.State == office.ScanLies && s.About.ID != 0:
		p.o.Open(desk.Letter{ID: s.About.ID})
	case s.State == office.ScanWaits && s.Code.Document.Step != 0:
		p.attachSigned()
	default:
		p.attach(false)
	}
}

// see shows the pages of a scan. One that lies somewhere is seen there: with a denunciation that
// is a look at who denounced.
func (p *Page) see() {
	switch s, ok := p.table.SelectedRow(); {
	case !ok:
	case s.State == office.ScanLies && s.About.ID != 0:
		p.open(s)
	default:
		p.o.Open(desk.File{Path: s.Path, Name: s.Name})
	}
}

// register begins a letter that the scan is of.
func (p *Page) register() {
	if all := p.waiting(); len(all) > 0 {
		p.o.Open(desk.NewLetter{Scan: all[0].Path, Draft: "scan-" + all[0].SHA256[:8]})
	}
}

// pass lets the chosen scans wait no more, or wait again.
func (p *Page) pass() {
	all := p.waiting()
	if len(all) == 0 {
		return
	}
	passed := all[0].State == office.ScanWaits
	p.passAll(all, passed, func() {
		if passed {
			kit.ToastUndo(p.o.Window.Canvas(), assets.Text("scans.passed", "count", kit.Number(len(all))), func() { p.passAll(all, false, func() {}) })
		}
	})
}

func (p *Page) passAll(all []office.Scan, passed bool, done func()) {
	kit.RunAsyncErr(func() error {
		for _, s := range all {
			if err := p.o.Do().PassScan(p.o.Ctx(), s, passed); err != nil {
				return err
			}
		}
		return nil
	}, func(err error) {
		p.Enter()
		if err != nil {
			p.o.Failed(assets.Text("scans.pass.failed"), err)
			return
		}
		done()
	})
}

// attachSigned attaches a scan to the document that its code names, after telling what speaks
// against it.
func (p *Page) attachSigned() {
	s, ok := p.table.SelectedRow()
	if !ok || s.State != office.ScanWaits || s.Code.Document.Step == 0 {
		kit.Toast(p.o.Window.Canvas(), assets.Text("scans.sign.none"))
		return
	}
	kit.Confirm(p.o.Window, assets.Text("scans.sign"), assets.Text("scans.sign.text", "file", s.Name, "document", s.Code.Said, "doubt", s.Code.Doubt), assets.Text("scans.sign.do"), func() {
		kit.RunAsync(func() (office.Delivered, error) { return p.o.Do().AttachSigned(p.o.Ctx(), s.Path, s.Code) }, func(done office.Delivered, err error) {
			p.Enter()
			if err != nil {
				p.o.Failed(assets.Text("scans.failed"), err)
				return
			}
			TellAttached(p.o, []office.AttachedScan{{Name: s.Name, Document: s.Code.Said, Delivered: done}}, p.Enter)
		})
	})
}

// attach asks with which letter or visit the chosen scans are to lie, and puts them there.
func (p *Page) attach(visit bool) {
	all := p.waiting()
	if len(all) == 0 {
		return
	}
	var paths, names []string
	for _, s := range all {
		paths, names = append(paths, s.Path), append(names, filepath.Base(s.Path))
	}
	ask(p.o, visit, names, func(of int64, called string, about register.Filed) {
		kit.RunAsync(func() ([]office.Delivered, error) { return p.o.Do().File(p.o.Ctx(), of, about, paths...) }, func(done []office.Delivered, err error) {
			p.table.SetMarked(nil)
			p.Enter()
			if err != nil {
				p.o.Failed(assets.Text("scans.failed"), err)
				return
			}
			kit.ToastUndo(p.o.Window.Canvas(), assets.Text("scans.done", "count", kit.Number(len(done)), "at", called), func() { views.TakeBack(p.o, done, p.Enter) })
		})
	})
}
