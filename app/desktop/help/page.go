package help

import (
	"bytes"
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/manual"
	"donthu/app/office"
	"donthu/assets"
)

// Page shows the user's manual: its pages as cards, or one of them.
type Page struct {
	desk.PlainPage
	o      *desk.Desk
	Search *kit.Entry
	Found  *kit.Table[manual.Hit]
	Shown  manual.Page

	text   *fyne.Container
	scroll *container.Scroll
	cards  *container.Scroll
	place  *manualPlace
	whole  *fyne.Container
}

// NewPage opens the manual at the page of the name, or at the cards of all pages.
func NewPage(o *desk.Desk, name string) *Page {
	p := &Page{o: o, Search: kit.NewEntry(), text: container.NewVBox()}
	p.scroll = container.NewVScroll(look.Inset(14, 8, p.text))
	p.cards = container.NewVScroll(p.allCards())
	p.Search.SetPlaceHolder(assets.Text("help.search"))
	p.Search.OnChanged = func(string) { p.list() }
	p.Search.OnSubmitted = func(string) { o.Window.Canvas().Focus(p.Found) }
	p.Found = kit.NewTable(kit.Col("help.contents", 0, hitInWords).Growing())
	p.Found.Empty = assets.Text("help.nothing")
	p.Found.OnSelect = func(int) {
		if hit, ok := p.Found.SelectedRow(); ok {
			p.show(hit.Page, hit.Section)
		}
	}
	p.Found.Open = func(hit manual.Hit) {
		p.place.list = false
		p.show(hit.Page, hit.Section)
	}

	print := func(key, file string, pages func() []manual.Page) kit.Action {
		return kit.Action{Text: assets.Text(key), Icon: look.IconPrint, Do: func() { p.print(file, pages()...) }}
	}
	bar := kit.NewToolbar([]look.Part{{Object: kit.Wide(look.Scaled(230), p.Search)}},
		kit.Action{Text: assets.Text("help.contents"), Icon: look.IconGrid, Do: p.showCards, Keep: true},
		print("help.quick", "huong-dan-nhanh.html", func() []manual.Page {
			page, _ := manual.Find("huong-dan-nhanh")
			return []manual.Page{page}
		}),
		print("help.print", "huong-dan.html", func() []manual.Page { return []manual.Page{p.Shown} }),
		print("help.printAll", "huong-dan.html", manual.Pages))
	p.place = &manualPlace{}
	read := look.Card("", "", look.Inset(1, 6, container.NewStack(p.scroll, p.cards)))
	p.whole = kit.TopDown(kit.NewHead(o.Back, p.Title(), bar), container.New(p.place, p.Found, read), nil)
	p.list()
	page, ok := manual.Find(name)
	if !ok {
		page = manual.Pages()[0]
	}
	p.show(page, 0)
	if !ok {
		p.showCards()
	}
	return p
}

// manualPlace lays the list of pages beside what is read; where both have no room, the list
// is seen while something is looked for.
type manualPlace struct{ list bool }

const (
	helpListWidth = 280
	helpBeside    = 900
)

// MinSize belongs to Fyne.
func (*manualPlace) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(look.Scaled(300), look.Scaled(200))
}

// Layout belongs to Fyne.
func (m *manualPlace) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	narrow, x := size.Width < look.Scaled(helpBeside), float32(0)
	kit.SetVisible(objects[0], !narrow || m.list)
	kit.SetVisible(objects[1], !narrow || !m.list)
	if narrow {
		kit.Put(objects[0], 0, 0, size.Width, size.Height)
	} else {
		x = look.Scaled(helpListWidth) + 12
		kit.Put(objects[0], 0, 0, x-12, size.Height)
	}
	kit.Put(objects[1], x, 0, size.Width-x, size.Height)
}

// Title names the page.
func (p *Page) Title() string { return assets.Text("help.title") }

// Content is the whole page.
func (p *Page) Content() fyne.CanvasObject { return p.whole }

// Help is none: this is it.
func (*Page) Help() string { return "" }

// Enter begins with the search.
func (p *Page) Enter() { p.o.Window.Canvas().Focus(p.Search) }

// FocusSearch leads to the search.
func (p *Page) FocusSearch() { p.o.Window.Canvas().Focus(p.Search) }

// list shows the pages, or the sections that have the words looked for.
func (p *Page) list() {
	var hits []manual.Hit
	if strings.TrimSpace(p.Search.Text) != "" {
		hits = manual.Search(p.Search.Text)
	} else {
		for _, page := range manual.Pages() {
			hits = append(hits, manual.Hit{Page: page})
		}
	}
	p.Found.SetRows(hits)
	p.place.list = strings.TrimSpace(p.Search.Text) != ""
	p.whole.Refresh()
	if p.Search.Text != "" && len(hits) > 0 {
		p.Found.Select(0)
	}
}

