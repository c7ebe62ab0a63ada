package letters

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/secrecy"
	"donthu/data/steps"
	"donthu/data/store"
)

// Page shows one letter: its facts, what happened to it, what is to be
// done next, and the ways to record it.
type Page struct {
	views.Sheet[*Page, letterFile]
	secrecy views.Secrecy
	papers  *views.PapersView
}

// letterFile is what the register knows about a letter.
type letterFile struct {
	Letter  register.Letter
	steps   []steps.Step // oldest first
	related relatedLetters
	clocks  []law.Clock
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
			p.secrecy.Correct(p.Now.Letter.Secret(), func() { p.O.Push(newCorrection(p.O, p.Now.Letter)) })
		}, fyne.Key8},
		{"letter.do.mend", theme.HistoryIcon(), func(p *Page) { p.O.Open(desk.Mend{Letter: p.Now.Letter, Steps: p.Now.steps}) }, fyne.Key9},
		{"letter.do.replied", theme.MailSendIcon(), func(p *Page) {
			next := law.NextStep{Type: register.StepReplied, Default: steps.Draft{Content: register.Reply{}}}
			for _, step := range p.Now.guide.all {
				if step.Allowed && step.Document != "" {
					next.Document = step.Document // the document that the letter waits for
					break
				}
			}
			p.O.Open(desk.Compose{Letter: p.Now.Letter, Next: next})
		}, fyne.KeyB},
	}
}

// NewPage is the page of the letter, which it reads when it comes to the front.
func NewPage(o *desk.Desk, id int64) *Page {
	p := &Page{secrecy: views.Secrecy{O: o, Subject: register.LetterSubject, Id: id}}
	p.Sheet = views.NewSheet(o, p, func(ctx context.Context) (letterFile, error) { return loadLetter(ctx, o, id) })
	p.Face = p.face
	p.Failed = func(err error) { o.Failed(assets.Text("letter.failed"), err) }
	return p
}

// Title names the letter once it is known.
func (p *Page) Title() string {
	if !p.Known {
		return assets.Text("letter.title")
	}
	return assets.Text("step.heading.letter", "letter", p.Now.Letter.Number.String())
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
	f.clocks = o.Law().Clocks(&f.Letter)
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

// Help names the page about what is done on a letter.
func (*Page) Help() string { return "xu-ly" }

func (p *Page) face() views.Face {
	o, l, letter, steps := p.O, &p.Now.Letter, p.Now.Letter, p.Now.steps
	var veil *secrecy.Veil
	if !p.secrecy.Shown {
		letter, steps = letter.Masked(), register.MaskSteps(steps)
		if l.Secret() {
			veil = register.NewVeil(l.Everybody()...)
		}
	}
	directions := views.NewDirectionsOf(o, p.Now.given, veil)
	directions.Add(container.NewHBox(kit.NewButton(assets.Text("letter.action", "action", assets.Text("directions.onLetter.new"), "key", string(directKey)),
		theme.ContentAddIcon(), p.direct)))
	facts := container.NewVBox(views.NewFactsView(&letter), directions, views.NewMeetingsOf(o, l, p.Now.met))
	if related := p.relatedLetters(); related != nil {
		facts.Add(widget.NewSeparator())
		facts.Add(related)
	}
	p.papers = views.NewPapersView(o, store.Occasion{Letter: *l}, store.Occasion{Letter: letter}, p.Enter)
	past := views.NewPast(o, steps, NewClocksView(o, p.Now.clocks), p.papers.Whole)
	state := widget.HighImportance
	if !l.State().Open() {
		state = widget.SuccessImportance
	}
	f := views.Face{Name: assets.Text("letter.heading", "letter", l.Number.String(), "sender", kit.Shortened(views.SendersName(l), 60)),
		State: []fyne.CanvasObject{kit.NewChip(l.Kind.Label(), widget.MediumImportance), kit.NewChip(l.State().Label(), state)},
		Left:  container.NewVScroll(facts), Right: container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, 12), past)),
		Share: 0.48}
	if l.Secret() {
		f.State = append(f.State, p.secrecy.Button(p.Enter))
	}
	todo, next := p.todo()
	if next != nil {
		f.First = next
	}
	f.Said = []fyne.CanvasObject{todo, p.actions()}
	return f
}

// direct opens the form for what a leader wrote on the letter.
func (p *Page) direct() {
	p.O.Open(desk.NewDirection{Known: register.Directed{Source: register.FromLetter, Letter: p.Now.Letter.Number.String()}})
}

// relatedLetters are the letters that a clerk should know beside this one.
type relatedLetters struct {
	matter  []register.Letter // of the same matter
	all     int               // how many the matter has, this one not counted
	similar []register.Letter // probably the same once more
}

