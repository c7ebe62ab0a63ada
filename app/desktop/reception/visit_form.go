package reception

import (
	"encoding/json"
	"errors"
	"log/slog"
	"reflect"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data"
	"donthu/data/store"
)

// visitForm registers a visit of citizens, or corrects one that is registered.
type visitForm struct {
	o     *desk.Desk
	visit *data.Reception // the visit to correct, nil for a new one

	questions visitQuestions
	form      *kit.Form
	scroll    *container.Scroll
	save      *kit.Button
	restored  *fyne.Container
	past      *pastPanel

	first     data.Reception // as the form began
	drafts    desk.DraftKeeper
	filling   bool // the program, not the clerk, changes the answers
	saving    bool
	done      bool
	checkSoon func()
	keepSoon  func()
}

// newVisitForm is the form for a new visit of the day; host and type are those
// of the visit before, because a morning has one host.
func newVisitForm(o *desk.Desk, before data.Reception) *visitForm {
	f := buildVisitForm(o, nil)
	f.begin(f.next(before))
	f.restoreDraft()
	return f
}

// newVisitCorrection is the form filled with a visit; saving writes a step that
// corrects it.
func newVisitCorrection(o *desk.Desk, visit data.Reception) *visitForm {
	f := buildVisitForm(o, &visit)
	f.begin(visit)
	return f
}

func buildVisitForm(o *desk.Desk, visit *data.Reception) *visitForm {
	f := &visitForm{o: o, visit: visit, form: kit.NewForm(3)}
	f.drafts = desk.DraftKeeper{Store: o.Store, Key: "visit"}
	f.checkSoon = kit.Debounce(kit.TypingPause, func() { f.showProblems(false) })
	f.keepSoon = kit.Debounce(kit.TypingPause, func() {
		if !f.done && !f.saving {
			f.drafts.Keep(f.draftNow())
		}
	})
	f.scroll = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(2, 8, 2, 14), f.form))
	f.form.KeepInView(f.scroll)
	f.form.OnSave = func() { f.submit(false) }
	f.form.OnCancel = o.Back
	f.save = kit.NewButton(assets.Text("visit.save"), theme.DocumentSaveIcon(), func() { f.submit(false) })
	f.save.Importance = widget.HighImportance
	f.form.OnLastEnter = func() { o.Window.Canvas().Focus(f.save) }
	f.past = newPastPanel(f)
	f.restored = container.NewHBox()
	f.buildQuestions()
	return f
}

// next is an empty visit that begins as the one before did.
func (f *visitForm) next(before data.Reception) data.Reception {
	r := data.Reception{On: before.On, Type: before.Type, Host: before.Host, ReceivedBy: before.ReceivedBy, People: 1, Capacity: data.ForSelf}
	if r.On.IsZero() {
		r.On = f.o.Today()
	}
	if r.Type == "" {
		r.Type, r.Host = data.Regular, data.Officer
	}
	if r.ReceivedBy == "" && r.Host == data.Officer {
		r.ReceivedBy = f.o.Store.Settings().Clerk
	}
	return r
}

// begin fills the form anew.
func (f *visitForm) begin(r data.Reception) {
	f.fill(r)
	f.first, _ = f.read()
	for _, q := range f.questions.all {
		q.left = false
		q.field.SetProblem("")
	}
	f.restored.RemoveAll()
	f.done = false
	f.past.search()
}

// changed follows every change of an answer.
func (f *visitForm) changed(q *visitQuestion) {
	if f.filling {
		return
	}
	switch q.name {
	case data.FieldType:
		f.hostOfType()
		f.arrange()
	case data.FieldOn, data.FieldPeople, data.FieldCapacity, fieldRefused:
		f.arrange()
	case data.FieldVisitor, fieldIdentity:
		f.past.searchSoon()
	}
	f.checkSoon()
	f.keepSoon()
}

// passed follows the clerk to the next question.
func (f *visitForm) passed(q *visitQuestion) {
	q.left = true
	f.showProblems(false)
}

