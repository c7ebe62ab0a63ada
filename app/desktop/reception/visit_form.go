package reception

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/law/numbers"
	"donthu/data/register"
	"donthu/data/store"
	"donthu/data/text"
)

// visitForm registers a visit of citizens, or corrects one that is registered.
type visitForm struct {
	*kit.Record[visitAnswers]
	o    *desk.Desk
	past *pastPanel
}

// visitAnswers are what the form asks. A visitor who speaks for himself is ForSelf
// here, and nothing in the register.
type visitAnswers struct {
	register.Reception
	Reason string // of a correction
}

func (a *visitAnswers) forAnother() bool { return a.Capacity != register.ForSelf }
func (a *visitAnswers) isGroup() bool    { return numbers.IsGroup(a.People) }

// visit is what the register keeps.
func (a visitAnswers) visit() register.Reception {
	if !a.forAnother() {
		a.Capacity = ""
	}
	return a.Reception
}

// nextVisit is an empty visit that begins as the one before did, because a morning has
// one host.
func nextVisit(o *desk.Desk, before register.Reception) visitAnswers {
	r := register.Reception{On: before.On, Type: before.Type, Host: before.Host, ReceivedBy: before.ReceivedBy, People: 1, Capacity: register.ForSelf}
	if r.On.IsZero() {
		r.On = o.Today()
	}
	if r.Type == "" {
		r.Type, r.Host = register.Regular, register.Officer
	}
	if r.ReceivedBy == "" && r.Host == register.Officer {
		r.ReceivedBy = o.Store.Settings().Clerk
	}
	return visitAnswers{Reception: r}
}

// newVisitForm is the form for a new visit of the day, after the one before.
func newVisitForm(o *desk.Desk, before register.Reception) *visitForm {
	f := buildVisitForm(o, nextVisit(o, before))
	f.Heading, f.NextText = assets.Text("visit.new"), assets.Text("visit.saveNext")
	f.Write = func(a visitAnswers) (kit.Saved, error) {
		r, err := o.Do().AddReception(o.Ctx(), a.visit())
		return kit.Saved{Said: visitSaved(r), Then: func() { o.Replace(NewVisit(o, r.ID)) }}, err
	}
	f.Next = func(saved visitAnswers) visitAnswers { return nextVisit(o, saved.Reception) }
	f.Drafts = &kit.Drafts{Keeper: &desk.DraftKeeper{Desk: o, Key: "visit"}, Now: o.Clock, Kept: assets.Text("visit.draft.kept")}
	return f
}

// newVisitCorrection is the form filled with a visit; saving writes a step that
// corrects it.
func newVisitCorrection(o *desk.Desk, visit register.Reception) *visitForm {
	begin := visitAnswers{Reception: visit}
	if begin.Capacity == "" {
		begin.Capacity = register.ForSelf
	}
	f := buildVisitForm(o, begin, kit.Lines("visit.reason", data.FieldReason, 1, func(a *visitAnswers) *string { return &a.Reason }).
		Must("form.reason.missing"))
	f.Heading = assets.Text("visit.correct", "visit", office.VisitName(&visit))
	f.Drafts = o.Drafts(fmt.Sprintf("visit-%d", visit.ID))
	f.Write = func(a visitAnswers) (kit.Saved, error) {
		return kit.Saved{Said: visitSaved(visit), Then: o.Drop}, o.Do().CorrectReception(o.Ctx(), a.visit(), a.Reason)
	}
	return f
}

func visitSaved(r register.Reception) string {
	return assets.Text("visit.saved", "turn", strconv.Itoa(r.Turn), "visitor", r.ShownVisitor())
}

