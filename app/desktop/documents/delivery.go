package documents

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/papers"
	"donthu/data/register"
	"donthu/data/store"
)

// wayPreference keeps how the last documents were sent.
const wayPreference = "delivery.way"

// deliveryForm is the page on which a clerk says of one or several documents that they
// were signed, sent or delivered.
type deliveryForm struct {
	*kit.Record[deliverySaid]
	o         *desk.Desk
	documents []store.IssuedReply
	done      func(done []office.Delivered, refused []store.IssuedReply)
	changed   map[int64][]byte // documents that were changed in Word since they were written, by their step
	number    *kit.Entry
	proposed  string // as the program put it into the number
}

// deliverySaid is what the form asks.
type deliverySaid struct {
	State       register.DeliveryState
	On          day.Date
	Count       int    // number of a draft that was signed, the first of several; 0: the next one
	Signer      string // empty: who is named in each draft
	Reason      string
	Way, Detail string     // of a way that stays only what is new
	Days        []day.Date // on which each of several documents was received, where it was another day than On
	Scan        string     // path of the scan that is attached too
	finals      map[int64][]byte
}

// goes reports whether it is asked how the documents went.
func (s *deliverySaid) goes() bool { return s.State == register.Sent || s.State == register.Delivered }

// signs reports whether drafts get their numbers.
func (s *deliverySaid) signs() bool { return s.State == register.Signed }

// explains reports whether a reason is asked for.
func (s *deliverySaid) explains() bool {
	return slices.Contains([]register.DeliveryState{register.Drafted, register.SentBack, register.Recalled}, s.State)
}

// RecordDelivery opens the form for the documents that the program wrote; of the
// others there is nothing to say. done gets the steps written, and the documents of
// which none could be.
func RecordDelivery(o *desk.Desk, documents []store.IssuedReply, done func([]office.Delivered, []store.IssuedReply)) {
	followed := slices.DeleteFunc(slices.Clone(documents), func(d store.IssuedReply) bool { return d.Document == 0 })
	if len(followed) == 0 {
		kit.ShowNotice(o.Window, assets.Text("delivery.title"), assets.Text("check.delivery.notFollowed"))
		return
	}
	f := &deliveryForm{o: o, documents: followed, done: done}
	begin := deliverySaid{On: o.Today(), Way: o.App.Preferences().StringWithFallback(wayPreference, views.Ways()[0])}
	var ways []kit.Option
	if !slices.ContainsFunc(followed, func(d store.IssuedReply) bool { return d.How == "" }) { // the register knows how all went
		begin.Way, ways = "", []kit.Option{{Value: "", Text: assets.Text("delivery.way.before")}}
	}
	for _, way := range views.Ways() {
		ways = append(ways, kit.Option{Value: way, Text: way})
	}
	f.number = kit.NewEntry()
	states := views.NextStates(followed)
	if begin.State = ""; len(states) > 0 {
		begin.State = register.DeliveryState(states[0].Value)
	}
	questions := []*kit.Question[deliverySaid]{
		kit.Choose("delivery.state", register.FieldHow, states, func(s *deliverySaid) *register.DeliveryState { return &s.State }).Require().Across(),
		kit.Day("delivery.on", register.FieldOn, o.DateField(), func(s *deliverySaid) *day.Date { return &s.On }).Must("check.on.missing"),
	}
	if f.draws() {
		signer := desk.AskSigner(o, register.FieldSignedBy, func(s *deliverySaid) *string { return &s.Signer }).When((*deliverySaid).signs)
		switch signers := signersOf(followed); len(signers) {
		case 0:
		case 1:
			begin.Signer = signers[0]
		default:
			signer.Example("delivery.signer.each")
		}
		questions = append(questions, f.asksNumber(), signer)
	}
	if f.draws() {
		questions = append(questions, kit.Lines("delivery.signReason", office.FieldSignReason, 2, func(s *deliverySaid) *string { return &s.Reason }).When((*deliverySaid).signs))
	}
	questions = append(questions,
		kit.Pick("delivery.way", "", ways, func(s *deliverySaid) *string { return &s.Way }).When((*deliverySaid).goes),
		kit.Line("delivery.detail", "", func(s *deliverySaid) *string { return &s.Detail }).Across().Example("delivery.detail.example").When((*deliverySaid).goes),
		kit.Lines("delivery.reason", data.FieldReason, 2, func(s *deliverySaid) *string { return &s.Reason }).Must("check.delivery.reason").When((*deliverySaid).explains))
	questions = append(questions, f.receipts()...)
	if len(followed) == 1 { // of what is signed
		questions = append(questions, f.scan().When(func(s *deliverySaid) bool { return !s.State.Draft() }))
	}
	f.Record = kit.NewRecord(o.Around(func() desk.Page { return f }), 2, begin, questions...)
	f.Heading, f.Explained, f.SaveText = assets.Text("delivery.title"), assets.Text("delivery.explained"), assets.Text("delivery.save")
	f.FormWidth, f.Above, f.Beside = kit.RecordWidth, f.where(), f.list()
	f.Check = func(s deliverySaid) (wrong []data.Problem) {
		if s.State == "" && s.Scan == "" {
			wrong = append(wrong, data.Forbid(register.FieldHow, "delivery.nothing"))
		}
		return wrong
	}
	f.Examine, f.Before, f.Write = f.examine, f.askWhichText, f.write
	f.Failed = func(err error) { o.Failed(assets.Text("delivery.failed"), err) }
	f.OnChanged = func(name string) {
		if name == register.FieldOn {
			f.propose()
		}
	}
	o.Push(f)
	f.propose()
}

