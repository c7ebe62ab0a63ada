package kit

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/assets"
)

const dialogWidth = 460

// Confirm asks before something is done. verb is the word on the button that
// does it ("Xóa bản nháp"), never a bare yes; Esc and "Hủy" do nothing.
func Confirm(win fyne.Window, title, question, verb string, do func()) {
	ask(win, title, question, verb, widget.HighImportance, do, nil)
}

// ConfirmDanger is Confirm for what cannot be taken back: its button is red and
// the cursor stands on "Hủy".
func ConfirmDanger(win fyne.Window, title, question, verb string, do func()) {
	ask(win, title, question, verb, widget.DangerImportance, do, nil)
}

// ask calls closed, which may be nil, when the question is gone, before do.
func ask(win fyne.Window, title, question, verb string, importance widget.Importance, do, closed func()) {
	yes := NewButton(verb, nil, nil)
	yes.Importance = importance
	no := NewButton(assets.Text("ui.cancel"), nil, nil)
	d := dialog.NewCustomWithoutButtons(title, Wrapped(question, widget.MediumImportance), win)
	if closed != nil {
		d.SetOnClosed(closed)
	}
	no.OnTapped = d.Hide
	yes.OnTapped = func() {
		d.Hide()
		do()
	}
	first := yes
	if importance == widget.DangerImportance {
		first = no
	}
	showDialog(win, d, first, no.OnTapped, no, yes)
}

// ShowProblem says in three sentences what happened, what became of the data
// and what to do; kept and todo may be "".
func ShowProblem(win fyne.Window, title, happened, kept, todo string) {
	column := container.NewVBox()
	for _, part := range []struct{ key, words string }{
		{"ui.problem.happened", happened}, {"ui.problem.kept", kept}, {"ui.problem.todo", todo},
	} {
		if part.words == "" {
			continue
		}
		column.Add(container.New(&tightColumn{}, Bold(assets.Text(part.key)), Wrapped(part.words, widget.MediumImportance)))
	}
	showNotice(win, title, column)
}

// ShowNotice says one thing and waits for "Đóng".
func ShowNotice(win fyne.Window, title, sentence string) {
	showNotice(win, title, Wrapped(sentence, widget.MediumImportance))
}

func showNotice(win fyne.Window, title string, content fyne.CanvasObject) {
	closing := NewButton(assets.Text("ui.close"), nil, nil)
	closing.Importance = widget.HighImportance
	closing.OnTapped = ShowContent(win, title, content, closing, closing)
}

// ShowContent shows any content with buttons below, Esc closes. first takes
// the focus and may be nil. The returned function closes the dialog.
func ShowContent(win fyne.Window, title string, content fyne.CanvasObject, first fyne.Focusable, buttons ...*Button) (hide func()) {
	d := dialog.NewCustomWithoutButtons(title, content, win)
	showDialog(win, d, first, d.Hide, buttons...)
	return d.Hide
}

func showDialog(win fyne.Window, d *dialog.CustomDialog, first fyne.Focusable, escape func(), buttons ...*Button) {
	row := container.NewHBox(layout.NewSpacer())
	for _, button := range buttons {
		button.setFormKeys(&formKeys{next: func(fyne.CanvasObject) {}, cancel: escape})
		row.Add(button)
	}
	d.SetButtons([]fyne.CanvasObject{row})
	d.Show()
	width := min(dialogWidth, win.Canvas().Size().Width-40)
	d.Resize(fyne.NewSize(width, 0))
	d.Resize(fyne.NewSize(width, d.MinSize().Height)) // wrapped text knows its height now
	if first != nil {
		win.Canvas().Focus(first)
	}
}

// Progress is a dialog over long work, with a way to stop it.
type Progress struct {
	ctx    context.Context
	cancel context.CancelFunc
	d      *dialog.CustomDialog
	bar    *widget.ProgressBar
	wait   *widget.ProgressBarInfinite
	words  *widget.Label
	stop   *Button
}

// ShowProgress opens the dialog on the screen's thread.
func ShowProgress(win fyne.Window, title, text string) *Progress {
	p := &Progress{bar: widget.NewProgressBar(), wait: widget.NewProgressBarInfinite(), words: Wrapped(text, widget.MediumImportance)}
	p.ctx, p.cancel = context.WithCancel(context.Background())
	p.bar.Hide()
	p.d = dialog.NewCustomWithoutButtons(title, container.NewVBox(p.words, container.NewStack(p.bar, p.wait)), win)
	p.stop = NewButton(assets.Text("ui.cancel"), theme.CancelIcon(), nil)
	p.stop.OnTapped = func() {
		p.cancel()
		p.stop.Disable()
		p.words.SetText(assets.Text("ui.progress.cancelling"))
	}
	showDialog(win, p.d, p.stop, p.stop.OnTapped, p.stop)
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
		p.bar.SetValue(min(done, 1))
	})
}

// Close takes the dialog away, on the screen's thread.
func (p *Progress) Close() {
	p.cancel()
	p.wait.Stop()
	p.d.Hide()
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
