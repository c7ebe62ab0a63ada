package desktop

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/office"
	"donthu/app/saying"
	"donthu/assets"
	"donthu/data"
	"donthu/data/backups"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/site"
	"donthu/data/store"
	"donthu/data/text"
)

// sampleFolder holds the sample register, beside the place of the real one: who
// tries the program out begins the real register empty all the same.
const sampleFolder = "so-mau"

const (
	setupWidth   = 520
	setupColumns = 3
)

// setup is the first start: the data folder holds no register yet.
type setup struct {
	*kit.Record[register.Settings]
	window fyne.Window
	dir    string
	clock  func() time.Time
	opened func(*store.Store)
	making bool
}

// showSetup fills the window with the first start. opened gets the register that
// was made, tried out or restored.
func showSetup(w fyne.Window, dir string, clock func() time.Time, opened func(*store.Store)) {
	s := &setup{window: w, dir: dir, clock: clock, opened: opened}
	last := day.Of(clock()).Year() + 1
	line := func(key string, at func(*register.Settings) *string) *kit.Question[register.Settings] {
		return kit.Line(key, key, at).Require().Across().Example(key + ".example")
	}
	readYear := func(typed string) (int, error) {
		year, err := strconv.Atoi(typed)
		if err != nil || year < 1998 || year > last {
			return 0, data.Tell(nil, "setup.year.range", "most", last)
		}
		return year, nil
	}
	own := func(name string, at func(*register.Settings) *int) *kit.Question[register.Settings] {
		return kit.Parsed("setup."+name, "", kit.NewEntry(), at, readOwnLimit, kit.ShownCount)
	}
	today := func() day.Date { return day.Of(clock()) }
	proposed := register.Settings{Year: last - 1, PetitionDays: 15, NoticeDays: 3, ExecutionDays: 30, RecordsFrom: today()}
	s.Record = kit.NewRecord(kit.Frame{Window: w, Back: func() {}}, setupColumns, proposed,
		line("setup.ward", func(a *register.Settings) *string { return &a.Ward }),
		line("setup.receiver", func(a *register.Settings) *string { return &a.Receiver }),
		line("setup.clerk", func(a *register.Settings) *string { return &a.Clerk }),
		kit.Parsed("setup.signers", "", kit.NewEntry(), func(a *register.Settings) *[]register.Signer { return &a.Office.Signers }, readSigners, writeSigners).Across().Example("setup.signers.example"),
		kit.Parsed("setup.officers", "", kit.NewEntry(), func(a *register.Settings) *[]register.Member { return &a.Lists.Officers }, readOfficers, writeOfficers).Across().Example("setup.officers.example"),
		kit.Parsed("setup.areas", "", kit.NewEntry(), func(a *register.Settings) *[]string { return &a.Lists.Areas },
			func(typed string) ([]string, error) { return listed(typed), nil }, func(all []string) string { return strings.Join(all, ", ") }).Across().Example("setup.areas.example"),
		kit.Parsed("setup.year", "", kit.NewEntry(), func(a *register.Settings) *int { return &a.Year }, readYear, kit.ShownCount).Require().Example("setup.year.example"),
		kit.Day("setup.records", "", kit.NewDateField(today, nil), func(a *register.Settings) *day.Date { return &a.RecordsFrom }).Over(2),
		kit.Shown[register.Settings](kit.Remark("settings.records.about")),
		own("petitions", func(a *register.Settings) *int { return &a.PetitionDays }), own("notices", func(a *register.Settings) *int { return &a.NoticeDays }),
		own("execution", func(a *register.Settings) *int { return &a.ExecutionDays }), kit.Shown[register.Settings](kit.Remark("setup.limits.about")))
	s.EnterSaves = true
	s.Check = func(a register.Settings) (problems []data.Problem) {
		for key, text := range map[string]string{"setup.ward": a.Ward, "setup.receiver": a.Receiver, "setup.clerk": a.Clerk} {
			if text == "" {
				problems = append(problems, data.Problem{Field: key, Sentence: assets.Text(key + ".missing")})
			}
		}
		return problems
	}
	s.Run = func(a register.Settings, done func(kit.Saved, error)) {
		s.work("setup.creating", func(ctx context.Context) (*store.Store, error) {
			// Half a register would be worse than one that was not wanted.
			return store.Create(context.WithoutCancel(ctx), s.dir, a, StoreOptions(s.clock))
		}, func(err error) { done(kit.Saved{}, err) })
	}
	s.Failed = func(error) {} // work has told it
	w.SetTitle(assets.Text("desktop.name"))
	w.SetContent(kit.WithToasts(s.content()))
	s.FocusFirst()
}

