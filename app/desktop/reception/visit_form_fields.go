package reception

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
)

// Names of questions about a visit that no check speaks about.
const (
	fieldAddress    = "address"
	fieldIdentity   = "identity"
	fieldPhone      = "phone"
	fieldCapacity   = data.FieldCapacity
	fieldReceivedBy = "receivedBy"
	fieldDemand     = "demand"
	fieldSettledBy  = "settledBy"
	fieldPapers     = "papers"
	fieldRefused    = "refusal"
	fieldNote       = "note"
)

// visitQuestion is one question of the form of a visit.
type visitQuestion struct {
	name  string
	field *kit.Field
	get   func() (string, error)
	set   func(string)
	left  bool // the clerk has passed it, so that a mistake may be shown
}

// text is what stands in the answer, "" when it cannot be read.
func (q *visitQuestion) text() string {
	if q == nil {
		return ""
	}
	text, err := q.get()
	if err != nil {
		return ""
	}
	return text
}

// visitQuestions are the questions in the order in which they are answered.
type visitQuestions struct {
	all     []*visitQuestion
	visitor *visitQuestion
	reason  *visitQuestion // of a correction, else nil
}

func (v *visitQuestions) named(name string) *visitQuestion {
	for _, q := range v.all {
		if q.name == name {
			return q
		}
	}
	return nil
}

func (f *visitForm) buildQuestions() {
	f.day(data.FieldOn).Require()
	f.choice(data.FieldType, kit.OptionsOf(data.ReceptionTypes...)).Require()
	f.choice(data.FieldHost, kit.OptionsOf(data.Hosts...)).Require()
	f.entry(data.FieldVisitor).Require()
	f.entry(fieldAddress)
	f.entry(fieldIdentity)
	f.entry(fieldPhone)
	f.entry(data.FieldPeople).Require()
	f.entry(fieldReceivedBy)
	f.choice(fieldCapacity, kit.OptionsOf(data.Capacities...)).Across()
	f.entry(data.FieldActsFor)
	f.entry(data.FieldAuthority)
	f.lines(data.FieldRepresentatives, 2).Across()
	f.choice(data.FieldKind, kit.OptionsOf(data.Kinds...)).Across()
	f.lines(data.FieldContent, 3).Require().Across()
	f.lines(fieldDemand, 1).Across()
	f.suggest(data.FieldHandling, "visit.handlings")
	f.entry(data.FieldMatter)
	f.entry(fieldSettledBy)
	f.lines(fieldPapers, 2)
	f.lines(data.FieldOutcome, 2)
	f.day(data.FieldAnsweredOn)
	f.suggest(fieldRefused, "visit.refusals").Across()
	f.lines(fieldNote, 1).Across()
	if f.visit != nil {
		f.lines(data.FieldReason, 1).Require().Across()
	}
	f.questions.visitor = f.questions.named(data.FieldVisitor)
	f.questions.reason = f.questions.named(data.FieldReason)
}

func (f *visitForm) add(q *visitQuestion, widget fyne.CanvasObject) *kit.Field {
	q.field = kit.NewField(assets.Text("visit."+q.name), widget)
	f.questions.all = append(f.questions.all, q)
	f.form.Add(q.field)
	return q.field
}

func (f *visitForm) entry(name string) *kit.Field { return f.typed(name, kit.NewEntry()) }
func (f *visitForm) lines(name string, rows int) *kit.Field {
	return f.typed(name, kit.NewTextEntry(rows))
}

func (f *visitForm) typed(name string, e *kit.Entry) *kit.Field {
	q := &visitQuestion{name: name, get: func() (string, error) { return e.Value(), nil }, set: e.SetText}
	e.OnChanged = func(string) { f.changed(q) }
	e.OnLeave = func() { f.passed(q) }
	if key := "visit." + name + ".example"; assets.HasText(key) {
		e.SetPlaceHolder(assets.Text(key))
	}
	return f.add(q, e)
}

// suggest is a question with usual answers: a list of sentences parted by |.
func (f *visitForm) suggest(name, key string) *kit.Field {
	e := kit.NewSuggestEntry(func(typed string) []string { return kit.Fitting(strings.Split(assets.Text(key), "|"), typed) })
	q := &visitQuestion{name: name, get: func() (string, error) { return e.Value(), nil }, set: e.SetText}
	e.Watch(func(string) { f.changed(q) })
	e.OnLeave = func() { f.passed(q) }
	return f.add(q, e)
}

func (f *visitForm) choice(name string, options []kit.Option) *kit.Field {
	q := &visitQuestion{name: name}
	c := kit.NewChoice(options, func(string) {
		q.left = true
		f.changed(q)
	})
	q.get, q.set = func() (string, error) { return c.Value(), nil }, c.SetValue
	return f.add(q, c)
}

func (f *visitForm) day(name string) *kit.Field {
	d := f.o.DateField()
	q := &visitQuestion{name: name,
		get: func() (string, error) {
			day, err := d.Date()
			return day.String(), err
		},
		set: func(text string) {
			day, err := data.ParseDate(text)
			if err != nil {
				day = 0
			}
			d.SetDate(day)
		},
	}
	d.OnChanged = func() {
		q.left = true
		f.changed(q)
	}
	return f.add(q, d)
}

