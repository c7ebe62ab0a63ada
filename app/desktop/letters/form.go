package letters

import (
	"context"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/store"
	"donthu/reports/forms"
)

// Form registers a letter, or corrects one that is registered. Beside it stand the
// letters that may be the one being typed.
type Form struct {
	*kit.Record[answers]
	o       *desk.Desk
	letter  *register.Letter // the letter to correct, nil for a new one
	old     register.Facts   // what was known before: nothing for a new letter
	visit   int64            // that brought the new letter; 0 for none
	scanned string           // the scan of the new letter, which comes to lie with it; "" for none
	files   []string         // that were dropped on the form: they come to lie with the letter

	scan      *scan          // from which the letter is typed
	head      *look.CardHead // of the similar letters
	sheet     *look.Sheet
	list      *fyne.Container
	first     *kit.Button                   // of the similar letters, nil for none
	found     atomic.Pointer[[]store.Alike] // that are similar; also read where matters are suggested
	named     bool                          // denunciations are looked for by who sent them too
	seen      map[int64]bool                // denunciations that were found by who sent them
	apart     []string                      // letters of which the clerk said that this one is another
	related   string                        // the matter that is typed
	matters   sync.Map                      // suggested line → key of the matter
	duplicate string                        // number of the letter that this one repeats
	by        answers                       // what letters were looked for by
	asked     register.Facts                // what the form says of kind, round, matter and repeated letter
	lookSoon  func()
}

// answers are what the form asks; what no question asks, such as a representative's
// telephone, stays as it was.
type answers struct {
	register.Facts          // the sender's address without its area
	Area           string   // of the sender, one of the office's list
	Apart          []string // numbers of letters that look alike and are others
	Reason         string   // of a correction
}

// answersOf takes the area of the sender out of the address.
func answersOf(o *desk.Desk, f register.Facts) answers {
	a := answers{Facts: f}
	a.Sender.Address, a.Area = o.Store.Settings().Lists.SplitArea(f.Sender.Address)
	return a
}

// facts are what the register keeps.
func (a answers) facts() register.Facts {
	f := a.Facts
	f.Sender.Address = register.JoinArea(f.Sender.Address, a.Area)
	return f.Tidy()
}

// Names of the questions that the form itself has to do with.
const (
	askedMatter      = "form.matter"
	askedDuplicateOf = "form.duplicateOf"
	askedCoSigners   = "form.coSigners"
	askedAttachments = "form.attachments"
)

// NewForm is the form for a new letter, of which something may be known already, such
// as what a visitor said. What is half typed is kept under draft. visit, which may be
// 0, names the letter once it is registered.
func NewForm(o *desk.Desk, known register.Facts, draft string, visit int64) *Form {
	f := &Form{o: o, visit: visit}
	f.build(f.begin(known), draft)
	f.Heading = assets.Text("form.title")
	f.NextText = assets.Text("form.saveNext")
	f.Next = func(answers) answers {
		f.visit, f.scanned = 0, "" // what was known was about this letter alone
		f.scan.clear()
		f.Relayout()
		return f.begin(register.Facts{})
	}
	f.Write = func(a answers) (kit.Saved, error) {
		var letter register.Letter
		var err error
		if f.visit != 0 {
			letter, err = o.Do().LetterFromVisit(o.Ctx(), f.visit, a.facts(), a.Apart...)
		} else {
			letter, err = o.Do().Register(o.Ctx(), a.facts(), a.Apart...)
		}
		saved := kit.Saved{Said: assets.Text("form.saved", "letter", letter.Number), Then: func() { o.Replace(NewPage(o, desk.Letter{ID: letter.ID})) }}
		return f.withFiles(saved, letter.ID, a), err
	}
	return f
}

// begin is how the form for a new letter begins.
func (f *Form) begin(known register.Facts) answers {
	f.old = known
	if known.ReceivedOn.IsZero() {
		known.ReceivedOn = f.o.Today()
	}
	known.Signatories, known.Round = max(known.Signatories, 1), max(known.Round, 1)
	return answersOf(f.o, known)
}

