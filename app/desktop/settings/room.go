package settings

import (
	"cmp"
	"context"
	"errors"
	"math"
	"path/filepath"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data"
	"donthu/data/backups"
	"donthu/data/register"
	"donthu/data/site"
)

// The answers to which days a reporting month has.
const (
	monthBy15  = "fifteenth"
	monthWhole = "calendar"
)

// paperOfForm is the answer that each form is printed on its own paper.
const paperOfForm = "form"

// The answers to how the window looks; the system's look has an empty value.
const (
	lookSystem = "system"
	lookLight  = "light"
	lookDark   = "dark"
)

// Room is where an office says who it is and how it counts, and where its data are
// brought in, taken out and kept safe: in sections, one of them in view.
type Room struct {
	*kit.Record[answers]
	o       *desk.Desk
	written *desk.WrittenBar
	all     *fyne.Container

	sections []*section
	current  int
	list     *fyne.Container
	find     *kit.Entry
	none     *fyne.Container // said where the search finds nothing
	choice   *kit.Dropdown   // of the section, where the list has no room
	title    *look.CardHead
	front    *fyne.Container // the section in view
	form     fyne.CanvasObject
	unsaved  *fyne.Container
	changes  *widget.Label
}

// answers are the settings as the room asks for them; what it does not ask stays.
type answers struct {
	register.Settings
	Roll, Earlier, Monthly bool
	Month, Paper           string
}

func answersOf(s register.Settings) answers {
	a := answers{Settings: s, Roll: !s.KeepLastDay, Earlier: !s.LaterWhenDisputed, Monthly: !s.NoMonthly, Month: monthBy15, Paper: cmp.Or(s.ReportPaper, paperOfForm)}
	if s.WholeMonth {
		a.Month = monthWhole
	}
	return a
}

func (a answers) settings() register.Settings {
	s := a.Settings
	s.KeepLastDay, s.LaterWhenDisputed, s.NoMonthly, s.WholeMonth = !a.Roll, !a.Earlier, !a.Monthly, a.Month == monthWhole
	if s.ReportPaper = a.Paper; a.Paper == paperOfForm {
		s.ReportPaper = ""
	}
	return s
}

// NewRoom is the room with the settings as they are.
func NewRoom(o *desk.Desk) *Room {
	s := &Room{o: o}
	s.Record = kit.NewRecord(o.Around(func() desk.Page { return s }), 2, answersOf(o.Store.Settings()), s.office()...)
	s.Heading = assets.Text("room.settings")
	s.OfferTitle, s.OfferSave = assets.Text("settings.unsaved"), assets.Text("settings.unsaved.text")
	s.Check = func(a answers) (problems []data.Problem) {
		for name, text := range map[string]string{"ward": a.Ward, "receiver": a.Receiver, "clerk": a.Clerk} {
			if text == "" {
				problems = append(problems, data.Problem{Field: name, Sentence: assets.Text("settings." + name + ".missing")})
			}
		}
		return append(problems, register.CheckReceivers(a.settings())...)
	}
	s.Before = func(a *answers, write func()) {
		sinceToday(a, o.Today())
		o.AgreeToMoved(a.settings(), write)
	}
	s.Run = func(a answers, done func(kit.Saved, error)) {
		o.KeepSettings(a.settings(), func(err error) { done(kit.Saved{Said: assets.Text("settings.saved"), Tell: s.Enter}, err) })
	}
	s.Failed = func(err error) { o.Failed(assets.Text("settings.failed"), err) }

	s.Arrange = func(a answers) { s.changed(a) }
	s.written = desk.NewWrittenBar(o, func() { s.all.Refresh() })
	s.build()
	return s
}

// whole asks for a number from least to most; without an answer, which least 0
// allows, the office goes by usual.
func whole(name string, least, most, usual int, at func(*answers) *int) *kit.Question[answers] {
	entry := kit.NewEntry()
	entry.SetPlaceHolder(kit.ShownCount(usual))
	return kit.Parsed("settings."+name, name, entry, at, func(typed string) (int, error) {
		if typed == "" && least == 0 {
			return 0, nil
		}
		n, err := strconv.Atoi(typed)
		if err != nil || n < least || n > most {
			return 0, data.Tell(nil, "settings."+name+".range", "least", least, "most", most)
		}
		return n, nil
	}, kit.ShownCount)
}

