package letters

import (
	"slices"

	"fyne.io/fyne/v2"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data/law"
	"donthu/data/register"
)

// quickSteps is how many steps of the guide have a button on the page; the first
// is the primary action when something is owed.
const quickSteps = 5

// letterGuide is what may happen to a letter next, as its page offers it.
type letterGuide struct {
	all      []law.NextStep
	quick    []law.NextStep // with Alt and the digits from 1
	owed     bool           // the first of quick is owed now
	sentence string
}

// guideFor arranges the steps of the guide for the page of the letter.
func guideFor(l *register.Letter, all []law.NextStep, duties []law.Duty) letterGuide {
	g := letterGuide{all: slices.Clone(all)}
	if next := law.NextDuty(duties, "", ""); next != nil && next.Use != "" && !next.Due.IsZero() { // the letter itself comes before what is told about it
		if at := slices.IndexFunc(g.all, func(s law.NextStep) bool { return s.Allowed && !s.Duty && !isEverReady(&s) }); at > 0 {
			first := g.all[at]
			g.all = slices.Insert(slices.Delete(g.all, at, at+1), 0, first)
		}
	}
	all = g.all
	for _, s := range all {
		if s.Allowed && !isEverReady(&s) && len(g.quick) < quickSteps {
			g.quick = append(g.quick, s)
		}
	}
	g.owed = len(g.quick) > 0 && g.quick[0].Owed(l)
	switch {
	case !g.owed:
		g.sentence = assets.Text("next.nothing")
		if n := l.Due.Unrecorded; n > 0 {
			g.sentence = assets.Text("next.unrecorded", "count", kit.Number(n))
		}
	case l.State() == register.Waiting:
		g.sentence = assets.Text("next.waiting")
	case l.State() == register.Deciding:
		g.sentence = assets.Text("next.deciding")
	default:
		g.sentence = g.quick[0].Why
	}
	if !g.owed && len(g.quick) >= quickSteps {
		g.quick = g.quick[:quickSteps-1] // no step takes the place of the primary action
	}
	return g
}

// isEverReady reports whether the step has a button of its own on the page.
func isEverReady(s *law.NextStep) bool {
	return s.Type == register.StepAssigned || s.Type == register.StepNoted || s.Type == register.StepReplied && s.Document == ""
}

// nextLabel is a step of the guide in a few words, for a button.
func nextLabel(s *law.NextStep, titles map[string]string) string {
	if key := "guide.short." + s.Document; s.Document != "" && s.Type == register.StepReplied && assets.HasText(key) {
		return assets.Text(key)
	}
	if s.Type == register.StepReplied && titles[s.Document] != "" {
		return titles[s.Document]
	}
	if key := "guide.short." + string(s.Type); assets.HasText(key) {
		return assets.Text(key)
	}
	if s.Type == register.StepHandled && s.Handling == "" {
		return assets.Text("guide.short.later")
	}
	return s.Label
}

// Record opens the form of a step, or the page that writes its document.
func (p *Page) Record(step law.NextStep) {
	if written(step) {
		p.compose(step)
		return
	}
	p.O.Open(desk.Step{Letter: p.Now.Letter, Next: step})
}

// owed does what is to be done first: a document that is written already goes on its way.
func (p *Page) owed() {
	step := p.Now.guide.quick[0]
	if r := p.written(step.Document); written(step) && waits(r) {
		p.deliver(r)
		return
	}
	p.Record(step)
}

// others opens the list of all steps.
func (p *Page) others() { p.O.Push(newStepsPage(p.O, p.Now.Letter, p.Now.guide.all, p.Now.titles)) }

// Keys are, with Alt: 1 to 5 the steps of the guide, 0 all steps, V the documents issued,
// those of the ever ready actions, and the pages up and down for the letters beside.
func (p *Page) Keys() (keys []kit.Key) {
	add := func(name fyne.KeyName, do func()) {
		keys = append(keys, kit.AltKey(name, func() {
			if p.Known {
				do()
			}
		}))
	}
	for i := range quickSteps {
		add(fyne.KeyName(rune('1'+i)), func() {
			switch {
			case i == 0 && p.Now.guide.owed:
				p.owed()
			case i < len(p.Now.guide.quick):
				p.Record(p.Now.guide.quick[i])
			}
		})
	}
	add(fyne.Key0, p.others)
	add(fyne.KeyPageUp, func() { p.beside(false) })
	add(fyne.KeyPageDown, func() { p.beside(true) })
	add(fyne.KeyV, func() { p.papers.Focus(assets.Text("letter.replies.none")) })
	for _, action := range letterActions() {
		add(action.letter, func() { action.do(p) })
	}
	return keys
}
