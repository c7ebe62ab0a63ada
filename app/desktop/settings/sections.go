package settings

import (
	"cmp"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/law/numbers"
	"donthu/data/register"
	"donthu/data/text"
)

// section is a part of the settings, with its row in the list at the left.
type section struct {
	name string // of its sentences, behind "settings.section."
	icon fyne.Resource
	// asks are its questions, nil for none; more stands below them, nil for nothing.
	asks func() []*kit.Question[answers]
	more func() fyne.CanvasObject
	// value is what the section says now, and whether something lacks; nil for nothing.
	value func(answers) (value string, lacks bool)

	button  *kit.Button
	caption *canvas.Text
	warns   *widget.Icon
	row     *fyne.Container
}

func (x *section) title() string { return assets.Text("settings.section." + x.name) }

// page is a section that only opens another page.
func (s *Room) page(key string, icon fyne.Resource, of desk.Ref) func() fyne.CanvasObject {
	return func() fyne.CanvasObject { return settingsRow(key, icon, func() { s.o.Open(of) }) }
}

func (s *Room) allSections() []*section {
	return []*section{
		{name: "office", icon: look.IconOffice, asks: s.office, more: s.page("settings.officeFacts", look.IconEdit, desk.OfficeFacts{}),
			value: func(a answers) (string, bool) { return a.Ward, a.Ward == "" || a.Receiver == "" }},
		{name: "people", icon: look.IconSign, asks: s.people, value: func(a answers) (string, bool) {
			return assets.Text("settings.people.value", "signers", len(a.Office.Signers), "officers", len(a.Lists.OfficerNames())), len(a.Office.Signers) == 0
		}},
		{name: "limits", icon: look.IconClock, asks: s.limits, value: func(a answers) (string, bool) {
			set := 0
			for _, days := range ownLimits(&a) {
				set += min(*days, 1)
			}
			lacks := a.PetitionDays == 0 || a.NoticeDays == 0 || a.ExecutionDays == 0
			if set == 0 {
				return assets.Text("settings.limits.none"), lacks
			}
			return assets.Text("settings.limits.value", "count", set, "all", len(ownLimits(&a))), lacks
		}},
		{name: "calendar", icon: look.IconCalendar, more: func() fyne.CanvasObject {
			return settingsRow("settings.workdays", look.IconCalendar, func() { s.o.Open(desk.Workdays{On: s.o.Today()}) })
		}, value: func(a answers) (string, bool) {
			if open := law.NewOffice(a.settings()).Unconfirmed(s.o.Today()); len(open) > 0 {
				return assets.Text("settings.calendar.open", "year", open[0]), true
			}
			return assets.Text("settings.calendar.confirmed", "year", s.o.Today().Year()), false
		}},
		{name: "templates", icon: look.IconLetter, more: s.page("settings.templates", look.IconLetter, desk.Templates{})},
		{name: "snippets", icon: look.IconNote, asks: func() []*kit.Question[answers] { return []*kit.Question[answers]{newSnippets(s).question()} },
			value: func(a answers) (string, bool) {
				return assets.Text("settings.snippets.value", "count", len(a.Lists.Snippets)), false
			}},
		{name: "reports", icon: look.IconGrid, asks: s.reports, more: s.page("settings.consolidate", look.IconGrid, desk.Board{}), value: func(a answers) (string, bool) {
			return assets.Text("settings.month.value." + a.Month), false
		}},
		{name: "scans", icon: look.IconAttach, asks: s.scans, more: s.scanPart, value: func(a answers) (string, bool) {
			if a.ScanFolder == "" {
				return assets.Text("settings.scans.off"), false
			}
			return filepath.Base(a.ScanFolder), false
		}},
		{name: "look", icon: look.IconTextSize, more: s.look, value: func(answers) (string, bool) {
			return assets.Text("settings.look.value", "size", strings.ToLower(assets.Text("settings.size."+s.textSize()))), false
		}},
		{name: "data", icon: look.IconDatabase, asks: s.backupPlace, more: s.dataPart, value: func(answers) (string, bool) { return filepath.Base(s.o.Store.Dir()), false }},
		{name: "security", icon: look.IconShield, more: func() fyne.CanvasObject {
			return container.NewVBox(kit.Remark("settings.security.about"), settingsRow("settings.security.help", look.IconHelp, func() { s.o.Open(desk.Help{Name: "bi-mat"}) }))
		}},
		{name: "health", icon: look.IconCheck, more: s.page("settings.health", look.IconCheck, desk.Health{})},
		{name: "about", icon: look.IconInfo, more: s.page("settings.about", look.IconInfo, desk.About{}), value: func(answers) (string, bool) { return assets.Version(), false }},
	}
}

