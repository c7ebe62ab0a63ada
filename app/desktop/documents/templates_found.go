package documents

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/saying"
	"donthu/assets"
	"donthu/reports/docx"
	"donthu/reports/word"
)

// examine looks through the template in use; the office's copy of a shipped one is compared
// with that. One that cannot be opened is a finding. renewable is word.CanRenew of the
// office's own file.
func examine(dir string, info word.Info) (found word.Examination, renewable bool) {
	_, raw, err := word.Read(dir, info.Name)
	switch {
	case err != nil:
	case info.Shipped && info.File != "":
		found, err = word.Look(info.File, info.Name, raw)
	default:
		found = word.Examine(raw)
	}
	if err != nil {
		found.Err, found.Errs = err, []error{err}
	}
	return found, info.File != "" && found.Err == nil && word.CanRenew(raw)
}

// findings are what was found in a template: what forbids its use, what to look at, what to
// know, each with its place.
func (p *templatesPage) findings(t examined) fyne.CanvasObject {
	e := t.found
	column := look.NewColumn(6, look.NewPara(assets.Text("templates.found"), theme.ColorNameForeground, theme.SizeNameText).Bold())
	add := func(tone look.Tone, sentence, place string) {
		words := look.NewColumn(2, look.NewPara(sentence, tone.Ink(), theme.SizeNameText))
		if place != "" {
			words.Add(look.NewPara(assets.Text("templates.place", "paragraph", place), theme.ColorNameForeground, theme.SizeNameCaptionText))
		}
		column.Add(look.OnGround(tone, words))
	}
	for _, err := range e.Errs {
		add(look.Late, assets.Text("templates.broken", "reason", saying.Of(err)), "")
	}
	if t.When == word.Blank && t.File == "" {
		column.Add(look.NewPara(assets.Text("templates.blank"), theme.ColorNameForeground, theme.SizeNameText))
		return column
	}
	for i, f := range e.Findings {
		tone := look.Soon
		if f.Note {
			tone = look.Still
		}
		add(tone, f.Sentence, f.Place)
		if i == 0 && e.Change != nil { // the first one tells of it
			if len(e.Change.Added)+len(e.Change.Gone) > 0 {
				leading(column, "templates.change.show", look.IconEye, func() { showChange(p.o, t) })
			}
			leading(column, "templates.change.keep", look.IconCheck, func() { p.keep(t) })
		}
	}
	if e.Err != nil {
		return column
	}
	if !e.Doubtful() {
		add(look.Done, kit.Joined(" ", assets.Text("templates.good"), placeholderWords(e)), "")
	} else {
		column.Add(look.NewPara(kit.Joined(" ", assets.Text("templates.usable"), placeholderWords(e)), theme.ColorNameForeground, theme.SizeNameText))
	}
	if len(e.Names) > 0 {
		column.Add(look.NewPara("{{"+strings.Join(e.Names, "}} {{")+"}}", theme.ColorNamePlaceHolder, theme.SizeNameCaptionText))
	}
	return column
}

// braced is a field as templates write it.
func braced(name string) string { return "{{" + name + "}}" }

// placeholderWords say how many fields a template asks for.
func placeholderWords(e word.Examination) string {
	if len(e.Names) == 0 {
		return assets.Text("templates.noPlaceholders")
	}
	return assets.Text("templates.placeholders", "count", len(e.Names))
}

// showChange shows what the shipped template says otherwise than when the office's copy was
// made.
func showChange(o *desk.Desk, t examined) {
	column := look.NewColumn(8)
	for _, part := range []struct {
		key   string
		tone  look.Tone
		lines []string
	}{{"templates.change.added", look.Done, t.found.Change.Added}, {"templates.change.gone", look.Soon, t.found.Change.Gone}} {
		if len(part.lines) == 0 {
			continue
		}
		column.Add(look.NewPara(assets.Text(part.key, "count", len(part.lines)), theme.ColorNameForeground, theme.SizeNameText).Bold())
		for _, line := range part.lines {
			column.Add(look.OnGround(part.tone, look.NewPara(docx.Readable(line), theme.ColorNameForeground, theme.SizeNameText)))
		}
	}
	column.Add(look.NewPara(assets.Text("templates.change.how"), theme.ColorNamePlaceHolder, theme.SizeNameCaptionText))
	inside := o.Window.Canvas().Size()
	width := min(720, inside.Width-120)
	column.Resize(fyne.NewSize(width, 1)) // what wraps knows its height now
	content := kit.Sized(width, min(column.MinSize().Height+20, inside.Height-190), container.NewVScroll(look.Inset(2, 2, column)))
	closing := kit.NewButton(assets.Text("ui.close"), nil, nil).Main().Keyed("Enter")
	buttons := []*kit.Button{closing}
	if added := t.found.Change.Added; len(added) > 0 {
		buttons = append([]*kit.Button{kit.NewButton(assets.Text("templates.change.copy"), look.IconCopy, func() { // to be pasted in Word
			o.App.Clipboard().SetContent(strings.Join(added, "\n"))
			kit.Toast(o.Window.Canvas(), assets.Text("templates.change.copied"))
		})}, closing)
	}
	closing.OnTapped = kit.ShowContent(o.Window, t.Title, content, closing, buttons...)
}

// keep notes that the office has seen what the shipped template changed, and keeps its copy.
func (p *templatesPage) keep(t examined) {
	desk.Try(p.o, assets.Text("templates.change.failed"), func() (bool, error) { return true, word.Seen(p.o.Dir, t.Name) }, func(bool) {
		kit.Toast(p.o.Window.Canvas(), assets.Text("templates.change.kept"))
		p.load()
	})
}
