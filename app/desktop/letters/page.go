package letters

import (
	"context"
	"reflect"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
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
	views.Sheet[*Page, letterFile]
	secrecy views.Secrecy
	papers  *views.PapersView
	files   *views.FilesView
	in      store.Query // the list that the letter was opened from
	tab     string      // the view in front, wide and narrow
	narrow  string
}

// letterFile is what the register knows about a letter.
type letterFile struct {
	Letter  register.Letter
	steps   []steps.Step // oldest first
	related relatedLetters
	duties  []law.Duty
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
	rare   bool // only in the menu
}

func letterActions() []letterAction {
	record := func(kind steps.Type) func(*Page) {
		return func(p *Page) { p.Record(law.NextStep{Type: kind}) }
	}
	return []letterAction{
		{"letter.do.assigned", look.IconAssign, record(register.StepAssigned), fyne.Key6, false},
		{"letter.do.noted", look.IconNote, record(register.StepNoted), fyne.Key7, false},
		{"letter.do.correct", look.IconEdit, func(p *Page) {
			p.secrecy.Correct(p.Now.Letter.Secret(), func() { p.O.Push(newCorrection(p.O, p.Now.Letter)) })
		}, fyne.Key8, false},
		{"letter.do.mend", look.IconUndo, func(p *Page) { p.O.Open(desk.Mend{Letter: p.Now.Letter, Steps: p.Now.steps}) }, fyne.Key9, true},
		{"letter.do.replied", look.IconMail, func(p *Page) {
			next := law.NextStep{Type: register.StepReplied, Default: steps.Draft{Content: register.Reply{}}}
			for _, step := range p.Now.guide.all {
				if step.Allowed && step.Document != "" && p.written(step.Document) == nil {
					next.Document = step.Document // the document that the letter waits for
					break
				}
			}
			p.O.Open(desk.Compose{Letter: p.Now.Letter, Next: next})
		}, fyne.KeyB, true},
		{"directions.onLetter.new", look.IconClipboard, (*Page).direct, fyne.KeyD, true},
		{"filed.add", look.IconAttach, func(p *Page) { p.files.Choose() }, fyne.KeyK, true},
		{"move.action", look.IconCopy, func(p *Page) { askMove(p.O, []register.Letter{p.Now.Letter}, p.Enter) }, fyne.KeyJ, true},
		{"leave.action", look.IconUndo, func(p *Page) { askLeave(p.O, []register.Letter{p.Now.Letter}, p.Enter) }, fyne.KeyU, true},
		{"merge.action", look.IconAssign, (*Page).mergeSender, fyne.KeyO, true},
		{"letter.do.national", look.IconUpload, func(p *Page) { p.O.Open(desk.National{ID: p.Now.Letter.ID}) }, fyne.KeyQ, true},
	}
}

// NewPage is the page of the letter, which it reads when it comes to the front.
func NewPage(o *desk.Desk, of desk.Letter) *Page {
	p := &Page{secrecy: views.Secrecy{O: o, Subject: register.LetterSubject, Id: of.ID}, in: of.In}
	if reflect.DeepEqual(p.in, store.Query{}) {
		p.in.Descending = true
	}
	p.Sheet = views.NewSheet(o, p, func(ctx context.Context) (letterFile, error) { return loadLetter(ctx, o, of.ID) })
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
	f.duties = o.Law().Duties(&f.Letter)
	f.guide = guideFor(&f.Letter, o.GuideOf(f.Letter), f.duties)
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
	similar, err := s.AlikeTo(ctx, &f.Letter, false, 6)
	for _, other := range similar {
		if l := &other.Letter; !known[l.ID] && l.Number.String() != f.Letter.DuplicateOf && (f.Letter.Matter == "" || l.Matter != f.Letter.Matter) {
			f.related.similar = append(f.related.similar, other)
		}
	}
	return f, err
}

// Drop takes files that lie with the letter, or the scan of one of its documents.
func (p *Page) Drop(files []string) bool { return p.Known && p.papers.Drop(files, p.files) }

// Help names the page about what is done on a letter.
func (*Page) Help() string { return "xu-ly" }

// beside shows the letter before or after this one in the list it was opened from.
func (p *Page) beside(after bool) {
	id := p.secrecy.Id
	desk.Try(p.O, assets.Text("letter.failed"), func() (int64, error) { return p.O.Store.Beside(p.O.Ctx(), p.in, id, after) }, func(other int64) {
		switch {
		case !p.O.InFront(p):
		case other != 0:
			p.O.OpenInstead(desk.Letter{ID: other, In: p.in})
		case after:
			kit.Toast(p.O.Window.Canvas(), assets.Text("letter.beside.last"))
		default:
			kit.Toast(p.O.Window.Canvas(), assets.Text("letter.beside.first"))
		}
	})
}