// SectionNames are the sections, as ShowNamed knows them, with their titles.
func SectionNames() (names, titles []string) {
	for _, x := range (&Room{}).allSections() {
		names, titles = append(names, x.name), append(titles, x.title())
	}
	return names, titles
}

// office asks who the office is.
func (s *Room) office() []*kit.Question[answers] {
	line := func(name string, at func(*answers) *string) *kit.Question[answers] {
		return kit.Line("settings."+name, name, at).Require()
	}
	return []*kit.Question[answers]{
		line("ward", func(a *answers) *string { return &a.Ward }).Across(), line("receiver", func(a *answers) *string { return &a.Receiver }).Across(),
		line("clerk", func(a *answers) *string { return &a.Clerk }),
		whole("year", 2000, s.o.Today().Year()+1, 0, func(a *answers) *int { return &a.Year }).Require(),
	}
}

func tick(name string, at func(*answers) *bool) *kit.Question[answers] {
	return kit.Tick("settings."+name, name, at)
}

// ownLimits are the limits that an office sets itself, because the law has none.
func ownLimits(a *answers) []*int {
	return []*int{&a.PetitionDays, &a.ReceiverDays, &a.NoticeDays, &a.ExecutionDays}
}

// limits asks how the office counts.
func (s *Room) limits() []*kit.Question[answers] {
	own := func(name string, at int) *kit.Question[answers] {
		return whole(name, 0, 365, 0, func(a *answers) *int { return ownLimits(a)[at] }).Hint(func(*answers) string { return assets.Text("settings.limits.own") })
	}
	return []*kit.Question[answers]{
		tick("remote", func(a *answers) *bool { return &a.Remote }), tick("roll", func(a *answers) *bool { return &a.Roll }),
		tick("earlier", func(a *answers) *bool { return &a.Earlier }),
		own("petitions", 0), own("results", 1), own("notices", 2), own("execution", 3),
		kit.Shown[answers](kit.Remark("settings.petitions.law")),
		whole("dossier", 0, 60, register.DefaultDossierDays, func(a *answers) *int { return &a.DossierDays }).Across(),
		kit.Day("settings.records", "records", s.o.DateField(), func(a *answers) *day.Date { return &a.RecordsFrom }).Across(),
		kit.Shown[answers](kit.Remark("settings.records.about")),
	}
}

// reports asks what the office reports, and when.
func (s *Room) reports() []*kit.Question[answers] {
	return append([]*kit.Question[answers]{
		kit.Choose("settings.month", "month", kit.Options("settings.month.", monthBy15, monthWhole), func(a *answers) *string { return &a.Month }).Across(),
		whole("reportDay", 0, 31, numbers.ReportDueDay(), func(a *answers) *int { return &a.ReportDay }).Across(),
		tick("monthly", func(a *answers) *bool { return &a.Monthly }),
		kit.Choose("settings.paper", "paper", kit.Options("settings.paper.", paperOfForm, "A4", "A3"), func(a *answers) *string { return &a.Paper }).Across(),
		tick("whole", func(a *answers) *bool { return &a.ReportWhole }),
		kit.Day("settings.national", "national", s.o.DateField(), func(a *answers) *day.Date { return &a.NationalFrom }).Across(),
		kit.Shown[answers](kit.Remark("settings.national.about")),
	}, s.receivers()...)
}

const listWide = 248

