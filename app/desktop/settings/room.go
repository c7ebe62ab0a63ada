package settings

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
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
type Room struct {
	desk.PlainPage
	o         *desk.Desk
	ward      *kit.Entry
	receiver  *kit.Entry
	clerk     *kit.Entry
	year      *kit.Entry
	remote    *kit.Check
	roll      *kit.Check
	petitions *kit.Entry
	results   *kit.Entry
	earlier   *kit.Check
	month     *kit.Choice
	ReportDay *kit.Entry
	dossier   *kit.Entry
	Monthly   *kit.Check
	fields    map[string]*kit.Field // by the name of the problem that stands beside it
	forms     []*kit.Form
	kept      [13]string // what stood in the fields when they were filled
	written   *desk.WrittenBar
	all       *fyne.Container
}

func NewRoom(o *desk.Desk) *Room {
	s := &Room{o: o, ward: kit.NewEntry(), receiver: kit.NewEntry(), clerk: kit.NewEntry(), year: kit.NewEntry(),
		remote: kit.NewCheck(assets.Text("settings.remote"), nil), roll: kit.NewCheck(assets.Text("settings.roll"), nil),
		earlier: kit.NewCheck(assets.Text("settings.earlier"), nil), results: kit.NewEntry(),
		petitions: kit.NewEntry(), month: kit.NewChoice(kit.Options("settings.month.", monthBy15, monthWhole), nil),
		ReportDay: kit.NewEntry(), dossier: kit.NewEntry(), Monthly: kit.NewCheck(assets.Text("settings.monthly"), nil),
		fields: map[string]*kit.Field{}}
	s.ReportDay.SetPlaceHolder(shownNumber(data.DefaultDueDay))
	s.dossier.SetPlaceHolder(shownNumber(data.DefaultDossierDays))
	s.written = desk.NewWrittenBar(o, func() { s.all.Refresh() })
	left := container.NewVBox(
		kit.Heading("settings.office"), s.section(2,
			s.field("ward", s.ward).Require().Across(), s.field("receiver", s.receiver).Require().Across(),
			s.field("clerk", s.clerk).Require(), s.field("year", s.year).Require()),
		kit.Heading("settings.limits"), s.section(2,
			kit.NewField("", s.remote).Across(), kit.NewField("", s.roll).Across(), kit.NewField("", s.earlier).Across(),
			s.field("petitions", s.petitions), s.field("results", s.results), s.field("dossier", s.dossier)),
		kit.Remark("settings.petitions.law"), s.workdaysPart(),
		kit.Heading("settings.periods"), s.section(1, s.field("month", s.month), s.field("reportDay", s.ReportDay), kit.NewField("", s.Monthly)),
	)
	for i, form := range s.forms[:len(s.forms)-1] {
		form.OnLastEnter = s.forms[i+1].FocusFirst
	}
	save := kit.NewButton(assets.Text("settings.save"), theme.DocumentSaveIcon(), func() { s.Save(nil) })
	save.Importance = widget.HighImportance
	s.forms[len(s.forms)-1].OnLastEnter = func() { o.Window.Canvas().Focus(save) }
	right := container.NewVBox(kit.Heading("settings.look"), s.look(), kit.Heading("settings.documents"), s.documentsPart(), kit.Heading("settings.data"), s.dataPart(),
		kit.Heading("settings.program"), settingsRow("settings.about", theme.InfoIcon(), func() { o.Open(desk.About{}) }))
	columns := container.New(layout.NewGridLayout(2),
		container.NewBorder(nil, container.NewHBox(save), nil, nil, container.NewVScroll(kit.Padded(left))),
		container.NewVScroll(kit.Padded(right)))
	s.all = container.NewBorder(nil, s.written.Content(), nil, nil, columns)
	s.fill()
	return s
}

func (s *Room) section(columns int, fields ...*kit.Field) *kit.Form {
	form := kit.NewForm(columns, fields...)
	form.OnSave = func() { s.Save(nil) }
	form.OnCancel = s.o.Back
	s.forms = append(s.forms, form)
	return form
}

func (s *Room) field(name string, answer fyne.CanvasObject) *kit.Field {
	s.fields[name] = kit.NewField(assets.Text("settings."+name), answer)
	return s.fields[name]
}

// workdaysPart opens the calendar of working days.
func (s *Room) workdaysPart() fyne.CanvasObject {
	open := kit.NewButton(assets.Text("settings.workdays"), theme.CalendarIcon(), func() { s.o.Open(desk.Workdays{On: s.o.Today()}) })
	return container.NewBorder(nil, nil, container.NewCenter(open), nil, kit.Remark("settings.workdays.text"))
}

func (s *Room) Title() string { return assets.Text("room.settings") }

