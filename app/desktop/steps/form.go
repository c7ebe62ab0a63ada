package steps

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/saying"
	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/store"
	"donthu/reports/forms"
)

// Form is the page on which a clerk records one step of a letter, or puts one right
// that was recorded before.
type Form struct {
	record
	o      *desk.Desk
	letter register.Letter // as the step finds it
	kind   steps.Type
	mended *steps.Step // the step that is put right, nil for a new one
	steps  []steps.Step
	next   law.NextStep   // as the guide offers the new step
	guide  []law.NextStep // all that may follow

	date     *kit.DateField
	known    known
	order    *look.Remark  // what the law says against the step
	late     *look.Remark  // that a report was sent that the step counts in
	document *widget.Label // that goes with the step
}

// known is what the register knows beside the letter.
type known struct {
	sent    []register.SealedReport
	titles  map[string]string // of the templates of documents
	similar []register.Letter // those that another letter is probably meant by
}

// NewForm is the form for a new step of the letter, filled in with what the guide
// proposes; without a proposal the form is empty.
func NewForm(o *desk.Desk, letter register.Letter, next law.NextStep) *Form {
	return (&Form{o: o, letter: letter, kind: next.Type, next: next, guide: o.GuideOf(letter)}).build()
}

// newMendForm is the form that puts right the step seq of a letter; steps are
// all its steps, oldest first. The error says that they do not fit together.
func newMendForm(o *desk.Desk, all []steps.Step, seq int64) (*Form, error) {
	effective, err := steps.Effective(all)
	if err != nil {
		return nil, err
	}
	for i, s := range effective {
		if s.Seq != seq || i == 0 {
			continue
		}
		before, err := register.Fold(effective[:i])
		if err != nil {
			return nil, err
		}
		return (&Form{o: o, letter: before, kind: s.Content.StepType(), mended: &s, steps: all}).build(), nil
	}
	return nil, data.Tell(nil, "mend.gone")
}

func (f *Form) build() *Form {
	f.date = f.o.DateField()
	f.order, f.late = look.NewRemark(look.IconWarning, look.Soon), look.NewRemark(look.IconWarning, look.Soon)
	f.document = kit.Caption("")
	f.document.Hide()
	f.record = asked[f.kind](f)
	return f
}

// Help is the manual's page about steps.
func (*Form) Help() string { return "xu-ly" }

// Enter asks the register for what it knows beside the letter; the form can be filled
// in without that.
func (f *Form) Enter() {
	f.record.Enter()
	desk.Load(f.o, f, f.read, func(k known, err error) {
		if err != nil {
			slog.Error("what is known beside a letter", "error", err)
		}
		f.known = k
		if title := k.titles[f.next.Document]; title != "" && f.kind != register.StepReplied {
			f.document.SetText(assets.Text("lifeForm.document", "document", title))
			f.document.Show()
		}
		f.record.learn()
	})
}

func (f *Form) read(ctx context.Context) (k known, err error) {
	k.titles = f.o.DocumentTitles()
	if k.sent, err = f.o.Store.SealedReports(ctx); err != nil {
		return k, err
	}
	if f.kind == register.StepJoined || f.kind == register.StepDuplicate {
		var alike []store.Alike
		alike, err = f.o.Store.AlikeTo(ctx, &f.letter, false, 7)
		for _, a := range alike {
			k.similar = append(k.similar, a.Letter)
		}
	}
	return k, err
}

// day is the legal date as far as it can be read, else today.
func (f *Form) day() day.Date {
	if on, err := f.date.Date(); err == nil && !on.IsZero() {
		return on
	}
	return f.o.Today()
}

// dayAtFirst is the legal date that the form begins with.
func (f *Form) dayAtFirst() day.Date {
	if f.mended == nil {
		return f.o.Today()
	}
	if reply, ok := f.mended.Content.(register.Reply); ok && !reply.On.IsZero() {
		return reply.On
	}
	return f.mended.On
}

