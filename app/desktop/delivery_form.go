package desktop

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	clerk "donthu/app/office"
	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
	"donthu/data/store"
)

// wayPreference keeps how the last documents were sent.
const wayPreference = "delivery.way"

// deliveryForm is the page on which a clerk says of one or several documents that they
// were signed, sent or delivered.
type deliveryForm struct {
	plainPage
	o         *office
	documents []store.IssuedReply
	done      func(done []clerk.Delivered, refused []store.IssuedReply)

	state   *ui.Choice
	on      *ui.DateField
	way     *ui.Dropdown
	detail  *ui.Entry
	scan    string     // path of the scan that is attached too
	scanned *ui.Button // asks for it, and names it
	fields  map[string]*ui.Field
	wayField,
	detailField *ui.Field
	form    *ui.Form
	trouble *widget.Label
	save    *ui.Button
	column  *fyne.Container
	whole   fyne.CanvasObject
	begun   string
	saving  bool
}

// recordDelivery opens the form for the documents that the program wrote; of the
// others there is nothing to say. done gets the steps written, and the documents of
// which none could be.
func recordDelivery(o *office, documents []store.IssuedReply, done func([]clerk.Delivered, []store.IssuedReply)) {
	var followed []store.IssuedReply
	for _, d := range documents {
		if d.Document != 0 {
			followed = append(followed, d)
		}
	}
	if len(followed) == 0 {
		ui.ShowNotice(o.window, assets.Text("delivery.title"), assets.Text("check.delivery.notFollowed"))
		return
	}
	f := &deliveryForm{o: o, documents: followed, done: done}
	f.build()
	o.push(f)
}

