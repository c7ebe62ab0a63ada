package letters

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/secrecy"
	"donthu/data/steps"
	"donthu/data/store"
)

// Page shows one letter: its facts, what happened to it, what is to be
// done next, and the ways to record it.
type Page struct {
	desk.PlainPage
	o  *desk.Desk
	Id int64
	letterFile
	secrecy views.Secrecy

	body   *fyne.Container
	next   *kit.Button // the primary action, nil when nothing is owed
	papers *views.PapersView
	back   *kit.Button
}

// letterFile is what the register knows about a letter.
type letterFile struct {
	Letter  register.Letter
	steps   []steps.Step // oldest first
	related relatedLetters
	Clocks  []law.Clock
	guide   letterGuide
	titles  map[string]string    // what the templates of documents are called
	met     []register.Meeting   // about the letter
	given   []register.Direction // what leaders directed on the letter
}

// letterAction is something that can be recorded on any letter, with the key that
// opens it together with Alt.
type letterAction struct {
	key    string
	icon   fyne.Resource
	do     func(*Page)
	letter fyne.KeyName
}

func letterActions() []letterAction {
	record := func(kind steps.Type) func(*Page) {
		return func(p *Page) { p.Record(law.NextStep{Type: kind}) }
	}
	return []letterAction{
		{"letter.do.assigned", theme.AccountIcon(), record(register.StepAssigned), fyne.Key6},
		{"letter.do.noted", theme.DocumentCreateIcon(), record(register.StepNoted), fyne.Key7},
		{"letter.do.correct", theme.SettingsIcon(), func(p *Page) {
			correct := func() { p.o.Push(newCorrection(p.o, p.Letter)) }
			if p.Letter.Secret() {
				p.secrecy.Reveal(correct) // the form shows all that is known of the sender
				return
			}
			correct()
		}, fyne.Key8},
		{"letter.do.mend", theme.HistoryIcon(), (*Page).mend, fyne.Key9},
		{"letter.do.replied", theme.MailSendIcon(), func(p *Page) {
			next := law.NextStep{Type: register.StepReplied, Default: steps.Draft{Content: register.Reply{}}}
			for _, step := range p.guide.all {
				if step.Allowed && step.Document != "" {
					next.Document = step.Document // the document that the letter waits for
					break
				}
			}
			p.o.Open(desk.Compose{Letter: p.Letter, Next: next})
		}, fyne.KeyB},
	}
}

// NewPage is the page of the letter, which it reads when it comes to the front.
func NewPage(o *desk.Desk, id int64) *Page {
	p := &Page{o: o, Id: id, body: container.NewStack(), secrecy: views.Secrecy{O: o, Subject: register.LetterSubject, Id: id}}
	p.back = kit.NewButton(assets.Text("letter.back"), theme.NavigateBackIcon(), o.Back)
	p.back.Importance = widget.LowImportance
	return p
}

// Title names the letter once it is known.
func (p *Page) Title() string {
	if p.Letter.ID == 0 {
		return assets.Text("letter.title")
	}
	return assets.Text("step.heading.letter", "letter", p.Letter.Number.String())
}

// Content is the page.
func (p *Page) Content() fyne.CanvasObject { return p.body }

// Help names the page about what is done on a letter.
func (*Page) Help() string { return "xu-ly" }

// Enter loads the letter as it is now.
func (p *Page) Enter() {
	desk.Load(p.o, p, func(ctx context.Context) (letterFile, error) { return loadLetter(ctx, p.o, p.Id) }, func(file letterFile, err error) {
		if err != nil {
			p.o.Failed(assets.Text("letter.failed"), err)
			return
		}
		p.letterFile = file
		p.show()
	})
}