// fill puts a visit into the form.
func (f *visitForm) fill(r data.Reception) {
	f.filling = true
	capacity := r.Capacity
	if capacity == "" {
		capacity = data.ForSelf
	}
	texts := map[string]string{
		data.FieldOn: r.On.String(), data.FieldType: string(r.Type), data.FieldHost: string(r.Host), fieldReceivedBy: r.ReceivedBy,
		data.FieldVisitor: r.Visitor.Name, fieldAddress: r.Visitor.Address, fieldIdentity: r.Visitor.Identity, fieldPhone: r.Visitor.Phone,
		data.FieldPeople: kit.ShownCount(r.People), fieldCapacity: string(capacity), data.FieldActsFor: r.ActsFor, data.FieldAuthority: r.Authority,
		data.FieldRepresentatives: strings.Join(r.Representatives, "\n"), data.FieldKind: string(r.Kind), data.FieldContent: r.Content,
		fieldDemand: r.Demand, data.FieldHandling: r.Handling, data.FieldMatter: r.Matter, fieldSettledBy: r.SettledBy,
		fieldPapers: desk.WriteAttachments(r.Papers), data.FieldOutcome: r.Outcome, data.FieldAnsweredOn: r.AnsweredOn.String(),
		fieldRefused: r.Refusal, fieldNote: r.Note,
	}
	for _, q := range f.questions.all {
		q.set(texts[q.name])
	}
	f.filling = false
	f.arrange()
}

// read is the visit as it stands in the form. What no question asks for stays as
// it was. The problems name answers that cannot be read.
func (f *visitForm) read() (data.Reception, []data.Problem) {
	var r data.Reception
	if f.visit != nil {
		r = *f.visit
	}
	var unread []data.Problem
	text := func(name string) string { return f.questions.named(name).text() }
	day := func(name string) data.Date {
		iso, err := f.questions.named(name).get()
		if err != nil {
			unread = append(unread, data.Problem{Field: name, Sentence: err.Error()})
		}
		d, err := data.ParseDate(iso)
		if err != nil {
			return 0 // the date field itself says what it cannot read
		}
		return d
	}
	r.On, r.AnsweredOn = day(data.FieldOn), day(data.FieldAnsweredOn)
	r.Type, r.Host, r.ReceivedBy = data.ReceptionType(text(data.FieldType)), data.Host(text(data.FieldHost)), text(fieldReceivedBy)
	r.Visitor = data.Person{Name: text(data.FieldVisitor), Address: text(fieldAddress), Identity: text(fieldIdentity), Phone: text(fieldPhone)}
	people, err := strconv.Atoi(strings.TrimSpace(text(data.FieldPeople)))
	if err != nil {
		unread = append(unread, data.Problem{Field: data.FieldPeople, Sentence: assets.Text("check.visit.people")})
	}
	r.People, r.Capacity = people, data.Capacity(text(fieldCapacity))
	r.ActsFor, r.Authority = "", ""
	if r.Capacity == data.ForSelf {
		r.Capacity = ""
	} else {
		r.ActsFor, r.Authority = text(data.FieldActsFor), text(data.FieldAuthority)
	}
	r.Representatives = nil
	if people >= data.GroupSize {
		r.Representatives = strings.Split(text(data.FieldRepresentatives), "\n")
	}
	r.Kind, r.Content, r.Demand = data.Kind(text(data.FieldKind)), text(data.FieldContent), text(fieldDemand)
	r.Handling, r.Matter, r.SettledBy = text(data.FieldHandling), text(data.FieldMatter), text(fieldSettledBy)
	r.Papers, r.Outcome = desk.ReadAttachments(text(fieldPapers)), text(data.FieldOutcome)
	r.Refusal, r.Note = text(fieldRefused), text(fieldNote)
	return r.Tidy(), unread
}

// hostOfType chooses the host that goes with the type of reception.
func (f *visitForm) hostOfType() {
	kind := data.ReceptionType(f.questions.named(data.FieldType).text())
	host := f.questions.named(data.FieldHost)
	by, clerk := f.questions.named(fieldReceivedBy), f.o.Store.Settings().Clerk
	switch now := data.Host(host.text()); {
	case kind == data.Regular && now != data.Officer:
		host.set(string(data.Officer))
		by.set(clerk)
	case kind != data.Regular && now == data.Officer:
		host.set(string(data.Head))
		by.set("")
	}
}

// arrange shows the questions that apply, and what the law says about them.
func (f *visitForm) arrange() {
	r, _ := f.read()
	named := f.questions.named
	least, most := data.RepresentativesOf(r.People)
	kit.SetVisible(named(data.FieldRepresentatives).field, most > 0)
	hint := ""
	if most > 0 {
		hint = assets.Text("visit.group", least, most)
		if least < most && most > 2 {
			hint = assets.Text("visit.group.more", most)
		}
	}
	named(data.FieldRepresentatives).field.SetHint(hint)
	for _, name := range []string{data.FieldActsFor, data.FieldAuthority} {
		kit.SetVisible(named(name).field, r.Capacity != "")
	}
	answer := ""
	if clock, ok := f.o.Law().Answer(&r); ok {
		answer = assets.Text("visit.answerBy", clock.Due.Shown())
	}
	named(data.FieldAnsweredOn).field.SetHint(answer)
	secret := ""
	if r.Kind == data.Denunciation {
		secret = assets.Text("form.secret")
	}
	named(data.FieldKind).field.SetHint(secret)
	f.relayout()
}

// relayout makes room for questions that appeared.
func (f *visitForm) relayout() {
	f.form.Refresh()
	f.scroll.Refresh()
}
