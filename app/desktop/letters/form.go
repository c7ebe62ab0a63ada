package letters

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
	"donthu/data/store"
)

// letterForm registers a letter, or corrects one that is registered.
type Form struct {
	office *desk.Desk
	letter *data.Letter // the letter to correct, nil for a new one
	old    data.Facts   // what was known before: nothing for a new letter

	form     *kit.Form
	scroll   *container.Scroll
	answers  []*formAnswer
	inMore   bool // questions being built belong to “Thông tin thêm”
	moreOpen bool
	toggle   *kit.Button
	save     *kit.Button
	number   *widget.Label
	restored *fyne.Container
	similar  *similarPanel
	kind     data.Kind // that the questions are fitted to

	first     answers // of the empty form
	drafts    desk.DraftKeeper
	filling   bool // the program, not the clerk, changes the answers
	saving    bool
	done      bool  // saved: there is nothing left to lose
	visit     int64 // the visit that brought the new letter; 0 for none
	checkSoon func()
	checkNext func() // once the present key is dealt with
	keepSoon  func()
}

// newLetterForm is the form for a new letter, of which something may be known
// already, such as what a visitor said. What is half typed is kept under draftKey;
// what was typed last time and not saved stands in it. visit, which may be 0, names
// the letter once it is registered.
func NewForm(o *desk.Desk, known data.Facts, draftKey string, visit int64) *Form {
	f := buildLetterForm(o, nil, known, draftKey)
	f.visit = visit
	return f
}

// newLetterCorrection is the form filled with a letter's facts. Saving writes a
// step that corrects the receipt; the number stays.
func newLetterCorrection(o *desk.Desk, letter data.Letter) *Form {
	return buildLetterForm(o, &letter, letter.Facts, "letter-"+letter.Number.String())
}

func buildLetterForm(o *desk.Desk, letter *data.Letter, known data.Facts, draftKey string) *Form {
	f := &Form{office: o, letter: letter, form: kit.NewForm(3), number: widget.NewLabel("")}
	f.drafts = desk.DraftKeeper{Store: o.Store, Key: draftKey}
	f.old = known
	f.scroll = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(2, 8, 2, 14), f.form))
	f.form.KeepInView(f.scroll)
	f.checkSoon = kit.Debounce(kit.TypingPause, f.check)
	f.checkNext = kit.Debounce(0, f.check)
	f.keepSoon = kit.Debounce(kit.TypingPause, f.keepDraft)
	f.form.OnSave = func() { f.submit(false) }
	f.form.OnCancel = o.Back
	f.form.OnLastEnter = func() { o.Window.Canvas().Focus(f.save) }
	f.save = kit.NewButton(assets.Text("form.save"), theme.DocumentSaveIcon(), func() { f.submit(false) })
	f.save.Importance = widget.HighImportance
	f.buildFields()
	f.similar = newSimilarPanel(f)
	f.restored = container.NewHBox()
	f.empty()
	f.restoreDraft()
	return f
}

// empty puts the form into the state in which a new letter or correction begins.
func (f *Form) empty() {
	f.first = answersOf(f.old)
	if f.letter == nil {
		for name, usual := range map[string]string{
			data.FieldReceivedOn: f.office.Today().String(), data.FieldSignatories: "1", data.FieldRound: "1",
		} {
			if f.first[name] == "" {
				f.first[name] = usual
			}
		}
	} else {
		f.first[answerReason] = ""
	}
	f.fill(f.first)
	for _, a := range f.answers {
		a.left = false
		a.field.SetProblem("")
	}
	f.restored.RemoveAll()
	f.done = false
	f.showMore(false)
	f.similar.show(nil)
}

// fill puts answers into the form.
func (f *Form) fill(given answers) {
	f.filling = true
	for _, a := range f.answers {
		a.set(given[a.name])
	}
	f.filling = false
	f.follow()
}

// read is what stands in the form now. unread names the answers that cannot be
// read, with a sentence each.
func (f *Form) read() (now answers, unread []data.Problem) {
	now = answers{}
	for _, a := range f.answers {
		text, err := a.get()
		if err != nil {
			unread = append(unread, data.Problem{Field: a.name, Sentence: err.Error()})
		}
		now[a.name] = text
	}
	return now, unread
}

// changed follows every change of an answer.
func (f *Form) changed(name string) {
	if f.filling {
		return
	}
	a := f.answer(name)
	switch a.field.Widget.(type) {
	case *kit.Entry, *kit.SuggestEntry: // shown right or wrong when the clerk has left it
	default:
		a.left = true
	}
	switch name {
	case data.FieldKind, data.FieldSource:
		f.follow()
	case data.FieldReceivedOn:
		f.expectNumber()
	case data.FieldSender, answerIdentity, data.FieldContent:
		f.similar.searchSoon()
	case answerDuplicateOf:
		f.similar.refresh()
	}
	f.checkSoon()
	f.keepSoon()
}