func (f *deliveryForm) build() {
	f.state = ui.NewChoice(nil, func(string) { f.arrange() })
	var options []ui.Option
	for _, state := range data.DeliveryStates[1:] {
		options = append(options, ui.Option{Value: string(state), Text: assets.Text("delivery.event." + string(state))})
	}
	f.state.SetOptions(options)
	f.on = f.o.dateField()
	f.on.SetDate(f.o.today())
	var all []ui.Option
	way := f.o.app.Preferences().StringWithFallback(wayPreference, ways()[0])
	if f.wentBefore() {
		all, way = append(all, ui.Option{Value: "", Text: assets.Text("delivery.way.before")}), ""
	}
	for _, way := range ways() {
		all = append(all, ui.Option{Value: way, Text: way})
	}
	f.way = ui.NewDropdown(all, nil)
	f.way.SetValue(way)
	f.detail = ui.NewEntry()
	f.detail.SetPlaceHolder(assets.Text("delivery.detail.example"))
	f.scanned = ui.NewButton(assets.Text("delivery.scan.choose"), theme.MailAttachmentIcon(), f.chooseScan)
	f.scanned.Alignment = widget.ButtonAlignLeading

	stateField := ui.NewField(assets.Text("delivery.state"), f.state).Require().Across()
	onField := ui.NewField(assets.Text("delivery.on"), f.on).Require()
	f.wayField = ui.NewField(assets.Text("delivery.way"), f.way)
	f.detailField = ui.NewField(assets.Text("delivery.detail"), f.detail).Across()
	f.fields = map[string]*ui.Field{data.FieldHow: stateField, data.FieldOn: onField}
	f.form = ui.NewForm(2, stateField, onField, f.wayField, f.detailField)
	if len(f.documents) == 1 {
		f.form.Add(ui.NewField(assets.Text("delivery.scan"), f.scanned).Across())
	}
	f.form.OnSave, f.form.OnCancel = f.check, f.o.back
	f.save = ui.NewButton(assets.Text("delivery.save"), theme.DocumentSaveIcon(), f.check)
	f.save.Importance = widget.HighImportance
	f.form.OnLastEnter = func() { f.o.window.Canvas().Focus(f.save) }
	f.trouble = widget.NewLabel("")
	f.trouble.Importance, f.trouble.Wrapping = widget.DangerImportance, fyne.TextWrapWord
	f.trouble.Hide()

	heading := widget.NewLabelWithStyle(f.Title(), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	heading.SizeName = theme.SizeNameSubHeadingText
	explained := widget.NewLabel(assets.Text("delivery.explained"))
	explained.Wrapping, explained.Importance = fyne.TextWrapWord, widget.LowImportance
	cancel := ui.NewButton(assets.Text("step.cancel"), theme.CancelIcon(), f.o.back)
	f.column = container.NewVBox(heading, explained, f.trouble, inset(f.form), inset(container.NewHBox(layout.NewSpacer(), cancel, f.save)))
	f.whole = besides(f.column, f.list())
	f.state.SetValue(string(f.nextState()))
	f.arrange()
	f.begun = f.typed()
}

// wentBefore reports whether the register knows how all the documents went.
func (f *deliveryForm) wentBefore() bool {
	return !slices.ContainsFunc(f.documents, func(d store.IssuedReply) bool { return d.How == "" })
}

// nextState is what mostly comes next for the document that is least far.
func (f *deliveryForm) nextState() data.DeliveryState {
	for i, state := range data.DeliveryStates[:len(data.DeliveryStates)-1] {
		for _, d := range f.documents {
			if d.State == state {
				return data.DeliveryStates[i+1]
			}
		}
	}
	return ""
}

// list shows the documents that the form is about.
func (f *deliveryForm) list() fyne.CanvasObject {
	column := container.New(&closeColumn{}, newHeading(assets.Text("delivery.about", number(len(f.documents)))))
	for i := range f.documents {
		r, of := shownReply(&f.documents[i])
		if f.documents[i].Visit.ID == 0 {
			of = assets.Text("delivery.letter", of)
		}
		words := widget.NewLabel(joined(" · ", documentCalled(r), r.Type, r.To, of, deliveryWords(r)))
		words.Wrapping = fyne.TextWrapWord
		column.Add(words)
	}
	return column
}

// arrange asks how documents went only once they did.
func (f *deliveryForm) arrange() {
	if f.column == nil {
		return
	}
	goes := f.state.Value() == string(data.Sent) || f.state.Value() == string(data.Delivered)
	f.wayField.Hidden, f.detailField.Hidden = !goes, !goes
	size := f.form.Size() // a form of the same height does not notice that other fields are shown
	f.form.Resize(fyne.NewSize(size.Width, 0))
	f.form.Resize(size)
	f.form.Refresh()
	f.column.Refresh()
}

func (f *deliveryForm) Title() string              { return assets.Text("delivery.title") }
func (f *deliveryForm) Content() fyne.CanvasObject { return f.whole }
func (*deliveryForm) Help() string                 { return "van-ban" }
func (f *deliveryForm) Enter()                     { f.o.focusForm(f.form) }

func (f *deliveryForm) typed() string {
	day, err := f.on.Date()
	return fmt.Sprint(f.state.Value(), day, err, f.way.Value(), f.detail.Text, f.scan)
}

func (f *deliveryForm) Leave(next func()) {
	f.o.leaveTyped(f.typed() == f.begun, next)
}

func (f *deliveryForm) chooseScan() {
	f.o.chooseOpen(assets.Text("replies.scan.choose", documentCalled(f.documents[0].Reply)), store.ScanPatterns, func(path string) {
		f.scan = path
		f.scanned.SetText(shortened(filepath.Base(path), 60))
	})
}

// delivery is the step as typed; what is wrong stands beside its field.
func (f *deliveryForm) delivery() (d data.Delivery, on data.Date, ok bool) {
	on, err := f.on.Date()
	if err == nil && on.IsZero() {
		err = data.Tell(nil, "check.on.missing")
	}
	if err != nil {
		f.fields[data.FieldOn].SetProblem(err.Error())
	}
	d.State = data.DeliveryState(f.state.Value())
	if d.State == "" && f.scan == "" {
		f.fields[data.FieldHow].SetProblem(assets.Text("check.delivery.nothing"))
		err = errors.New(d.How)
	}
	if f.wayField.Visible() {
		d.How = joined(", ", f.way.Value(), data.Clean(f.detail.Value())) // of a way that stays only what is new
	}
	return d, on, err == nil
}

// check asks what to do about documents that were changed in Word since they were
// written, and records.
func (f *deliveryForm) check() {
	if f.saving {
		return
	}
	f.o.window.Canvas().Unfocus() // a date field settles now and not after the problems are shown
	f.form.Clear()
	f.trouble.Hide()
	d, on, ok := f.delivery()
	if !ok {
		f.form.FocusFirstProblem()
		return
	}
	if d.State == "" {
		f.record(d, on, nil)
		return
	}
	ui.RunAsync(func() (map[int64][]byte, error) {
		changed := map[int64][]byte{}
		for _, document := range f.documents {
			content, err := f.o.do().ChangedInWord(f.o.ctx(), document.Reply)
			if err != nil {
				return nil, err
			}
			if content != nil {
				changed[document.Step] = content
			}
		}
		return changed, nil
	}, func(changed map[int64][]byte, err error) {
		switch {
		case err != nil:
			f.o.failed(assets.Text("delivery.failed"), err)
		case len(changed) == 0:
			f.record(d, on, nil)
		default:
			f.askWhichText(changed, func(keep bool) {
				if !keep {
					changed = nil
				}
				f.record(d, on, changed)
			})
		}
	})
}

// askWhichText asks whether the documents as they were changed in Word are what was
// signed.
func (f *deliveryForm) askWhichText(changed map[int64][]byte, then func(keep bool)) {
	var names []string
	for _, d := range f.documents {
		if changed[d.Step] != nil {
			names = append(names, documentCalled(d.Reply))
		}
	}
	question := widget.NewLabel(assets.Text("delivery.changed", strings.Join(names, ", ")))
	question.Wrapping = fyne.TextWrapWord
	keep := ui.NewButton(assets.Text("delivery.changed.keep"), nil, nil)
	keep.Importance = widget.HighImportance
	first := ui.NewButton(assets.Text("delivery.changed.first"), nil, nil)
	cancel := ui.NewButton(assets.Text("ui.cancel"), nil, nil)
	hide := ui.ShowContent(f.o.window, assets.Text("delivery.changed.title"), question, keep, cancel, first, keep)
	cancel.OnTapped = hide
	keep.OnTapped = func() { hide(); then(true) }
	first.OnTapped = func() { hide(); then(false) }
}

// record writes a step for each document. What one document forbids does not stop the
// others.
func (f *deliveryForm) record(d data.Delivery, on data.Date, finals map[int64][]byte) {
	f.saving = true
	f.save.Disable()
	type answer struct {
		done    []clerk.Delivered
		refused []store.IssuedReply
		wrong   []data.Problem
	}
	all := make([]clerk.Delivery, len(f.documents))
	for i, document := range f.documents {
		d := d
		d.Document = document.Step
		if f.way.Value() == "" && d.How != "" {
			d.How = joined(", ", document.How, d.How)
		}
		all[i] = clerk.Delivery{Of: document.ID(), On: on, What: d, Files: store.DeliveryFiles{Final: finals[document.Step], Scan: f.scan}}
	}
	ui.RunAsync(func() (a answer, err error) {
		done, refused, err := f.o.do().Deliver(f.o.ctx(), all)
		a.done = done
		for i, document := range f.documents {
			if len(refused[i]) > 0 {
				a.refused = append(a.refused, document)
			}
			for _, p := range refused[i] {
				p.Sentence = assets.Text("delivery.refused", documentCalled(document.Reply), p.Sentence)
				a.wrong = append(a.wrong, p)
			}
		}
		return a, err
	}, func(a answer, err error) {
		f.saving = false
		f.save.Enable()
		if err != nil && len(a.done) == 0 {
			f.o.failed(assets.Text("delivery.failed"), err)
			return
		}
		if len(a.done) == 0 {
			f.show(a.wrong)
			return
		}
		if f.wayField.Visible() && f.way.Value() != "" {
			f.o.app.Preferences().SetString(wayPreference, f.way.Value())
		}
		f.begun = f.typed()
		if f.o.inFront(f) {
			f.o.drop()
		}
		f.done(a.done, a.refused)
		saved := assets.Text("delivery.saved", number(len(a.done)), strings.ToLower(assets.Text("delivery.event."+string(d.State))))
		switch {
		case err != nil:
			f.o.failed(saved, err)
		case len(a.refused) > 0:
			ui.ShowProblem(f.o.window, f.Title(), joined("\n", saved, assets.Text("delivery.some", number(len(a.refused)), sentences(a.wrong))), "", assets.Text("delivery.some.todo"))
		default:
			ui.Toast(f.o.window.Canvas(), saved)
		}
	})
}

// show says what is wrong: beside the field of a single document, else above the form.
func (f *deliveryForm) show(wrong []data.Problem) {
	if field := f.fields[wrong[0].Field]; len(f.documents) == 1 && field != nil {
		field.SetProblem(wrong[0].Sentence)
		f.form.FocusFirstProblem()
		return
	}
	f.trouble.SetText(sentences(wrong))
	f.trouble.Show()
	f.column.Refresh()
}

func sentences(problems []data.Problem) string {
	lines := make([]string, len(problems))
	for i, p := range problems {
		lines[i] = "• " + p.Sentence
	}
	return strings.Join(lines, "\n")
}