// newCorrection is the form filled with a letter's facts. Saving writes a step that
// corrects the receipt; the number stays.
func newCorrection(o *desk.Desk, letter register.Letter) *Form {
	f := &Form{o: o, letter: &letter, old: letter.Facts}
	f.build(answersOf(o, letter.Facts), "letter-"+letter.Number.String())
	f.Heading = assets.Text("form.title.correct", "letter", letter.Number)
	f.Drafts.Kept = assets.Text("form.draft.kept.correct")
	f.filed()
	first, _ := f.Read()
	f.Before = func(a *answers, write func()) {
		typed := *a
		typed.Reason = first.Reason
		if reflect.DeepEqual(typed, first) {
			kit.Toast(o.Window.Canvas(), assets.Text("form.unchanged"))
			return
		}
		write()
	}
	f.Write = func(a answers) (kit.Saved, error) {
		corrected, err := o.Do().Correct(o.Ctx(), letter.ID, a.facts(), a.Reason, a.Apart...)
		return f.withFiles(kit.Saved{Said: assets.Text("form.corrected", "letter", corrected.Number), Then: o.Drop}, corrected.ID, a), err
	}
	return f
}

func (f *Form) build(begin answers, draft string) {
	o := f.o
	f.Record = kit.NewRecord(o.Around(func() desk.Page { return f }), 12, begin, f.questions()...)
	f.CancelText = assets.Text("form.back")
	f.scan = newScan()
	f.Beside = container.New(overScan{}, f.similar(), f.scan.whole)
	f.Drafts = o.Drafts(draft)
	f.Drafts.Kept = assets.Text("form.draft.kept")
	f.Check = f.problems
	f.Examine = func(a answers) (late []data.Problem, _ error) {
		if report, is := forms.LateFor(o.SentReportsNow(), register.StepReceived, a.ReceivedOn, 0); is {
			late = append(late, data.Problem{Field: register.FieldReceivedOn, Warning: true, Sentence: assets.Text("late.letter", "period", report.Period.Name(), "number", report.Number)})
		}
		return late, nil
	}
	f.Failed = func(err error) { o.Failed(assets.Text("form.notSaved"), err) }
	f.Arrange = f.arrange
	f.Phrases = func(question string) []string {
		a, _ := f.Read()
		return o.Phrases(question, a.Kind)
	}
	f.OnLeft = f.left
	f.lookSoon = kit.Debounce(kit.TypingPause, f.look)
}

