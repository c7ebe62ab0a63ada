package desktop

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
)

// fact is a line of the letter's page: what it is called, and its value.
type fact struct{ key, value string }

// factsOf are the facts of a letter in groups, each with the key of its heading;
// empty ones are left out by the view.
func factsOf(l *data.Letter) []struct {
	key   string
	facts []fact
} {
	round := ""
	if l.Round > 0 {
		round = assets.Text("letter.round.of", l.Round)
	}
	signatories := ""
	if l.Signatories > 1 {
		signatories = number(l.Signatories)
	}
	var signers, attachments []string
	for _, p := range l.CoSigners {
		signers = append(signers, personWords(p))
	}
	for _, a := range l.Attachments {
		pages := ""
		if a.Pages > 0 {
			pages = assets.Text("letter.pages", a.Pages)
		}
		attachments = append(attachments, joined(" – ", a.Name, pages))
	}
	arrival := joined(", ", prefixed("letter.arrivalNo", l.ArrivalNo), prefixed("letter.day", l.ArrivalOn.Shown()))
	forwarding := joined(", ", l.ForwardingBody, prefixed("letter.documentNo", l.ForwardingNo), prefixed("letter.day", l.ForwardingWritten.Shown()))
	return []struct {
		key   string
		facts []fact
	}{
		{"letter.group.letter", []fact{
			{"letter.receivedOn", l.ReceivedOn.Shown()}, {"letter.writtenOn", l.WrittenOn.Shown()},
			{"letter.kind", joined(" · ", l.Kind.Label(), round)}, {"letter.field", l.Field.Label()},
			{"letter.officer", l.Officer},
		}},
		{"letter.group.sender", []fact{
			{"letter.name", l.Sender.Name}, {"letter.address", l.Sender.Address}, {"letter.identity", l.Sender.Identity},
			{"letter.phone", l.Sender.Phone}, {"letter.signatories", signatories},
			{"letter.coSigners", strings.Join(signers, "\n")}, {"letter.representative", personWords(l.Representative)},
		}},
		{"letter.group.content", []fact{
			{"letter.content", l.Content}, {"letter.request", l.Request}, {"letter.against." + string(l.Kind), l.Against},
		}},
		{"letter.group.life", lifeFacts(l)},
		{"letter.group.source", []fact{
			{"letter.source", l.Source.Label()}, {"letter.forwarding", forwarding}, {"letter.arrival", arrival},
		}},
		{"letter.group.documents", []fact{
			{"letter.attachments", strings.Join(attachments, "\n")}, {"letter.file", l.File},
		}},
		{"letter.group.matter", []fact{
			{"letter.matter", l.Matter}, {"letter.duplicateOf", l.DuplicateOf}, {"letter.note", l.Note},
		}},
	}
}

func personWords(p data.Person) string {
	return joined(" · ", p.Name, p.Address, p.Identity, p.Phone)
}

// newFactsView shows the facts of a letter under their headings; what is empty
// takes no room. The values can be selected and copied.
func newFactsView(l *data.Letter) fyne.CanvasObject {
	column := container.New(&factsLayout{})
	for _, group := range factsOf(l) {
		headed := false
		for _, f := range group.facts {
			if f.value == "" {
				continue
			}
			if !headed {
				headed = true
				column.Add(newHeading(assets.Text(group.key)))
				column.Add(widget.NewLabel(""))
			}
			name := widget.NewLabel(assets.Text(f.key))
			name.Importance = widget.LowImportance
			column.Add(name)
			column.Add(newFactValue(f.value))
		}
	}
	return column
}

// factValue is a text that the mouse can select and Ctrl+C copies. A selectable
// label of Fyne is a stop for Tab that swallows every key, so this one becomes
// selectable only while the mouse is over it or something is selected.
type factValue struct {
	widget.Label
	selection fyne.CanvasObject // the part that takes the focus
}

func newFactValue(text string) *factValue {
	v := &factValue{}
	v.Text, v.Wrapping = text, fyne.TextWrapWord
	v.ExtendBaseWidget(v)
	return v
}