func buildVisitForm(o *desk.Desk, begin visitAnswers, more ...*kit.Question[visitAnswers]) *visitForm {
	f := &visitForm{o: o}
	f.past = newPastPanel(f, begin.ID)
	f.Record = kit.NewRecord(o.Around(func() desk.Page { return f }), visitColumns, begin, append(visitQuestions(o), more...)...)
	f.Beside, f.First = views.NewBeside("visit.past", f.past.list), register.FieldVisitor
	f.OnChanged = func(name string) {
		if name == register.FieldType {
			f.hostOfType()
		}
	}
	f.Arrange = func(a visitAnswers) { f.past.follow(a.Visitor) }
	f.Check = func(a visitAnswers) []data.Problem {
		return append(register.CheckReception(a.Reception, o.Today()), desk.CheckPhone("phone", a.Visitor.Phone)...)
	}
	f.Failed = func(err error) { o.Failed(assets.Text("visit.notSaved"), err) }
	return f
}

// Enter looks anew for what is known of the visitor, also of one in a draft that came back
// before the form was in front.
func (f *visitForm) Enter() {
	f.Record.Enter()
	if f.past.who.Name != "" || f.past.who.Identity != "" {
		f.past.search()
	}
}

func (*visitForm) Help() string { return "tiep-cong-dan" }

// Keys are those of the form, and Ctrl+D to what is known of the visitor.
func (f *visitForm) Keys() []kit.Key {
	return append(f.Record.Keys(), kit.ControlKey(fyne.KeyD, f.past.focus))
}

// visitQuestions are asked in the order of TT 04/2021/TT-TTCP Mẫu số 03, as far as a
// visitor tells it.
func visitQuestions(o *desk.Desk) []*kit.Question[visitAnswers] {
	line := func(name string, at func(*visitAnswers) *string) *kit.Question[visitAnswers] {
		return kit.Line("visit."+name, name, at)
	}
	lines := func(name string, rows int, at func(*visitAnswers) *string) *kit.Question[visitAnswers] {
		return kit.Lines("visit."+name, name, rows, at)
	}
	// one of the usual answers, which stand in one sentence, parted by |
	usual := func(name, key string, at func(*visitAnswers) *string) *kit.Question[visitAnswers] {
		return kit.Suggested("visit."+name, name, func(typed string) []string { return kit.Fitting(strings.Split(assets.Text(key), "|"), typed) }, at)
	}
	rules := o.Law()
	outcome := lines(register.FieldOutcome, 2, func(a *visitAnswers) *string { return &a.Outcome })
	outcome.Wide = false
	all := []*kit.Question[visitAnswers]{
		kit.Day("visit.on", register.FieldOn, o.DateField(), func(a *visitAnswers) *day.Date { return &a.On }).Require(),
		kit.Choose("visit.type", register.FieldType, kit.OptionsOf(register.ReceptionTypes...), func(a *visitAnswers) *register.ReceptionType { return &a.Type }).Require().Over(4),
		kit.Choose("visit.host", register.FieldHost, kit.OptionsOf(register.Hosts...), func(a *visitAnswers) *register.Host { return &a.Host }).Require().Over(3),
		line(register.FieldVisitor, func(a *visitAnswers) *string { return &a.Visitor.Name }).Require().Example("visit.visitor.example").Over(3),
		line("address", func(a *visitAnswers) *string { return &a.Visitor.Address }).Over(4),
		line("identity", func(a *visitAnswers) *string { return &a.Visitor.Identity }),
		line("phone", func(a *visitAnswers) *string { return &a.Visitor.Phone }),
		kit.Parsed("visit.people", register.FieldPeople, kit.NewEntry(), func(a *visitAnswers) *int { return &a.People }, readPeople,
			func(n int) string { return kit.ShownAmount(float64(n)) }),
		kit.Suggested("visit.receivedBy", "receivedBy", func(typed string) []string { return o.Officers(typed, o.Leaders(typed)...) },
			func(a *visitAnswers) *string { return &a.ReceivedBy }),
		kit.Choose("visit.capacity", register.FieldCapacity, kit.OptionsOf(register.Capacities...), func(a *visitAnswers) *register.Capacity { return &a.Capacity }).Across(),
		line(register.FieldActsFor, func(a *visitAnswers) *string { return &a.ActsFor }).When((*visitAnswers).forAnother),
		line(register.FieldAuthority, func(a *visitAnswers) *string { return &a.Authority }).When((*visitAnswers).forAnother),
		kit.Parsed("visit.representatives", register.FieldRepresentatives, kit.NewTextEntry(2), func(a *visitAnswers) *[]string { return &a.Representatives },
			readNames, func(names []string) string { return strings.Join(names, "\n") }).
			Across().Example("visit.representatives.example").When((*visitAnswers).isGroup).Hint(representativesHint),
		kit.Choose("visit.kind", register.FieldKind, kit.OptionsOf(register.Kinds...), func(a *visitAnswers) *register.Kind { return &a.Kind }).Across().
			Notice(func(a *visitAnswers) string {
				if a.Kind == register.Denunciation {
					return assets.Text("form.secret")
				}
				return ""
			}),
		lines(register.FieldContent, 3, func(a *visitAnswers) *string { return &a.Content }).Require(),
		lines("demand", 1, func(a *visitAnswers) *string { return &a.Demand }),
		usual(register.FieldHandling, "visit.handlings", func(a *visitAnswers) *string { return &a.Handling }),
		line(register.FieldMatter, func(a *visitAnswers) *string { return &a.Matter }),
		line("settledBy", func(a *visitAnswers) *string { return &a.SettledBy }),
		kit.Parsed("visit.papers", "", kit.NewTextEntry(2), func(a *visitAnswers) *[]register.Attachment { return &a.Papers },
			func(typed string) ([]register.Attachment, error) { return desk.ReadAttachments(typed), nil }, desk.WriteAttachments).
			Example("visit.papers.example"),
		outcome,
		kit.Day("visit.answeredOn", register.FieldAnsweredOn, o.DateField(), func(a *visitAnswers) *day.Date { return &a.AnsweredOn }).Over(4).
			Follow(func(a *visitAnswers, f *kit.Field) {
				if clock, ok := rules.Answer(&a.Reception); ok && a.AnsweredOn.IsZero() { // a day that is typed has a hint of its own
					f.SetHint(assets.Text("visit.answerBy", "due", clock.Due.Shown()))
				}
			}),
		usual("refusal", "visit.refusals", func(a *visitAnswers) *string { return &a.Refusal }).Across(),
		lines("note", 1, func(a *visitAnswers) *string { return &a.Note }),
	}
	for _, q := range all {
		if q.Span == 0 && !q.Wide {
			q.Over(visitColumns / 3)
		}
	}
	return all
}

