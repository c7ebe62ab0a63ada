package letters

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/text"
)

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
	button := kit.NewButton(name, views.StepIcon(step.Type, step.Handling), func() { s.open(step) }).Leading()
	why := kit.Wrapped(step.Why, widget.MediumImportance)
	if !step.Allowed {
		button.Importance = widget.LowImportance
		why = kit.Wrapped(step.WhyNot, widget.LowImportance)
	}
	return container.NewBorder(nil, nil, kit.Wide(330, container.NewVBox(button)), nil, why)
}

func (s *stepsPage) open(step law.NextStep) { s.o.OpenInstead(desk.Step{Letter: s.letter, Next: step}) }
