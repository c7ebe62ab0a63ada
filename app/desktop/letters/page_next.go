package letters

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/text"
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
func guideFor(l *register.Letter, all []law.NextStep) letterGuide {
	g := letterGuide{all: all}
	for _, s := range all {
		if s.Allowed && !isEverReady(&s) && len(g.quick) < quickSteps {
			g.quick = append(g.quick, s)
		}
	}
	g.owed = len(g.quick) > 0 && g.quick[0].Owed(l)
	switch {
	case !g.owed:
		g.sentence = assets.Text("next.nothing")
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

// todo says what is to be done next, by when and why, with the button for it, nil when
// nothing is owed.
func (p *Page) todo() (said fyne.CanvasObject, next *kit.Button) {
	g := &p.Now.guide
	words := container.New(&kit.CloseColumn{}, kit.NewHeading(assets.Text("letter.next")), kit.Wrapped(g.sentence, widget.MediumImportance))
	owed := steps.Type("")
	if g.owed {
		owed = g.quick[0].Type
	}
	if due, why, late := dueWords(law.NextClock(&p.Now.Letter, p.Now.clocks, owed), p.O.Today()); due != "" {
		line := kit.Wrapped(due, kit.ImportantIf(late, widget.DangerImportance))
		line.TextStyle.Bold = true
		words.Add(line)
		words.Add(kit.Caption(why))
	}
	if waiting := views.WaitingPapers(p.Now.Letter.Replies); waiting != "" {
		words.Add(kit.Wrapped(assets.Text("letter.papersWait", "documents", waiting), widget.WarningImportance))
	}
	var button fyne.CanvasObject
	if g.owed {
		step := g.quick[0]
		if document := p.Now.titles[step.Document]; document != "" && step.Type != register.StepReplied {
			words.Add(kit.Caption(assets.Text("lifeForm.document", "document", document)))
		}
		next = kit.NewButton(assets.Text("letter.action", "action", kit.Shortened(nextLabel(&step, p.Now.titles), 44), "key", "1"), stepIcon(&step),
			func() { p.Record(step) }).Main()
		button = container.NewPadded(container.NewCenter(next))
	}
	return views.NewPanel(container.NewBorder(nil, nil, nil, button, words)), next
}

// dueWords say until when a duty has to be done and how that day is counted; empty
// without a clock. A clock that stands still says so.
func dueWords(c *law.Clock, today day.Date) (due, why string, late bool) {
	switch {
	case c == nil:
		return "", "", false
	case c.Due.IsZero():
		due = assets.Text("letter.stopped", "day", c.PausedSince.Shown(), "count", c.Remaining, "unit", c.Unit.Label())
	default:
		due = assets.Text("letter.due", "due", c.Due.Shown(), "left", views.DaysText(c.Due, today))
	}
	return due, kit.Joined(" ", kit.Joined(" – ", c.Name, c.Explanation), c.Note), c.Standing(today) == law.Overdue
}

// Record opens the form of a step, or the page that writes its document.
func (p *Page) Record(step law.NextStep) {
	written := step.Type == register.StepReplied || step.Type == register.StepResultSent
	if written && step.Document != "" && step.Allowed {
		p.O.Open(desk.Compose{Letter: p.Now.Letter, Next: step})
		return
	}
	p.O.Open(desk.Step{Letter: p.Now.Letter, Next: step})
}

// others opens the list of all steps.
func (p *Page) others() { p.O.Push(newStepsPage(p.O, p.Now.Letter, p.Now.guide.all, p.Now.titles)) }

// directKey, with Alt, writes down what a leader directed on the letter.
const directKey = fyne.KeyD

// Keys are, with Alt: 1 to 5 the steps of the guide, 0 all steps, D a direction, V the
// documents issued, and those of the ever ready actions.
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
			if i < len(p.Now.guide.quick) {
				p.Record(p.Now.guide.quick[i])
			}
		})
	}
	add(fyne.Key0, p.others)
	add(directKey, p.direct)
	add(fyne.KeyV, func() { p.papers.Focus(assets.Text("letter.replies.none")) })
	for _, action := range letterActions() {
		add(action.letter, func() { action.do(p) })
	}
	return keys
}

// actions are the buttons for what can be recorded: a line for the steps that the
// law allows now, a line for what fits any letter.
func (p *Page) actions() fyne.CanvasObject {
	grid := container.NewGridWithColumns(5)
	add := func(label, key string, icon fyne.Resource, do func()) {
		grid.Add(kit.NewButton(actionWords(label, key), icon, do).Leading())
	}
	for i, step := range p.Now.guide.quick {
		if i > 0 || !p.Now.guide.owed { // what is owed has its own button
			add(nextLabel(&step, p.Now.titles), fmt.Sprint(i+1), stepIcon(&step), func() { p.Record(step) })
		}
	}
	for len(grid.Objects) < quickSteps-1 {
		grid.Add(container.NewStack())
	}
	add(assets.Text("guide.others"), "0", theme.MoreHorizontalIcon(), p.others)
	for _, action := range letterActions() {
		add(assets.Text(action.key), string(action.letter), action.icon, func() { action.do(p) })
	}
	return grid
}

