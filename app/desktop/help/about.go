package help

import (
	"runtime/debug"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
	"donthu/data/store"
)

// aboutPage says which program this is and under which licences its parts are used.
type aboutPage struct {
	desk.PlainPage
	o       *desk.Desk
	search  *kit.Entry
	list    *kit.Table
	parts   []string // in the list
	version map[string]string
	text    *widget.Label
	scroll  *container.Scroll
	whole   fyne.CanvasObject
}

const licenceListWidth = 570

func NewAbout(o *desk.Desk) *aboutPage {
	p := &aboutPage{o: o, search: kit.NewEntry(), version: linkedVersions(), text: widget.NewLabel("")}
	p.text.Wrapping = fyne.TextWrapWord
	p.text.Selectable, p.text.SizeName = true, theme.SizeNameCaptionText
	p.scroll = container.NewVScroll(p.text)
	p.search.SetPlaceHolder(assets.Text("about.search"))
	p.search.OnChanged = func(string) { p.fill() }
	p.search.OnSubmitted = func(string) { o.Window.Canvas().Focus(p.list) }
	p.list = kit.NewTable([]kit.Column{
		{Title: assets.Text("about.part"), Width: 270, Grow: true, Fixed: true},
		{Title: assets.Text("about.version"), Width: 80, Fixed: true},
		{Title: assets.Text("about.licence"), Width: 180, Fixed: true},
	}, nil)
	p.list.Empty = assets.Text("about.nothing")
	p.list.OnSelect = p.choose
	back := kit.NewButton(assets.Text("about.back"), theme.NavigateBackIcon(), o.Back)
	news := kit.NewButton(assets.Text("about.news"), theme.InfoIcon(), func() { o.Push(NewPage(o, newsPage)) })
	top := container.NewVBox(container.NewHBox(back, layout.NewSpacer(), news),
		widget.NewLabelWithStyle(programVersion(), fyne.TextAlignLeading, fyne.TextStyle{Bold: true}),
		kit.Remark("about.register", store.SchemaVersion(), o.Store.Dir()), kit.Remark("about.licences"))
	p.whole = kit.TopDown(top, container.NewBorder(nil, nil, kit.Wide(licenceListWidth, kit.TopDown(p.search, p.list, nil)), nil,
		container.New(layout.NewCustomPaddedLayout(0, 0, 8, 0), p.scroll)), nil)
	p.fill()
	return p
}

func (p *aboutPage) Title() string              { return assets.Text("about.title") }
func (p *aboutPage) Content() fyne.CanvasObject { return p.whole }
func (*aboutPage) Help() string                 { return "cai-dat" }
func (p *aboutPage) Enter()                     { p.o.Window.Canvas().Focus(p.search) }

// fill lists the parts that have the words looked for in their name or licence.
func (p *aboutPage) fill() {
	p.parts = nil
	var rows [][]string
	wanted := strings.Fields(data.FoldText(p.search.Text))
	for _, part := range assets.LicensedParts() {
		licence, ok := assets.LicenceOf(part)
		if !ok {
			continue
		}
		row := []string{part, p.version[part], licence.Kind}
		words := data.FoldText(strings.Join(row, " "))
		if !slices.ContainsFunc(wanted, func(w string) bool { return !strings.Contains(words, w) }) {
			p.parts, rows = append(p.parts, part), append(rows, row)
		}
	}
	p.list.SetLoad(kit.Rows(rows))
	p.text.SetText("")
	if p.search.Text != "" && len(rows) > 0 {
		p.list.Select(0)
	}
	p.choose(0)
}

func (p *aboutPage) choose(row int) {
	if row < 0 || row >= len(p.parts) {
		return
	}
	if licence, ok := assets.LicenceOf(p.parts[row]); ok {
		p.text.SetText(p.parts[row] + "\n" + licence.Kind + "\n\n" + licence.Text)
		p.scroll.ScrollToTop()
	}
}

// linkedVersions are the versions of the modules inside this program; a part that
// only another system's program has is not among them.
func linkedVersions() map[string]string {
	versions := map[string]string{}
	if info, ok := debug.ReadBuildInfo(); ok {
		versions["Go"] = strings.TrimPrefix(info.GoVersion, "go")
		for _, module := range info.Deps {
			versions[module.Path] = strings.TrimPrefix(module.Version, "v")
		}
	}
	return versions
}

// programVersion names the program, its version and what it was built from.
func programVersion() string {
	if assets.Commit() == "" {
		return assets.Text("about.program", assets.Text("desktop.name"), assets.Version())
	}
	return assets.Text("about.program.commit", assets.Text("desktop.name"), assets.Version(), assets.Commit())
}
