package desktop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
	"donthu/data/law"
	"donthu/data/store"
)

// letterPage shows one letter: its facts, what happened to it, what is to be
// done next, and the ways to record it.
type letterPage struct {
	plainPage
	o  *office
	id int64
	letterFile
	secrecy secrecy
	loads   int // answers to older questions come too late

	body   *fyne.Container
	next   *ui.Button // the primary action, nil when nothing is owed
	papers *papersView
	back   *ui.Button
}

// letterFile is what the register knows about a letter.
type letterFile struct {
	letter  data.Letter
	steps   []data.Step // oldest first
	related relatedLetters
	clocks  []law.Clock
	guide   letterGuide
	titles  map[string]string // what the templates of documents are called
	met     []data.Meeting    // about the letter
	given   []data.Direction  // what leaders directed on the letter
}

// letterAction is something that can be recorded on any letter, with the key that
// opens it together with Alt.
type letterAction struct {
	key    string
	icon   fyne.Resource
	do     func(*letterPage)
	letter fyne.KeyName
}

func letterActions() []letterAction {
	record := func(kind data.StepType) func(*letterPage) {
		return func(p *letterPage) { p.record(law.NextStep{Type: kind}) }
	}
	return []letterAction{
		{"letter.do.assigned", theme.AccountIcon(), record(data.StepAssigned), fyne.Key6},
		{"letter.do.noted", theme.DocumentCreateIcon(), record(data.StepNoted), fyne.Key7},
		{"letter.do.correct", theme.SettingsIcon(), func(p *letterPage) {
			correct := func() { p.o.push(newLetterCorrection(p.o, p.letter)) }
			if p.letter.Secret() {
				p.secrecy.reveal(correct) // the form shows all that is known of the sender
				return
			}
			correct()
		}, fyne.Key8},
		{"letter.do.mend", theme.HistoryIcon(), (*letterPage).mend, fyne.Key9},
		{"letter.do.replied", theme.MailSendIcon(), func(p *letterPage) {
			next := law.NextStep{Type: data.StepReplied, Default: data.Draft{Content: data.Reply{}}}
			for _, step := range p.guide.all {
				if step.Allowed && step.Document != "" {
					next.Document = step.Document // the document that the letter waits for
					break
				}
			}
			p.o.open(ComposeRef{Letter: p.letter, Next: next})
		}, fyne.KeyB},
	}
}

func newLetterPage(o *office, id int64) *letterPage {
	p := &letterPage{o: o, id: id, body: container.NewStack(), secrecy: secrecy{o: o, subject: data.LetterSubject, id: id}}
	p.back = ui.NewButton(assets.Text("letter.back"), theme.NavigateBackIcon(), o.back)
	p.back.Importance = widget.LowImportance
	return p
}

func (p *letterPage) Title() string {
	if p.letter.ID == 0 {
		return assets.Text("letter.title")
	}
	return assets.Text("step.heading.letter", p.letter.Number.String())
}

func (p *letterPage) Content() fyne.CanvasObject { return p.body }
func (*letterPage) Help() string                 { return "xu-ly" }

// Enter loads the letter as it is now.
func (p *letterPage) Enter() {
	p.loads++
	mine := p.loads
	ui.RunAsync(func() (letterFile, error) { return loadLetter(p.o, p.id) }, func(file letterFile, err error) {
		switch {
		case mine != p.loads:
		case err != nil:
			p.o.failed(assets.Text("letter.failed"), err)
		default:
			p.letterFile = file
			p.show()
		}
	})
}