// relatedLetters lists them; each opens its page. It is nil when there are none.
func (p *Page) relatedLetters() fyne.CanvasObject {
	related, o := &p.Now.related, p.O
	if len(related.matter)+len(related.similar) == 0 {
		return nil
	}
	column := container.NewVBox()
	list := func(key string, letters []register.Letter) {
		if len(letters) == 0 {
			return
		}
		column.Add(kit.NewHeading(assets.Text(key)))
		for _, other := range letters {
			words := assets.Text("related.letter", "letter", other.Number.String(), "day", other.ReceivedOn.Shown(),
				"sender", kit.Shortened(other.ShownSender(), 32), "state", strings.ToLower(other.State().Label()))
			open := kit.NewButton(words, theme.DocumentIcon(), func() { o.Open(desk.Letter{ID: other.ID}) }).Leading()
			open.Importance = widget.LowImportance
			column.Add(open)
		}
	}
	list("related.matter", related.matter)
	if related.all > len(related.matter) {
		column.Add(kit.NewButton(assets.Text("related.all", "count", fmt.Sprint(related.all+1)), nil, func() {
			o.Open(desk.Letters{Query: store.Query{Matter: p.Now.Letter.Matter},
				Caption: assets.Text("related.caption", "letter", p.Now.Letter.Number.String())})
		}))
	}
	list("related.similar", related.similar)
	return column
}

// NewClocksView lists the limits of a letter: name, last day, how it stands.
// Each opens its explanation below itself. It is nil when there are none.
func NewClocksView(o *desk.Desk, clocks []law.Clock) fyne.CanvasObject {
	if len(clocks) == 0 {
		return nil
	}
	column := container.New(&kit.CloseColumn{}, kit.NewHeading(assets.Text("clocks.title", "count", kit.Number(len(clocks)))))
	for i := range clocks {
		c := &clocks[i]
		why := kit.Caption(kit.Joined("\n", c.Sentence, c.Explanation, c.Note))
		why.Hide()
		button := kit.NewButton("", nil, nil)
		button.Importance = widget.LowImportance
		button.OnTapped = func() {
			why.Hidden = !why.Hidden
			column.Refresh()
			o.Window.Canvas().Focus(button) // a tap takes the keys away
		}
		column.Add(container.NewStack(button, newClockRow(c, o.Today())))
		column.Add(why)
	}
	return column
}

// newClockRow is the clock in three columns.
func newClockRow(c *law.Clock, today day.Date) fyne.CanvasObject {
	words, importance := StandingWords(c, today)
	due := c.Due.Shown()
	if c.Due.IsZero() {
		due = assets.Text("clocks.noDay")
	}
	nameImportance := kit.ImportantIf(c.Done || c.Informs || c.Unrecorded, widget.LowImportance)
	return container.New(&clockLayout{}, kit.Wrapped(c.Name, nameImportance), kit.Wrapped(due, nameImportance), kit.Wrapped(words, importance))
}

// StandingWords say how a duty stands on the day today, in a few words.
func StandingWords(c *law.Clock, today day.Date) (string, widget.Importance) {
	switch standing := c.Standing(today); standing {
	case law.Running:
		return views.DaysText(c.Due, today), kit.ImportantIf(c.Near(today), widget.WarningImportance)
	case law.Overdue:
		return views.DaysText(c.Due, today), widget.DangerImportance
	case law.Stopped:
		return assets.Text("clocks.stopped", "count", c.Remaining, "unit", c.Unit.Label()), widget.WarningImportance
	case law.InTime:
		return assets.Text("clocks.inTime", "day", c.Met.Shown()), widget.SuccessImportance
	case law.TooLate:
		return assets.Text("clocks.tooLate", "days", kit.Number(c.Due.DaysUntil(c.Met)), "day", c.Met.Shown()), widget.DangerImportance
	default:
		return strings.ToLower(standing.Label()), widget.LowImportance
	}
}

// clockLayout gives the last day and the standing their room, the name the rest.
type clockLayout struct{}

func (*clockLayout) widths(whole float32) [3]float32 {
	day := fyne.MeasureText("00/00/0000", theme.Size(theme.SizeNameText), fyne.TextStyle{}).Width + 2*theme.Size(theme.SizeNameInnerPadding)
	standing := max(150, whole*0.36)
	return [3]float32{max(0, whole-day-standing), day, standing}
}

func (l *clockLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x := float32(0)
	for i, width := range l.widths(size.Width) {
		objects[i].Move(fyne.NewPos(x, 0))
		objects[i].Resize(fyne.NewSize(width, objects[i].MinSize().Height))
		x += width
	}
}

func (l *clockLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(360, 0)
	for _, o := range objects {
		size.Height = max(size.Height, o.MinSize().Height)
	}
	return size
}
