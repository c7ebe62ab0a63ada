package desktop

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
)

// The answers to which days a reporting month has.
const (
	monthBy15  = "fifteenth"
	monthWhole = "calendar"
)

// The answers to how the window looks; the system's look has an empty value.
const (
	lookSystem = "system"
	lookLight  = "light"
	lookDark   = "dark"
)

// settings is the room in which an office says who it is and how it counts, and
// in which its data are brought in, taken out and kept safe.
type settings struct {
	plainPage
	o         *office
	ward      *ui.Entry
	receiver  *ui.Entry
	clerk     *ui.Entry
	year      *ui.Entry
	remote    *ui.Check
	roll      *ui.Check
	petitions *ui.Entry
	results   *ui.Entry
	earlier   *ui.Check
	month     *ui.Choice
	reportDay *ui.Entry
	dossier   *ui.Entry
	monthly   *ui.Check
	fields    map[string]*ui.Field // by the name of the problem that stands beside it
	forms     []*ui.Form
	kept      [13]string // what stood in the fields when they were filled
	written   *writtenBar
	all       *fyne.Container
}

func newSettings(o *office) *settings {
	s := &settings{o: o, ward: ui.NewEntry(), receiver: ui.NewEntry(), clerk: ui.NewEntry(), year: ui.NewEntry(),
		remote: ui.NewCheck(assets.Text("settings.remote"), nil), roll: ui.NewCheck(assets.Text("settings.roll"), nil),
		earlier: ui.NewCheck(assets.Text("settings.earlier"), nil), results: ui.NewEntry(),
		petitions: ui.NewEntry(), month: ui.NewChoice(options("settings.month.", monthBy15, monthWhole), nil),
		reportDay: ui.NewEntry(), dossier: ui.NewEntry(), monthly: ui.NewCheck(assets.Text("settings.monthly"), nil),
		fields: map[string]*ui.Field{}}
	s.reportDay.SetPlaceHolder(shownNumber(data.DefaultDueDay))
	s.dossier.SetPlaceHolder(shownNumber(data.DefaultDossierDays))
	s.written = newWrittenBar(o, func() { s.all.Refresh() })
	left := container.NewVBox(
		heading("settings.office"), s.section(2,
			s.field("ward", s.ward).Require().Across(), s.field("receiver", s.receiver).Require().Across(),
			s.field("clerk", s.clerk).Require(), s.field("year", s.year).Require()),
		heading("settings.limits"), s.section(2,
			ui.NewField("", s.remote).Across(), ui.NewField("", s.roll).Across(), ui.NewField("", s.earlier).Across(),
			s.field("petitions", s.petitions), s.field("results", s.results), s.field("dossier", s.dossier)),
		remark("settings.petitions.law"), s.workdaysPart(),
		heading("settings.periods"), s.section(1, s.field("month", s.month), s.field("reportDay", s.reportDay), ui.NewField("", s.monthly)),
	)
	for i, form := range s.forms[:len(s.forms)-1] {
		form.OnLastEnter = s.forms[i+1].FocusFirst
	}
	save := ui.NewButton(assets.Text("settings.save"), theme.DocumentSaveIcon(), func() { s.save(nil) })
	save.Importance = widget.HighImportance
	s.forms[len(s.forms)-1].OnLastEnter = func() { o.window.Canvas().Focus(save) }
	right := container.NewVBox(heading("settings.look"), s.look(), heading("settings.documents"), s.documentsPart(), heading("settings.data"), s.dataPart(),
		heading("settings.program"), settingsRow("settings.about", theme.InfoIcon(), func() { o.open(AboutRef{}) }))
	columns := container.New(layout.NewGridLayout(2),
		container.NewBorder(nil, container.NewHBox(save), nil, nil, container.NewVScroll(padded(left))),
		container.NewVScroll(padded(right)))
	s.all = container.NewBorder(nil, s.written.content(), nil, nil, columns)
	s.fill()
	return s
}

func (s *settings) section(columns int, fields ...*ui.Field) *ui.Form {
	form := ui.NewForm(columns, fields...)
	form.OnSave = func() { s.save(nil) }
	form.OnCancel = s.o.back
	s.forms = append(s.forms, form)
	return form
}

func (s *settings) field(name string, answer fyne.CanvasObject) *ui.Field {
	s.fields[name] = ui.NewField(assets.Text("settings."+name), answer)
	return s.fields[name]
}

// workdaysPart opens the calendar of working days.
func (s *settings) workdaysPart() fyne.CanvasObject {
	open := ui.NewButton(assets.Text("settings.workdays"), theme.CalendarIcon(), func() { s.o.open(WorkdaysRef{On: s.o.today()}) })
	return container.NewBorder(nil, nil, container.NewCenter(open), nil, remark("settings.workdays.text"))
}

func (s *settings) Title() string { return assets.Text("room.settings") }

func (s *settings) Content() fyne.CanvasObject { return s.all }
func (*settings) Help() string                 { return "cai-dat" }

func (s *settings) Enter() {
	if !s.dirty() {
		s.fill()
	}
}