func (*deliveryForm) Help() string { return "van-ban" }

// scan asks for the scan of the signed paper.
func (f *deliveryForm) scan() *kit.Question[deliverySaid] {
	path := ""
	button := kit.NewButton("", look.IconAttach, nil).Leading()
	show := func(file string) {
		if path = file; file == "" {
			button.SetText(assets.Text("delivery.scan.choose"))
			return
		}
		button.SetText(kit.Shortened(filepath.Base(file), 60))
	}
	q := kit.Own("delivery.scan", "", button, func(s *deliverySaid) error { s.Scan = path; return nil }, func(s *deliverySaid) { show(s.Scan) }).Across()
	button.OnTapped = func() {
		f.o.ChooseOpen(assets.Text("replies.scan.choose", "document", views.DocumentCalled(f.documents[0].Reply)), papers.ScanPatterns, func(file string) {
			show(file)
			q.Changed()
		})
	}
	return q
}

// draws reports whether drafts may be signed, which get numbers by it.
func (f *deliveryForm) draws() bool {
	return slices.ContainsFunc(f.documents, func(d store.IssuedReply) bool { return d.State.Draft() })
}

// signersOf are the names of those who are to sign.
func signersOf(all []store.IssuedReply) (names []string) {
	for _, d := range all {
		if d.SignedBy != "" && !slices.Contains(names, d.SignedBy) {
			names = append(names, d.SignedBy)
		}
	}
	return names
}

// symbols are the series from which the drafts get numbers.
func (f *deliveryForm) symbols() (all []string) {
	for _, d := range f.documents {
		if d.State.Draft() && d.Symbol != "" && !slices.Contains(all, d.Symbol) {
			all = append(all, d.Symbol)
		}
	}
	return all
}

// asksNumber asks for the number of the one draft, or the first of several of one series;
// of several series each gets the next one of its own.
func (f *deliveryForm) asksNumber() *kit.Question[deliverySaid] {
	symbols := f.symbols()
	if len(symbols) != 1 {
		return kit.Shown[deliverySaid](look.NewPara(assets.Text("delivery.numbers.own", "count", len(symbols)), look.Ink2, theme.SizeNameCaptionText)).
			When(func(s *deliverySaid) bool { return s.signs() && len(symbols) > 1 })
	}
	key := "delivery.number"
	if len(f.documents) > 1 {
		key = "delivery.number.first"
	}
	q := kit.Parsed(key, register.FieldNumber, f.number, func(s *deliverySaid) *int { return &s.Count }, f.parseNumber, func(n int) string {
		if n == 0 {
			return f.proposed
		}
		return fmt.Sprintf("%02d", n)
	}).When((*deliverySaid).signs)
	q.SetHint(assets.Text("delivery.number.hint", "symbol", "/"+symbols[0]))
	return q
}

