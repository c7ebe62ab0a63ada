package help

import (
	"runtime/debug"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/manual"
	"donthu/assets"
	"donthu/data/schema"
	"donthu/data/text"
)

// About says which program this is and under which licences its parts are used.
type About struct {
	desk.PlainPage
	o      *desk.Desk
	search *kit.Entry
	list   *kit.Table[licensed]
	parts  []licensed
	text   *widget.Label
	scroll *container.Scroll
	whole  fyne.CanvasObject
}

// licensed is a part of the program with its version and licence.
type licensed struct {
	name, version string
	assets.Licence
}

const licenceListWidth = 420

// NewAbout is the page with all parts listed.
func NewAbout(o *desk.Desk) *About {
	p := &About{o: o, search: kit.NewEntry(), parts: licensedParts(), text: widget.NewLabel("")}
	p.text.Wrapping = fyne.TextWrapWord
	p.text.Selectable, p.text.SizeName = true, theme.SizeNameCaptionText
	p.scroll = container.NewVScroll(p.text)
	p.search.SetPlaceHolder(assets.Text("about.search"))
	p.search.OnChanged = func(string) { p.fill() }
	p.search.OnSubmitted = func(string) { o.Window.Canvas().Focus(p.list) }
	p.list = kit.NewTable(
		kit.Col("about.part", 180, func(l licensed) string { return l.name }).Growing(),
		kit.Col("about.version", 80, func(l licensed) string { return l.version }),
		kit.Col("about.licence", 130, func(l licensed) string { return l.Kind }).Yielding(1))
	p.list.Empty = assets.Text("about.nothing")
	p.list.OnSelect = func(row int) { p.choose(max(0, row)) }
	bar := kit.NewToolbar([]look.Part{{Object: kit.Wide(look.Scaled(230), p.search)}},
		kit.Action{Text: assets.Text("about.news"), Icon: look.IconInfo, Do: func() { o.Push(NewPage(o, newsPage)) }})
	head := kit.NewHead(o.Back, p.Title(), bar)
	head.Set(p.Title(), programVersion())
	words := look.NewColumn(2, look.NewPara(assets.Text("about.register", "version", schema.Version(), "folder", o.Store.Dir()), look.Ink2, theme.SizeNameCaptionText),
		look.NewPara(assets.Text("about.licences"), look.Ink2, theme.SizeNameCaptionText))
	p.whole = kit.TopDown(container.NewVBox(head, words), look.Inset(0, 8, container.NewBorder(nil, nil, kit.Wide(look.Scaled(licenceListWidth), p.list), nil,
		look.Gap(12, look.Card("", "", look.Inset(6, 6, p.scroll))))), nil)
	p.fill()
	return p
}

func (p *About) Title() string              { return assets.Text("about.title") }
func (p *About) Content() fyne.CanvasObject { return p.whole }
func (*About) Help() string                 { return "cai-dat" }
func (p *About) Enter()                     { p.o.Window.Canvas().Focus(p.search) }

// fill lists the parts that have the words looked for in their name or licence.
func (p *About) fill() {
	wanted := strings.Fields(text.Fold(p.search.Text))
	var found []licensed
	for _, part := range p.parts {
		words := text.Fold(part.name + " " + part.version + " " + part.Kind)
		if !slices.ContainsFunc(wanted, func(w string) bool { return !strings.Contains(words, w) }) {
			found = append(found, part)
		}
	}
	p.list.SetRows(found)
	p.text.SetText("")
	if p.search.Text != "" && len(found) > 0 {
		p.list.Select(0)
	}
	p.choose(0)
}

func (p *About) choose(row int) {
	if part := p.list.Row(row); part.name != "" {
		p.text.SetText(part.name + "\n" + part.Kind + "\n\n" + part.Text)
		p.scroll.ScrollToTop()
	}
}

// licensedParts are the parts with the versions of the modules inside this program; a
// part that only another system's program has is not among those.
func licensedParts() (parts []licensed) {
	versions := map[string]string{}
	if info, ok := debug.ReadBuildInfo(); ok {
		versions["Go"] = strings.TrimPrefix(info.GoVersion, "go")
		for _, module := range info.Deps {
			versions[module.Path] = strings.TrimPrefix(module.Version, "v")
		}
	}
	for _, name := range assets.LicensedParts() {
		if licence, ok := assets.LicenceOf(name); ok {
			parts = append(parts, licensed{name, versions[name], licence})
		}
	}
	return parts
}

// programVersion names the program, its version and what it was built from.
func programVersion() string {
	if assets.Commit() == "" {
		return assets.Text("about.program", "program", assets.Text("desktop.name"), "version", assets.Version())
	}
	return assets.Text("about.program.commit", "program", assets.Text("desktop.name"), "version", assets.Version(), "commit", assets.Commit())
}

// newsPage is the manual's page about what is new: a section for each version, the
// newest first.
const newsPage = "moi"

// versionPreference keeps which version this user saw last.
const versionPreference = "version"

// TellNews says once, after an upgrade, what is new since the version seen last.
func TellNews(o *desk.Desk) {
	prefs := o.App.Preferences()
	seen := prefs.String(versionPreference)
	if seen == assets.Version() {
		return
	}
	prefs.SetString(versionPreference, assets.Version())
	if page, ok := manual.Find(newsPage); ok {
		showNews(o, seen, newsSince(page, seen))
	}
}

func showNews(o *desk.Desk, seen string, news []manual.Section) {
	if len(news) == 0 {
		return
	}
	text := container.NewVBox(kit.Words(assets.Text("news.text", "before", seen, "version", assets.Version()), newsWidth, widget.MediumImportance))
	for _, section := range news {
		text.Add(kit.Bold(section.Title))
		list := widget.NewRichTextFromMarkdown(section.Text)
		list.Wrapping = fyne.TextWrapWord
		text.Add(list)
	}
	var hide func()
	done := kit.NewButton(assets.Text("news.close"), nil, func() { hide() })
	done.Importance = widget.HighImportance
	hide = kit.ShowContent(o.Window, assets.Text("news.title", "version", assets.Version()), kit.Sized(newsWidth, newsHeight, container.NewVScroll(text)), done, done)
}

const newsWidth, newsHeight = 640, 360

// newsSince are the sections about the versions after seen. There are none on a
// first start, and when an older program follows a newer one.
func newsSince(page manual.Page, seen string) []manual.Section {
	if seen == "" {
		return nil
	}
	versions := page.Sections[1:]
	place := slices.IndexFunc(versions, func(s manual.Section) bool { return strings.HasSuffix(s.Title, " "+seen) })
	return versions[:max(place, 0)]
}
