package desktop

import (
	"context"
	"errors"
	"image/color"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/office"
	"donthu/app/saying"
	"donthu/assets"
	"donthu/data"
	"donthu/data/store"
)

// sampleFolder holds the sample register, beside the place of the real one: who
// tries the program out begins the real register empty all the same.
const sampleFolder = "so-mau"

const setupWidth = 520

// setup is the first start: the data folder holds no register yet.
type setup struct {
	window fyne.Window
	dir    string
	clock  func() time.Time
	opened func(*store.Store)

	form   *kit.Form
	column *fyne.Container
	ward   *setupField
	send   *setupField
	clerk  *setupField
	year   *setupField
	making bool
}

type setupField struct {
	entry *kit.Entry
	field *kit.Field
	wrong func(typed string) (sentence string)
}

// showSetup fills the window with the first start. opened gets the register that
// was made, tried out or restored.
func showSetup(w fyne.Window, dir string, clock func() time.Time, opened func(*store.Store)) {
	s := &setup{window: w, dir: dir, clock: clock, opened: opened, form: kit.NewForm(1)}
	s.ward = s.add("setup.ward", s.needed("setup.ward.missing"))
	s.send = s.add("setup.receiver", s.needed("setup.receiver.missing"))
	s.clerk = s.add("setup.clerk", s.needed("setup.office.missing"))
	s.year = s.add("setup.year", s.wrongYear)
	s.year.entry.SetText(strconv.Itoa(s.today().Year()))
	s.form.OnSave = s.create
	s.form.OnLastEnter = s.create
	w.SetTitle(assets.Text("desktop.name"))
	w.SetContent(kit.WithToasts(s.content()))
	// The form itself finds its window only once it is drawn.
	w.Canvas().Focus(s.ward.entry)
}

func (s *setup) today() data.Date { return data.DateOf(s.clock()) }

func (s *setup) add(key string, wrong func(string) string) *setupField {
	f := &setupField{entry: kit.NewEntry(), wrong: wrong}
	f.field = kit.NewField(assets.Text(key), f.entry).Require()
	f.entry.SetPlaceHolder(assets.Text(key + ".example"))
	f.entry.OnLeave = func() { s.check(f) }
	f.entry.OnChanged = func(string) {
		if f.field.Problem() != "" {
			s.check(f)
		}
	}
	s.form.Add(f.field)
	return f
}

// check shows what is wrong beside a field and reports whether nothing is.
func (s *setup) check(f *setupField) bool {
	sentence := f.wrong(f.entry.Value())
	f.field.SetProblem(sentence)
	s.form.Refresh()
	s.column.Refresh()
	return sentence == ""
}

func (s *setup) needed(key string) func(string) string {
	return func(typed string) string {
		if typed == "" {
			return assets.Text(key)
		}
		return ""
	}
}

func (s *setup) wrongYear(typed string) string {
	next := s.today().Year() + 1
	if year, err := strconv.Atoi(typed); err != nil || year < 1998 || year > next {
		return assets.Text("setup.year.range", next)
	}
	return ""
}

func (s *setup) content() fyne.CanvasObject {
	picture := canvas.NewImageFromResource(icon())
	picture.FillMode = canvas.ImageFillContain
	picture.SetMinSize(fyne.NewSquareSize(56))
	title := widget.NewLabelWithStyle(assets.Text("setup.title"), fyne.TextAlignCenter, fyne.TextStyle{Bold: true})
	title.SizeName = theme.SizeNameHeadingText
	create := kit.NewButton(assets.Text("setup.create"), theme.ConfirmIcon(), s.create)
	create.Importance = widget.HighImportance
	s.column = container.NewVBox(picture, title, kit.Words(assets.Text("setup.text"), setupWidth, widget.LowImportance), s.form)
	if warning := store.PlaceWarning(s.dir); warning != "" {
		s.column.Add(kit.Words(warning, setupWidth, widget.WarningImportance))
	}
	s.column.Add(create)
	s.column.Add(kit.Words(assets.Text("setup.place", s.dir), setupWidth, widget.LowImportance))
	s.column.Add(widget.NewSeparator())
	s.column.Add(container.NewGridWithColumns(2,
		kit.NewButton(assets.Text("setup.sample"), theme.VisibilityIcon(), s.sample),
		kit.NewButton(assets.Text("setup.restore"), theme.HistoryIcon(), s.restore)))
	s.column.Add(kit.Words(assets.Text("setup.sample.text"), setupWidth, widget.LowImportance))
	width := canvas.NewRectangle(color.Transparent)
	width.SetMinSize(fyne.NewSize(setupWidth, 0))
	return container.NewVScroll(container.NewCenter(container.NewStack(width, s.column)))
}

// create makes the register when all is filled in.
func (s *setup) create() {
	right := true
	for _, f := range []*setupField{s.ward, s.send, s.clerk, s.year} {
		right = s.check(f) && right
	}
	if !right {
		s.form.FocusFirstProblem()
		return
	}
	year, err := strconv.Atoi(s.year.entry.Value())
	if err != nil {
		return // checked above
	}
	settings := data.Settings{
		Ward: data.Clean(s.ward.entry.Value()), Receiver: data.Clean(s.send.entry.Value()),
		Clerk: data.Clean(s.clerk.entry.Value()), Year: year,
	}
	s.work("setup.creating", func(ctx context.Context) (*store.Store, error) {
		// Half a register would be worse than one that was not wanted.
		return store.Create(context.WithoutCancel(ctx), s.dir, settings, StoreOptions(s.clock))
	})
}

// sample opens the sample register, which is made the first time.
func (s *setup) sample() {
	dir := filepath.Join(s.dir, sampleFolder)
	s.work("setup.sampling", func(ctx context.Context) (*store.Store, error) {
		if store.Exists(dir) {
			return store.Open(ctx, dir, StoreOptions(s.clock))
		}
		return makeSample(ctx, dir, s.clock)
	})
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
	return made.Store, nil
}

// restore asks for a backup and begins with it.
func (s *setup) restore() {
	asking := &desk.Desk{App: fyne.CurrentApp(), Window: s.window, Clock: s.clock, Dir: s.dir}
	asking.ChooseOpen(assets.Text("setup.restore.title"), "*.db", func(file string) {
		s.work("setup.restoring", func(ctx context.Context) (*store.Store, error) {
			if _, err := store.Restore(ctx, s.dir, file, s.clock()); err != nil {
				return nil, err
			}
			return store.Open(context.WithoutCancel(ctx), s.dir, StoreOptions(s.clock))
		})
	})
}

// work makes a register under a progress dialog and shows it.
func (s *setup) work(key string, do func(context.Context) (*store.Store, error)) {
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
			switch {
			case err == nil:
				s.opened(made)
			case errors.Is(err, context.Canceled):
				s.form.FocusFirst()
			default:
				kit.ShowProblem(s.window, assets.Text("setup.failed"), assets.Text(key+".failed")+": "+saying.Of(err),
					assets.Text("setup.failed.kept"), assets.Text("setup.failed.todo"))
			}
		})
}
