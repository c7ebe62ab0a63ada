package reports

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
	"donthu/reports/forms"
)

// sendForm asks how a report was sent, writes its workbook, and seals it.
type sendForm struct {
	desk.PlainPage
	o        *desk.Desk
	period   data.Period
	edition  *forms.Edition
	fileName string // proposed for the workbook
	sent     func(file string)

	number   *kit.Entry
	on       *kit.DateField
	signedBy *kit.Entry
	ways     map[data.SendWay]*kit.Check
	to       *kit.Entry
	sentOn   *kit.DateField
	note     *kit.Entry
	fields   map[string]*kit.Field // by the name of the problem that stands beside it
	form     *kit.Form
	checked  *widget.Label // how many things are to be looked at
	all      fyne.CanvasObject
}

func newSendForm(o *desk.Desk, p data.Period, edition *forms.Edition, fileName string, sent func(file string)) *sendForm {
	f := &sendForm{o: o, period: p, edition: edition, fileName: fileName, sent: sent, number: kit.NewEntry(), on: o.DateField(), signedBy: kit.NewEntry(),
		ways: map[data.SendWay]*kit.Check{}, to: kit.NewEntry(), sentOn: o.DateField(), note: kit.NewTextEntry(2), fields: map[string]*kit.Field{}, checked: widget.NewLabel("")}
	ways := container.NewHBox()
	for _, way := range data.SendWays {
		f.ways[way] = kit.NewCheck(way.Label(), nil)
		ways.Add(f.ways[way])
	}
	f.number.SetPlaceHolder(assets.Text("sealed.number.example"))
	f.on.SetDate(o.Today())
	f.sentOn.SetDate(o.Today())
	f.to.SetText(o.Store.Settings().Receiver)
	f.form = kit.NewForm(2,
		f.field(data.FieldNumber, f.number).Require(), f.field(data.FieldOn, f.on).Require(),
		f.field(data.FieldSignedBy, f.signedBy).Require(), f.field(data.FieldSentOn, f.sentOn).Require(),
		f.field(data.FieldTo, f.to).Require().Across(), f.field(data.FieldWays, ways).Require().Across(),
		f.field("note", f.note).Across())
	f.form.OnSave = f.submit
	f.form.OnCancel = o.Back

	save := kit.NewButton(assets.Text("sealed.seal"), theme.MailSendIcon(), f.submit)
	save.Importance = widget.HighImportance
	f.form.OnLastEnter = func() { o.Window.Canvas().Focus(save) }
	cancel := kit.NewButton(assets.Text("sealed.cancel"), nil, o.Back)
	about := widget.NewLabel(assets.Text("sealed.about"))
	about.Wrapping = fyne.TextWrapWord
	head := widget.NewLabelWithStyle(assets.Text("sealed.heading", p.Name(), p.From.Shown(), p.To.Shown()), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	checks := kit.NewButton(assets.Text("sealed.checks"), theme.ListIcon(), func() { o.Push(newReportChecks(o, p, edition)) })
	f.all = kit.TopDown(container.NewVBox(head, about, container.NewBorder(nil, nil, nil, checks, f.checked)), container.NewVScroll(kit.Padded(f.form)), container.NewHBox(save, cancel))
	return f
}

func (f *sendForm) field(name string, answer fyne.CanvasObject) *kit.Field {
	f.fields[name] = kit.NewField(assets.Text("sealed.field."+name), answer)
	return f.fields[name]
}

func (f *sendForm) Title() string              { return assets.Text("sealed.title") }
func (f *sendForm) Content() fyne.CanvasObject { return f.all }
func (*sendForm) Help() string                 { return "bao-cao" }

// Enter examines the report: the clerk should know before it is sealed.
func (f *sendForm) Enter() {
	f.form.FocusFirst()
	o := f.o
	kit.RunAsync(func() (data.TypedFigures, error) { return o.Store.TypedFigures(o.Ctx(), data.ReportWords, f.period) }, func(typed data.TypedFigures, err error) {
		if err != nil {
			o.Failed(assets.Text("words.failed"), err)
			return
		}
		f.fromWords(typed)
	})
	kit.RunAsync(func() ([]forms.Finding, error) { return o.Do().Review(o.Ctx(), f.edition, f.period) }, func(found []forms.Finding, err error) {
		switch {
		case err != nil:
			o.Failed(assets.Text("sealed.checks.failed"), err)
		default:
			f.checked.Importance, f.checked.Text = foundInWords(found)
			f.checked.Refresh()
		}
	})
}

// answers reads the fields. problems are sentences by the name of the field.
func (f *sendForm) answers() (s data.Sealed, problems, warnings map[string]string) {
	problems, warnings = map[string]string{}, map[string]string{}
	var errOn, errSent error
	s = data.Sealed{Period: f.period, Number: f.number.Value(), SignedBy: f.signedBy.Value(), To: f.to.Value(), Note: f.note.Value()}
	s.On, errOn = f.on.Date()
	s.SentOn, errSent = f.sentOn.Date()
	for _, way := range data.SendWays {
		if f.ways[way].Checked {
			s.Ways = append(s.Ways, way)
		}
	}
	s = s.Tidy()
	for _, p := range data.CheckSealed(s, f.o.Today()) {
		if p.Warning {
			warnings[p.Field] = p.Sentence
		} else {
			problems[p.Field] = p.Sentence
		}
	}
	for name, err := range map[string]error{data.FieldOn: errOn, data.FieldSentOn: errSent} {
		if err != nil {
			problems[name] = err.Error()
		}
	}
	return s, problems, warnings
}

// submit asks for a name for the workbook when all is answered.
func (f *sendForm) submit() {
	sealed, problems, warnings := f.answers()
	for name, field := range f.fields {
		field.SetProblem(problems[name])
	}
	f.form.Refresh() // sentences below fields take room
	if f.form.FocusFirstProblem() {
		return
	}
	ask := func() {
		f.o.Save(desk.FileToWrite{Title: assets.Text("sealed.title"), Name: f.fileName, Pattern: "*.xlsx",
			Writing: assets.Text("sealed.sealing"), Failed: assets.Text("sealed.failed"), Written: f.sealed,
			Write: func(ctx context.Context, file string, _ func(float64, string)) error {
				_, err := f.o.Do().Seal(ctx, sealed, f.edition, file)
				return err
			}})
	}
	for _, warning := range warnings {
		kit.Confirm(f.o.Window, assets.Text("sealed.title"), warning, assets.Text("sealed.seal"), ask)
		return
	}
	ask()
}

// sealed goes back to the figures, which name the file.
func (f *sendForm) sealed(file string) {
	f.o.Drop()
	f.sent(file)
}
