package desktop

import (
	"bytes"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/manual"
	clerk "donthu/app/office"
	"donthu/app/ui"
	"donthu/assets"
)

// helpPage shows the user's manual.
type helpPage struct {
	plainPage
	o      *office
	search *ui.Entry
	found  *ui.Table
	hits   []manual.Hit
	shown  manual.Page

	text   *fyne.Container
	scroll *container.Scroll
	whole  fyne.CanvasObject
}

// newHelpPage opens the manual at the page of the name, or at its beginning.
func newHelpPage(o *office, name string) *helpPage {
	p := &helpPage{o: o, search: ui.NewEntry(), text: container.NewVBox()}
	p.scroll = container.NewVScroll(p.text)
	p.search.SetPlaceHolder(assets.Text("help.search"))
	p.search.OnChanged = func(string) { p.list() }
	p.search.OnSubmitted = func(string) { o.window.Canvas().Focus(p.found) }
	p.found = ui.NewTable([]ui.Column{{Title: assets.Text("help.contents"), Grow: true, Fixed: true}}, nil)
	p.found.Empty = assets.Text("help.nothing")
	p.found.OnSelect = p.choose
	p.list()

	back := ui.NewButton(assets.Text("help.back"), theme.NavigateBackIcon(), o.back)
	print := ui.NewButton(assets.Text("help.print"), theme.DocumentPrintIcon(), func() { p.print("huong-dan.html", p.shown) })
	quick := ui.NewButton(assets.Text("help.quick"), theme.DocumentPrintIcon(), func() {
		if page, ok := manual.Find("huong-dan-nhanh"); ok {
			p.print("huong-dan-nhanh.html", page)
		}
	})
	whole := ui.NewButton(assets.Text("help.printAll"), theme.DocumentPrintIcon(), func() { p.print("huong-dan.html", manual.Pages()...) })
	side := topDown(p.search, p.found, nil)
	p.whole = topDown(container.NewHBox(back, layout.NewSpacer(), quick, print, whole),
		container.NewBorder(nil, nil, sized(helpListWidth, 0, side), nil,
			container.New(layout.NewCustomPaddedLayout(0, 0, 8, 0), p.scroll)), nil)
	if page, ok := manual.Find(name); ok {
		p.show(page, 0)
	} else {
		p.show(manual.Pages()[0], 0)
	}
	return p
}

const helpListWidth = 300

func (p *helpPage) Title() string              { return assets.Text("help.title") }
func (p *helpPage) Content() fyne.CanvasObject { return p.whole }
func (*helpPage) Help() string                 { return "" }
func (p *helpPage) Enter()                     { p.o.window.Canvas().Focus(p.search) }

// list shows the pages, or the sections that have the words looked for.
func (p *helpPage) list() {
	p.hits = nil
	var rows [][]string
	if strings.TrimSpace(p.search.Text) == "" {
		for _, page := range manual.Pages() {
			p.hits = append(p.hits, manual.Hit{Page: page})
			rows = append(rows, []string{page.Title})
		}
	} else {
		p.hits = manual.Search(p.search.Text)
		for _, hit := range p.hits {
			row := hit.Page.Title
			if hit.Section > 0 {
				row = assets.Text("help.section", hit.Page.Sections[hit.Section].Title, hit.Page.Title)
			}
			rows = append(rows, []string{row})
		}
	}
	p.found.SetLoad(ui.Rows(rows))
	if p.search.Text != "" && len(rows) > 0 {
		p.found.Select(0)
	}
}

func (p *helpPage) choose(row int) {
	if row >= 0 && row < len(p.hits) {
		p.show(p.hits[row].Page, p.hits[row].Section)
	}
}

// show puts a page in front, scrolled to one of its sections.
func (p *helpPage) show(page manual.Page, section int) {
	if page.Name != p.shown.Name {
		p.shown = page
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
func (p *helpPage) section(place int, s manual.Section) fyne.CanvasObject {
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
func (p *helpPage) words(markdown string) fyne.CanvasObject {
	text := widget.NewRichTextFromMarkdown(markdown)
	text.Wrapping = fyne.TextWrapWord
	p.lead(text.Segments)
	return text
}

func (p *helpPage) lead(segments []widget.RichTextSegment) {
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
func (p *helpPage) print(file string, pages ...manual.Page) {
	file = p.o.do().DocumentPath(file)
	var b bytes.Buffer
	err := manual.WriteHTML(&b, assets.Text("help.title"), pages...)
	if err == nil {
		err = clerk.KeepFile(file, b.Bytes())
	}
	if err != nil {
		p.o.failed(assets.Text("help.notWritten"), err)
		return
	}
	ui.Toast(p.o.window.Canvas(), assets.Text("help.written", file))
	p.o.openFile(file)
}
