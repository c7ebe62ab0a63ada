package reception

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data"
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
	data.Reception
	Reason string // of a correction
}

func (a *visitAnswers) forAnother() bool { return a.Capacity != data.ForSelf }
func (a *visitAnswers) isGroup() bool    { return a.People >= data.GroupSize }

// visit is what the register keeps.
func (a visitAnswers) visit() data.Reception {
	if !a.forAnother() {
		a.Capacity = ""
	}
	return a.Reception
}

// nextVisit is an empty visit that begins as the one before did, because a morning has
// one host.
func nextVisit(o *desk.Desk, before data.Reception) visitAnswers {
	r := data.Reception{On: before.On, Type: before.Type, Host: before.Host, ReceivedBy: before.ReceivedBy, People: 1, Capacity: data.ForSelf}
	if r.On.IsZero() {
		r.On = o.Today()
	}
	if r.Type == "" {
		r.Type, r.Host = data.Regular, data.Officer
	}
	if r.ReceivedBy == "" && r.Host == data.Officer {
		r.ReceivedBy = o.Store.Settings().Clerk
	}
	return visitAnswers{Reception: r}
}

// newVisitForm is the form for a new visit of the day, after the one before.
func newVisitForm(o *desk.Desk, before data.Reception) *visitForm {
	f := buildVisitForm(o, nextVisit(o, before))
	f.Heading, f.NextText = assets.Text("visit.new"), assets.Text("visit.saveNext")
	f.Check = func(a visitAnswers) []data.Problem { return data.CheckReception(a.Reception, o.Today()) }
	f.Write = func(a visitAnswers) (kit.Saved, error) {
		r, err := o.Store.AddReception(o.Ctx(), a.visit())
		return kit.Saved{Said: visitSaved(r), Then: func() { o.Replace(NewVisit(o, r.ID)) }}, err
	}
	f.Next = func(saved visitAnswers) visitAnswers { return nextVisit(o, saved.Reception) }
	f.Drafts = &kit.Drafts{Keeper: &desk.DraftKeeper{Store: o.Store, Key: "visit"}, Now: o.Clock, Kept: assets.Text("visit.draft.kept")}
	return f
}

// newVisitCorrection is the form filled with a visit; saving writes a step that
// corrects it.
func newVisitCorrection(o *desk.Desk, visit data.Reception) *visitForm {
	begin := visitAnswers{Reception: visit}
	if begin.Capacity == "" {
		begin.Capacity = data.ForSelf
	}
	f := buildVisitForm(o, begin, kit.Lines("visit.reason", data.FieldReason, 1, func(a *visitAnswers) *string { return &a.Reason }).Require())
	f.Heading = assets.Text("visit.correct", office.VisitName(&visit))
	f.Check = func(a visitAnswers) []data.Problem {
		problems := data.CheckReception(a.Reception, o.Today())
		if a.Reason == "" {
			problems = append(problems, data.Problem{Field: data.FieldReason, Sentence: assets.Text("form.reason.missing")})
		}
		return problems
	}
	f.Write = func(a visitAnswers) (kit.Saved, error) {
		return kit.Saved{Said: visitSaved(visit), Then: o.Drop}, o.Store.CorrectReception(o.Ctx(), a.visit(), a.Reason)
	}
	return f
}

func visitSaved(r data.Reception) string {
	return assets.Text("visit.saved", strconv.Itoa(r.Turn), r.ShownVisitor())
}

