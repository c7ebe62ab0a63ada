package kit

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"donthu/app/kit/look"
	"donthu/assets"
)

// Answer is one of several answers to a question, and what follows it.
type Answer struct {
	Text string
	Do   func() // nil: nothing
	// Danger marks what takes something away; it is red and never what Enter does.
	Danger bool
}

// A question is asked for one of these reasons.
var (
	asking  = look.Dialog{Icon: look.IconHelp, Tone: look.Told}
	warning = look.Dialog{Icon: look.IconWarning, Tone: look.Soon}
	danger  = look.Dialog{Icon: look.IconError, Tone: look.Late}
	telling = look.Dialog{Icon: look.IconInfo, Tone: look.Told}
)

// Confirm asks before something is done. verb is the word on the button that
// does it ("Nhập 75 dòng"), never a bare yes; Enter does it, Esc and "Hủy" do nothing.
func Confirm(win fyne.Window, title, question, verb string, do func()) {
	ask(win, asking, title, question, nil, Answer{Text: assets.Text("ui.cancel")}, Answer{Text: verb, Do: do})
}

// ConfirmDanger is Confirm for what cannot be taken back: its button is red and
// Enter does nothing.
func ConfirmDanger(win fyne.Window, title, question, verb string, do func()) {
	ask(win, danger, title, question, nil, Answer{Text: verb, Do: do, Danger: true}, Answer{Text: assets.Text("ui.cancel")})
}

// ConfirmUnready asks before something is done that lacks something: Enter and back go
// back to it, verb does it all the same.
func ConfirmUnready(win fyne.Window, title, lacks, verb, back string, do func()) {
	ask(win, warning, title, lacks, nil, Answer{Text: verb, Do: do}, Answer{Text: back})
}

// AskWhich asks what is to be done; the last answer is the likeliest, and Esc is none.
func AskWhich(win fyne.Window, title, question string, answers ...Answer) {
	ask(win, asking, title, question, nil, append([]Answer{{Text: assets.Text("ui.cancel")}}, answers...)...)
}

// ask asks in a sentence. The last answer is what Enter gives; Esc gives none. closed,
// which may be nil, is called before what follows the answer.
func ask(win fyne.Window, d look.Dialog, title, question string, closed func(), answers ...Answer) {
	m := &modal{win: win, closed: closed}
	m.escape = m.hide
	for i, a := range answers {
		b := NewButton(a.Text, nil, func() {
			m.hide()
			if a.Do != nil {
				a.Do()
			}
		})
		switch {
		case i == len(answers)-1:
			m.enter = b.Main().Keyed("Enter")
		case a.Danger:
			b.Importance = widget.DangerImportance
		case a.Do == nil:
			b.Keyed("Esc")
		}
		d.Buttons = append(d.Buttons, b)
	}
	d.Title, d.Content = title, flush(Wrapped(question, widget.MediumImportance))
	m.show(d, m.enter)
}

// flush brings labels in line with what stands beside them.
func flush(content ...fyne.CanvasObject) fyne.CanvasObject {
	return container.New(look.TightColumn{}, content...)
}

// ShowProblem says in three sentences what happened, what became of the data
// and what to do; kept and todo may be "".
func ShowProblem(win fyne.Window, title, happened, kept, todo string) {
	column := container.NewVBox()
	for _, part := range []struct{ key, words string }{
		{"ui.problem.happened", happened}, {"ui.problem.kept", kept}, {"ui.problem.todo", todo},
	} {
		if part.words != "" {
			column.Add(flush(Bold(assets.Text(part.key)), Wrapped(part.words, widget.MediumImportance)))
		}
	}
	showToRead(win, danger, title, column)
}

// ShowNotice says one thing and waits for "Đóng".
func ShowNotice(win fyne.Window, title, sentence string) {
	showToRead(win, telling, title, flush(Wrapped(sentence, widget.MediumImportance)))
}