func (f *visitForm) Title() string {
	if f.visit == nil {
		return assets.Text("visit.new")
	}
	return assets.Text("visit.correct", office.VisitName(f.visit))
}

func (*visitForm) Help() string { return "tiep-cong-dan" }

func (f *visitForm) Content() fyne.CanvasObject {
	title := widget.NewLabel(f.Title())
	title.SizeName = theme.SizeNameSubHeadingText
	title.TextStyle.Bold = true
	head := container.NewHBox(title, layout.NewSpacer(), container.NewCenter(f.restored))
	buttons := container.NewHBox(f.save)
	if f.visit == nil {
		buttons.Add(kit.NewButton(assets.Text("visit.saveNext"), theme.MailForwardIcon(), func() { f.submit(true) }))
	}
	buttons.Add(layout.NewSpacer())
	buttons.Add(kit.NewButton(assets.Text("form.back"), theme.NavigateBackIcon(), f.o.Back))
	// The buttons stand in an inner frame, so that Tab reaches them before the panel.
	answering := container.NewBorder(nil, container.NewPadded(buttons), nil, nil, f.scroll)
	return container.NewBorder(head, nil, nil, f.past.content(), answering)
}

func (f *visitForm) Enter() {
	if f.o.Window.Canvas().Focused() == nil {
		f.focus(f.questions.visitor)
	}
}

// Keys work wherever the focus is.
func (f *visitForm) Keys() []kit.Key {
	keys := []kit.Key{kit.SaveKey(func() { f.submit(false) }), kit.ControlKey(fyne.KeyD, f.past.focus)}
	if f.visit == nil {
		keys = append(keys, kit.SaveNextKey(func() { f.submit(true) }))
	}
	return keys
}

func (f *visitForm) focus(q *visitQuestion) {
	target, _ := q.field.Widget.(fyne.Focusable)
	if within, ok := q.field.Widget.(interface{ FocusTarget() fyne.Focusable }); ok {
		target = within.FocusTarget()
	}
	if target != nil {
		f.o.Window.Canvas().Focus(target)
	}
}

// Leave keeps what is typed of a new visit for the next time, and asks before a
// half-typed correction goes.
func (f *visitForm) Leave(next func()) {
	content := f.draftNow()
	switch {
	case f.done || f.saving || content == nil:
		next()
	case f.visit != nil:
		kit.Confirm(f.o.Window, assets.Text("step.throw"), assets.Text("step.throw.text"), assets.Text("step.throw.do"), next)
	default:
		if err := f.drafts.Writing(content)(); err != nil {
			slog.Error("keeping a draft", "key", f.drafts.Key, "error", err)
		}
		kit.Toast(f.o.Window.Canvas(), assets.Text("visit.draft.kept"))
		next()
	}
}

// draftNow is the draft of what is typed, nil when that is nothing.
func (f *visitForm) draftNow() []byte {
	now, _ := f.read()
	if reflect.DeepEqual(now, f.first) && f.questions.reason.text() == "" {
		return nil
	}
	content, err := json.Marshal(now)
	if err != nil {
		slog.Error("writing a draft", "error", err)
	}
	return content
}

func (f *visitForm) restoreDraft() {
	content, err := f.o.Store.Draft(f.o.Ctx(), f.drafts.Key)
	var kept data.Reception
	if err == nil && len(content) > 0 {
		err = json.Unmarshal(content, &kept)
	}
	if err != nil {
		slog.Error("reading a draft", "key", f.drafts.Key, "error", err)
	}
	if err != nil || len(content) == 0 {
		return
	}
	f.fill(kept)
	line := widget.NewLabel(assets.Text("visit.draft.restored"))
	line.Importance = widget.WarningImportance
	f.restored.Add(line)
	f.restored.Add(kit.NewButton(assets.Text("form.draft.drop"), theme.DeleteIcon(), func() {
		f.drafts.Keep(nil)
		f.begin(f.first)
		f.focus(f.questions.visitor)
	}))
}