// actionWidth is the room for words on one of five buttons in a line.
const actionWidth = 190

// actionWords are a label with its key, the label cut so that the key is seen.
func actionWords(label, key string) string {
	for n := len([]rune(label)); ; n-- {
		words := assets.Text("letter.action", "action", kit.Shortened(label, n), "key", key)
		if n < 8 || fyne.MeasureText(words, theme.Size(theme.SizeNameText), fyne.TextStyle{Bold: true}).Width <= actionWidth {
			return words
		}
	}
}

// stepIcon is the picture on the button of a step.
func stepIcon(s *law.NextStep) fyne.Resource {
	switch s.Type {
	case register.StepHandled:
		if s.Handling == register.Accept {
			return theme.ConfirmIcon()
		}
	case register.StepAccepted, register.StepSettled, register.StepEnded:
		return theme.ConfirmIcon()
	case register.StepReplied, register.StepDecisionSent, register.StepResultSent:
		return theme.MailSendIcon()
	case register.StepPaused:
		return theme.MediaPauseIcon()
	case register.StepResumed, register.StepExecuted:
		return theme.MediaPlayIcon()
	}
	return theme.NavigateNextIcon()
}

// byWords are the steps whose name or reason holds every word that is typed; best
// is the first whose name does, else the first.
func byWords(all []law.NextStep, titles map[string]string, typed string) (fitting []law.NextStep, best int) {
	words := strings.Fields(text.Fold(typed))
	holds := func(said string) bool {
		folded := text.Fold(said)
		return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(folded, w) })
	}
	best = -1
	for _, s := range all {
		name := kit.Joined(" ", nextLabel(&s, titles), s.Label)
		if !holds(kit.Joined(" ", name, s.Why, s.WhyNot)) {
			continue
		}
		if best < 0 && holds(name) {
			best = len(fitting)
		}
		fitting = append(fitting, s)
	}
	return fitting, max(best, 0)
}

// stepsPage lists every step that can be recorded on a letter: those that the law
// allows now, then the others in grey with the reason.
type stepsPage struct {
	desk.Fixed
	o      *desk.Desk
	letter register.Letter
	all    []law.NextStep
	titles map[string]string

	search *kit.Entry
	list   *fyne.Container
	shown  []law.NextStep
	best   int // of shown: what Enter in the search opens
}

// newStepsPage is the list for the letter; titles are what the documents are called.
func newStepsPage(o *desk.Desk, letter register.Letter, all []law.NextStep, titles map[string]string) *stepsPage {
	s := &stepsPage{o: o, letter: letter, all: all, titles: titles, search: kit.NewEntry(), list: container.NewVBox()}
	s.search.SetPlaceHolder(assets.Text("guide.search"))
	s.search.OnChanged = func(string) { s.fill() }
	s.search.OnSubmitted = func(string) {
		if len(s.shown) > 0 && text.Clean(s.search.Text) != "" {
			s.open(s.shown[s.best])
			return
		}
		o.Window.Canvas().FocusNext()
	}
	s.Name = assets.Text("guide.title", "letter", letter.Number.String())
	s.Whole = kit.TopDown(container.NewVBox(views.NewHead(o, s.Name), kit.Inset(s.search)), container.NewVScroll(s.list), nil)
	s.fill()
	return s
}

// Help names the page about what is done on a letter.
func (*stepsPage) Help() string { return "xu-ly" }

// Enter puts the cursor into the search.
func (s *stepsPage) Enter() { s.o.Window.Canvas().Focus(s.search) }

// fill lists the steps that fit what is typed.
func (s *stepsPage) fill() {
	s.list.RemoveAll()
	s.shown, s.best = byWords(s.all, s.titles, s.search.Text)
	head := ""
	for i := range s.shown {
		step := s.shown[i]
		key := "guide.allowed"
		if !step.Allowed {
			key = "guide.refused"
		}
		if key != head {
			head = key
			s.list.Add(kit.NewHeading(assets.Text(key)))
		}
		s.list.Add(s.row(step))
	}
	if len(s.shown) == 0 {
		s.list.Add(widget.NewLabel(assets.Text("guide.nothing")))
	}
}

func (s *stepsPage) row(step law.NextStep) fyne.CanvasObject {
	name := nextLabel(&step, s.titles)
	button := kit.NewButton(name, stepIcon(&step), func() { s.open(step) }).Leading()
	why := kit.Wrapped(step.Why, widget.MediumImportance)
	if !step.Allowed {
		button.Importance = widget.LowImportance
		why = kit.Wrapped(step.WhyNot, widget.LowImportance)
	}
	return container.NewBorder(nil, nil, kit.Wide(330, container.NewVBox(button)), nil, why)
}

func (s *stepsPage) open(step law.NextStep) { s.o.OpenInstead(desk.Step{Letter: s.letter, Next: step}) }
