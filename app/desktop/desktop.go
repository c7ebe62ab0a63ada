// Package desktop is the program's window: the rooms between which a clerk
// walks, the pages of a letter, and the forms. It computes nothing: it reads
// from the store and appends steps.
package desktop

import (
	"context"
	"errors"
	"io"
	"log"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	fynetooltip "github.com/dweymouth/fyne-tooltip"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/help"
	"donthu/app/kit"
	"donthu/app/kit/toolkit"
	"donthu/app/office"
	"donthu/app/saying"
	"donthu/assets"
	"donthu/data"
	"donthu/data/backups"
	"donthu/data/law"
	"donthu/data/pages"
	"donthu/data/presence"
	"donthu/data/site"
	"donthu/data/store"
)

// appID names the program's preferences, as FyneApp.toml does.
const appID = "vn.sodonthu.app"

// FirstSize is the window's size before anybody changed it: it fits a screen of
// 1366×768 with its task bar.
var FirstSize = fyne.NewSize(1280, 690)

// Run opens the window on the register in dir and returns when it is closed. A
// data folder without a register begins with the first start. software draws it
// without the graphics card. clock may be nil. What the error says has been shown
// in a dialog too: who opens a window reads no console.
func Run(dir string, software bool, clock func() time.Time) error {
	if clock == nil {
		clock = time.Now
	}
	if runtime.GOOS == "linux" && os.Getenv("DISPLAY") == "" {
		return data.Tell(nil, "desktop.noScreen")
	}
	err := run(dir, software, clock)
	if err != nil && err != error(toldError{}) {
		tellOutside(saying.Of(err))
	}
	return err
}

func run(dir string, software bool, clock func() time.Time) error {
	about, ended, err := prepareGraphics(dir, software)
	if ended || err != nil {
		return err
	}
	release, err := site.Lock(dir)
	if err != nil {
		return err
	}
	defer release()
	closeLog := openLog(dir)
	defer closeLog()
	slog.Info("the program starts", "version", assets.Version(), "commit", assets.Commit(), "graphics", about)

	app.SetMetadata(fyne.AppMetadata{
		ID: appID, Name: assets.Text("desktop.name"), Icon: icon(), Migrations: map[string]bool{"fyneDo": true},
	})
	if err := toolkit.PrepareFolders(); err != nil {
		slog.Warn("folders of the toolkit", "error", err)
	}
	screen := toolkit.FitScreen()
	a := app.NewWithID(appID)
	a.SetIcon(icon())
	if err := toolkit.RegisterWords(); err != nil {
		slog.Error("words of the toolkit", "error", err)
	}
	a.Settings().SetTheme(desk.Theme(a.Preferences()))
	w := &Program{Desk: &desk.Desk{App: a, Window: a.NewWindow(assets.Text("desktop.name")), Clock: clock, Dir: dir, Screen: desk.Screen{Scale: screen.Scale, Wanted: screen.Wanted}}}
	w.Window.SetPadded(false)
	w.Window.SetMaster()
	opened, saveWindow := toolkit.RememberWindow(w.Window, a.Preferences(), screen, FirstSize)
	w.Window.SetCloseIntercept(func() { w.close(saveWindow) })
	// The window comes first and its content after: building it takes as long as
	// the window itself.
	a.Lifecycle().SetOnStarted(func() {
		fyne.Do(func() {
			opened()
			w.Begin()
		})
		go pages.Warm(context.Background())
	})
	closed := make(chan struct{})
	go w.watch(closed)
	w.Window.ShowAndRun()
	close(closed)
	return nil
}

func icon() fyne.Resource { return fyne.NewStaticResource("icon.png", assets.Icon) }

func smallIcon() fyne.Resource { return fyne.NewStaticResource("icon-small.png", assets.IconSmall) }

// StoreOptions are the options with which the window opens a register.
func StoreOptions(clock func() time.Time) store.Options {
	return office.StoreOptions(clock, func(what string, done, all int) {
		slog.Info("opening the register", "what", what, "done", done, "all", all)
	})
}

// Program is the window on one data folder, whichever register is open in it.
type Program struct {
	*desk.Desk
	Shell  *shell
	beside background
}

// Begin shows the register of the data folder, or the first start where none ever was. A register
// that cannot be opened is left as it is, and the window says why and what can be done.
func (w *Program) Begin() {
	toolkit.MendTyping(w.Window)
	kit.RunAsync(func() (*store.Store, error) { return store.Open(w.Ctx(), w.Dir, StoreOptions(w.Clock)) }, func(s *store.Store, err error) {
		switch {
		case err == nil:
			w.Show(s)
		case presence.Beginning(err):
			showSetup(w.Window, w.Dir, w.Clock, w.Show)
		default:
			w.notOpened(err)
		}
	})
}

