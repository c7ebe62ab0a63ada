package views

import (
	"bytes"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/kit/look"
	"donthu/app/saying"
	"donthu/assets"
	"donthu/reports/docx"
)

// DocumentPreview shows what a Word document says, laid out roughly as in Word.
type DocumentPreview struct {
	Scroll *container.Scroll
	column *fyne.Container
	Text   string   // all that is shown
	Marks  []string // stretches of it that are shown in the colour of a warning
}

func NewDocumentPreview() *DocumentPreview {
	p := &DocumentPreview{column: container.New(look.CloseColumn{})}
	paper := canvas.NewRectangle(theme.Color(theme.ColorNameInputBackground))
	paper.StrokeColor, paper.StrokeWidth = theme.Color(theme.ColorNameSeparator), 1
	p.Scroll = container.NewVScroll(container.NewStack(paper, container.New(layout.NewCustomPaddedLayout(8, 16, 14, 14), p.column)))
	return p
}

// Show fills the template as far as it goes and shows it; dots in red stand for
// what is missing.
func (p *DocumentPreview) Show(template []byte, fields docx.Fields) {
	var b bytes.Buffer
	err := docx.RenderDraft(&b, template, fields)
	p.ShowDocument(b.Bytes(), err)
}

// ShowDocument shows a document, or why it could not be written.
func (p *DocumentPreview) ShowDocument(document []byte, err error) {
	var blocks []docx.Block
	if err == nil {
		blocks, err = docx.Outline(document)
	}
	p.column.Objects, p.Text = nil, ""
	if err != nil {
		p.column.Add(widget.NewLabel(saying.Of(err)))
	}
	heading := true // the table of the heading stands before any words
	for _, block := range blocks {
		if block.Cells == nil {
			heading = heading && strings.TrimSpace(block.Paragraph.Text) == ""
			p.add(p.column, block.Paragraph)
			continue
		}
		row := container.NewGridWithColumns(max(1, len(block.Cells)))
		if heading && len(block.Cells) == 2 {
			row = container.New(headingLayout{})
		}
		for _, cell := range block.Cells {
			column := container.New(look.CloseColumn{})
			for _, paragraph := range cell {
				p.add(column, paragraph)
			}
			row.Add(column)
		}
		p.column.Add(row)
	}
	p.column.Refresh()
}

const issuerShare = 0.36

func (p *DocumentPreview) add(to *fyne.Container, paragraph docx.Paragraph) {
	if strings.TrimSpace(paragraph.Text) == "" {
		return
	}
	p.Text += paragraph.Text + "\n"
	align := fyne.TextAlignLeading
	switch paragraph.Align {
	case docx.AlignCenter:
		align = fyne.TextAlignCenter
	case docx.AlignEnd:
		align = fyne.TextAlignTrailing
	}
	var segments []widget.RichTextSegment
	say := func(text string, color fyne.ThemeColorName) {
		if text == "" {
			return
		}
		segments = append(segments, &widget.TextSegment{Text: text, Style: widget.RichTextStyle{
			Alignment: align, ColorName: color, Inline: true, SizeName: theme.SizeNameText,
			TextStyle: fyne.TextStyle{Bold: paragraph.Bold, Italic: paragraph.Italic},
		}})
	}
	for i, part := range strings.Split(strings.ReplaceAll(paragraph.Text, "\t", "    "), docx.Dots) {
		if i > 0 {
			say(docx.Dots, theme.ColorNameError)
		}
		for from := 0; part != ""; {
			at, mark := firstOf(part[from:], p.Marks)
			if at < 0 {
				say(part[from:], theme.ColorNameForeground)
				break
			}
			say(part[from:from+at], theme.ColorNameForeground)
			say(mark, theme.ColorNameWarning)
			from += at + len(mark)
		}
	}
	rich := widget.NewRichText(segments...)
	rich.Wrapping = fyne.TextWrapWord
	to.Add(rich)
}

// firstOf is where the first of the marks stands in the text, -1 for nowhere, and which.
func firstOf(text string, marks []string) (at int, mark string) {
	at = -1
	for _, m := range marks {
		if i := strings.Index(text, m); i >= 0 && (at < 0 || i < at) {
			at, mark = i, m
		}
	}
	return at, mark
}

// mostNamed is how many missing fields a sentence names.
const mostNamed = 6

// LackingWords names the fields that a document lacks; empty for none.
func LackingWords(missing, unknown []string) string {
	var names []string
	for _, name := range append(slices.Clone(missing), unknown...) {
		words := docx.Explain(name)
		if words == "" {
			words = "{{" + name + "}}"
		}
		names = append(names, words)
	}
	switch more := len(names) - mostNamed; {
	case len(names) == 0:
		return ""
	case more > 0:
		return assets.Text("compose.lacking.more", "names", strings.Join(names[:mostNamed], "; "), "count", more)
	}
	return assets.Text("compose.lacking", "names", strings.Join(names, "; "))
}

// headingLayout gives who issues the document less room than the nation's title,
// which stands in one line.
type headingLayout struct{}

func (headingLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if len(objects) < 2 {
		return // not all there yet
	}
	left := size.Width * issuerShare
	objects[0].Resize(fyne.NewSize(left, size.Height))
	objects[1].Move(fyne.NewPos(left, 0))
	objects[1].Resize(fyne.NewSize(size.Width-left, size.Height))
}

func (headingLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	for _, o := range objects {
		least = least.Max(o.MinSize())
	}
	return fyne.NewSize(2*least.Width, least.Height)
}