// ShowToRead shows content until the clerk closes it, and then calls closed.
func ShowToRead(win fyne.Window, title string, content fyne.CanvasObject, closed ...func()) {
	showToRead(win, look.Dialog{}, title, content)
	for _, f := range closed {
		modals[win][len(modals[win])-1].closed = f
	}
}

func showToRead(win fyne.Window, d look.Dialog, title string, content fyne.CanvasObject) {
	closing := NewButton(assets.Text("ui.close"), nil, nil).Main().Keyed("Enter")
	closing.OnTapped = showContent(win, d, title, content, closing, closing)
}

// ShowContent shows any content with buttons below, Esc closes. first takes
// the focus and may be nil. The returned function closes the dialog.
func ShowContent(win fyne.Window, title string, content fyne.CanvasObject, first fyne.Focusable, buttons ...*Button) (hide func()) {
	return showContent(win, look.Dialog{}, title, content, first, buttons...)
}

func showContent(win fyne.Window, d look.Dialog, title string, content fyne.CanvasObject, first fyne.Focusable, buttons ...*Button) (hide func()) {
	m := &modal{win: win}
	m.escape = m.hide
	d.Title, d.Content = title, content
	for _, b := range buttons {
		d.Buttons = append(d.Buttons, b)
	}
	m.enter, _ = first.(*Button)
	m.show(d, first)
	return m.hide
}

// Progress is a dialog over long work, with a way to stop it.
type Progress struct {
	ctx    context.Context
	cancel context.CancelFunc
	m      *modal
	bar    *look.Meter
	wait   *widget.ProgressBarInfinite
	words  *widget.Label
	stop   *Button
}

// ShowProgress opens the dialog on the screen's thread.
func ShowProgress(win fyne.Window, title, text string) *Progress {
	p := &Progress{bar: look.NewMeter(), wait: widget.NewProgressBarInfinite(), words: Wrapped(text, widget.MediumImportance), m: &modal{win: win}}
	p.ctx, p.cancel = context.WithCancel(context.Background())
	p.bar.Hide()
	p.stop = NewButton(assets.Text("ui.stop"), nil, nil).Keyed("Esc")
	p.stop.OnTapped = func() {
		p.cancel()
		p.stop.Disable()
		p.words.SetText(assets.Text("ui.progress.cancelling"))
	}
	p.m.escape, p.m.enter = p.stop.OnTapped, nil
	p.stop.setFormKeys(&formKeys{next: func(fyne.CanvasObject) {}, cancel: p.stop.OnTapped})
	head := container.NewBorder(nil, nil, nil, container.NewCenter(p.stop), flush(Bold(title), p.words))
	p.m.show(look.Dialog{Content: container.NewVBox(head, Sized(80, 12, container.NewStack(p.bar, p.wait)))}, p.stop)
	return p
}

// Set shows how far the work is, done from 0 to 1 or negative when unknown. It
// may be called from any goroutine; "" keeps the text.
func (p *Progress) Set(done float64, text string) {
	runner.Foreground(func() {
		if text != "" && p.ctx.Err() == nil {
			p.words.SetText(text)
		}
		if done < 0 {
			p.bar.Hide()
			p.wait.Show()
			return
		}
		p.wait.Hide()
		p.bar.Show()
		p.bar.Set(done)
	})
}

// Close takes the dialog away, on the screen's thread.
func (p *Progress) Close() {
	p.cancel()
	p.wait.Stop()
	p.m.hide()
}

// RunWithProgress does work away from the screen's thread under a Progress
// dialog and calls done on the screen's thread when the dialog is gone. work
// should watch ctx and call set now and then, with 0 … 1 or a negative number.
func RunWithProgress[T any](win fyne.Window, title, text string,
	work func(ctx context.Context, set func(done float64, text string)) (T, error), done func(T, error)) {
	p := ShowProgress(win, title, text)
	RunAsync(func() (T, error) { return work(p.ctx, p.Set) }, func(result T, err error) {
		p.Close()
		done(result, err)
	})
}