// propose puts the next number of the series into the form, unless the clerk typed another.
func (f *deliveryForm) propose() {
	said, _ := f.Read()
	symbols := f.symbols()
	if len(symbols) != 1 || said.On.IsZero() || f.number.Text != f.proposed {
		return
	}
	kit.RunAsync(func() (int, error) { return f.o.Store.NextReplyNumber(f.o.Ctx(), said.On.Year(), symbols[0]) }, func(n int, err error) {
		if err == nil && f.number.Text == f.proposed {
			f.proposed = fmt.Sprintf("%02d", n)
			f.number.SetText(f.proposed)
		}
	})
}

// parseNumber reads a number such as 12 or 12/TB-UBND; 0 while the program's proposal
// stands.
func (f *deliveryForm) parseNumber(text string) (int, error) {
	if text == "" || text == f.proposed {
		return 0, nil
	}
	symbol := f.symbols()[0]
	n, ok := register.ParseCount(text, symbol)
	if !ok {
		return 0, data.Tell(nil, "delivery.number.bad", "symbol", symbol)
	}
	return n, nil
}

// list shows the documents that the form is about, each with how far it has come.
func (f *deliveryForm) list() fyne.CanvasObject {
	column := look.NewColumn(10, kit.NewHeading(assets.Text("delivery.about", "count", kit.Number(len(f.documents)))))
	for _, d := range f.documents {
		r := newIssued(d)
		if d.Visit.ID == 0 {
			r.of = assets.Text("delivery.letter", "letter", r.of)
		}
		title := kit.Joined(" · ", r.shown.Number, r.shown.Type)
		column.Add(look.NewColumn(3, look.NewPara(title, theme.ColorNameForeground, theme.SizeNameText).Most(2),
			look.NewPara(kit.Joined(" · ", r.shown.To, r.of, views.DeliveryWords(r.shown)), look.Ink2, theme.SizeNameCaptionText).Most(3)))
	}
	return container.New(layout.NewCustomPaddedLayout(0, 0, 4, 14), column) // beside the bar that scrolls
}

// where is the path of the documents.
func (f *deliveryForm) where() fyne.CanvasObject {
	path := look.NewPath(nil)
	path.Set(stationsOf(repliesOf(f.documents))...)
	return look.Inset(6, 4, kit.Sized(path.MinSize().Width, look.Scaled(pathHigh), path))
}

// examine looks which documents were changed in Word since they were written, and warns of
// numbers against the order of days.
func (f *deliveryForm) examine(s deliverySaid) (unusual []data.Problem, err error) {
	f.changed = map[int64][]byte{}
	if s.State == "" || s.State == register.Submitted || s.State == register.Drafted {
		return nil, nil
	}
	for _, r := range f.withCopies() {
		content, err := f.o.Do().ChangedInWord(f.o.Ctx(), r)
		if err != nil {
			return nil, err
		}
		if content != nil {
			f.changed[r.Step] = content
		}
	}
	if !s.signs() {
		return nil, nil
	}
	return f.o.Do().AgainstSigning(f.o.Ctx(), f.deliveries(s))
}

// withCopies are the documents, and the copies that are signed with them.
func (f *deliveryForm) withCopies() (all []register.Reply) {
	for _, d := range f.documents {
		for _, r := range append(register.CopiesOf(d.Documents(), d.Step), d.Reply) {
			if !slices.ContainsFunc(all, func(other register.Reply) bool { return other.Step == r.Step }) {
				all = append(all, r)
			}
		}
	}
	return all
}

