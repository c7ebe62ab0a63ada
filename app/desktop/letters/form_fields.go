package letters

import (
	"fyne.io/fyne/v2"

	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
)

// formAnswer is one question of the letter's form.
type formAnswer struct {
	name  string
	field *kit.Field
	more  bool // shown under “Thông tin thêm”
	get   func() (text string, err error)
	set   func(text string)
	left  bool // the clerk has answered or passed it, so that a mistake may be shown
}

// buildFields makes the form's questions in the order in which they are answered.
func (f *Form) buildFields() {
	f.day(data.FieldReceivedOn).Require()
	f.day(data.FieldWrittenOn)
	f.pick(data.FieldSource, kit.NewDropdown(kit.OptionsOf(data.Sources...), func(string) { f.changed(data.FieldSource) }))
	f.entry(data.FieldForwarding)
	f.entry(answerForwardingNo)
	f.day(data.FieldForwardedOn)
	f.entry(data.FieldSender).Require()
	f.entry(answerAddress)
	f.entry(answerIdentity)
	f.entry(answerPhone)
	f.entry(data.FieldSignatories)
	f.entry(answerActsFor)
	f.pick(data.FieldKind, kit.NewChoice(kit.OptionsOf(data.Kinds...), func(string) { f.changed(data.FieldKind) })).Require().Across()
	f.pick(data.FieldRound, kit.NewChoice(roundOptions(""), func(string) { f.changed(data.FieldRound) }))
	f.pick(answerField, kit.NewDropdown(kit.OptionsOf(data.Fields...), func(string) { f.changed(answerField) }))
	f.entry(data.FieldAgainst)
	f.lines(data.FieldContent, 4).Require().Across()
	f.lines(answerRequest, 1).Across()
	if f.letter != nil {
		f.entry(answerReason).Require().Across()
	}
	f.toggle = kit.NewButton("", nil, func() { f.showMore(!f.moreOpen) })
	f.form.Add(kit.NewField("", f.toggle).Across())
	f.inMore = true
	f.entry(answerArrivalNo)
	f.day(data.FieldArrivalOn)
	f.entry(answerActsForHome)
	f.matter()
	f.entry(answerDuplicateOf)
	f.entry(answerKeptAt)
	f.lines(answerCoSigners, 2)
	f.lines(answerAttachments, 2)
	f.lines(answerNote, 2)
}

// roundOptions are the rounds of a complaint, and how a denunciation calls them
// (LTC Điều 37: tố cáo tiếp).
func roundOptions(kind data.Kind) []kit.Option {
	second := "form.round.2"
	if kind == data.Denunciation {
		second = "form.round.again"
	}
	return []kit.Option{{Value: "1", Text: assets.Text("form.round.1")}, {Value: "2", Text: assets.Text(second)}}
}

func (f *Form) add(a *formAnswer, widget fyne.CanvasObject) *kit.Field {
	a.field = kit.NewField(assets.Text("form."+a.name), widget)
	a.more = f.inMore
	f.answers = append(f.answers, a)
	f.form.Add(a.field)
	return a.field
}

func (f *Form) entry(name string) *kit.Field { return f.typed(name, kit.NewEntry()) }

func (f *Form) lines(name string, rows int) *kit.Field {
	return f.typed(name, kit.NewTextEntry(rows))
}

func (f *Form) typed(name string, e *kit.Entry) *kit.Field {
	e.OnChanged = func(string) { f.changed(name) }
	e.OnLeave = func() { f.passed(name) }
	field := f.add(&formAnswer{name: name, get: func() (string, error) { return e.Value(), nil }, set: e.SetText}, e)
	f.hint(e, name)
	return field
}

// hint puts an example into an empty entry where the words have one.
func (f *Form) hint(e *kit.Entry, name string) {
	key := "form." + name + ".example"
	if example := assets.Text(key); example != key {
		e.SetPlaceHolder(example)
	}
}

func (f *Form) day(name string) *kit.Field {
	d := f.office.DateField()
	told := d.Hint
	d.Hint = func(day data.Date) string {
		// The date field has no signal of its own for being left, but asks for its
		// hint then, and takes away the problem that stood beside it.
		f.checkNext()
		return told(day)
	}
	d.OnChanged = func() { f.changed(name) }
	return f.add(&formAnswer{name: name,
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
	}, d)
}

// picker is a widget that holds one of several values.
type picker interface {
	fyne.CanvasObject
	Value() string
	SetValue(string)
}

func (f *Form) pick(name string, p picker) *kit.Field {
	return f.add(&formAnswer{name: name, get: func() (string, error) { return p.Value(), nil }, set: p.SetValue}, p)
}

// matter is the question for the matter, which suggests those of similar letters.
func (f *Form) matter() {
	e := kit.NewSuggestEntry(f.suggestMatters)
	e.OnPicked = func(line string) { e.SetText(f.pickedMatter(line)) }
	e.Watch(func(string) { f.changed(answerMatter) })
	e.OnLeave = func() { f.passed(answerMatter) }
	f.add(&formAnswer{name: answerMatter, get: func() (string, error) { return e.Value(), nil }, set: e.SetText}, e)
	f.hint(&e.Entry, answerMatter)
}

func (f *Form) answer(name string) *formAnswer {
	for _, a := range f.answers {
		if a.name == name {
			return a
		}
	}
	return nil
}

// text is what stands in an answer now, "" when it cannot be read.
func (f *Form) text(name string) string {
	text, err := f.answer(name).get()
	if err != nil {
		return ""
	}
	return text
}

// follow fits the questions to the answers that decide about them.
func (f *Form) follow() {
	kind := data.Kind(f.text(data.FieldKind))
	against := f.answer(data.FieldAgainst).field
	switch kind {
	case data.Complaint, data.Denunciation:
		against.SetLabel(assets.Text("form.against." + string(kind)))
	default:
		against.SetLabel(assets.Text("form.against"))
	}
	secret := ""
	if kind == data.Denunciation {
		secret = assets.Text("form.secret")
	}
	f.answer(data.FieldKind).field.SetHint(secret)
	if choice, ok := f.answer(data.FieldRound).field.Widget.(*kit.Choice); ok && kind != f.kind {
		choice.SetOptions(roundOptions(kind))
	}
	forwarded := data.Source(f.text(data.FieldSource)) == data.Forwarded || wasForwarded(f.old)
	for _, name := range []string{data.FieldForwarding, answerForwardingNo, data.FieldForwardedOn} {
		kit.SetVisible(f.answer(name).field, forwarded)
	}
	f.kind = kind
	f.relayout()
}

// showMore opens or closes what few letters need.
func (f *Form) showMore(open bool) {
	f.moreOpen = open
	for _, a := range f.answers {
		if a.more {
			kit.SetVisible(a.field, open)
		}
	}
	key := "form.more.open"
	if open {
		key = "form.more.close"
	}
	f.toggle.SetText(assets.Text(key))
	f.relayout()
}

// relayout makes room for questions that appeared.
func (f *Form) relayout() {
	f.form.Refresh()
	f.scroll.Refresh()
}