// Show shows the rooms of an open register.
func (w *Program) Show(s *store.Store) {
	w.Use(s)
	w.beside.begin(w.Clock())
	shell := newShell(w)
	w.Window.SetContent(kit.WithToasts(fynetooltip.AddWindowToolTipLayer(shell.content(), w.Window.Canvas())))
	shell.listen()
	shell.GoTo(RoomHome, nil)
	help.TellNews(w.Desk)
	w.tellCrash()
	if err := law.CheckOwnLimits(s.Settings()); err != nil {
		kit.ShowProblem(w.Window, assets.Text("desktop.ownLimits"), saying.Of(err), assets.Text("desktop.ownLimits.kept"), assets.Text("desktop.ownLimits.todo", "file", store.OwnLimitsFile))
	}
}

// restoreBackup puts a backup in the register's place and shows it, then calls done on
// the screen's thread; the present register is moved aside. On an error the
// register shown stays.
func (w *Program) restoreBackup(file, passphrase string, done func(error)) {
	type answer struct {
		store    *store.Store
		restored backups.Restored
	}
	kit.RunWithProgress(w.Window, kit.TitleOf("settings.restore"), assets.Text("settings.restoring"),
		func(ctx context.Context, set func(float64, string)) (a answer, err error) {
			set(-1, "")
			w.beside.end()
			a.store, a.restored, err = w.Do().Restore(ctx, file, passphrase, StoreOptions(w.Clock))
			return a, err
		}, func(a answer, err error) {
			if a.store == nil {
				w.notOpened(err)
				return
			}
			w.Show(a.store)
			done(err)
			w.tellLack(a.restored)
		})
}

// tellLack tells what a restore could not keep of the register before, and names the scans that it
// found nowhere.
func (w *Program) tellLack(r backups.Restored) {
	var lacks []string
	if r.Unkept != nil {
		slog.Warn("the register before the restore", "error", r.Unkept)
		lacks = append(lacks, assets.Text("backups.unkept"))
	}
	if len(r.Missing) > 0 {
		lacks = append(lacks, assets.Text("store.missingScans", "count", len(r.Missing), "files", strings.Join(r.Missing, "\n• ")))
	}
	if len(lacks) > 0 {
		kit.ShowNotice(w.Window, kit.TitleOf("settings.restore"), strings.Join(lacks, "\n\n"))
	}
}

// close leaves the pages, makes a backup when something changed, and closes the
// window. A backup that fails is told; the window closes all the same, because
// the register itself is safe.
func (w *Program) close(saveWindow func()) {
	if w.Store == nil {
		saveWindow()
		w.Window.Close()
		return
	}
	w.Shell.leaveAll(func() {
		saveWindow()
		kit.RunWithProgress(w.Window, assets.Text("desktop.closing"), assets.Text("desktop.backingUp"),
			func(ctx context.Context, set func(float64, string)) (string, error) {
				set(-1, "")
				return w.Do().BackupIfChanged(ctx)
			},
			func(_ string, err error) {
				end := func() {
					w.beside.end()
					if err := w.Do().Close(); err != nil {
						slog.Error("closing the register", "error", err)
					}
					w.Window.SetCloseIntercept(nil)
					w.Window.Close()
				}
				if err == nil || errors.Is(err, context.Canceled) {
					end()
					return
				}
				kit.Confirm(w.Window, assets.Text("desktop.noBackup"), assets.Text("desktop.noBackup.text")+"\n\n"+saying.Of(err),
					assets.Text("desktop.closeAnyway"), end)
			})
	})
}

// openLog sends what the program has to say to a file in the data folder, and
// what Fyne reports through the filter that knows which of it matters.
func openLog(dir string) (closeLog func()) {
	file := saying.LogIn(dir)
	if err := saying.PutCrashAside(dir); err != nil {
		slog.Warn("the last crash is not kept", "error", err)
	}
	forgetCrashes := watchCrashes(saying.CrashFile(dir))
	slog.SetDefault(slog.New(slog.NewTextHandler(file, nil)))
	log.SetOutput(graphicsWatch{toolkit.QuietLog(io.MultiWriter(file, os.Stderr))})
	return func() {
		forgetCrashes()
		log.SetOutput(os.Stderr)
		file.Close()
	}
}

// watchCrashes sends what a crash has to say to a file, because without a console
// nobody would ever see it. forget takes the file away again when it is empty.
func watchCrashes(name string) (forget func()) {
	err := os.MkdirAll(filepath.Dir(name), 0o700)
	if err == nil {
		var file *os.File
		if file, err = os.OpenFile(name, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600); err == nil {
			err = errors.Join(debug.SetCrashOutput(file, debug.CrashOptions{}), file.Close())
		}
	}
	if err != nil {
		slog.Warn("crashes are not kept", "error", err)
	}
	return func() {
		debug.SetCrashOutput(nil, debug.CrashOptions{})
		if info, err := os.Stat(name); err == nil && info.Size() == 0 {
			os.Remove(name)
		}
	}
}