func hitInWords(hit manual.Hit) string {
	if hit.Section > 0 {
		return assets.Text("help.section", "section", hit.Page.Sections[hit.Section].Title, "page", hit.Page.Title)
	}
	return hit.Page.Title
}

// show puts a page in front, scrolled to one of its sections.
func (p *Page) show(page manual.Page, section int) {
	if page.Name != p.Shown.Name {
		p.Shown = page
		p.text.Objects = nil
		for i, s := range page.Sections {
			p.text.Add(p.section(i, s))
		}
		p.text.Refresh()
	}
	p.cards.Hide()
	p.scroll.Show()
	p.whole.Refresh()
	at := float32(0)
	if section > 0 {
		at = p.text.Objects[section].Position().Y
	}
	p.scroll.ScrollToOffset(fyne.NewPos(0, at))
}

// section draws a section: its heading, its words, and its pictures, each of which
// stands on a line of its own.
func (p *Page) section(place int, s manual.Section) fyne.CanvasObject {
	heading := widget.NewLabelWithStyle(s.Title, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	heading.Wrapping, heading.SizeName = fyne.TextWrapWord, theme.SizeNameSubHeadingText
	if place == 0 {
		heading.SizeName = theme.SizeNameHeadingText
	}
	column := container.NewVBox(heading)
	words := ""
	tell := func() {
		if strings.TrimSpace(words) != "" {
			column.Add(p.words(words))
		}
		words = ""
	}
	for line := range strings.Lines(s.Text) {
		if picture := pictureOf(line); picture != "" {
			tell()
			column.Add(drawn(picture))
			continue
		}
		words += line
	}
	tell()
	return column
}

// words draws text whose links lead to other pages of the manual.
func (p *Page) words(markdown string) fyne.CanvasObject {
	text := widget.NewRichTextFromMarkdown(markdown)
	text.Wrapping = fyne.TextWrapWord
	p.lead(text.Segments)
	return text
}

func (p *Page) lead(segments []widget.RichTextSegment) {
	for _, segment := range segments {
		switch s := segment.(type) {
		case *widget.HyperlinkSegment:
			name := ""
			if s.URL != nil {
				name = strings.TrimSuffix(s.URL.Path, ".md")
			}
			s.OnTapped = func() {
				if page, ok := manual.Find(name); ok {
					p.show(page, 0)
				}
			}
		case *widget.ListSegment:
			p.lead(s.Items)
		case *widget.ParagraphSegment:
			p.lead(s.Texts)
		}
	}
}

// pictureOf is the file that a line shows as ![words](images/home.png), or "".
func pictureOf(line string) string {
	_, rest, isPicture := strings.Cut(strings.TrimSpace(line), "![")
	if !isPicture {
		return ""
	}
	_, file, _ := strings.Cut(rest, "](")
	return strings.TrimSuffix(file, ")")
}

func drawn(file string) fyne.CanvasObject {
	content, err := manual.Image(file)
	if err != nil {
		return container.NewWithoutLayout()
	}
	picture := canvas.NewImageFromReader(bytes.NewReader(content), file)
	picture.FillMode = canvas.ImageFillContain
	return container.New(pictureWide{}, picture)
}

// pictureWide gives a picture of the window the width that there is, up to a readable one.
type pictureWide struct{}

const pictureMost, pictureLeast = 680, 280

// MinSize belongs to Fyne.
func (pictureWide) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := max(pictureLeast, objects[0].Size().Width)
	return fyne.NewSize(pictureLeast, width*768/1366)
}

// Layout belongs to Fyne.
func (pictureWide) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := min(size.Width, pictureMost)
	kit.Put(objects[0], 0, 0, width, width*768/1366)
}

// print opens pages of the manual in the browser, which prints them.
func (p *Page) print(file string, pages ...manual.Page) {
	o := p.o
	file = o.Do().DocumentPath(file)
	desk.Load(o, p, func(context.Context) (string, error) {
		var b bytes.Buffer
		if err := manual.WriteHTML(&b, assets.Text("help.title"), pages...); err != nil {
			return "", err
		}
		return file, office.KeepFile(file, b.Bytes())
	}, func(file string, err error) {
		if err != nil {
			o.Failed(assets.Text("help.notWritten"), err)
			return
		}
		kit.Toast(o.Window.Canvas(), assets.Text("help.written", "file", file))
		o.OpenFile(file)
	})
}