// Leave asks about answers that are not kept yet.
func (s *settings) Leave(next func()) {
	if !s.dirty() {
		next()
		return
	}
	askToSave(s.o.window, assets.Text("settings.unsaved"), assets.Text("settings.unsaved.text"), func() { s.save(next) },
		func() {
			s.fill()
			next()
		})
}

// fill shows what the register keeps.
func (s *settings) fill() {
	kept := s.o.store.Settings()
	s.ward.SetText(kept.Ward)
	s.receiver.SetText(kept.Receiver)
	s.clerk.SetText(kept.Clerk)
	s.year.SetText(shownNumber(kept.Year))
	s.remote.SetChecked(kept.Remote)
	s.roll.SetChecked(!kept.KeepLastDay)
	s.earlier.SetChecked(!kept.LaterWhenDisputed)
	s.petitions.SetText(shownNumber(kept.PetitionDays))
	s.results.SetText(shownNumber(kept.ReceiverDays))
	s.reportDay.SetText(shownNumber(kept.ReportDay))
	s.dossier.SetText(shownNumber(kept.DossierDays))
	s.monthly.SetChecked(!kept.NoMonthly)
	s.month.SetValue(monthBy15)
	if kept.WholeMonth {
		s.month.SetValue(monthWhole)
	}
	for _, field := range s.fields {
		field.SetProblem("")
	}
	s.all.Refresh()
	s.kept = s.filled()
}

func shownNumber(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// filled is everything that can be answered in the room, as it stands there.
func (s *settings) filled() [13]string {
	return [13]string{s.ward.Value(), s.receiver.Value(), s.clerk.Value(), s.year.Value(), s.petitions.Value(), s.month.Value(),
		strconv.FormatBool(s.remote.Checked), strconv.FormatBool(s.roll.Checked),
		s.reportDay.Value(), strconv.FormatBool(s.monthly.Checked), s.results.Value(), strconv.FormatBool(s.earlier.Checked), s.dossier.Value()}
}

// dirty reports whether the clerk changed an answer that is not kept yet.
func (s *settings) dirty() bool { return s.filled() != s.kept }

// answers reads the fields; problems are sentences by the name of the field.
func (s *settings) answers() (data.Settings, map[string]string) {
	problems := map[string]string{}
	required := func(name string, e *ui.Entry) string {
		text := data.Clean(e.Value())
		if text == "" {
			problems[name] = assets.Text("settings." + name + ".missing")
		}
		return text
	}
	whole := func(name string, e *ui.Entry, least, most int) int {
		if e.Value() == "" && least == 0 {
			return 0
		}
		n, err := strconv.Atoi(e.Value())
		if err != nil || n < least || n > most {
			problems[name] = assets.Text("settings."+name+".range", least, most)
		}
		return n
	}
	answers := s.o.store.Settings() // what this room does not ask stays
	answers.Ward, answers.Receiver, answers.Clerk = required("ward", s.ward), required("receiver", s.receiver), required("clerk", s.clerk)
	answers.Year = whole("year", s.year, 2000, s.o.today().Year()+1)
	answers.PetitionDays = whole("petitions", s.petitions, 0, 365)
	answers.ReceiverDays = whole("results", s.results, 0, 365)
	answers.LaterWhenDisputed = !s.earlier.Checked
	answers.Remote, answers.KeepLastDay = s.remote.Checked, !s.roll.Checked
	answers.ReportDay = whole("reportDay", s.reportDay, 0, 31)
	answers.DossierDays = whole("dossier", s.dossier, 0, 60)
	answers.NoMonthly = !s.monthly.Checked
	answers.WholeMonth = s.month.Value() == monthWhole
	return answers, problems
}

// save keeps the answers and calls then, which may be nil. Letters whose deadline
// would move are listed first.
func (s *settings) save(then func()) {
	answers, problems := s.answers()
	for name, field := range s.fields {
		field.SetProblem(problems[name])
	}
	s.all.Refresh() // sentences below fields take room
	if len(problems) > 0 {
		for _, form := range s.forms {
			if form.FocusFirstProblem() {
				return
			}
		}
		return
	}
	s.o.changeSettings(answers, func() {
		s.fill()
		ui.Toast(s.o.window.Canvas(), assets.Text("settings.saved"))
		if then != nil {
			then()
		}
	})
}

// look chooses the colours of the window; it is this computer's choice and is
// applied at once.
func (s *settings) look() fyne.CanvasObject {
	values := map[string]ui.Look{lookSystem: ui.LookSystem, lookLight: ui.LookLight, lookDark: ui.LookDark}
	choice := ui.NewChoice(options("settings.look.", lookLight, lookDark, lookSystem), nil)
	kept := ui.Look(s.o.app.Preferences().StringWithFallback(lookPreference, string(ui.LookLight)))
	for name, look := range values {
		if look == kept {
			choice.SetValue(name)
		}
	}
	choice.OnChanged = func(name string) {
		s.o.app.Preferences().SetString(lookPreference, string(values[name]))
		s.o.app.Settings().SetTheme(ui.Theme{Look: values[name]})
	}
	return choice
}
