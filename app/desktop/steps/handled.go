package steps

import (
	"log/slog"
	"slices"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/store"
)

// laterHandling is the choice of a clerk who has judged the letter but not taken
// a direction yet.
const laterHandling = "later"

// judged is what the office found and which direction it took.
type judged struct {
	register.Handled        // its Handling may be laterHandling
	Ground           string // that the reason is taken from
	AcceptToo        bool
}

// handled asks what the office found and which direction it took.
func handled(f *Form) record {
	var kept register.Handling // of the step that is put right: it stays on offer
	begin := func(content steps.Content) judged {
		c, _ := content.(register.Handled)
		if c.Handling == "" && c.Eligible != register.No && c.Competent != register.No {
			c.Handling = laterHandling
		}
		return judged{Handled: c, AcceptToo: true}
	}
	if f.mended != nil {
		kept = begin(f.mended.Content).Handling
	}
	acceptsToo := func(j *judged) bool {
		return j.Handling == register.Accept && f.mended == nil && f.letter.AcceptedOn.IsZero()
	}
	reasoned := func(j *judged) bool {
		return j.Handling != "" && j.Handling != register.Accept && j.Handling != laterHandling
	}
	questions := list(
		kit.Choose("step.eligible", register.FieldEligible, kit.OptionsOf(register.Answers...), func(j *judged) *register.Answer { return &j.Eligible }).Require(),
		kit.Choose("step.competent", register.FieldCompetent, kit.OptionsOf(register.Answers...), func(j *judged) *register.Answer { return &j.Competent }).Require().
			When(func(j *judged) bool { return j.Eligible == register.Yes }),
		kit.Shown[judged](kit.Caption(conditionsFor(f.letter.Kind, f.day()))).When(func(j *judged) bool { return j.Eligible != register.Yes }),
		kit.Choose("step.handling", register.FieldHandling, nil, func(j *judged) *register.Handling { return &j.Handling }).
			Must("check.handling.missing").Across().
			Fitting(func(j *judged) []kit.Option { return directions(j.Eligible, j.Competent, kept) }),
		kit.Tick("step.acceptToo", "", func(j *judged) *bool { return &j.AcceptToo }).When(acceptsToo),
		kit.Line("step.forwardTo", register.FieldForwardTo, func(j *judged) *string { return &j.ForwardTo }).Require().Across().
			When(func(j *judged) bool { return j.Handling == register.Forward }))
	questions = append(questions, grounds(f, "", func(j *judged) string {
		if !reasoned(j) {
			return ""
		}
		return string(j.Handling)
	}, func(j *judged) *string { return &j.Ground })...)
	questions = append(questions, kit.Lines("step.reason", data.FieldReason, 2, func(j *judged) *string { return &j.Reason }).When(reasoned).
		Follow(func(j *judged, field *kit.Field) {
			if must := j.Handling == register.Refuse; must != field.Required {
				field.Required = must
				field.Refresh()
			}
		}))
	content := func(j judged) steps.Content {
		if j.Handling == laterHandling {
			j.Handling = ""
		}
		return j.Handled
	}
	return ask(f, asking[judged]{columns: 3, // the day and what was judged in one line
		questions: questions, begin: begin, content: content,
		also: func(j judged, on day.Date) (drafts []steps.Draft) {
			if j.AcceptToo {
				drafts = append(drafts, steps.Draft{On: on, Content: register.Accepted{}})
			}
			return drafts
		},
		examine: func(j judged) (c steps.Content, found []data.Problem, err error) {
			if j.Handling == register.Guide {
				found = f.guidedBefore()
			}
			return content(j), found, nil
		},
		changed: func(question string, j *judged) bool {
			g, ok := law.GroundByID(j.Ground, f.day())
			if ok = ok && question == fieldGround; ok {
				j.Reason = views.GroundWords(g)
			}
			return ok
		},
	})
}

// conditionsFor are what a letter of the kind needs to be processed (TT 05/2021
// Điều 6), in one paragraph.
func conditionsFor(kind register.Kind, on day.Date) string {
	var all []string
	for _, g := range law.GroundsFor(law.ForCondition, kind, on) {
		all = append(all, g.Text)
	}
	return assets.Text("lifeForm.conditions", "conditions", strings.Join(all, " "))
}

// directions are those that fit what was judged, and the one that a step has already.
func directions(eligible, competent register.Answer, kept register.Handling) []kit.Option {
	if kept == laterHandling {
		kept = ""
	}
	options := offered(law.Directions(eligible, competent), kept)
	for i := range options {
		if options[i].Value == "" {
			options[i] = kit.Option{Value: laterHandling, Text: assets.Text("step.handling.later")}
		}
	}
	return options
}

// guidedBefore warns when the sender was guided about the same matter already
// (TT 05/2021: once only).
func (f *Form) guidedBefore() []data.Problem {
	others, err := f.o.Store.LettersOf(f.o.Ctx(), f.letter.Sender, 50)
	if err != nil {
		slog.Error("letters of the same sender", "error", err) // the step can be recorded without the warning
		return nil
	}
	if f.letter.Matter != "" {
		page, err := f.o.Store.Letters(f.o.Ctx(), store.Query{Matter: f.letter.Matter})
		if err != nil {
			slog.Error("letters of the same matter", "error", err)
		}
		others = append(others, page.Letters...)
	}
	guided, is := law.GuidedBefore(f.letter, others)
	if !is {
		return nil
	}
	return []data.Problem{{Field: register.FieldHandling, Sentence: assets.Text("step.guidedBefore", "letter", guided.String()), Warning: true}}
}

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