// contentAtFirst is what the form begins with: the step that is put right, or that of
// the guide with what the register knows beside the law; nil for nothing.
func (f *Form) contentAtFirst() steps.Content {
	if f.mended != nil {
		return f.mended.Content
	}
	switch c := f.next.Default.Content.(type) {
	case register.ResultSent:
		if all := f.resultReceivers(); c.To == "" && len(all) > 0 {
			c.To = all[0]
		}
		return c
	case register.Reply:
		c.Type, c.To, c.SignedBy = usualReply(&f.letter), f.letter.ShownSender(), f.letter.LastReply().SignedBy
		switch {
		case c.Template != "":
			c.Type = f.known.titles[c.Template]
		case f.next.Duty:
			c.Type = f.next.Label // by which the law knows that it was told
		}
		if c.Readers = views.InOrder(&f.letter, c.Readers); len(c.Readers) > 0 {
			c.To = cmp.Or(views.ReaderNames(&f.letter, c.Readers), c.To)
		}
		if c.Template == register.DocumentAccusedNotice {
			c.To = f.letter.Against
		}
		return c
	case register.DecisionSent:
		c.Readers = views.InOrder(&f.letter, c.Readers)
		return c
	case register.AskedLeader:
		if all := f.letter.Life.Questions; len(all) > 0 && c.Leader == "" {
			c.Leader = all[len(all)-1].Leader
		}
		return c
	}
	return f.next.Default.Content
}

func (f *Form) heading() string {
	if f.mended != nil {
		return assets.Text("mend.heading", "step", strings.ToLower(f.kind.Label()), "letter", f.letter.Number.String())
	}
	return assets.Text("step.heading", "step", f.kind.Label(), "letter", f.letter.Number.String())
}

// draftKey is where what is half typed is kept: one place for each step that the guide
// offers of a letter, and for each that is put right.
func (f *Form) draftKey() string {
	if f.mended != nil {
		return fmt.Sprintf("mend-%s-%d", f.letter.Number, f.mended.Seq)
	}
	return kit.Joined("-", "step", f.letter.Number.String(), string(f.kind), string(f.next.Handling), f.next.Document)
}

// dateKey names the legal date of the step.
func (f *Form) dateKey() string {
	if f.kind == register.StepSettled {
		return "step.on.settled." + string(f.letter.Kind)
	}
	return "step.on." + string(f.kind)
}

// above says what the step is for, by which article, and with which document; below
// that what the law and the reports that were sent say against it.
func (f *Form) above() fyne.CanvasObject {
	column := container.New(look.CloseColumn{})
	add := func(text string, size fyne.ThemeSizeName) {
		if text == "" {
			return
		}
		words := kit.Wrapped(text, widget.LowImportance)
		words.SizeName = size
		column.Add(words)
	}
	add(assets.Text("stepForm."+string(f.kind)), theme.SizeNameText)
	add(f.next.Why, theme.SizeNameCaptionText)
	if q := f.letter.Life.OpenQuestion(); q != nil && f.kind == register.StepLeaderAnswered {
		add(assets.Text("lifeForm.answered.question", "day", views.DayOrUnknown(q.On), "question", q.Text), theme.SizeNameText)
	}
	column.Add(f.document)
	return look.NewColumn(4, column, f.order, f.late)
}

// arrange says what the law and the reports that were sent have against the step.
func (f *Form) arrange(c steps.Content) {
	f.order.Set(kit.Prefixed("lifeForm.outOfOrder", f.against(c)))
	days := []day.Date{f.day()}
	if f.mended != nil {
		days = append(days, f.mended.On)
	}
	late := ""
	for _, on := range days {
		if report, is := forms.LateFor(f.known.sent, f.kind, on, 0); is && late == "" {
			late = assets.Text("late.beforeSaving", "period", report.Period.Name(), "number", report.Number)
		}
	}
	f.late.Set(late)
}

// against says why the law does not provide for the step now, "" when it does.
func (f *Form) against(c steps.Content) string {
	if f.mended != nil {
		return ""
	}
	return f.o.Law().Against(f.letter, f.guide, c, f.o.Today())
}

// suggested offers the names that the office keeps, then those on the letters registered
// last, as far as they fit what is typed.
func (f *Form) suggested(from func(typed string, before ...string) []string, names func(*register.Letter) []string) func(typed string) []string {
	return func(typed string) []string {
		var before []string
		if page, err := f.o.Store.Letters(f.o.Ctx(), store.Query{Descending: true, Limit: 300}); err == nil { // without it the lists are left
			for i := range page.Letters {
				before = append(before, names(&page.Letters[i])...)
			}
		}
		return from(typed, before...)
	}
}

// The two ways of mending a step.
const (
	mendContent = "content"
	mendAnnul   = "annul"
)

// Mend is where a clerk chooses the step that was recorded wrongly, and whether it is
// put right or taken out.
type Mend struct{ *kit.Record[mending] }