// askWhichText asks whether the documents as they were changed in Word are what was
// signed.
func (f *deliveryForm) askWhichText(s *deliverySaid, write func()) {
	var names []string
	for _, r := range f.withCopies() {
		if f.changed[r.Step] != nil {
			names = append(names, views.DocumentCalled(r))
		}
	}
	if len(names) == 0 {
		write()
		return
	}
	kit.AskWhich(f.o.Window, assets.Text("delivery.changed.title"), assets.Text("delivery.changed", "documents", strings.Join(names, ", ")),
		kit.Answer{Text: assets.Text("delivery.changed.first"), Do: write},
		kit.Answer{Text: assets.Text("delivery.changed.keep"), Do: func() { s.finals = f.changed; write() }})
}

// deliveries are what is to be written of each document.
func (f *deliveryForm) deliveries(s deliverySaid) []office.Delivery {
	all := make([]office.Delivery, len(f.documents))
	count := s.Count
	for i, d := range f.documents {
		what := register.Delivery{Document: d.Step, State: s.State, Reason: s.Reason}
		if s.goes() {
			if what.How = kit.Joined(", ", s.Way, s.Detail); s.Way == "" && what.How != "" {
				what.How = kit.Joined(", ", d.How, what.How)
			}
		}
		if s.signs() && d.State.Draft() {
			what.SignedBy = s.Signer
		}
		all[i] = office.Delivery{Of: d.ID(), On: s.receivedOn(i), What: what, Files: store.DeliveryFiles{Final: s.finals[d.Step], Scan: s.Scan, Copies: s.finals}}
		if s.signs() && count > 0 && d.State.Draft() && d.Symbol != "" && d.CopyOf == 0 {
			all[i].Count, count = count, count+1
		}
	}
	return all
}

// write writes a step for each document. What one document forbids does not stop the
// others.
func (f *deliveryForm) write(s deliverySaid) (kit.Saved, error) {
	became, err := f.o.Do().Deliver(f.o.Ctx(), f.deliveries(s))
	var refused []store.IssuedReply
	var wrong []data.Problem
	for i, d := range f.documents {
		if len(became.Refused[i]) > 0 {
			refused = append(refused, d)
		}
		for _, p := range became.Refused[i] {
			if len(f.documents) > 1 {
				p.Field = "" // it is about one of them
			}
			p.Sentence = assets.Text("delivery.refused", "document", views.DocumentCalled(d.Reply), "problem", p.Sentence)
			wrong = append(wrong, p)
		}
	}
	done := became.Done
	if len(done) == 0 {
		if err == nil {
			err = &store.CheckError{Problems: wrong}
		}
		return kit.Saved{}, err
	}
	words := kit.Joined(" ", assets.Text("delivery.saved", "count", kit.Number(len(done)), "state", strings.ToLower(assets.Text("delivery.event."+string(s.State)))),
		kit.Prefixed("delivery.numbered", strings.Join(became.Numbers, ", ")), kit.Prefixed("delivery.byHand", strings.Join(became.ByHand, ", ")))
	saved := kit.Saved{Tell: func() {
		if s.Way != "" && s.goes() {
			f.o.App.Preferences().SetString(wayPreference, s.Way)
		}
		f.done(done, refused)
	}, Then: func() {
		f.o.Drop()
		switch {
		case err != nil:
			f.o.Failed(words, err)
		case len(refused) > 0:
			kit.ShowProblem(f.o.Window, f.Heading, kit.Joined("\n", words, assets.Text("delivery.some", "count", kit.Number(len(refused)), "problems", sentences(wrong))), "", assets.Text("delivery.some.todo"))
		}
	}}
	if err == nil && len(refused) == 0 {
		saved.Said = words
	}
	return saved, nil
}

func sentences(problems []data.Problem) string {
	lines := make([]string, len(problems))
	for i, p := range problems {
		lines[i] = "• " + p.Sentence
	}
	return strings.Join(lines, "\n")
}
