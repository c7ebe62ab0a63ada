package steps

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
	"donthu/data/law"
)

// groundPicker lets the clerk choose a ground that the law gives for a step. The
// list has the beginnings, the whole sentence with its article stands below.
type groundPicker struct {
	f      *Form
	choice *kit.Dropdown
	whole  *widget.Label
	field  *kit.Field
	text   *kit.Field
	picked func(law.Ground) // may be nil
	use    string
	on     data.Date
	filled string // what the step had: it stays on offer
	quiet  bool   // the list is being set by the program
}

const groundShown = 88 // letters of a ground in the list

func newGroundPicker(f *Form, key string, picked func(law.Ground)) *groundPicker {
	g := &groundPicker{f: f, whole: widget.NewLabel(""), picked: picked}
	g.choice = kit.NewDropdown(nil, func(id string) { g.show(id) })
	g.choice.PlaceHolder = assets.Text("lifeForm.ground.none")
	g.whole.Wrapping, g.whole.SizeName, g.whole.Importance = fyne.TextWrapWord, theme.SizeNameCaptionText, widget.LowImportance
	g.field = kit.NewField(assets.Text(key), g.choice).Across()
	g.text = kit.NewField("", g.whole).Across()
	g.text.Hide()
	return g
}

// offer lists the grounds for the use by the law of the day; without any the
// question is not asked.
func (g *groundPicker) offer(use string, on data.Date) {
	if use == g.use && on == g.on && use != "" {
		return
	}
	g.use, g.on = use, on
	var options []kit.Option
	grounds := law.GroundsFor(use, g.f.letter.Kind, on)
	for _, ground := range grounds {
		options = append(options, kit.Option{Value: ground.ID, Text: kit.Shortened(ground.Text, groundShown)})
	}
	if old, ok := law.GroundByID(g.filled, on); ok && old.Use == use && !offers(options, g.filled) {
		options = append(options, kit.Option{Value: old.ID, Text: kit.Shortened(old.Text, groundShown)})
	}
	chosen := g.choice.Value()
	g.quiet = true
	defer func() { g.quiet = false }()
	g.choice.SetChoices(options)
	if !offers(options, chosen) {
		chosen = ""
	}
	if chosen == "" && offers(options, g.filled) {
		chosen = g.filled
	}
	g.choice.SetValue(chosen)
	g.field.Hidden = len(options) == 0
	g.showWords(g.choice.Value())
}

func (g *groundPicker) value() string {
	if !g.field.Visible() {
		return ""
	}
	return g.choice.Value()
}

func (g *groundPicker) fill(id string) {
	g.filled = id
	g.use = "" // the options have to be made anew
}

func (g *groundPicker) show(id string) {
	if g.quiet {
		return
	}
	g.showWords(id)
	if ground, ok := law.GroundByID(id, g.on); ok && g.picked != nil {
		g.picked(ground)
	}
	g.f.rearrange()
}

func (g *groundPicker) showWords(id string) {
	ground, ok := law.GroundByID(id, g.on)
	g.text.Hidden = !ok || g.field.Hidden
	if ok {
		g.whole.SetText(kit.Joined(" ", views.GroundWords(ground), ground.Note))
	}
}