// head is the name of the letter with what is done beside its life.
func (p *Page) head() *look.Head {
	l := &p.Now.Letter
	icon := func(picture fyne.Resource, key string, do func()) *kit.Button {
		b := kit.NewButton("", picture, do)
		b.SetToolTip(assets.Text(key))
		return b
	}
	parts := []look.Part{{Object: container.NewHBox(icon(look.IconUp, "letter.beside.before", func() { p.beside(false) }),
		icon(look.IconDown, "letter.beside.after", func() { p.beside(true) }))}}
	if l.Secret() {
		parts = append(parts, look.Part{Object: p.secrecy.Button(p.Enter)})
	}
	actions := []kit.Action{{Text: assets.Text("guide.others"), Key: "Alt+0", Do: p.others, Keep: !l.Secret()}} // the code in the title is never cut for it
	for _, a := range letterActions() {
		if a.rare {
			actions = append(actions, kit.Action{Text: assets.Text(a.key), Icon: a.icon, Key: "Alt+" + string(a.letter), Do: func() { a.do(p) }, Rare: true})
		}
	}
	sender := views.SendersName(l)
	if code := views.SenderChip(l); code.Text != "" {
		sender = code.Text
	}
	name := assets.Text("letter.heading", "letter", l.Number.String(), "sender", sender)
	head := kit.NewHead(p.O.Back, name, kit.NewToolbar(parts, actions...))
	chips := []look.Chip{views.StateChip(l), {Text: l.Kind.Label(), Tone: look.Told}} // what has no room goes from the right
	if code := views.SenderChip(l); code != (look.Chip{}) && p.secrecy.Shown {
		chips = append(chips, look.Chip{Icon: look.IconUnlock, Text: assets.Text("letter.shown"), Tone: look.Veiled})
	}
	if former := register.FormerShown(l.Former, l.Number.String()); former != "" {
		chips = append(chips, look.Chip{Text: former, Tone: look.Still})
	}
	if len(p.Now.related.similar) > 0 {
		chips = append(chips, look.Chip{Icon: look.IconCopy, Text: assets.Text("related.similar"), Tone: look.Soon})
	}
	head.Set(name, "", chips...)
	return head
}

// page widths and heights below which the page folds.
const (
	threeColumns = 1000
	lowPage      = 600
)

func (p *Page) face() views.Face {
	o, l, letter, history := p.O, &p.Now.Letter, p.Now.Letter, p.Now.steps
	var veil *secrecy.Veil
	if !p.secrecy.Shown {
		letter, history = letter.Masked(), register.MaskSteps(history)
		if l.Secret() {
			veil = register.NewVeil(l.Everybody()...)
		}
	}
	p.papers = views.NewPapersView(o, register.Occasion{Letter: *l}, register.Occasion{Letter: letter}, p.Enter)
	p.files = views.NewFilesView(o, register.Occasion{Letter: *l}, register.Occasion{Letter: letter}, &p.secrecy, p.Enter)
	head, duty := p.head(), p.newDuty()
	facts := views.NewFactsView(&letter)
	past := views.NewTimelineOf(o, history)
	papers := p.paperColumn(&letter)
	given := views.NewDirectionsOf(o, p.Now.given, veil)
	given.Add(container.NewHBox(kit.NewButton(assets.Text("directions.onLetter.new"), look.IconAdd, p.direct).Keyed("Alt+D")))
	matter := look.NewColumn(12, p.relatedLetters(), views.NewMeetingsOf(o, l, p.Now.met))
	matters := len(p.Now.related.matter) + len(p.Now.related.similar) + len(p.Now.met)
	scrolled := func(content fyne.CanvasObject) fyne.CanvasObject {
		return look.Inset(1, 1, container.NewVScroll(look.Inset(14, 12, content)))
	}
	count := func(n int) string {
		if n == 0 {
			return ""
		}
		return kit.Number(n)
	}
	others := []views.Tab{{Name: assets.Text("letter.tab.directions"), Count: count(len(p.Now.given)), Content: scrolled(given)},
		{Name: assets.Text("letter.tab.matter"), Count: count(matters), Content: scrolled(matter)}}
	attach := kit.NewButton(assets.Text("letter.attach"), look.IconAttach, nil).Quiet()
	attach.OnTapped = func() { p.papers.Attach(attach, p.files) }
	folding := look.NewFolding(func(size fyne.Size) int {
		if size.Width < look.Scaled(threeColumns) || size.Height < look.Scaled(lowPage) {
			return 0
		}
		return 1
	}, func(n int) fyne.CanvasObject {
		clocks := p.duties()
		if n == 0 {
			why := look.NewColumn(8, p.explained())
			if clocks != nil {
				why.Add(clocks)
			}
			tabs := append([]views.Tab{{Name: assets.Text("letter.tab.facts"), Content: scrolled(facts)},
				{Name: assets.Text("letter.tab.clocks"), Count: count(openDuties(p.Now.duties)), Content: scrolled(why)},
				{Name: assets.Text("letter.tab.papers"), Count: count(p.papers.Count + p.files.Count), Content: scrolled(papers)}}, others...)
			var whole *fyne.Container
			show := func(name string) {
				p.narrow = name
				whole.Objects[0] = views.NewCardTabs(&p.narrow, tabs...)
				whole.Refresh()
			}
			whole = container.New(columns{0.63, 0.37}, views.NewCardTabs(&p.narrow, tabs...),
				look.Card(assets.Text("letter.tab.past.counted", "count", kit.Number(len(history))), "", scrolled(past)))
			return kit.TopDown(container.New(stacked{}, head, duty.low(func() { show(assets.Text("letter.tab.clocks")) })), whole, nil)
		}
		pastTab := scrolled(past)
		if clocks != nil {
			pastTab = container.New(footed{clocks}, pastTab, scrolled(clocks))
		}
		middle := append([]views.Tab{{Name: assets.Text("letter.tab.past"), Count: count(len(history)), Content: pastTab}}, others...)
		beside := container.NewStack(views.NewCardTabs(&p.tab, middle...))
		late := func() {
			p.tab = assets.Text("letter.tab.past") // the duties stand at its foot
			beside.Objects = []fyne.CanvasObject{views.NewCardTabs(&p.tab, middle...)}
			beside.Refresh()
			p.focusDuties(clocks)
		}
		return kit.TopDown(container.New(stacked{}, head, duty.high(p.explained(), late), p.row()), container.New(columns{0.345, 0.31, 0.345},
			look.Card(assets.Text("letter.tab.facts.whole"), "", scrolled(facts)), beside,
			look.Card(assets.Text("letter.tab.papers.whole"), "", scrolled(papers), attach)), nil)
	})
	first := fyne.Focusable(duty.main)
	if duty.main == nil {
		first = duty.others
	}
	return views.Face{Whole: folding.Content(), First: first}
}