// questions are those of the form in the order in which they are answered.
func (f *Form) questions() []*kit.Question[answers] {
	date := f.o.DateField
	forwarded := func(l *register.Facts) bool { return l.Source == register.Forwarded || wasForwarded(f.old) }
	kind := kit.Choose("form.kind", register.FieldKind, kit.OptionsOf(register.Kinds...), func(l *register.Facts) *register.Kind { return &l.Kind }).Require().Over(6)
	kind.Hint(func(*register.Facts) string { return assets.Text("form.kind.keys") })
	kind.Notice(func(l *register.Facts) string {
		if l.Kind == register.Denunciation {
			return assets.Text("form.secret")
		}
		return ""
	})
	against := kit.Line("form.against", register.FieldAgainst, func(l *register.Facts) *string { return &l.Against })
	against.Label(func(l *register.Facts) string {
		switch l.Kind {
		case register.Complaint, register.Denunciation:
			return assets.Text("form.against." + string(l.Kind))
		}
		return assets.Text("form.against")
	})
	matter := kit.Suggested(askedMatter, "", f.suggestMatters, func(l *register.Facts) *string { return &l.Matter }).Example("form.matter.example")
	matter.Widget.(*kit.SuggestEntry).OnPicked = func(line string) {
		f.Edit(func(a *answers) { a.Matter = f.pickedMatter(line) })
	}
	areas := f.o.Store.Settings().Lists.Areas
	third := 4 // columns of the fields beside the area, where it is asked
	if len(areas) > 0 {
		third = 3
	}
	usual := []*kit.Question[register.Facts]{
		kit.Day("form.receivedOn", register.FieldReceivedOn, date(), func(l *register.Facts) *day.Date { return &l.ReceivedOn }).Require().Over(6),
		kit.Day("form.writtenOn", register.FieldWrittenOn, date(), func(l *register.Facts) *day.Date { return &l.WrittenOn }).Over(6),
		kind, roundQuestion().Over(3),
		kit.Pick("form.field", "", kit.OptionsOf(register.Fields...), func(l *register.Facts) *register.Field { return &l.Field }).Over(3),
		kit.Choose("form.senderTitle", "", kit.Options("form.title.", register.TitleMr, register.TitleMrs), func(l *register.Facts) *string { return &l.Sender.Title }).Over(2),
		kit.Line("form.sender", register.FieldSender, func(l *register.Facts) *string { return &l.Sender.Name }).Require().Over(4),
		kit.Line("form.address", "", func(l *register.Facts) *string { return &l.Sender.Address }).Over(6),
	}
	rest := []*kit.Question[register.Facts]{
		kit.Count("form.signatories", register.FieldSignatories, "form.signatories.number", func(l *register.Facts) *int { return &l.Signatories }).Over(third),
		kit.Line("form.identity", "", func(l *register.Facts) *string { return &l.Sender.Identity }).Over(third),
		kit.Line("form.phone", "", func(l *register.Facts) *string { return &l.Sender.Phone }).Over(third),
		kit.Lines("form.content", register.FieldContent, 3, func(l *register.Facts) *string { return &l.Content }).Require(),
		kit.Lines("form.request", "", 1, func(l *register.Facts) *string { return &l.Request }).Over(6),
		against.Over(6),
		kit.Pick("form.source", register.FieldSource, kit.OptionsOf(register.Sources...), func(l *register.Facts) *register.Source { return &l.Source }).Over(6),
		kit.Line("form.arrivalNo", "", func(l *register.Facts) *string { return &l.ArrivalNo }).Over(6).Hint(func(*register.Facts) string { return assets.Text("form.arrivalNo.example") }),
		kit.Line("form.forwardingBody", register.FieldForwarding, func(l *register.Facts) *string { return &l.ForwardingBody }).When(forwarded).Over(6),
		kit.Line("form.forwardingNo", "", func(l *register.Facts) *string { return &l.ForwardingNo }).When(forwarded).Over(3),
		kit.Day("form.forwardingWritten", register.FieldForwardedOn, date(), func(l *register.Facts) *day.Date { return &l.ForwardingWritten }).When(forwarded).Over(3),
	}
	more := []*kit.Question[register.Facts]{
		kit.Day("form.arrivalOn", register.FieldArrivalOn, date(), func(l *register.Facts) *day.Date { return &l.ArrivalOn }),
		kit.Line("form.representative", "", func(l *register.Facts) *string { return &l.Representative.Name }).Example("form.representative.example"),
		kit.Line("form.representativeAddress", "", func(l *register.Facts) *string { return &l.Representative.Address }),
		matter,
		kit.Line(askedDuplicateOf, "", func(l *register.Facts) *string { return &l.DuplicateOf }).Example("form.duplicateOf.example"),
		kit.Line("form.file", "", func(l *register.Facts) *string { return &l.File }).Example("form.file.example"),
		listed(askedCoSigners, func(l *register.Facts) *[]register.Person { return &l.CoSigners }, readPersons, writePersons).Example("form.coSigners.example"),
		listed(askedAttachments, func(l *register.Facts) *[]register.Attachment { return &l.Attachments }, desk.ReadAttachments, desk.WriteAttachments).Example("form.attachments.example"),
		kit.Lines("form.note", "", 2, func(l *register.Facts) *string { return &l.Note }),
	}
	for _, q := range more {
		q.InMore().Over(6)
	}
	facts := func(a *answers) *register.Facts { return &a.Facts }
	all := kit.Within(facts, usual...)
	if len(areas) > 0 {
		all = append(all, kit.Pick("form.area", "", append([]kit.Option{{}}, kit.NamedOptions(areas)...), func(a *answers) *string { return &a.Area }).Over(third))
	}
	all = append(all, kit.Within(facts, rest...)...)
	if f.letter != nil {
		all = append(all, kit.Line("form.reason", data.FieldReason, func(a *answers) *string { return &a.Reason }).
			Must("form.reason.missing").Across().Example("form.reason.example"))
	}
	return append(all, kit.Within(facts, more...)...)
}