// visitColumns are those of the form: most questions take a third of it.
const visitColumns = 6

// readPeople reads how many came: nothing typed is the visitor alone, as in a book that is
// brought in.
func readPeople(typed string) (int, error) {
	if strings.TrimSpace(typed) == "" {
		return 1, nil
	}
	n, err := kit.ReadCount(typed)
	if err != nil || n < 1 {
		err = data.Tell(nil, "check.visit.people")
	}
	return n, err
}

// readNames are the names that stand one a line.
func readNames(typed string) (names []string, _ error) {
	for line := range strings.SplitSeq(typed, "\n") {
		if name := text.Clean(line); name != "" {
			names = append(names, name)
		}
	}
	return names, nil
}

// representativesHint says how many a group sends in (LTCD Điều 29).
func representativesHint(a *visitAnswers) string {
	switch least, most := numbers.RepresentativesOf(a.People); {
	case most == 0:
		return ""
	case least < most && most > 2:
		return assets.Text("visit.group.more", "most", most)
	default:
		return assets.Text("visit.group", "least", least, "most", most)
	}
}

// hostOfType chooses the host that goes with the type of reception.
func (f *visitForm) hostOfType() {
	clerk := f.o.Store.Settings().Clerk
	f.Edit(func(a *visitAnswers) {
		switch regular := a.Type == register.Regular; {
		case regular && a.Host != register.Officer:
			a.Host, a.ReceivedBy = register.Officer, clerk
		case !regular && a.Host == register.Officer:
			a.Host, a.ReceivedBy = register.Head, ""
		}
	})
}

