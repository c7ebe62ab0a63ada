package steps

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
	"donthu/data/law"
)

// lifeFields are the questions about the steps between acceptance and the end.
func lifeFields(f *Form) views.StepFields {
	switch f.Kind {
	case data.StepExtended:
		return extendedFields(f)
	case data.StepPaused:
		return pausedFields(f)
	case data.StepResumed:
		return resumedFields(f)
	case data.StepComplexity:
		return complexityFields(f)
	case data.StepWithdrawal:
		return withdrawalFields(f)
	case data.StepJoined:
		return joinedFields(f)
	case data.StepDuplicate:
		return duplicateFields(f)
	case data.StepSplit:
		return splitFields(f)
	case data.StepVerified:
		return verifiedFields(f)
	case data.StepDialogue:
		return dialogueFields()
	case data.StepAskedLeader:
		return askedFields(f)
	case data.StepLeaderAnswered:
		return answeredFields()
	}
	return toldFields(f)
}

// extendedFields ask for the decision that lengthens a limit.
func extendedFields(f *Form) views.StepFields {
	processing := eitherOr(f, "lifeForm.extended.what", "", "lifeForm.extended.settling", "lifeForm.extended.processing",
		func(c *data.Extended) *bool { return &c.Processing })
	days := daysOf("lifeForm.extended.days", data.FieldDays, func(c *data.Extended) *int { return &c.Days })
	fields := questionsOf(days,
		paperNumber("lifeForm.decisionNumber", func(c *data.Extended) *string { return &c.Number }),
		processing,
		paragraphOf("step.reason", data.FieldReason, 2, func(c *data.Extended) *string { return &c.Reason }))
	fields.Arrange = func() {
		content, _ := fields.Read()
		c, _ := content.(data.Extended)
		processing.field.Hidden = f.letter.Kind != data.Denunciation && !c.Processing
		days.field.SetHint(assets.Text("lifeForm.extended.calendar"))
		if _, unit := f.o.Law().LongerBy(&f.letter, c.Processing); unit == law.WorkingDays {
			days.field.SetHint(assets.Text("lifeForm.extended.working"))
		}
	}
	return fields
}

// pausedFields ask why the clock stops.
func pausedFields(f *Form) views.StepFields {
	kind := chosen(f, "lifeForm.paused.kind", data.FieldPause, kit.OptionsOf(f.o.Law().Pauses(f.letter.Kind)...),
		func(c *data.Paused) *data.PauseKind { return &c.Kind }).require()
	ground := newGroundPicker(f, "lifeForm.ground", nil)
	grounds := answer[data.Paused]{ground.field, "",
		func(c *data.Paused) error { c.Ground = ground.value(); return nil },
		func(c *data.Paused) { c.Ground = "" },
		func(c *data.Paused) { ground.fill(c.Ground) }}
	fields := questionsOf(paperNumber("lifeForm.decisionNumber", func(c *data.Paused) *string { return &c.Number }),
		kind.across(), grounds, shownOnly[data.Paused](ground.text),
		paragraphOf("step.reason", data.FieldReason, 2, func(c *data.Paused) *string { return &c.Reason }))
	f.Date.OnChanged = f.rearrange // the day chooses the law
	fields.Arrange = func() {
		content, _ := fields.Read()
		c, _ := content.(data.Paused)
		ground.offer(string(c.Kind), f.day())
	}
	return fields
}

// resumedFields ask which pause ends.
func resumedFields(f *Form) views.StepFields {
	var open []data.PauseKind
	for _, p := range f.letter.Life.Pauses {
		if p.Until.IsZero() && !slices.Contains(open, p.Kind) {
			open = append(open, p.Kind)
		}
	}
	kind := chosen(f, "lifeForm.resumed.kind", data.FieldPause, kit.OptionsOf(open...),
		func(c *data.Resumed) *data.PauseKind { return &c.Kind }).across()
	kind.none = func(*data.Resumed) {} // what is not asked about stays
	fields := questionsOf(paperNumber("lifeForm.decisionNumber", func(c *data.Resumed) *string { return &c.Number }),
		kind,
		paragraphOf("step.reason", data.FieldReason, 2, func(c *data.Resumed) *string { return &c.Reason }))
	fields.Arrange = func() { kind.field.Hidden = len(open) < 2 }
	return fields
}

// complexityFields ask how difficult the matter is. For a denunciation the
// criteria of NĐ 31/2019 Điều 3 decide.
func complexityFields(f *Form) views.StepFields {
	level := chosen(f, "lifeForm.level", data.FieldLevel, kit.OptionsOf(f.o.Law().Levels(f.letter.Kind)...),
		func(c *data.Complexity) *data.ComplexityLevel { return &c.Level }).require()
	answers := []answer[data.Complexity]{level}
	if f.letter.Kind == data.Denunciation {
		answers = append(answers, criteria(level.field)...)
	}
	answers = append(answers, paragraphOf("step.reason", data.FieldReason, 2, func(c *data.Complexity) *string { return &c.Reason }))
	return questionsOf(answers...)
}

// criteria are a check for each criterion; ticking them proposes the level.
func criteria(level *kit.Field) []answer[data.Complexity] {
	var answers []answer[data.Complexity]
	var checks []*kit.Check
	propose := func(bool) {
		met := 0
		for _, c := range checks {
			if c.Checked {
				met++
			}
		}
		if choice, ok := level.Widget.(*kit.Choice); ok {
			choice.SetValue(string(law.LevelOf(met)))
		}
	}
	for i, g := range law.GroundsFor(law.ForComplex, data.Denunciation, 0) {
		first, rest := lineOf(g.Text, groundShown)
		check := kit.NewCheck(first, nil)
		checks = append(checks, check)
		label := ""
		if i == 0 {
			label = assets.Text("lifeForm.criteria")
		}
		about := ""
		if i == 0 {
			about = data.FieldCriteria
		}
		answers = append(answers, answer[data.Complexity]{kit.NewField(label, check).Across(), about,
			func(c *data.Complexity) error {
				without := slices.DeleteFunc(slices.Clone(c.Criteria), func(id string) bool { return id == g.ID })
				if check.Checked {
					without = append(without, g.ID)
				}
				c.Criteria = without
				return nil
			},
			func(*data.Complexity) {},
			func(c *data.Complexity) {
				check.OnChanged = nil
				check.SetChecked(slices.Contains(c.Criteria, g.ID))
				check.OnChanged = propose
			}})
		check.OnChanged = propose
		if rest != "" { // a check has one line: the criterion goes on below
			below := widget.NewLabel(rest)
			below.Wrapping = fyne.TextWrapWord
			indent := container.New(layout.NewCustomPaddedLayout(-12, 0, 18, 0), below)
			answers = append(answers, shownOnly[data.Complexity](kit.NewField("", indent).Across()))
		}
	}
	return answers
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