func (s *Room) Content() fyne.CanvasObject { return s.all }
func (*Room) Help() string                 { return "cai-dat" }

// Enter shows the settings as they are now, unless the clerk has changed some.
func (s *Room) Enter() {
	if !s.Typed() {
		s.Begin(answersOf(s.o.Store.Settings()))
	}
	if s.o.Window.Canvas().Focused() == nil {
		s.o.FocusIn(s, s.find)
	}
}

// look chooses the colours of the window and the size of its letters; it is this
// computer's choice and is applied at once.
func (s *Room) look() fyne.CanvasObject {
	values := map[string]look.Colours{lookSystem: look.System, lookLight: look.Light, lookDark: look.Dark}
	colours := kit.NewChoice(kit.Options("settings.look.", lookLight, lookDark, lookSystem), nil)
	kept := look.Colours(s.o.App.Preferences().StringWithFallback(desk.LookPreference, string(look.Light)))
	for name, look := range values {
		if look == kept {
			colours.SetValue(name)
		}
	}
	apply := func() {
		s.o.App.Settings().SetTheme(desk.Theme(s.o.App.Preferences()))
		s.captions(s.now())
	}
	colours.OnChanged = func(name string) {
		s.o.App.Preferences().SetString(desk.LookPreference, string(values[name]))
		apply()
	}
	size := kit.NewChoice(kit.Options("settings.size.", textSizes...), nil)
	size.SetValue(s.textSize())
	size.OnChanged = func(name string) {
		scale, _ := strconv.ParseFloat(name, 64) // one of textSizes
		s.o.App.Preferences().SetFloat(desk.TextSizePreference, scale)
		apply()
	}
	part := container.NewVBox(kit.NewField(assets.Text("settings.colours"), colours), kit.NewField(assets.Text("settings.size"), size), kit.Remark("settings.look.about"))
	if screen := s.o.Screen; screen.Lowered() {
		part.Add(kit.Wrapped(assets.Text("settings.lowered", "wanted", percent(screen.Wanted), "scale", percent(screen.Scale)), widget.WarningImportance))
	}
	return part
}

// percent is how large a scale is.
func percent(scale float32) string { return strconv.Itoa(int(math.Round(float64(scale) * 100))) }

// textSizes are the sizes of letters that are offered.
var textSizes = []string{"1", "1.15", "1.3"}

func (s *Room) textSize() string {
	return strconv.FormatFloat(s.o.App.Preferences().FloatWithFallback(desk.TextSizePreference, 1), 'f', -1, 64)
}

// dataPart shows where the register lies and what can be done with it.
func (s *Room) dataPart() fyne.CanvasObject {
	o := s.o
	folder := widget.NewLabel(o.Store.Dir())
	folder.Selectable = true
	folder.Wrapping = fyne.TextWrapBreak
	open := kit.NewButton(assets.Text("written.folder"), look.IconFolder, func() { s.written.Outside(o.Store.Dir()) })
	part := container.NewVBox(container.NewBorder(nil, nil, widget.NewLabel(assets.Text("settings.folder")), container.NewCenter(open), folder))
	if warning := site.Warning(o.Store.Dir()); warning != "" {
		part.Add(kit.Wrapped(warning, widget.WarningImportance))
	}
	for _, row := range []fyne.CanvasObject{
		settingsRow("settings.import", look.IconUpload, func() { o.Open(desk.Import{}) }),
		settingsRow("settings.imports", look.IconBook, func() { o.Open(desk.Imports{}) }),
		settingsRow("settings.join", look.IconDatabase, s.join),
		settingsRow("settings.reconcile", look.IconSearch, func() { o.Open(desk.Reconcile{}) }),
		settingsRow("settings.export", look.IconDownload, s.export),
		settingsRow("settings.exportAll", look.IconFolder, s.exportAll),
		settingsRow("settings.backup", look.IconDatabase, s.backup),
		settingsRow("settings.backupWhole", look.IconSave, s.backupWhole),
		settingsRow("settings.restore", look.IconUndo, s.restore),
		settingsRow("settings.verify", look.IconCheck, s.verify),
	} {
		part.Add(row)
	}
	return part
}