func (s *Room) build() {
	s.sections = s.allSections()
	s.list = container.New(layout.NewCustomPaddedVBoxLayout(0))
	s.none = look.Inset(14, 10, look.NewPara(assets.Text("settings.find.none"), look.Ink2, theme.SizeNameText))
	s.none.Hide()
	s.list.Add(s.none)
	for i, x := range s.sections {
		s.list.Add(s.rowOf(x, i))
	}
	s.find = kit.NewSearch("settings.find", s.narrow)
	s.find.OnSubmitted = func(string) {
		for i, x := range s.sections {
			if x.row.Visible() {
				s.Show(i)
				return
			}
		}
	}
	s.title = look.NewCardHead("", "")
	s.front = container.NewVBox()
	s.form = s.Inline()

	s.changes = widget.NewLabel("")
	s.changes.Importance, s.changes.Truncation = widget.WarningImportance, fyne.TextTruncateEllipsis
	drop := kit.NewButton(assets.Text("settings.drop"), nil, s.drop)
	save := kit.NewButton(assets.Text("settings.save"), look.IconSave, func() { s.Save(false) }).Main().Keyed("Ctrl+S")
	icon := widget.NewIcon(look.Painted(look.IconWarning, theme.ColorNameWarning))
	s.unsaved = look.OnGround(look.Soon, container.NewBorder(nil, nil, container.NewCenter(icon), container.NewHBox(drop, save), s.changes))
	s.unsaved.Hide()

	content := container.NewVScroll(look.Inset(16, 12, s.front))
	card := container.NewStack(look.NewSheet(), container.NewBorder(s.title, nil, nil, nil, content))
	right := container.NewBorder(nil, container.NewVBox(s.unsaved, s.written.Content()), nil, nil, card)
	left := container.NewStack(look.NewSheet(), container.NewVScroll(look.Inset(1, 4, s.list)))
	head := kit.NewHead(nil, s.Heading, kit.NewToolbar([]look.Part{{Object: kit.Wide(look.Scaled(240), s.find)}}))
	var names []kit.Option
	for i, x := range s.sections {
		names = append(names, kit.Option{Value: strconv.Itoa(i), Text: x.title()})
	}
	s.choice = kit.NewDropdown(names, s.choose)
	page := container.New(sectionsPlace{}, left, s.choice, right)
	s.all = kit.TopDown(head, page, nil)
	s.Show(0)
}

// rowOf is the row of a section: what it is called, what it says now, and a sign where
// something lacks.
// sectionsPlace lays the list of sections beside the section; where both have no room a
// choice box above it takes the list's place.
type sectionsPlace struct{}

const (
	sectionsBeside = 860 // below it there is no room for both
	sectionsGap    = 12
)

// MinSize belongs to Fyne.
func (sectionsPlace) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[2].MinSize().AddWidthHeight(0, objects[1].MinSize().Height+sectionsGap)
}

// Layout belongs to Fyne.
func (sectionsPlace) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	narrow := size.Width < look.Scaled(sectionsBeside)
	kit.SetVisible(objects[0], !narrow)
	kit.SetVisible(objects[1], narrow)
	if narrow {
		high := objects[1].MinSize().Height
		kit.Put(objects[1], 0, 0, min(size.Width, look.Scaled(320)), high)
		kit.Put(objects[2], 0, high+sectionsGap, size.Width, size.Height-high-sectionsGap)
		return
	}
	list := look.Scaled(listWide)
	kit.Put(objects[0], 0, 0, list, size.Height)
	kit.Put(objects[2], list+sectionsGap, 0, size.Width-list-sectionsGap, size.Height)
}

// choose shows the section of the choice box; what cannot be left stays in both.
func (s *Room) choose(value string) {
	if at, err := strconv.Atoi(value); err == nil && at != s.current {
		s.Show(at)
		s.choice.SetValue(strconv.Itoa(s.current))
	}
}

func (s *Room) rowOf(x *section, at int) fyne.CanvasObject {
	x.button = kit.NewButton(x.title(), nil, func() { s.Show(at) }).As(look.Item)
	x.button.Folded = true // the words are drawn over it
	name := look.NewText(x.title(), theme.ColorNameForeground, theme.SizeNameText)
	x.caption = look.NewText("", theme.ColorNamePlaceHolder, theme.SizeNameCaptionText)
	x.warns = widget.NewIcon(look.Painted(look.IconWarning, theme.ColorNameWarning))
	x.warns.Hide()
	x.row = container.New(&rowLayout{}, x.button, widget.NewIcon(x.icon), name, x.caption, x.warns)
	return x.row
}

// rowLayout lays the parts of a row over its button.
type rowLayout struct{}

func (*rowLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(look.Scaled(listWide-20), look.Scaled(48))
}

func (*rowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	side := look.Scaled(20)
	objects[0].Resize(size)
	kit.Put(objects[1], 16, (size.Height-side)/2, side, side)
	name, caption := objects[2].(*canvas.Text), objects[3].(*canvas.Text)
	x, room := 16+side+12, size.Width-16-side-12-8
	top := size.Height/2 - name.MinSize().Height + 1
	if caption.Text == "" {
		top = (size.Height - name.MinSize().Height) / 2
	}
	kit.Put(name, x, top, room, name.MinSize().Height)
	kit.Put(caption, x, size.Height/2+1, room, caption.MinSize().Height)
	kit.Put(objects[4], size.Width-14-side+4, (size.Height-side)/2, side, side)
}

