package steps

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data/law"
	"donthu/data/register"
)

const (
	fieldGround = "ground"
	groundShown = 88 // letters of a ground in the list
)

// grounds ask for a ground that the law of the day gives for a use, while there is
// any. The list has the beginnings, the whole sentence with its article stands below.
// kept is what the step had: it stays on offer.
func grounds[W any](f *Form, kept string, use func(*W) string, at func(*W) *string) []*kit.Question[W] {
	options := func(w *W) (all []kit.Option) {
		fitting := law.GroundsFor(use(w), f.letter.Kind, f.day())
		if old, ok := law.GroundByID(kept, f.day()); ok && old.Use == use(w) && !slices.ContainsFunc(fitting, func(g law.Ground) bool { return g.ID == kept }) {
			fitting = append(slices.Clip(fitting), old)
		}
		for _, g := range fitting {
			all = append(all, kit.Option{Value: g.ID, Text: kit.Shortened(g.Text, groundShown)})
		}
		return all
	}
	ground := kit.Pick("lifeForm.ground", fieldGround, nil, at).Across().Fitting(options).When(func(w *W) bool { return len(options(w)) > 0 })
	ground.Widget.(*kit.Dropdown).PlaceHolder = assets.Text("lifeForm.ground.none")
	whole := kit.Caption("")
	chosen := func(w *W) bool {
		g, ok := law.GroundByID(*at(w), f.day())
		if words := kit.Joined(" ", views.GroundWords(g), g.Note); ok && words != whole.Text {
			whole.SetText(words)
		}
		return ok
	}
	return list(ground, kit.Shown[W](whole).When(chosen))
}

// complexity asks how difficult the matter is. For a denunciation the criteria of NĐ
// 31/2019 Điều 3 decide: ticking them proposes the level.
func complexity(f *Form) record {
	questions := list(kit.Choose("lifeForm.level", register.FieldLevel, kit.OptionsOf(f.o.Law().Levels(f.letter.Kind)...),
		func(c *register.Complexity) *register.ComplexityLevel { return &c.Level }).Require())
	if f.letter.Kind == register.Denunciation {
		questions = append(questions, criteria()...)
	}
	return ask(f, asking[register.Complexity]{
		questions: append(questions, why(func(c *register.Complexity) *string { return &c.Reason })),
		changed: func(question string, c *register.Complexity) bool {
			c.Level = law.LevelOf(len(c.Criteria))
			return strings.HasPrefix(question, register.FieldCriteria)
		},
	})
}

// criteria are a check for each criterion.
func criteria() (questions []*kit.Question[register.Complexity]) {
	label, name := "lifeForm.criteria", register.FieldCriteria
	for _, g := range law.GroundsFor(law.ForComplex, register.Denunciation, 0) {
		first, rest := lineOf(g.Text, groundShown)
		check := kit.NewCheck(first, nil)
		q := kit.Own(label, name, check, func(c *register.Complexity) error {
			others := slices.DeleteFunc(slices.Clone(c.Criteria), func(id string) bool { return id == g.ID })
			if check.Checked {
				others = append(others, g.ID)
			}
			c.Criteria = others
			return nil
		}, func(c *register.Complexity) { check.SetChecked(slices.Contains(c.Criteria, g.ID)) }).Across()
		check.OnChanged = func(bool) { q.Changed() }
		questions = append(questions, q)
		if rest != "" { // a check has one line: the criterion goes on below
			below := kit.Wrapped(rest, widget.MediumImportance)
			questions = append(questions, kit.Shown[register.Complexity](container.New(layout.NewCustomPaddedLayout(-12, 0, 18, 0), below)))
		}
		label, name = "", register.FieldCriteria+g.ID
	}
	return questions
}

// lineOf cuts a text between words after at most n letters.
func lineOf(text string, n int) (first, rest string) {
	letters := []rune(text)
	if len(letters) <= n {
		return text, ""
	}
	for cut := n; cut > 0; cut-- {
		if letters[cut] == ' ' {
			return string(letters[:cut]), string(letters[cut+1:])
		}
	}
	return text, ""
}