// settingsRow is a button with the words that say what it is for.
func settingsRow(key string, icon fyne.Resource, tapped func()) fyne.CanvasObject {
	button := kit.NewButton(assets.Text(key), icon, tapped)
	button.Alignment = widget.ButtonAlignLeading
	return container.NewBorder(nil, nil, container.New(layout.NewGridWrapLayout(fyne.NewSize(look.Scaled(250), button.MinSize().Height)), button), nil,
		kit.Remark(key+".text"))
}

// export writes the whole register as a workbook.
func (s *Room) export() {
	s.o.Open(desk.Export{Title: kit.TitleOf("settings.export"), Name: assets.Text("settings.export.file", "day", s.o.Today()), Written: func(file string, _ int) { s.written.Show(file) }})
}

// exportAll writes the workbook and all files into a new folder, from which another program reads
// them, or this one at another office.
func (s *Room) exportAll() {
	title := kit.TitleOf("settings.exportAll")
	into := func(showDenouncers bool) func() {
		return func() {
			s.o.ChooseFolder(title, func(parent string) {
				folder := filepath.Join(parent, assets.Text("settings.exportAll.folder", "day", s.o.Today()))
				s.writeAll(title, folder, showDenouncers)
			})
		}
	}
	kit.AskWhich(s.o.Window, title, assets.Text("secret.export"),
		kit.Answer{Text: assets.Text("secret.export.whole"), Do: into(true)},
		kit.Answer{Text: assets.Text("secret.export.masked"), Do: into(false)})
}

func (s *Room) writeAll(title, folder string, showDenouncers bool) {
	kit.RunWithProgress(s.o.Window, title, assets.Text("register.exporting"), func(ctx context.Context, set func(float64, string)) (office.Whole, error) {
		set(-1, "")
		return s.o.Do().ExportAll(ctx, folder, showDenouncers, func(done, all int) {
			set(float64(done)/float64(max(all, 1)), assets.Text("settings.exported", "done", kit.Number(done), "all", kit.Number(all)))
		})
	}, func(w office.Whole, err error) {
		switch {
		case errors.Is(err, context.Canceled):
			kit.Toast(s.o.Window.Canvas(), assets.Text("settings.exportAll.stopped", "folder", folder))
			return
		case err != nil:
			s.o.Failed(assets.Text("register.export.failed"), err)
			return
		}
		s.written.Show(folder)
		said := []string{assets.Text("exportAll.done", "letters", kit.Number(w.Letters), "files", kit.Number(w.Files), "folder", folder)}
		if len(w.Left) > 0 {
			said = append(said, assets.Text("settings.exportAll.left", "count", kit.Number(len(w.Left))))
		}
		if w.OfVisits > 0 {
			said = append(said, assets.Text("exportAll.ofVisits", "count", kit.Number(w.OfVisits)))
		}
		for _, name := range w.Missing {
			said = append(said, assets.Text("verify.scanGone", "file", name))
		}
		kit.ShowNotice(s.o.Window, title, strings.Join(said, "\n• "))
	})
}

func (s *Room) backup() {
	desk.Wait(s.o, assets.Text("settings.backup"), assets.Text("settings.backingUp"), assets.Text("settings.backup.failed"),
		func(ctx context.Context) (string, error) { return s.o.Do().Backup(ctx, "") },
		func(file string) { s.written.ShowKept(file, assets.Text("settings.backedUp", "file", file)) })
}

// backupWhole writes the register with all its files into one file, for another place.
func (s *Room) backupWhole() {
	var missing []string
	s.o.Save(desk.FileToWrite{
		Title: kit.TitleOf("settings.backupWhole"), Name: assets.Text("settings.backupWhole.file", "day", s.o.Today()), Pattern: "*" + backups.Ending,
		Writing: assets.Text("settings.backingUp"), Failed: assets.Text("settings.backup.failed"),
		Write: func(ctx context.Context, file string, set func(float64, string)) (err error) {
			missing, err = s.o.Do().BackupWhole(ctx, file, func(done, all int) {
				set(float64(done)/float64(all), assets.Text("settings.backupWhole.done", "done", kit.Number(done), "all", kit.Number(all)))
			})
			return err
		},
		Written: func(file string) {
			s.written.ShowKept(file, assets.Text("settings.backupWhole.written", "file", file))
			if len(missing) > 0 {
				kit.ShowProblem(s.o.Window, assets.Text("settings.backup"), assets.Text("store.leftOut", "count", len(missing), "files", strings.Join(missing, "\n• ")), "", "")
			}
		},
	})
}