// CreateRenderer belongs to Fyne.
func (v *factValue) CreateRenderer() fyne.WidgetRenderer {
	r := v.Label.CreateRenderer()
	v.Selectable = true
	v.selection = r.Objects()[0]
	v.Selectable = false
	return r
}

// MouseIn makes the text selectable.
func (v *factValue) MouseIn(*desktop.MouseEvent) {
	v.Selectable = true
	v.Refresh()
}

// MouseMoved belongs to Fyne.
func (v *factValue) MouseMoved(*desktop.MouseEvent) {}

// MouseOut gives the keys back unless something was selected for copying.
func (v *factValue) MouseOut() {
	if v.SelectedText() != "" {
		return
	}
	v.Selectable = false
	v.Refresh()
	taker, _ := v.selection.(fyne.Focusable)
	if c := fyne.CurrentApp().Driver().CanvasForObject(v); c != nil && taker != nil && c.Focused() == taker {
		c.Unfocus()
	}
}

func newHeading(text string) *widget.Label {
	heading := widget.NewLabelWithStyle(text, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	heading.Importance = widget.HighImportance
	return heading
}

// factsLayout lays pairs of names and values in two columns, a value beside its
// name as high as it needs. A pair with an empty value is a heading.
type factsLayout struct{}

const factNameWidth = 150

func (*factsLayout) tight() float32 { return 1.2 * theme.Size(theme.SizeNameInnerPadding) }

func (l *factsLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for i := 0; i+1 < len(objects); i += 2 {
		name, value := objects[i], objects[i+1]
		width := float32(factNameWidth)
		if isHeading(value) {
			width = size.Width
		}
		name.Move(fyne.NewPos(0, y))
		name.Resize(fyne.NewSize(width, name.MinSize().Height))
		value.Move(fyne.NewPos(factNameWidth, y))
		value.Resize(fyne.NewSize(max(0, size.Width-width), value.Size().Height))
		height := max(name.MinSize().Height, value.MinSize().Height)
		value.Resize(fyne.NewSize(max(0, size.Width-width), height))
		y += height - l.tight()
	}
}

func (l *factsLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(factNameWidth+160, 0)
	for i := 0; i+1 < len(objects); i += 2 {
		size.Height += max(objects[i].MinSize().Height, objects[i+1].MinSize().Height) - l.tight()
	}
	size.Height += l.tight()
	return size
}

func isHeading(value fyne.CanvasObject) bool {
	label, ok := value.(*widget.Label)
	return ok && label.Text == ""
}

// relatedLetters are the letters that a clerk should know beside this one.
type relatedLetters struct {
	matter  []data.Letter // of the same matter
	all     int           // how many the matter has, this one not counted
	similar []data.Letter // probably the same once more
}

// newRelatedView lists them; each opens its page. It is nil when there are none.
func newRelatedView(o *office, l *data.Letter, related relatedLetters, show func()) fyne.CanvasObject {
	if len(related.matter)+len(related.similar) == 0 {
		return nil
	}
	column := container.NewVBox()
	list := func(key string, letters []data.Letter) {
		if len(letters) == 0 {
			return
		}
		column.Add(newHeading(assets.Text(key)))
		for _, other := range letters {
			words := assets.Text("related.letter", other.Number.String(), other.ReceivedOn.Shown(),
				shortened(other.ShownSender(), 32), strings.ToLower(other.State().Label()))
			open := ui.NewButton(words, theme.DocumentIcon(), func() { o.openLetter(other.ID) })
			open.Alignment, open.Importance = widget.ButtonAlignLeading, widget.LowImportance
			column.Add(open)
		}
	}
	list("related.matter", related.matter)
	if related.all > len(related.matter) {
		column.Add(ui.NewButton(assets.Text("related.all", fmt.Sprint(related.all+1)), nil, show))
	}
	list("related.similar", related.similar)
	return column
}