// loadLetter reads everything that the page of a letter shows.
func loadLetter(ctx context.Context, o *desk.Desk, id int64) (f letterFile, err error) {
	s := o.Store
	if f.Letter, err = s.Letter(ctx, id); err != nil {
		return f, err
	}
	if f.steps, err = s.Steps(ctx, register.LetterSubject, id); err != nil {
		return f, err
	}
	f.Clocks = o.Law().Clocks(&f.Letter)
	f.guide = guideFor(&f.Letter, o.GuideOf(f.Letter))
	f.titles = o.DocumentTitles()
	if f.met, err = s.Meetings(ctx, store.MeetingQuery{Letter: f.Letter.Number.String()}); err != nil {
		return f, err
	}
	if f.given, _, err = s.Directions(ctx, store.DirectionQuery{Letter: f.Letter.Number.String()}); err != nil {
		return f, err
	}
	known := map[int64]bool{id: true}
	if f.Letter.Matter != "" {
		page, err := s.Letters(ctx, store.Query{Matter: f.Letter.Matter, Descending: true, Limit: 7})
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
	similar, err := s.Similar(ctx, f.Letter.Facts, 6)
	for _, other := range similar {
		if !known[other.ID] && (f.Letter.Matter == "" || other.Matter != f.Letter.Matter) {
			f.related.similar = append(f.related.similar, other)
		}
	}
	return f, err
}

// show builds the page from what was loaded.
func (p *Page) show() {
	p.o.Retitle(p)
	letter, steps := p.Letter, p.steps
	if !p.secrecy.Shown {
		letter, steps = letter.Masked(), register.MaskSteps(steps)
	}
	var veil *secrecy.Veil
	if p.Letter.Secret() && !p.secrecy.Shown {
		veil = register.NewVeil(p.Letter.Everybody()...)
	}
	directions := views.NewDirectionsOf(p.o, p.given, veil)
	directions.Add(container.NewHBox(kit.NewButton(assets.Text("letter.action", "action", assets.Text("directions.onLetter.new"), "key", string(directKey)),
		theme.ContentAddIcon(), p.direct)))
	facts := container.NewVBox(views.NewFactsView(&letter), directions, views.NewMeetingsOf(p.o, &p.Letter, p.met))
	if related := p.relatedLetters(); related != nil {
		facts.Add(widget.NewSeparator())
		facts.Add(related)
	}
	past := container.NewVBox()
	p.papers = views.NewPapersView(p.o, store.Occasion{Letter: p.Letter}, store.Occasion{Letter: letter}, p.Enter)
	for _, part := range []fyne.CanvasObject{NewClocksView(p.o, p.Clocks), p.papers.Whole} {
		if part != nil {
			past.Add(part)
			past.Add(widget.NewSeparator())
		}
	}
	past.Add(kit.NewHeading(assets.Text("letter.history", "count", kit.Number(len(p.steps)))))
	past.Add(views.NewTimelineOf(p.o, steps))
	split := container.NewHSplit(container.NewVScroll(facts), container.New(layout.NewCustomPaddedLayout(0, 0, 8, 0),
		container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, 12), past))))
	split.Offset = 0.48
	top := container.NewVBox(p.head(), p.todo(), p.actions(), widget.NewSeparator())
	p.body.Objects = []fyne.CanvasObject{kit.TopDown(top, split, nil)}
	p.body.Refresh()
	first := fyne.Focusable(p.back)
	if p.next != nil {
		first = p.next
	}
	p.o.FocusIn(p, first)
}

// head is the line that names the letter.
func (p *Page) head() fyne.CanvasObject {
	l := &p.Letter
	heading := widget.NewLabelWithStyle(assets.Text("letter.heading", "letter", l.Number.String(), "sender", kit.Shortened(views.SendersName(l), 60)),
		fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	heading.SizeName = theme.SizeNameSubHeadingText
	importance := widget.HighImportance
	if !l.State().Open() {
		importance = widget.SuccessImportance
	}
	head := container.NewHBox(p.back, heading, kit.NewChip(l.Kind.Label(), widget.MediumImportance),
		kit.NewChip(l.State().Label(), importance))
	if l.Secret() {
		head.Add(p.secrecy.Button(p.Enter))
	}
	return head
}

// direct opens the form for what a leader wrote on the letter.
func (p *Page) direct() {
	p.o.Open(desk.NewDirection{Known: register.Directed{Source: register.FromLetter, Letter: p.Letter.Number.String()}})
}

// mend opens the page on which a step is corrected or taken out.
func (p *Page) mend() { p.o.Open(desk.Mend{Letter: p.Letter, Steps: p.steps}) }