// problems are what is wrong with the answers.
func (f *visitForm) problems() (data.Reception, []data.Problem) {
	r, all := f.read()
	unread := map[string]bool{}
	for _, p := range all {
		unread[p.Field] = true
	}
	for _, p := range data.CheckReception(r, f.o.Today()) {
		if !unread[p.Field] {
			all = append(all, p)
		}
	}
	if f.visit != nil && f.questions.reason.text() == "" {
		all = append(all, data.Problem{Field: data.FieldReason, Sentence: assets.Text("form.reason.missing")})
	}
	return r, all
}

// showProblems shows problems beside the questions; everywhere, or only where the
// clerk has been.
func (f *visitForm) showProblems(everywhere bool) {
	_, all := f.problems()
	f.show(all, everywhere)
}

func (f *visitForm) show(all []data.Problem, everywhere bool) {
	moved := false
	for _, q := range f.questions.all {
		if !q.left && !everywhere {
			continue
		}
		var sentences []string
		for _, p := range all {
			switch {
			case p.Field != q.name:
			case p.Warning:
				sentences = append(sentences, assets.Text("form.notice", p.Sentence))
			default:
				sentences = append(sentences, p.Sentence)
			}
		}
		sentence := strings.Join(sentences, " ")
		moved = moved || sentence != q.field.Problem()
		q.field.SetProblem(sentence)
	}
	if moved {
		f.relayout()
	}
}

// submit saves the visit when nothing forbids it; next empties the form for the
// next visitor afterwards.
func (f *visitForm) submit(next bool) {
	if f.saving || f.done {
		return
	}
	r, all := f.problems()
	for _, q := range f.questions.all {
		q.left = true
	}
	if wrong := data.Blocking(all); len(wrong) > 0 {
		f.refuse(wrong)
		return
	}
	f.show(all, true)
	if len(all) == 0 {
		f.write(r, next)
		return
	}
	sentences := make([]string, len(all))
	for i, p := range all {
		sentences[i] = "• " + p.Sentence
	}
	kit.Confirm(f.o.Window, assets.Text("form.warnings"), strings.Join(sentences, "\n"), assets.Text("form.saveAnyway"),
		func() { f.write(r, next) })
}

func (f *visitForm) refuse(wrong []data.Problem) {
	f.show(wrong, true)
	for _, q := range f.questions.all {
		if q.field.Problem() != "" && q.field.Visible() {
			f.focus(q)
			break
		}
	}
	kit.Toast(f.o.Window.Canvas(), assets.Text("form.refused", len(wrong)))
}

func (f *visitForm) write(r data.Reception, next bool) {
	f.saving = true
	reason := f.questions.reason.text()
	forget := func() error { return nil }
	if f.visit == nil {
		forget = f.drafts.Writing(nil)
	}
	kit.RunAsync(func() (data.Reception, error) {
		if f.visit != nil {
			return r, f.o.Store.CorrectReception(f.o.Ctx(), r, reason)
		}
		r, err := f.o.Store.AddReception(f.o.Ctx(), r)
		if err == nil {
			err = forget()
		}
		return r, err
	}, func(r data.Reception, err error) {
		f.saving = false
		var refused *store.CheckError
		switch {
		case errors.As(err, &refused):
			f.refuse(refused.Problems)
		case err != nil:
			f.o.Failed(assets.Text("visit.notSaved"), err)
		default:
			f.saved(r, next)
		}
	})
}

func (f *visitForm) saved(r data.Reception, next bool) {
	o := f.o
	kit.Toast(o.Window.Canvas(), assets.Text("visit.saved", strconv.Itoa(r.Turn), r.ShownVisitor()))
	if next {
		f.begin(f.next(r))
		f.focus(f.questions.visitor)
		f.scroll.ScrollToTop()
		return
	}
	f.done = true
	if !o.InFront(f) {
		return
	}
	if f.visit != nil {
		o.Drop()
		return
	}
	o.Replace(NewVisit(o, r.ID))
}
