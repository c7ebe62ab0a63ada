package letters

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/office"
	"donthu/app/saying"
	"donthu/assets"
	"donthu/data/alike"
	"donthu/data/register"
	"donthu/data/store"
)

// comparedText is how many letters of a content stand side by side; the whole stands on the
// letter's page.
const comparedText = 900

// compared is a line of two letters side by side.
type compared struct {
	key, ours, theirs string
	same              bool // however differently it is written
}

// comparedLines are what two letters say; what neither says is left out. Of the found letter
// comes what everybody may read.
func comparedLines(ours *register.Facts, found *store.Alike) []compared {
	theirs, why := found.Letter.Masked(), found.Why
	kind := func(f *register.Facts) string {
		if f.Round == 0 {
			return f.Kind.Label()
		}
		return kit.Joined(" · ", f.Kind.Label(), assets.Text("compare.round", "round", f.Round))
	}
	said := func(s string) string { return kit.Shortened(kit.OneLine(s), comparedText) }
	all := []compared{
		{"form.sender", ours.Sender.Name, theirs.Sender.Name, why.Name == alike.NameSame},
		{"form.address", ours.Sender.Address, theirs.Sender.Address, why.Place == alike.PlaceSame},
		{"form.identity", ours.Sender.Identity, theirs.Sender.Identity, why.Identity},
		{"form.phone", ours.Sender.Phone, theirs.Sender.Phone, why.Phone},
		{"form.content", said(ours.Content), said(theirs.Content), false},
		{"form.request", said(ours.Request), said(theirs.Request), false},
		{"form.against", ours.Against, theirs.Against, false},
		{"form.kind", kind(ours), kind(&theirs.Facts), false},
		{"form.receivedOn", ours.ReceivedOn.Shown(), theirs.ReceivedOn.Shown(), false},
		{"form.writtenOn", ours.WrittenOn.Shown(), theirs.WrittenOn.Shown(), false},
		{"compare.outcome", "", kit.Joined(" · ", theirs.Handling.Label(), theirs.Settlement.Result.Label(), theirs.Settlement.Number), true},
	}
	kept := all[:0]
	for _, line := range all {
		if line.ours != "" || line.theirs != "" {
			kept = append(kept, line)
		}
	}
	return kept
}

// markedText is a text in which what the other one has not stands out, by weight and colour.
func markedText(parts []alike.Part) fyne.CanvasObject {
	var segments []widget.RichTextSegment
	for i, part := range parts {
		style := widget.RichTextStyle{Inline: true, ColorName: theme.ColorNameForeground, SizeName: theme.SizeNameText}
		if !part.Same {
			style.ColorName, style.TextStyle.Bold = theme.ColorNameWarning, true
		}
		words := part.Text
		if i < len(parts)-1 {
			words += " "
		}
		segments = append(segments, &widget.TextSegment{Text: words, Style: style})
	}
	if len(segments) == 0 {
		segments = append(segments, &widget.TextSegment{Text: "–", Style: widget.RichTextStyle{ColorName: theme.ColorNamePlaceHolder}})
	}
	text := widget.NewRichText(segments...)
	text.Wrapping = fyne.TextWrapWord
	return text
}

// comparedSides are the two letters in two columns, with a line for each thing they say.
func comparedSides(oursNamed string, ours *register.Facts, found *store.Alike) fyne.CanvasObject {
	l := &found.Letter
	line := func(label string, ours, theirs fyne.CanvasObject) fyne.CanvasObject {
		return container.NewBorder(nil, nil, kit.Wide(look.Scaled(132), kit.Wrapped(label, widget.LowImportance)), nil, container.NewGridWithColumns(2, ours, theirs))
	}
	sides := container.New(layout.NewCustomPaddedVBoxLayout(-10), line("", kit.Bold(oursNamed),
		kit.Bold(assets.Text("form.similar.head", "letter", l.Number, "day", l.ReceivedOn.Shown(), "state", l.State().Label()))))
	for _, c := range comparedLines(ours, found) {
		inOurs, inTheirs := alike.Differ(c.ours, c.theirs)
		if c.same {
			inOurs, inTheirs = []alike.Part{{Text: c.ours, Same: true}}, []alike.Part{{Text: c.theirs, Same: true}}
		}
		sides.Add(line(assets.Text(c.key), markedText(inOurs), markedText(inTheirs)))
	}
	return sides
}

// scansOf open the scans of a letter's papers; those of a denunciation are opened on its own
// page, where the look at who denounced is written down. before takes away what is in front of
// pages.
func scansOf(o *desk.Desk, l *register.Letter, before func()) fyne.CanvasObject {
	row := container.NewHBox()
	if !l.Secret() {
		for _, r := range l.Replies {
			if r.Scan.Name != "" && len(row.Objects) < 3 {
				row.Add(kit.NewButton(assets.Text("compare.scan", "document", views.DocumentCalled(r)), look.IconEye, func() {
					before()
					views.OpenScan(o, r)
				}).Quiet())
			}
		}
	}
	return row
}

// relationKey is the word on the button that says what one letter has to do with the other.
func relationKey(r office.Relation, kind register.Kind) string {
	if r == office.Again && kind == register.Denunciation {
		return "compare.again"
	}
	return "compare." + string(r)
}

// compare shows a letter beside one that looks alike. decide gets what the clerk finds that
// they have to do with each other.
func compare(o *desk.Desk, oursNamed string, ours *register.Facts, found *store.Alike, decide func(office.Relation)) {
	title := assets.Text("compare.title", "letter", found.Letter.Number)
	var hide func()
	column := container.NewVBox(look.NewPara(strings.TrimSuffix(saying.WhyAlike(found.Why), ".")+".", theme.ColorNameWarning, theme.SizeNameText).Bold(),
		comparedSides(oursNamed, ours, found), scansOf(o, &found.Letter, func() { hide() }))
	var buttons []*kit.Button
	for _, r := range office.Relations {
		if r.Fits(ours.Kind) {
			buttons = append(buttons, kit.NewButton(assets.Text(relationKey(r, ours.Kind)), nil, func() {
				hide()
				decide(r)
			}))
		}
	}
	closing := kit.NewButton(assets.Text("ui.close"), nil, func() { hide() }).Main().Keyed("Esc")
	buttons = append(buttons, closing)
	width := min(look.Scaled(860), o.Window.Canvas().Size().Width-120)
	hide = kit.ShowContent(o.Window, title, kit.Wide(width, column), closing, buttons...)
}