// Show brings a section into view. What is typed and cannot be read would be lost with
// its field; it is shown instead.
func (s *Room) Show(at int) {
	if a, unread := s.Read(); len(unread) > 0 || len(data.Blocking(s.Check(a))) > 0 {
		s.Save(false) // shows what is wrong
		return
	}
	s.current = at
	x := s.sections[at]
	for i, other := range s.sections {
		other.button.SetOn(i == at)
	}
	s.choice.SetValue(strconv.Itoa(at))
	s.title.Set(x.title(), assets.Text("settings.section."+x.name+".about"))
	s.front.RemoveAll()
	if x.asks != nil {
		s.Ask(x.asks()...)
		s.front.Add(s.form)
	} else {
		s.Ask()
	}
	if x.more != nil {
		s.front.Add(x.more())
	}
	s.captions(s.now())
	s.front.Refresh()
}

// ShowNamed brings the section of a name into view.
func (s *Room) ShowNamed(name string) {
	if at := slices.IndexFunc(s.sections, func(x *section) bool { return x.name == name }); at >= 0 {
		s.Show(at)
	}
}

func (s *Room) now() answers {
	a, _ := s.Read()
	return a
}

// changed follows every change of an answer.
func (s *Room) changed(a answers) {
	if s.unsaved == nil {
		return // being built
	}
	s.captions(a)
	was, is := answersOf(s.o.Store.Settings()).settings(), a.settings()
	changes := changesOf(was, is)
	s.unsaved.Hidden = len(changes) == 0
	s.changes.SetText(kit.Joined(": ", assets.Text("settings.changes", "count", len(changes)), changedWhere(changes, was.Lists, is.Lists)))
	s.all.Refresh()
}

// changedWhere names the sections in which something is changed.
func changedWhere(changes []string, was, is register.Lists) string {
	sections := map[string]string{"Ward": "office", "Receiver": "office", "Clerk": "office", "Year": "office", "Office": "people", "Lists": "people",
		"WholeMonth": "reports", "ReportDay": "reports", "NoMonthly": "reports",
		"ReportPaper": "reports", "ReportWhole": "reports", "ReceiverEmail": "reports", "Receivers": "reports", "ScanFolder": "scans", "NoRecognition": "scans", "BackupFolder": "data"}
	if is.Snippets = was.Snippets; reflect.DeepEqual(was, is) {
		sections["Lists"] = "snippets"
	}
	var names []string
	for _, change := range changes {
		name := assets.Text("settings.section." + cmp.Or(sections[change], "limits"))
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, " · ")
}

// changesOf are the fields of the settings in which two differ.
func changesOf(was, is register.Settings) (names []string) {
	before, after := reflect.ValueOf(was), reflect.ValueOf(is)
	for i := range before.NumField() {
		if !reflect.DeepEqual(before.Field(i).Interface(), after.Field(i).Interface()) {
			names = append(names, before.Type().Field(i).Name)
		}
	}
	return names
}

func (s *Room) captions(a answers) {
	for _, x := range s.sections {
		if x.value == nil {
			continue
		}
		value, lacks := x.value(a)
		role, room := theme.ColorNamePlaceHolder, look.Scaled(listWide-68)
		if lacks {
			role, room = theme.ColorNameWarning, look.Scaled(listWide-94) // the sign stands behind it
		}
		x.caption.Color = look.Color(role)
		x.caption.Text = look.Fit(value, x.caption.TextSize, room, false)
		x.warns.Hidden = !lacks
		x.row.Refresh()
	}
}

// drop goes back to the settings as they are kept.
func (s *Room) drop() {
	s.Begin(answersOf(s.o.Store.Settings()))
	s.changed(s.now())
	s.FocusFirst()
}

// narrow leaves the sections in the list whose words hold what is searched for.
func (s *Room) narrow() {
	wanted := text.Fold(s.find.Value())
	found := false
	for _, x := range s.sections {
		words := text.Fold(x.title() + " " + assets.Text("settings.section."+x.name+".about") + " " + assets.Text("settings.section."+x.name+".words"))
		x.row.Hidden = wanted != "" && !strings.Contains(words, wanted)
		found = found || !x.row.Hidden
	}
	s.none.Hidden = found
	s.list.Refresh()
}

// FocusSearch goes to the search among the settings.
func (s *Room) FocusSearch() { s.o.Window.Canvas().Focus(s.find) }