func (s *Room) Content() fyne.CanvasObject { return s.all }
func (*Room) Help() string                 { return "cai-dat" }

func (s *Room) Enter() {
	if !s.dirty() {
		s.fill()
	}
}

// Leave asks about answers that are not kept yet.
func (s *Room) Leave(next func()) {
	if !s.dirty() {
		next()
		return
	}
	desk.AskToSave(s.o.Window, assets.Text("settings.unsaved"), assets.Text("settings.unsaved.text"), func() { s.Save(next) },
		func() {
			s.fill()
			next()
		})
}

// fill shows what the register keeps.
func (s *Room) fill() {
	kept := s.o.Store.Settings()
	s.ward.SetText(kept.Ward)
	s.receiver.SetText(kept.Receiver)
	s.clerk.SetText(kept.Clerk)
	s.year.SetText(shownNumber(kept.Year))
	s.remote.SetChecked(kept.Remote)
	s.roll.SetChecked(!kept.KeepLastDay)
	s.earlier.SetChecked(!kept.LaterWhenDisputed)
	s.petitions.SetText(shownNumber(kept.PetitionDays))
	s.results.SetText(shownNumber(kept.ReceiverDays))
	s.ReportDay.SetText(shownNumber(kept.ReportDay))
	s.dossier.SetText(shownNumber(kept.DossierDays))
	s.Monthly.SetChecked(!kept.NoMonthly)
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
func (s *Room) filled() [13]string {
	return [13]string{s.ward.Value(), s.receiver.Value(), s.clerk.Value(), s.year.Value(), s.petitions.Value(), s.month.Value(),
		strconv.FormatBool(s.remote.Checked), strconv.FormatBool(s.roll.Checked),
		s.ReportDay.Value(), strconv.FormatBool(s.Monthly.Checked), s.results.Value(), strconv.FormatBool(s.earlier.Checked), s.dossier.Value()}
}

// dirty reports whether the clerk changed an answer that is not kept yet.
func (s *Room) dirty() bool { return s.filled() != s.kept }

// answers reads the fields; problems are sentences by the name of the field.
func (s *Room) answers() (data.Settings, map[string]string) {
	problems := map[string]string{}
	required := func(name string, e *kit.Entry) string {
		text := data.Clean(e.Value())
		if text == "" {
			problems[name] = assets.Text("settings." + name + ".missing")
		}
		return text
	}
	whole := func(name string, e *kit.Entry, least, most int) int {
		if e.Value() == "" && least == 0 {
			return 0
		}
		n, err := strconv.Atoi(e.Value())
		if err != nil || n < least || n > most {
			problems[name] = assets.Text("settings."+name+".range", least, most)
		}
		return n
	}
	answers := s.o.Store.Settings() // what this room does not ask stays
	answers.Ward, answers.Receiver, answers.Clerk = required("ward", s.ward), required("receiver", s.receiver), required("clerk", s.clerk)
	answers.Year = whole("year", s.year, 2000, s.o.Today().Year()+1)
	answers.PetitionDays = whole("petitions", s.petitions, 0, 365)
	answers.ReceiverDays = whole("results", s.results, 0, 365)
	answers.LaterWhenDisputed = !s.earlier.Checked
	answers.Remote, answers.KeepLastDay = s.remote.Checked, !s.roll.Checked
	answers.ReportDay = whole("reportDay", s.ReportDay, 0, 31)
	answers.DossierDays = whole("dossier", s.dossier, 0, 60)
	answers.NoMonthly = !s.Monthly.Checked
	answers.WholeMonth = s.month.Value() == monthWhole
	return answers, problems
}

// Save keeps the answers and calls then, which may be nil. Letters whose deadline
// would move are listed first.
func (s *Room) Save(then func()) {
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
	s.o.ChangeSettings(answers, func() {
		s.fill()
		kit.Toast(s.o.Window.Canvas(), assets.Text("settings.saved"))
		if then != nil {
			then()
		}
	})
}

// look chooses the colours of the window; it is this computer's choice and is
// applied at once.
func (s *Room) look() fyne.CanvasObject {
	values := map[string]kit.Look{lookSystem: kit.LookSystem, lookLight: kit.LookLight, lookDark: kit.LookDark}
	choice := kit.NewChoice(kit.Options("settings.look.", lookLight, lookDark, lookSystem), nil)
	kept := kit.Look(s.o.App.Preferences().StringWithFallback(desk.LookPreference, string(kit.LookLight)))
	for name, look := range values {
		if look == kept {
			choice.SetValue(name)
		}
	}
	choice.OnChanged = func(name string) {
		s.o.App.Preferences().SetString(desk.LookPreference, string(values[name]))
		s.o.App.Settings().SetTheme(kit.Theme{Look: values[name]})
	}
	return choice
}