// paperColumn are the documents issued on the letter, and what came with it.
func (p *Page) paperColumn(shown *register.Letter) fyne.CanvasObject {
	column := look.NewColumn(8)
	if p.papers.Whole != nil {
		column.Add(p.papers.Whole)
	} else {
		column.Add(look.NewPara(assets.Text("letter.replies.none"), look.Ink2, theme.SizeNameText))
	}
	if files := p.files.Listed(); files != nil {
		column.Add(files)
	}
	for _, a := range shown.Attachments {
		about := assets.Text("letter.attached")
		if a.Pages > 0 {
			about = kit.Joined(" · ", assets.Text("letter.pages", "pages", a.Pages), about)
		}
		column.Add(views.NewLine(look.IconAttach, look.Still, a.Name, about))
	}
	if shown.ForwardingNo != "" {
		column.Add(views.NewLine(look.IconMail, look.Still, assets.Text("letter.forwardedBy", "number", shown.ForwardingNo),
			kit.Joined(" · ", shown.ForwardingBody, shown.ForwardingWritten.Shown())))
	}
	return column
}

// stacked puts things under each other with the gap of cards between them.
type stacked struct{}

const pageGap = 10

func (stacked) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for i, o := range objects {
		high := o.MinSize().Height
		kit.Put(o, 0, y, size.Width, high)
		if y += high; i > 0 {
			y += pageGap
		}
	}
}

func (stacked) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for i, o := range objects {
		least := o.MinSize()
		size = fyne.NewSize(max(size.Width, least.Width), size.Height+least.Height)
		if i > 0 {
			size.Height += pageGap
		}
	}
	return size
}

// columns give cards their shares of the width.
type columns []float32

func (c columns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x, room := float32(0), size.Width-float32(len(c)-1)*12
	for i, o := range objects {
		kit.Put(o, x, 0, room*c[i], size.Height)
		x += room*c[i] + 12
	}
}

func (c columns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for i, o := range objects {
		least := o.MinSize()
		size = fyne.NewSize(max(size.Width, (least.Width)/c[i]), max(size.Height, least.Height))
	}
	size.Width += float32(len(c)-1) * 12
	return size
}

// footed gives what stands at the foot of a view what it needs: at most two fifths of it,
// or as much as four rows take where that leaves what is above a few lines.
type footed struct{ foot fyne.CanvasObject }

const (
	footRows  = 264 // the height of four duties with what can be done about each
	leastPast = 96  // what stays of the view above
)

func (f footed) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	room := max(size.Height*0.42, min(look.Scaled(footRows), size.Height-look.Scaled(leastPast)))
	foot := min(f.foot.MinSize().Height+26, room)
	kit.Put(objects[0], 0, 0, size.Width, size.Height-foot)
	kit.Put(objects[1], 0, size.Height-foot, size.Width, foot)
}

func (footed) MinSize(objects []fyne.CanvasObject) fyne.Size {
	above, foot := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(max(above.Width, foot.Width), above.Height+foot.Height)
}

// direct opens the form for what a leader wrote on the letter.
func (p *Page) direct() {
	p.O.Open(desk.NewDirection{Known: register.Directed{Source: register.FromLetter, Letter: p.Now.Letter.Number.String()}})
}