// roundQuestion asks for the round, which a denunciation calls otherwise (LTC Điều
// 37: tố cáo tiếp).
func roundQuestion() *kit.Question[register.Facts] {
	options := func(l *register.Facts) []kit.Option {
		second := "form.round.2"
		if l.Kind == register.Denunciation {
			second = "form.round.again"
		}
		return []kit.Option{{Value: "1", Text: assets.Text("form.round.1")}, {Value: "2", Text: assets.Text(second)}}
	}
	var q *kit.Question[register.Facts]
	choice := kit.NewChoice(options(&register.Facts{}), func(string) { q.Changed() })
	q = kit.Own("form.round", register.FieldRound, choice, func(l *register.Facts) error {
		l.Round, _ = strconv.Atoi(choice.Value()) // nothing chosen is 0
		return nil
	}, func(l *register.Facts) { choice.SetValue(kit.ShownCount(l.Round)) })
	return q.Options(options)
}

// listed asks for a list, one thing a line.
func listed[V any](key string, at func(*register.Facts) *[]V, read func(string) []V, write func([]V) string) *kit.Question[register.Facts] {
	return kit.Parsed(key, "", kit.NewTextEntry(2), at, func(typed string) ([]V, error) { return read(typed), nil }, write)
}

// wasForwarded reports whether anything is known about how a letter was sent on.
func wasForwarded(f register.Facts) bool {
	return f.Source == register.Forwarded || f.ForwardingBody != "" || f.ForwardingNo != "" || !f.ForwardingWritten.IsZero()
}

// writePersons puts each person on a line: name; address; identity paper;
// telephone, what is not known at the end left out.
func writePersons(all []register.Person) string {
	var lines []string
	for _, p := range all {
		lines = append(lines, strings.TrimRight(strings.Join([]string{p.Name, p.Address, p.Identity, p.Phone}, "; "), "; "))
	}
	return strings.Join(lines, "\n")
}

func readPersons(text string) []register.Person {
	var all []register.Person
	for line := range strings.SplitSeq(text, "\n") {
		parts := append(strings.SplitN(line, ";", 4), "", "", "")
		p := register.Person{Name: parts[0], Address: parts[1], Identity: parts[2], Phone: parts[3]}.Tidy()
		if p != (register.Person{}) {
			all = append(all, p)
		}
	}
	return all
}

func (f *Form) problems(a answers) []data.Problem {
	all := append(register.CheckFacts(a.facts(), f.o.Today()), desk.CheckPhone("form.phone", a.Sender.Phone)...)
	for _, p := range a.CoSigners {
		all = append(all, desk.CheckPhone(askedCoSigners, p.Phone)...)
	}
	if f.letter != nil && !a.ReceivedOn.IsZero() && a.ReceivedOn.Year() != f.letter.Number.Year {
		all = append(all, data.Problem{Field: register.FieldReceivedOn, Warning: true,
			Sentence: assets.Text("form.otherYear", "day", a.ReceivedOn.Shown(), "letter", f.letter.Number)})
	}
	if typed := a.DuplicateOf; typed != "" {
		if n, err := register.ParseNumber(typed); err != nil || f.letter != nil && n == f.letter.Number {
			all = append(all, data.Problem{Field: askedDuplicateOf, Sentence: assets.Text("form.duplicateOf.number", "text", typed)})
		}
	}
	return all
}

// left raises the number of signatories to those who are named.
func (f *Form) left(question string) {
	a, _ := f.Read()
	if named := 1 + len(a.CoSigners); question == askedCoSigners && named > 1 && a.Signatories < named {
		f.Edit(func(a *answers) { a.Signatories = named })
	}
}

// Drop names the files among what came with the letter, and keeps copies of them with it once
// it is registered.
func (f *Form) Drop(files []string) bool {
	f.files = append(f.files, files...)
	f.dropped(files)
	f.Edit(func(a *answers) {
		for _, file := range files {
			a.Attachments = append(a.Attachments, register.Attachment{Name: filepath.Base(file)})
		}
	})
	f.Focus(askedAttachments)
	kit.Toast(f.o.Window.Canvas(), assets.Text("form.dropped", "count", kit.Number(len(files))))
	return true
}

