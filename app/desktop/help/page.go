package help

import (
	"bytes"
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/manual"
	"donthu/app/office"
	"donthu/assets"
)

// Page shows the user's manual.
type Page struct {
	desk.PlainPage
	o      *desk.Desk
	Search *kit.Entry
	Found  *kit.Table[manual.Hit]
	Shown  manual.Page

	text   *fyne.Container
	scroll *container.Scroll
	whole  fyne.CanvasObject
}

// NewPage opens the manual at the page of the name, or at its beginning.
func NewPage(o *desk.Desk, name string) *Page {
	p := &Page{o: o, Search: kit.NewEntry(), text: container.NewVBox()}
	p.scroll = container.NewVScroll(p.text)
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
	p.list()

	back := kit.NewButton(assets.Text("help.back"), look.IconLeft, o.Back)
	print := kit.NewButton(assets.Text("help.print"), look.IconPrint, func() { p.print("huong-dan.html", p.Shown) })
	quick := kit.NewButton(assets.Text("help.quick"), look.IconPrint, func() {
		if page, ok := manual.Find("huong-dan-nhanh"); ok {
			p.print("huong-dan-nhanh.html", page)
		}
	})
	whole := kit.NewButton(assets.Text("help.printAll"), look.IconPrint, func() { p.print("huong-dan.html", manual.Pages()...) })
	side := kit.TopDown(p.Search, p.Found, nil)
	p.whole = kit.TopDown(container.NewHBox(back, layout.NewSpacer(), quick, print, whole),
		container.NewBorder(nil, nil, kit.Sized(helpListWidth, 0, side), nil,
			container.New(layout.NewCustomPaddedLayout(0, 0, 8, 0), p.scroll)), nil)
	page, ok := manual.Find(name)
	if !ok {
		page = manual.Pages()[0]
	}
	p.show(page, 0)
	return p
}

const helpListWidth = 300

func (p *Page) Title() string              { return assets.Text("help.title") }
func (p *Page) Content() fyne.CanvasObject { return p.whole }
func (*Page) Help() string                 { return "" }
func (p *Page) Enter()                     { p.o.Window.Canvas().Focus(p.Search) }

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
	p.scroll.Refresh()
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
	picture.SetMinSize(fyne.NewSize(pictureWidth, pictureWidth*768/1366))
	return picture
}

const pictureWidth = 680

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