// loadLetter reads everything that the page of a letter shows.
func loadLetter(o *office, id int64) (f letterFile, err error) {
	ctx, s := o.ctx(), o.store
	if f.letter, err = s.Letter(ctx, id); err != nil {
		return f, err
	}
	if f.steps, err = s.Steps(ctx, data.LetterSubject, id); err != nil {
		return f, err
	}
	f.clocks = law.NewOffice(s.Settings()).Clocks(&f.letter)
	f.guide = guideFor(&f.letter, o.guideOf(f.letter))
	f.titles = o.documentTitles()
	if f.met, err = s.Meetings(ctx, store.MeetingQuery{Letter: f.letter.Number.String()}); err != nil {
		return f, err
	}
	if f.given, _, err = s.Directions(ctx, store.DirectionQuery{Letter: f.letter.Number.String()}); err != nil {
		return f, err
	}
	known := map[int64]bool{id: true}
	if f.letter.Matter != "" {
		page, err := s.Letters(ctx, store.Query{Matter: f.letter.Matter, Descending: true, Limit: 7})
		if err != nil {
			return f, err
		}
		f.related.all = page.Total - 1
		for _, other := range page.Letters {
			if !known[other.ID] && len(f.related.matter) < 6 {
				f.related.matter = append(f.related.matter, other)
			}
			known[other.ID] = true
		}
	}
	similar, err := s.Similar(ctx, f.letter.Facts, 6)
	for _, other := range similar {
		if !known[other.ID] && (f.letter.Matter == "" || other.Matter != f.letter.Matter) {
			f.related.similar = append(f.related.similar, other)
		}
	}
	return f, err
}

// show builds the page from what was loaded.
func (p *letterPage) show() {
	p.o.retitle(p)
	letter, steps := p.letter, p.steps
	if !p.secrecy.shown {
		letter, steps = letter.Masked(), data.MaskSteps(steps)
	}
	facts := container.NewVBox(newFactsView(&letter))
	var veil *data.Veil
	if p.letter.Secret() && !p.secrecy.shown {
		veil = data.NewVeil(p.letter.Everybody()...)
	}
	directions := newDirectionsOf(p.o, p.given, veil)
	directions.Add(container.NewHBox(ui.NewButton(assets.Text("letter.action", assets.Text("directions.onLetter.new"), string(directKey)),
		theme.ContentAddIcon(), p.direct)))
	facts.Add(directions)
	facts.Add(newMeetingsOf(p.o, &p.letter, p.met))
	related := newRelatedView(p.o, &p.letter, p.related, func() {
		p.o.open(LettersRef{Query: store.Query{Matter: p.letter.Matter}, Caption: assets.Text("related.caption", p.letter.Number.String())})
	})
	if related != nil {
		facts.Add(widget.NewSeparator())
		facts.Add(related)
	}
	left := container.NewVScroll(facts)
	past := container.NewVBox()
	if clocks := newClocksView(p.o, p.clocks); clocks != nil {
		past.Add(clocks)
		past.Add(widget.NewSeparator())
	}
	p.papers = newPapersView(p.o, store.Occasion{Letter: p.letter}, store.Occasion{Letter: letter}, p.Enter)
	if p.papers.whole != nil {
		past.Add(p.papers.whole)
		past.Add(widget.NewSeparator())
	}
	past.Add(newHeading(assets.Text("letter.history", number(len(p.steps)))))
	past.Add(newTimelineOf(p.o, steps))
	split := container.NewHSplit(left, container.New(layout.NewCustomPaddedLayout(0, 0, 8, 0),
		container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, 12), past))))
	split.Offset = 0.48
	top := container.NewVBox(p.head(), p.todo(), p.actions(), widget.NewSeparator())
	p.body.Objects = []fyne.CanvasObject{topDown(top, split, nil)}
	p.body.Refresh()
	first := fyne.Focusable(p.back)
	if p.next != nil {
		first = p.next
	}
	p.o.focusIn(p, first)
}

// head is the line that names the letter.
func (p *letterPage) head() fyne.CanvasObject {
	l := &p.letter
	heading := widget.NewLabelWithStyle(assets.Text("letter.heading", l.Number.String(), shortened(sendersName(l), 60)),
		fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	heading.SizeName = theme.SizeNameSubHeadingText
	importance := widget.HighImportance
	if !l.State().Open() {
		importance = widget.SuccessImportance
	}
	head := container.NewHBox(p.back, heading, newChip(l.Kind.Label(), widget.MediumImportance),
		newChip(l.State().Label(), importance))
	if l.Secret() {
		head.Add(p.secrecy.button(p.Enter))
	}
	return head
}

// direct opens the form for what a leader wrote on the letter.
func (p *letterPage) direct() {
	p.o.open(NewDirectionRef{Known: data.Directed{Source: data.FromLetter, Letter: p.letter.Number.String()}})
}

// mend opens the page on which a step is corrected or taken out.
func (p *letterPage) mend() { p.o.open(MendRef{Letter: p.letter, Steps: p.steps}) }
