package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"donthu/app/kit/look"
	"donthu/assets"
)

const (
	// RecordWidth is FormWidth of the forms of two columns beside something to look up.
	RecordWidth = 700
	// askedWidth is that of a record in a dialog.
	askedWidth = 640
)

// build makes the form of the questions.
func (r *Record[T]) build(questions []*Question[T]) {
	r.questions = questions
	r.form = NewForm(r.columns)
	r.form.OnSave = func() { r.Save(false) }
	r.form.OnCancel = r.cancel
	r.form.OnLastEnter = r.FocusSave
	r.form.gained = r.returned
	r.toggle = nil
	for _, q := range questions {
		q.changed = func() { r.changed(q) }
		q.left = func() {
			if !q.been {
				r.justLeft = q.asked
			}
			q.been = true
			if r.OnLeft != nil {
				r.OnLeft(q.Name)
			}
			r.check(nil)
		}
		if q.more && r.toggle == nil {
			r.toggle = NewButton("", look.IconDown, r.ToggleMore).Quiet().Leading().Keyed("Ctrl+M")
			r.form.Add(NewField("", r.toggle).Across())
		}
		if entry, ok := q.Widget.(*Entry); ok {
			entry.Phrases = func() []string { return r.phrases(q.Name) }
		}
		r.form.Add(q.Field)
	}
	r.holder.Objects = []fyne.CanvasObject{r.form}
	if r.scroll != nil {
		r.form.KeepInView(r.scroll)
		r.Relayout()
	}
}

func (r *Record[T]) phrases(name string) []string {
	if r.Phrases == nil {
		return nil
	}
	return r.Phrases(name)
}

// KeepInView scrolls to what takes the keys, where the form lies in a scroll of the page.
func (r *Record[T]) KeepInView(scroll *container.Scroll) { r.form.KeepInView(scroll) }

// PassEnter leaves Ctrl+Enter to the page, which goes on to its next station.
func (r *Record[T]) PassEnter() { r.form.PassEnter() }

// Ask asks other questions than before, where they depend on something chosen outside
// the form; what was typed is shown in those that ask for it again.
func (r *Record[T]) Ask(questions ...*Question[T]) {
	v, _ := r.Read()
	r.build(questions)
	r.fill(v)
	r.showMore(r.moreOpen)
}

// Adopt gives entries inside the widget of an Own question the keys of the form.
func (r *Record[T]) Adopt(question string, within ...fyne.CanvasObject) {
	keys := *r.form.keys
	keys.next = func(fyne.CanvasObject) { r.Window.Canvas().FocusNext() }
	keys.gained = func(fyne.CanvasObject) { r.form.reveal(r.Question(question).Widget) }
	for _, o := range within {
		if member, ok := o.(formMember); ok {
			member.setFormKeys(&keys)
		}
	}
}

// buttons are those that save and cancel.
func (r *Record[T]) buttons() (save, next, cancel *Button) {
	r.save = NewButton(r.SaveText, look.IconSave, func() { r.Save(false) }).Main().Keyed("Ctrl+S")
	if r.Next != nil {
		r.saveNext = NewButton(r.NextText, nil, func() { r.Save(true) }).Keyed("Ctrl+Shift+S")
	}
	return r.save, r.saveNext, NewButton(r.CancelText, nil, r.cancel).Keyed("Esc")
}

func (r *Record[T]) cancel() {
	switch {
	case r.hide == nil:
		r.Back()
	case !r.busy:
		r.hide()
	}
}

// column is what stands above the buttons: what the record is about, and the questions.
func (r *Record[T]) column() *fyne.Container {
	column := container.NewVBox(r.restored)
	if r.Explained != "" {
		column.Add(Wrapped(r.Explained, widget.LowImportance))
	}
	if r.Above != nil {
		column.Add(r.Above)
	}
	column.Add(Inset(r.holder))
	if r.EnterSaves {
		r.form.OnLastEnter = func() { r.Save(false) }
	}
	return column
}

