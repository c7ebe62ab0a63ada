package documents

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

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data"
	"donthu/data/store"
)

// wayPreference keeps how the last documents were sent.
const wayPreference = "delivery.way"

// deliveryForm is the page on which a clerk says of one or several documents that they
// were signed, sent or delivered.
type deliveryForm struct {
	desk.PlainPage
	o         *desk.Desk
	documents []store.IssuedReply
	done      func(done []office.Delivered, refused []store.IssuedReply)

	state   *kit.Choice
	on      *kit.DateField
	way     *kit.Dropdown
	detail  *kit.Entry
	scan    string      // path of the scan that is attached too
	scanned *kit.Button // asks for it, and names it
	fields  map[string]*kit.Field
	wayField,
	detailField *kit.Field
	form    *kit.Form
	trouble *widget.Label
	save    *kit.Button
	column  *fyne.Container
	whole   fyne.CanvasObject
	begun   string
	saving  bool
}

// RecordDelivery opens the form for the documents that the program wrote; of the
// others there is nothing to say. done gets the steps written, and the documents of
// which none could be.
func RecordDelivery(o *desk.Desk, documents []store.IssuedReply, done func([]office.Delivered, []store.IssuedReply)) {
	var followed []store.IssuedReply
	for _, d := range documents {
		if d.Document != 0 {
			followed = append(followed, d)
		}
	}
	if len(followed) == 0 {
		kit.ShowNotice(o.Window, assets.Text("delivery.title"), assets.Text("check.delivery.notFollowed"))
		return
	}
	f := &deliveryForm{o: o, documents: followed, done: done}
	f.build()
	o.Push(f)
}