// take fills in what is known about the person where the clerk has typed nothing,
// and the matter, and goes on to the first of what is asked about this visit.
func (f *visitForm) take(who register.Person, matter string) {
	next := register.FieldKind
	f.Edit(func(a *visitAnswers) {
		for to, known := range map[*string]string{&a.Visitor.Address: who.Address, &a.Visitor.Identity: who.Identity, &a.Visitor.Phone: who.Phone, &a.Matter: matter} {
			if *to == "" {
				*to = known
			}
		}
		if a.Kind != "" {
			next = register.FieldContent
		}
	})
	f.Focus(next)
}

// pastPanel shows, beside the form of a visit, earlier visits and letters of the
// person who is being registered.
type pastPanel struct {
	form       *visitForm
	own        int64 // the visit that the form corrects, 0 for a new one
	who        register.Person
	list       *fyne.Container
	first      *kit.Button // nil without earlier visits and letters
	searchSoon func()
}

// past is what the register knows about a person.
type past struct {
	visits  []register.Reception
	letters []register.Letter
}

func newPastPanel(f *visitForm, own int64) *pastPanel {
	p := &pastPanel{form: f, own: own, list: container.NewVBox()}
	p.searchSoon = kit.Debounce(kit.TypingPause, p.search)
	p.show(past{})
	return p
}

// follow looks for a visitor once his name or papers are other ones.
func (p *pastPanel) follow(who register.Person) {
	if who.Name != p.who.Name || who.Identity != p.who.Identity || who.Phone != p.who.Phone {
		p.who = who
		p.searchSoon()
	}
}

// search finds earlier visits and letters of the person, a few of each.
func (p *pastPanel) search() {
	o, who := p.form.o, p.who
	desk.Load(o, p.form, func(ctx context.Context) (found past, err error) {
		if found.visits, err = o.Store.VisitsOf(ctx, who, kit.SimilarShown); err == nil {
			var alike []store.Alike // of denunciations none: that this person denounces is secret
			alike, err = o.Store.Alike(ctx, store.AlikeQuery{Facts: register.Facts{Sender: who}, Limit: kit.SimilarShown})
			for _, a := range alike {
				found.letters = append(found.letters, a.Letter)
			}
		}
		return found, err
	}, func(found past, err error) {
		if err == nil { // without an answer the clerk can still save
			p.show(found)
		}
	})
}

func (p *pastPanel) show(found past) {
	found.visits = slices.DeleteFunc(found.visits, func(r register.Reception) bool { return r.ID == p.own })
	p.list.RemoveAll()
	p.first = nil
	if len(found.visits)+len(found.letters) == 0 {
		p.list.Add(kit.Words(assets.Text("visit.past.none"), kit.SimilarWidth, widget.LowImportance))
	}
	for _, r := range found.visits {
		shown := r.Masked()
		p.card(assets.Text("visit.past.visit", "day", r.On.Shown()), shown.Visitor, shown.Content, kit.Joined(" – ", shown.Handling, shown.Outcome), r.Matter, desk.Visit{ID: r.ID})
	}
	for _, l := range found.letters {
		shown := l.Masked()
		p.card(assets.Text("visit.past.letter", "letter", l.Number, "day", l.ReceivedOn.Shown(), "state", l.State().Label()), shown.Sender, shown.Content, "", l.Matter, desk.Letter{ID: l.ID})
	}
	p.list.Refresh()
}

func (p *pastPanel) card(head string, who register.Person, content, outcome, matter string, of desk.Ref) {
	take := kit.NewButton(assets.Text("visit.past.take"), nil, func() { p.form.take(who, matter) })
	if p.first == nil {
		p.first = take
	}
	open := kit.NewButton(assets.Text("visit.past.open"), nil, func() { p.form.o.Open(of) })
	p.list.Add(views.NewBesideCard(head, who, content, outcome, take, open))
}

// focus goes to the first button of the panel.
func (p *pastPanel) focus() {
	if p.first == nil {
		kit.Toast(p.form.o.Window.Canvas(), assets.Text("visit.past.none"))
		return
	}
	p.form.o.Window.Canvas().Focus(p.first)
}