// Enter looks anew for what the register has beside the form.
func (f *Form) Enter() {
	f.Record.Enter()
	f.scan.show()
	f.look()
}

// IsNew reports whether the form registers a letter, and corrects none.
func (f *Form) IsNew() bool { return f.letter == nil }

// Help names the page about taking letters in.
func (*Form) Help() string { return "vao-so" }

// Keys work wherever the focus is.
func (f *Form) Keys() []kit.Key {
	return append(append(f.Record.Keys(), kit.ControlKey(fyne.KeyD, f.focusSimilar)), f.scan.view.Keys()...)
}

// look finds the letters like the one being typed, and the number that it will
// probably get. Without an answer the clerk can still save.
func (f *Form) look() {
	type beside struct {
		similar []store.Alike
		number  string
	}
	if !f.o.InFront(f) {
		return
	}
	a, _ := f.Read()
	desk.Load(f.o, f, func(ctx context.Context) (b beside, err error) {
		if b.similar, err = f.alike(ctx, a); err != nil || f.letter != nil || a.ReceivedOn.IsZero() {
			return b, err
		}
		expected := register.Number{Year: a.ReceivedOn.Year(), Count: 1}
		last, err := f.o.Store.Letters(ctx, store.Query{Year: expected.Year, Sort: store.ByNumber, Descending: true, Limit: 1})
		for _, l := range last.Letters {
			expected.Count = l.Number.Count + 1
		}
		b.number = assets.Text("form.number", "letter", expected)
		return b, err
	}, func(b beside, err error) {
		if err == nil {
			f.SetAbout(b.number)
			f.showSimilar(b.similar)
		}
	})
}

// arrange follows what is typed: other letters may be similar, or one is marked.
func (f *Form) arrange(a answers) {
	asked := answers{Facts: register.Facts{ReceivedOn: a.ReceivedOn, Sender: a.Sender, CoSigners: a.CoSigners, Representative: a.Representative, Content: a.Content}, Area: a.Area, Apart: a.Apart}
	said := register.Facts{DuplicateOf: a.DuplicateOf, Matter: a.Matter, Kind: a.Kind, Round: a.Round}
	if !reflect.DeepEqual(asked, f.by) {
		f.by = asked
		f.lookSoon()
	}
	if !reflect.DeepEqual(said, f.asked) || !slices.Equal(a.Apart, f.apart) {
		f.asked, f.duplicate, f.related, f.apart = said, a.DuplicateOf, a.Matter, a.Apart
		f.refreshSimilar()
	}
}

// suggestMatters lists the matters of letters that fit what is typed, those of
// similar letters first. It is called away from the screen's thread.
func (f *Form) suggestMatters(typed string) []string {
	var lines []string
	suggest := func(l register.Letter) {
		line := assets.Text("form.matter.join", "letter", l.Number, "sender", l.ShownSender())
		own := f.letter != nil && f.letter.ID == l.ID
		if !own && !slices.Contains(lines, line) {
			f.matters.Store(line, l.PossibleMatter())
			lines = append(lines, line)
		}
	}
	if n, err := register.ParseNumber(typed); err == nil {
		if l, err := f.o.Store.LetterByNumber(f.o.Ctx(), n); err == nil {
			suggest(l)
		}
	}
	for _, a := range *f.found.Load() {
		suggest(a.Letter)
	}
	page, err := f.o.Store.Letters(f.o.Ctx(), store.Query{Text: typed, Sort: store.ByNumber, Descending: true, Limit: kit.SimilarShown})
	if err == nil { // without suggestions the clerk can still type
		for _, l := range page.Letters {
			suggest(l)
		}
	}
	return lines
}

// pickedMatter is the key of the matter that a suggested line stands for.
func (f *Form) pickedMatter(line string) string {
	if key, known := f.matters.Load(line); known {
		return key.(string)
	}
	return line
}