// Body is the questions, which scroll, and below them what stands beside none; for
// pages that put something else around them, and have buttons of their own.
func (r *Record[T]) Body() fyne.CanvasObject {
	r.scroll = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(4, 8, 8, 18), r.column()))
	r.form.KeepInView(r.scroll)
	r.arrange()
	r.restoreDraft()
	r.scroll.SetMinSize(fyne.NewSize(0, 100))
	return TopDown(nil, r.scroll, r.trouble)
}

// Inline is Body without a scroll of its own, for pages that scroll as a whole.
func (r *Record[T]) Inline() fyne.CanvasObject {
	r.arrange()
	r.grow = func() { r.whole.Refresh() }
	r.whole = container.NewVBox(r.column(), r.trouble)
	return r.whole
}

// Content is the record as a page: heading, questions that scroll, and the buttons
// below them, always in view. What was half typed last time comes back.
func (r *Record[T]) Content() fyne.CanvasObject {
	if r.whole != nil {
		return r.whole
	}
	page := &look.Pair{Form: r.FormWidth}
	var whole *fyne.Container
	parts := []look.Part{{Object: r.keptAt, Away: func() bool { return !r.keptAt.Visible() }}}
	if r.Head != nil {
		parts = append(parts, look.Part{Object: r.Head})
	}
	if r.Beside != nil {
		turn := NewButton(assets.Text("ui.beside"), look.IconNote, func() {
			page.Beside = !page.Beside
			whole.Refresh()
		})
		parts = append(parts, look.Part{Object: turn, Away: func() bool { return !page.Narrow }})
	}
	r.headBar = NewToolbar(parts)
	page.Narrowed = r.headBar.Refresh
	r.top = NewHead(r.cancel, r.Heading, r.headBar)
	r.top.Set(r.Heading, r.about)

	save, next, cancel := r.buttons()
	bar := container.NewHBox(save)
	if next != nil {
		bar.Add(next)
	}
	bar.Add(container.NewCenter(r.lacking))
	bar.Add(container.NewCenter(r.noticed))
	bar.Add(layout.NewSpacer())
	if r.Danger != nil {
		bar.Add(r.Danger)
	}
	bar.Add(cancel)
	whole = container.New(page, look.Card("", "", look.Inset(1, 8, r.Body())))
	switch {
	case r.Beside == nil:
	case r.FormWidth == 0:
		whole.Add(r.Beside)
	default:
		whole.Add(look.Card("", "", look.Inset(10, 8, container.NewVScroll(r.Beside))))
	}
	r.whole = TopDown(r.top, whole, look.Inset(0, 8, bar))
	return r.whole
}

// SetAbout puts a word in grey behind the heading.
func (r *Record[T]) SetAbout(about string) {
	r.about = about
	if r.top != nil {
		r.top.Set(r.Heading, about)
	}
}

// Enter is called whenever the record comes to the front.
func (r *Record[T]) Enter() {
	if then := r.then; then != nil {
		r.then = nil
		then()
		return
	}
	if r.Window.Canvas().Focused() == nil {
		r.FocusFirst()
	}
}

// Open shows the record as a dialog, for a few questions on a page. Esc closes it.
func (r *Record[T]) Open() {
	save, _, cancel := r.buttons()
	r.arrange()
	m := &modal{win: r.Window, escape: r.cancel}
	r.hide, r.grow = m.hide, m.grow
	buttons := []fyne.CanvasObject{cancel, save}
	if danger, ok := r.Danger.(*Button); ok {
		buttons = []fyne.CanvasObject{danger, cancel, save}
	}
	m.show(look.Dialog{Title: r.Heading, Content: container.NewVBox(r.column(), r.trouble), Buttons: buttons, Width: look.Scaled(askedWidth)}, nil)
	r.FocusFirst()
}

// Close takes a record away that Open shows.
func (r *Record[T]) Close() { r.hide() }