func buildVisitForm(o *desk.Desk, begin visitAnswers, more ...*kit.Question[visitAnswers]) *visitForm {
	f := &visitForm{o: o}
	f.past = newPastPanel(f, begin.ID)
	f.Record = kit.NewRecord(o.Around(func() desk.Page { return f }), 3, begin, append(visitQuestions(o), more...)...)
	f.Beside, f.First = f.past.content(), data.FieldVisitor
	f.OnChanged = func(name string) {
		if name == data.FieldType {
			f.hostOfType()
		}
	}
	f.Arrange = func(a visitAnswers) { f.past.follow(a.Visitor) }
	f.Failed = func(err error) { o.Failed(assets.Text("visit.notSaved"), err) }
	return f
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
	outcome := lines(data.FieldOutcome, 2, func(a *visitAnswers) *string { return &a.Outcome })
	outcome.Wide = false
	return []*kit.Question[visitAnswers]{
		kit.Day("visit.on", data.FieldOn, o.DateField(), func(a *visitAnswers) *data.Date { return &a.On }).Require(),
		kit.Choose("visit.type", data.FieldType, kit.OptionsOf(data.ReceptionTypes...), func(a *visitAnswers) *data.ReceptionType { return &a.Type }).Require(),
		kit.Choose("visit.host", data.FieldHost, kit.OptionsOf(data.Hosts...), func(a *visitAnswers) *data.Host { return &a.Host }).Require(),
		line(data.FieldVisitor, func(a *visitAnswers) *string { return &a.Visitor.Name }).Require().Example("visit.visitor.example"),
		line("address", func(a *visitAnswers) *string { return &a.Visitor.Address }),
		line("identity", func(a *visitAnswers) *string { return &a.Visitor.Identity }),
		line("phone", func(a *visitAnswers) *string { return &a.Visitor.Phone }),
		kit.Count("visit.people", data.FieldPeople, "check.visit.people", func(a *visitAnswers) *int { return &a.People }).Require(),
		line("receivedBy", func(a *visitAnswers) *string { return &a.ReceivedBy }),
		kit.Choose("visit.capacity", data.FieldCapacity, kit.OptionsOf(data.Capacities...), func(a *visitAnswers) *data.Capacity { return &a.Capacity }).Across(),
		line(data.FieldActsFor, func(a *visitAnswers) *string { return &a.ActsFor }).When((*visitAnswers).forAnother),
		line(data.FieldAuthority, func(a *visitAnswers) *string { return &a.Authority }).When((*visitAnswers).forAnother),
		kit.Parsed("visit.representatives", data.FieldRepresentatives, kit.NewTextEntry(2), func(a *visitAnswers) *[]string { return &a.Representatives },
			readNames, func(names []string) string { return strings.Join(names, "\n") }).
			Across().Example("visit.representatives.example").When((*visitAnswers).isGroup).Hint(representativesHint),
		kit.Choose("visit.kind", data.FieldKind, kit.OptionsOf(data.Kinds...), func(a *visitAnswers) *data.Kind { return &a.Kind }).Across().
			Hint(func(a *visitAnswers) string {
				if a.Kind == data.Denunciation {
					return assets.Text("form.secret")
				}
				return ""
			}),
		lines(data.FieldContent, 3, func(a *visitAnswers) *string { return &a.Content }).Require(),
		lines("demand", 1, func(a *visitAnswers) *string { return &a.Demand }),
		usual(data.FieldHandling, "visit.handlings", func(a *visitAnswers) *string { return &a.Handling }),
		line(data.FieldMatter, func(a *visitAnswers) *string { return &a.Matter }),
		line("settledBy", func(a *visitAnswers) *string { return &a.SettledBy }),
		kit.Parsed("visit.papers", "", kit.NewTextEntry(2), func(a *visitAnswers) *[]data.Attachment { return &a.Papers },
			func(typed string) ([]data.Attachment, error) { return desk.ReadAttachments(typed), nil }, desk.WriteAttachments).
			Example("visit.papers.example"),
		outcome,
		kit.Day("visit.answeredOn", data.FieldAnsweredOn, o.DateField(), func(a *visitAnswers) *data.Date { return &a.AnsweredOn }).
			Follow(func(a *visitAnswers, f *kit.Field) {
				if clock, ok := rules.Answer(&a.Reception); ok && a.AnsweredOn.IsZero() { // a day that is typed has a hint of its own
					f.SetHint(assets.Text("visit.answerBy", clock.Due.Shown()))
				}
			}),
		usual("refusal", "visit.refusals", func(a *visitAnswers) *string { return &a.Refusal }).Across(),
		lines("note", 1, func(a *visitAnswers) *string { return &a.Note }),
	}
}

// readNames are the names that stand one a line.
func readNames(typed string) (names []string, _ error) {
	for line := range strings.SplitSeq(typed, "\n") {
		if name := data.Clean(line); name != "" {
			names = append(names, name)
		}
	}
	return names, nil
}

// representativesHint says how many a group sends in (LTCD Điều 29).
func representativesHint(a *visitAnswers) string {
	switch least, most := data.RepresentativesOf(a.People); {
	case most == 0:
		return ""
	case least < most && most > 2:
		return assets.Text("visit.group.more", most)
	default:
		return assets.Text("visit.group", least, most)
	}
}

// hostOfType chooses the host that goes with the type of reception.
func (f *visitForm) hostOfType() {
	clerk := f.o.Store.Settings().Clerk
	f.Edit(func(a *visitAnswers) {
		switch regular := a.Type == data.Regular; {
		case regular && a.Host != data.Officer:
			a.Host, a.ReceivedBy = data.Officer, clerk
		case !regular && a.Host == data.Officer:
			a.Host, a.ReceivedBy = data.Head, ""
		}
	})
}

// take fills in what is known about the person where the clerk has typed nothing,
// and the matter, and goes on to the first of what is asked about this visit.
func (f *visitForm) take(who data.Person, matter string) {
	next := data.FieldKind
	f.Edit(func(a *visitAnswers) {
		for to, known := range map[*string]string{&a.Visitor.Address: who.Address, &a.Visitor.Identity: who.Identity, &a.Visitor.Phone: who.Phone, &a.Matter: matter} {
			if *to == "" {
				*to = known
			}
		}
		if a.Kind != "" {
			next = data.FieldContent
		}
	})
	f.Focus(next)
}