// mending is what that page asks.
type mending struct {
	Step   string // its number
	Way    string
	Reason string
}

// OpenMend opens the page on which a step is corrected or taken out; steps are all
// steps of the letter, oldest first.
func OpenMend(o *desk.Desk, letter register.Letter, steps []steps.Step) {
	options, err := mendable(register.MaskSteps(steps))
	switch {
	case err != nil:
		o.Failed(assets.Text("letter.failed"), err)
	case len(options) == 0:
		kit.ShowNotice(o.Window, assets.Text("letter.do.mend"), assets.Text("mend.none"))
	default:
		o.Push(newMend(o, letter, steps, options))
	}
}

func newMend(o *desk.Desk, letter register.Letter, history []steps.Step, options []kit.Option) *Mend {
	m := &Mend{}
	annuls := func(a *mending) bool { return a.Way == mendAnnul }
	m.Record = kit.NewRecord(o.Around(func() desk.Page { return m }), 1, mending{Step: options[len(options)-1].Value, Way: mendContent},
		kit.Pick("mend.step", "", options, func(a *mending) *string { return &a.Step }).Must("mend.step.missing").Across(),
		kit.Choose("mend.way", "", kit.Options("mend.", mendContent, mendAnnul), func(a *mending) *string { return &a.Way }).Require().Across(),
		kit.Lines("mend.reason", data.FieldReason, 2, func(a *mending) *string { return &a.Reason }).Must("mend.reason.missing").When(annuls))
	m.Heading, m.Explained = assets.Text("mend.title", "letter", letter.Number.String()), assets.Text("mend.explained")
	m.SaveText = assets.Text("mend.next")
	m.Beside, m.FormWidth = views.NewTimelineOf(o, register.MaskSteps(history)), kit.RecordWidth
	m.Drafts = o.Drafts("mend-" + letter.Number.String())
	annulment := func(a mending) steps.Draft { return steps.Annul(a.seq(), o.Today(), a.Reason) }
	m.Before = func(a *mending, write func()) {
		if !annuls(a) {
			form, err := newMendForm(o, history, a.seq())
			if err != nil {
				m.Failed(err)
				return
			}
			kit.RunAsyncErr(m.Drafts.Keeper.Writing(nil), nil) // the form has a draft of its own
			o.Replace(form)
			return
		}
		question := []string{assets.Text("mend.annul.ask")}
		for _, p := range consequences(history, annulment(*a), o.Today()) {
			question = append(question, p.Sentence)
		}
		kit.ConfirmDanger(o.Window, assets.Text("mend.annul"), strings.Join(question, "\n"), assets.Text("mend.annul"), write)
	}
	m.Write = func(a mending) (kit.Saved, error) {
		_, err := o.Do().Record(o.Ctx(), letter.ID, annulment(a))
		return kit.Saved{Said: assets.Text("mend.saved", "letter", letter.Number.String()), Then: o.Drop}, err
	}
	m.Failed = func(err error) { o.Failed(assets.Text("step.failed"), err) }
	return m
}

func (a mending) seq() int64 {
	seq, _ := strconv.ParseInt(a.Step, 10, 64) // of an option that mendable made
	return seq
}

// Help is the manual's page about steps.
func (*Mend) Help() string { return "xu-ly" }

// mendable are the steps that count and can be put right, oldest first. What
// came in with the letter is corrected in the letter's own form; that somebody looked
// at who denounced stays.
func mendable(all []steps.Step) ([]kit.Option, error) {
	effective, err := steps.Effective(all)
	if err != nil {
		return nil, err
	}
	var options []kit.Option
	for _, s := range effective {
		if asked[s.Content.StepType()] == nil {
			continue
		}
		text := assets.Text("mend.option", "day", views.DayOrUnknown(s.On), "step", views.StepTitle(s.Content))
		if what := kit.OneLine(views.StepSummary(s.Content)); what != "" {
			text += ": " + kit.Shortened(what, 60)
		}
		options = append(options, kit.Option{Value: strconv.FormatInt(s.Seq, 10), Text: text})
	}
	return options, nil
}

// consequences are what the register would refuse of the correction, and the later
// steps of a letter that would no longer be in order once it is made: a settlement
// whose acceptance is taken out.
func consequences(steps []steps.Step, correction steps.Draft, today day.Date) []data.Problem {
	found, err := register.Letters.Check(steps, correction, today)
	if err != nil {
		return []data.Problem{{Sentence: saying.Of(err), Warning: true}}
	}
	return found
}