// FocusFirst puts the cursor where filling in begins. It works before the form is
// drawn, when the form itself does not know its window yet.
func (r *Record[T]) FocusFirst() {
	if r.Focus(r.First) {
		return
	}
	for _, q := range r.questions {
		if target := q.focusTarget(); target != nil {
			r.Window.Canvas().Focus(target)
			return
		}
	}
}

// FocusSave goes to the button that saves, where the record has one of its own.
func (r *Record[T]) FocusSave() {
	if r.save == nil {
		r.Window.Canvas().FocusNext()
		return
	}
	r.Window.Canvas().Focus(r.save)
}

// Focus goes to the question of that name, also in the part that is closed; it reports
// whether that takes the keys now.
func (r *Record[T]) Focus(question string) bool {
	q := r.Question(question)
	if q != nil && q.more && !r.moreOpen {
		r.showMore(true)
	}
	if q == nil || q.focusTarget() == nil {
		return false
	}
	r.Window.Canvas().Focus(q.focusTarget())
	return true
}

// at is the question that the clerk is typing in, nil for none.
func (r *Record[T]) at() *asked {
	focused := r.Window.Canvas().Focused()
	if list, ok := focused.(*suggestList); ok {
		focused = list.entry
	}
	for _, q := range r.questions {
		if target := q.focusTarget(); target != nil && target == focused {
			return q.asked
		}
	}
	return nil
}

// arrange fits the questions to the answers, until that changes no answer any more.
func (r *Record[T]) arrange() {
	moved := false
	for range len(r.questions) + 1 {
		v, _ := r.Read()
		again := false
		r.filling = true
		for _, q := range r.questions {
			for _, fit := range q.follow {
				again = fit(&v) || again
			}
			if applies := q.when == nil || q.when(&v); applies != q.applies {
				q.applies, again = applies, true
			}
		}
		r.filling = false
		if !again {
			break
		}
		moved = true
	}
	if r.Arrange != nil {
		v, _ := r.Read()
		r.Arrange(v)
	}
	if moved {
		r.reveal()
	}
}

// reveal shows the questions that apply, as far as “Thông tin thêm” is open.
func (r *Record[T]) reveal() {
	for _, q := range r.questions {
		q.Hidden = !q.applies || q.more && !r.moreOpen
	}
	r.Relayout()
}

// Relayout makes room for what appeared, also inside the widget of an Own question.
func (r *Record[T]) Relayout() {
	r.form.Refresh()
	if r.scroll != nil {
		r.scroll.Refresh()
	}
	if r.whole != nil {
		r.whole.Refresh()
	}
	if r.grow != nil {
		r.grow()
	}
}

// ToggleMore opens “Thông tin thêm” and goes to its first question, or closes it.
func (r *Record[T]) ToggleMore() {
	r.showMore(!r.moreOpen)
	if !r.moreOpen {
		r.FocusFirst()
		return
	}
	if r.scroll != nil {
		r.scroll.ScrollToBottom()
	}
	at := slices.IndexFunc(r.questions, func(q *Question[T]) bool { return q.more && q.focusTarget() != nil })
	r.Window.Canvas().Focus(r.questions[at].focusTarget())
}

func (r *Record[T]) showMore(open bool) {
	r.moreOpen = open
	if r.toggle == nil {
		return
	}
	key := "form.more.open"
	if open {
		key = "form.more.close"
	}
	r.toggle.SetText(assets.Text(key))
	r.reveal()
}

// Title names the record.
func (r *Record[T]) Title() string { return r.Heading }

// Keys are the shortcuts of the record beside those of its fields.
func (r *Record[T]) Keys() []Key {
	all := []Key{SaveKey(func() { r.Save(false) })}
	if r.Next != nil {
		all = append(all, SaveNextKey(func() { r.Save(true) }))
	}
	if r.toggle != nil {
		all = append(all, ControlKey(fyne.KeyM, r.ToggleMore))
	}
	return all
}