func (f *deliveryForm) build() {
	f.state = kit.NewChoice(nil, func(string) { f.arrange() })
	var options []kit.Option
	for _, state := range data.DeliveryStates[1:] {
		options = append(options, kit.Option{Value: string(state), Text: assets.Text("delivery.event." + string(state))})
	}
	f.state.SetOptions(options)
	f.on = f.o.DateField()
	f.on.SetDate(f.o.Today())
	var all []kit.Option
	way := f.o.App.Preferences().StringWithFallback(wayPreference, views.Ways()[0])
	if f.wentBefore() {
		all, way = append(all, kit.Option{Value: "", Text: assets.Text("delivery.way.before")}), ""
	}
	for _, way := range views.Ways() {
		all = append(all, kit.Option{Value: way, Text: way})
	}
	f.way = kit.NewDropdown(all, nil)
	f.way.SetValue(way)
	f.detail = kit.NewEntry()
	f.detail.SetPlaceHolder(assets.Text("delivery.detail.example"))
	f.scanned = kit.NewButton(assets.Text("delivery.scan.choose"), theme.MailAttachmentIcon(), f.chooseScan)
	f.scanned.Alignment = widget.ButtonAlignLeading

	stateField := kit.NewField(assets.Text("delivery.state"), f.state).Require().Across()
	onField := kit.NewField(assets.Text("delivery.on"), f.on).Require()
	f.wayField = kit.NewField(assets.Text("delivery.way"), f.way)
	f.detailField = kit.NewField(assets.Text("delivery.detail"), f.detail).Across()
	f.fields = map[string]*kit.Field{data.FieldHow: stateField, data.FieldOn: onField}
	f.form = kit.NewForm(2, stateField, onField, f.wayField, f.detailField)
	if len(f.documents) == 1 {
		f.form.Add(kit.NewField(assets.Text("delivery.scan"), f.scanned).Across())
	}
	f.form.OnSave, f.form.OnCancel = f.check, f.o.Back
	f.save = kit.NewButton(assets.Text("delivery.save"), theme.DocumentSaveIcon(), f.check)
	f.save.Importance = widget.HighImportance
	f.form.OnLastEnter = func() { f.o.Window.Canvas().Focus(f.save) }
	f.trouble = widget.NewLabel("")
	f.trouble.Importance, f.trouble.Wrapping = widget.DangerImportance, fyne.TextWrapWord
	f.trouble.Hide()

	heading := widget.NewLabelWithStyle(f.Title(), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	heading.SizeName = theme.SizeNameSubHeadingText
	explained := widget.NewLabel(assets.Text("delivery.explained"))
	explained.Wrapping, explained.Importance = fyne.TextWrapWord, widget.LowImportance
	cancel := kit.NewButton(assets.Text("step.cancel"), theme.CancelIcon(), f.o.Back)
	f.column = container.NewVBox(heading, explained, f.trouble, kit.Inset(f.form), kit.Inset(container.NewHBox(layout.NewSpacer(), cancel, f.save)))
	f.whole = kit.Besides(f.column, f.list())
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
	column := container.New(&kit.CloseColumn{}, kit.NewHeading(assets.Text("delivery.about", kit.Number(len(f.documents)))))
	for i := range f.documents {
		r, of := shownReply(&f.documents[i])
		if f.documents[i].Visit.ID == 0 {
			of = assets.Text("delivery.letter", of)
		}
		words := widget.NewLabel(kit.Joined(" · ", views.DocumentCalled(r), r.Type, r.To, of, views.DeliveryWords(r)))
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
func (f *deliveryForm) Enter()                     { f.o.FocusForm(f.form) }

func (f *deliveryForm) typed() string {
	day, err := f.on.Date()
	return fmt.Sprint(f.state.Value(), day, err, f.way.Value(), f.detail.Text, f.scan)
}

func (f *deliveryForm) Leave(next func()) {
	f.o.LeaveTyped(f.typed() == f.begun, next)
}

func (f *deliveryForm) chooseScan() {
	f.o.ChooseOpen(assets.Text("replies.scan.choose", views.DocumentCalled(f.documents[0].Reply)), store.ScanPatterns, func(path string) {
		f.scan = path
		f.scanned.SetText(kit.Shortened(filepath.Base(path), 60))
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
		d.How = kit.Joined(", ", f.way.Value(), data.Clean(f.detail.Value())) // of a way that stays only what is new
	}
	return d, on, err == nil
}

// check asks what to do about documents that were changed in Word since they were
// written, and records.
func (f *deliveryForm) check() {
	if f.saving {
		return
	}
	f.o.Window.Canvas().Unfocus() // a date field settles now and not after the problems are shown
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
	kit.RunAsync(func() (map[int64][]byte, error) {
		changed := map[int64][]byte{}
		for _, document := range f.documents {
			content, err := f.o.Do().ChangedInWord(f.o.Ctx(), document.Reply)
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
			f.o.Failed(assets.Text("delivery.failed"), err)
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
			names = append(names, views.DocumentCalled(d.Reply))
		}
	}
	question := widget.NewLabel(assets.Text("delivery.changed", strings.Join(names, ", ")))
	question.Wrapping = fyne.TextWrapWord
	keep := kit.NewButton(assets.Text("delivery.changed.keep"), nil, nil)
	keep.Importance = widget.HighImportance
	first := kit.NewButton(assets.Text("delivery.changed.first"), nil, nil)
	cancel := kit.NewButton(assets.Text("ui.cancel"), nil, nil)
	hide := kit.ShowContent(f.o.Window, assets.Text("delivery.changed.title"), question, keep, cancel, first, keep)
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
		done    []office.Delivered
		refused []store.IssuedReply
		wrong   []data.Problem
	}
	all := make([]office.Delivery, len(f.documents))
	for i, document := range f.documents {
		d := d
		d.Document = document.Step
		if f.way.Value() == "" && d.How != "" {
			d.How = kit.Joined(", ", document.How, d.How)
		}
		all[i] = office.Delivery{Of: document.ID(), On: on, What: d, Files: store.DeliveryFiles{Final: finals[document.Step], Scan: f.scan}}
	}
	kit.RunAsync(func() (a answer, err error) {
		done, refused, err := f.o.Do().Deliver(f.o.Ctx(), all)
		a.done = done
		for i, document := range f.documents {
			if len(refused[i]) > 0 {
				a.refused = append(a.refused, document)
			}
			for _, p := range refused[i] {
				p.Sentence = assets.Text("delivery.refused", views.DocumentCalled(document.Reply), p.Sentence)
				a.wrong = append(a.wrong, p)
			}
		}
		return a, err
	}, func(a answer, err error) {
		f.saving = false
		f.save.Enable()
		if err != nil && len(a.done) == 0 {
			f.o.Failed(assets.Text("delivery.failed"), err)
			return
		}
		if len(a.done) == 0 {
			f.show(a.wrong)
			return
		}
		if f.wayField.Visible() && f.way.Value() != "" {
			f.o.App.Preferences().SetString(wayPreference, f.way.Value())
		}
		f.begun = f.typed()
		if f.o.InFront(f) {
			f.o.Drop()
		}
		f.done(a.done, a.refused)
		saved := assets.Text("delivery.saved", kit.Number(len(a.done)), strings.ToLower(assets.Text("delivery.event."+string(d.State))))
		switch {
		case err != nil:
			f.o.Failed(saved, err)
		case len(a.refused) > 0:
			kit.ShowProblem(f.o.Window, f.Title(), kit.Joined("\n", saved, assets.Text("delivery.some", kit.Number(len(a.refused)), sentences(a.wrong))), "", assets.Text("delivery.some.todo"))
		default:
			kit.Toast(f.o.Window.Canvas(), saved)
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