// passed follows the clerk to the next question.
func (f *Form) passed(name string) {
	f.answer(name).left = true
	if name == answerCoSigners {
		f.countSigners()
	}
	f.check()
}

// countSigners raises the number of signatories to those who are named.
func (f *Form) countSigners() {
	now, _ := f.read()
	facts, _ := now.facts(f.old)
	if named := 1 + len(facts.CoSigners); named > 1 && facts.Signatories < named {
		f.answer(data.FieldSignatories).set(kit.ShownCount(named))
	}
}

func (f *Form) Title() string {
	if f.letter == nil {
		return assets.Text("form.title")
	}
	return assets.Text("form.title.correct", f.letter.Number)
}

func (*Form) Help() string { return "vao-so" }

func (f *Form) Content() fyne.CanvasObject {
	title := widget.NewLabel(f.Title())
	title.SizeName = theme.SizeNameSubHeadingText
	title.TextStyle.Bold = true
	f.number.Importance = widget.LowImportance
	head := container.NewHBox(title, container.NewCenter(f.number), layout.NewSpacer(), container.NewCenter(f.restored))

	buttons := container.NewHBox(f.save)
	if f.letter == nil {
		buttons.Add(kit.NewButton(assets.Text("form.saveNext"), theme.MailForwardIcon(), func() { f.submit(true) }))
	}
	buttons.Add(layout.NewSpacer())
	buttons.Add(kit.NewButton(assets.Text("form.back"), theme.NavigateBackIcon(), f.office.Back))
	// The buttons stand in an inner frame, so that Tab reaches them before the panel.
	answering := container.NewBorder(nil, container.NewPadded(buttons), nil, nil, f.scroll)
	return container.NewBorder(head, nil, nil, f.similar.content(), answering)
}

func (f *Form) Enter() {
	f.expectNumber()
	f.similar.search()
	if f.office.Window.Canvas().Focused() == nil {
		f.focus(f.answers[0])
	}
}

// IsNew reports whether the form registers a letter, and corrects none.
func (f *Form) IsNew() bool { return f.letter == nil }

// Keys work wherever the focus is.
func (f *Form) Keys() []kit.Key {
	keys := []kit.Key{kit.SaveKey(func() { f.submit(false) }), kit.ControlKey(fyne.KeyM, f.toggleMore), kit.ControlKey(fyne.KeyD, f.similar.focus)}
	if f.letter == nil {
		keys = append(keys, kit.SaveNextKey(func() { f.submit(true) }))
	}
	return keys
}

// toggleMore opens “Thông tin thêm” and goes to its first question, or closes it.
func (f *Form) toggleMore() {
	f.showMore(!f.moreOpen)
	if !f.moreOpen {
		f.focus(f.answers[0])
		return
	}
	f.scroll.ScrollToBottom()
	f.focus(f.answer(answerArrivalNo))
}

// focus goes to a question, also to one that has just appeared: the form itself
// finds its window only once it is drawn.
func (f *Form) focus(a *formAnswer) {
	target, _ := a.field.Widget.(fyne.Focusable)
	if within, ok := a.field.Widget.(interface{ FocusTarget() fyne.Focusable }); ok {
		target = within.FocusTarget()
	}
	if target != nil {
		f.office.Window.Canvas().Focus(target)
	}
}

// Leave keeps what is typed for the next time.
func (f *Form) Leave(next func()) {
	if f.keepNow() {
		key := "form.draft.kept"
		if f.letter != nil {
			key = "form.draft.kept.correct"
		}
		kit.Toast(f.office.Window.Canvas(), assets.Text(key))
	}
	next()
}

// expectNumber shows the number that the letter will probably get.
func (f *Form) expectNumber() {
	if f.letter != nil {
		f.number.SetText("")
		return
	}
	day, err := data.ParseDate(f.text(data.FieldReceivedOn))
	if err != nil || day.IsZero() {
		f.number.SetText("")
		return
	}
	last := store.Query{Year: day.Year(), Sort: store.ByNumber, Descending: true, Limit: 1}
	kit.RunAsync(func() (store.Page, error) { return f.office.Store.Letters(f.office.Ctx(), last) },
		func(p store.Page, err error) {
			if err != nil || !strings.HasPrefix(f.text(data.FieldReceivedOn), day.String()[:4]) {
				return // another day was typed meanwhile, or saving will tell
			}
			expected := data.Number{Year: day.Year(), Count: 1}
			if len(p.Letters) > 0 {
				expected.Count = p.Letters[0].Number.Count + 1
			}
			f.number.SetText(assets.Text("form.number", expected))
		})
}