func (s *setup) content() fyne.CanvasObject {
	picture := canvas.NewImageFromResource(icon())
	picture.FillMode = canvas.ImageFillContain
	picture.SetMinSize(fyne.NewSquareSize(56))
	title := widget.NewLabelWithStyle(assets.Text("setup.title"), fyne.TextAlignCenter, fyne.TextStyle{Bold: true})
	title.SizeName = theme.SizeNameHeadingText
	create := kit.NewButton(assets.Text("setup.create"), look.IconCheck, func() { s.Save(false) }).Main().Keyed("Ctrl+S")
	words := func(text string) fyne.CanvasObject { return kit.Words(text, setupWidth, widget.LowImportance) }
	column := container.NewVBox(picture, title, words(assets.Text("setup.text")), s.Inline())
	if warning := site.Warning(s.dir); warning != "" {
		column.Add(kit.Words(warning, setupWidth, widget.WarningImportance))
	}
	for _, o := range []fyne.CanvasObject{words(assets.Text("setup.place", "folder", s.dir)), widget.NewSeparator(),
		container.NewGridWithColumns(2,
			kit.NewButton(assets.Text("setup.sample"), look.IconEye, s.sample),
			kit.NewButton(assets.Text("setup.restore"), look.IconUndo, s.restore)),
		words(assets.Text("setup.sample.text"))} {
		column.Add(o)
	}
	scroll := container.NewVScroll(look.Inset(0, 16, container.NewCenter(look.Card("", "", look.Inset(24, 20, kit.Wide(setupWidth, column))))))
	s.KeepInView(scroll)
	return kit.TopDown(nil, scroll, look.Inset(0, 10, container.NewCenter(create))) // in view whatever the height
}

// sample opens the sample register, which is made the first time.
func (s *setup) sample() {
	dir := filepath.Join(s.dir, sampleFolder)
	s.work("setup.sampling", func(ctx context.Context) (*store.Store, error) {
		if store.Exists(dir) {
			return store.Open(ctx, dir, StoreOptions(s.clock))
		}
		return makeSample(ctx, dir, s.clock)
	}, nil)
}

// makeSample makes the sample register in dir; one that was not finished is taken
// away again.
func makeSample(ctx context.Context, dir string, clock func() time.Time) (*store.Store, error) {
	made, _, err := office.CreateSample(ctx, dir, clock)
	switch {
	case made == nil:
		return nil, err
	case err != nil:
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	return made, nil
}

// restore asks for a backup and begins with it.
func (s *setup) restore() {
	asking := &desk.Desk{App: fyne.CurrentApp(), Window: s.window, Clock: s.clock, Dir: s.dir}
	asking.ChooseOpen(assets.Text("setup.restore.title"), backups.Patterns, func(file string) {
		asking.AskPassphrase(file, func(passphrase string) {
			s.work("setup.restoring", func(ctx context.Context) (*store.Store, error) {
				restored, _, err := office.OpenRestored(ctx, s.dir, file, passphrase, StoreOptions(s.clock))
				return restored, err
			}, nil)
		})
	})
}

// work makes a register under a progress dialog and shows it. ended, which may be nil,
// is told how it went.
func (s *setup) work(key string, do func(context.Context) (*store.Store, error), ended func(error)) {
	if s.making {
		return
	}
	s.making = true
	kit.RunWithProgress(s.window, assets.Text("desktop.name"), assets.Text(key),
		func(ctx context.Context, set func(float64, string)) (*store.Store, error) {
			set(-1, "")
			return do(ctx)
		}, func(made *store.Store, err error) {
			s.making = false
			if ended != nil {
				ended(err)
			}
			switch {
			case err == nil:
				s.opened(made)
			case errors.Is(err, context.Canceled):
				s.FocusFirst()
			default:
				kit.ShowProblem(s.window, assets.Text("setup.failed"), assets.Text(key+".failed")+": "+saying.Of(err),
					assets.Text("setup.failed.kept"), assets.Text("setup.failed.todo"))
			}
		})
}

// readOwnLimit reads a limit that the office sets itself in working days; none typed is none.
func readOwnLimit(typed string) (int, error) {
	if typed == "" {
		return 0, nil
	}
	days, err := strconv.Atoi(typed)
	if err != nil || days < 0 || days > 365 {
		return 0, data.Tell(nil, "setup.limits.range", "least", 0, "most", 365)
	}
	return days, nil
}

// listed are the names that stand in one line, parted by commas or semicolons.
func listed(typed string) (names []string) {
	for name := range strings.FieldsFuncSeq(typed, func(r rune) bool { return r == ',' || r == ';' }) {
		if name = text.Clean(name); name != "" {
			names = append(names, name)
		}
	}
	return names
}

// readSigners reads names with their offices in brackets: Trịnh Văn Hòa (Chủ tịch).
func readSigners(typed string) (all []register.Signer, _ error) {
	for _, name := range listed(typed) {
		name, role, _ := strings.Cut(strings.TrimSuffix(name, ")"), "(")
		all = append(all, register.Signer{Name: text.Clean(name), Role: text.Clean(role)})
	}
	return all, nil
}

func writeSigners(all []register.Signer) string {
	names := make([]string, len(all))
	for i, s := range all {
		names[i] = s.Name
		if s.Role != "" {
			names[i] += " (" + s.Role + ")"
		}
	}
	return strings.Join(names, ", ")
}

func readOfficers(typed string) (all []register.Member, _ error) {
	for _, name := range listed(typed) {
		all = append(all, register.Member{Name: name})
	}
	return all, nil
}

func writeOfficers(all []register.Member) string {
	names := make([]string, len(all))
	for i, m := range all {
		names[i] = m.Name
	}
	return strings.Join(names, ", ")
}
