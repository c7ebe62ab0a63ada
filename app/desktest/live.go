package desktest

import (
	"sync/atomic"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"donthu/app/desktop"
	"donthu/app/kit"
)

// LiveDesk is a window whose work is done as in the program, by kit.Live: in
// goroutines, whose answers wait until the test, which is the thread that draws,
// takes them by Settle.
type LiveDesk struct {
	*desktop.Program
	t    *testing.T
	busy atomic.Int32
	todo chan func()
}

// Live goes on with o so until the test ends.
func Live(t *testing.T, o *desktop.Program) *LiveDesk {
	t.Helper()
	l := &LiveDesk{Program: o, t: t, todo: make(chan func(), 10000)}
	fyne.SetCurrentApp(&liveApp{App: o.App, driver: &liveDriver{Driver: o.App.Driver(), todo: l.todo}})
	var stops []func()
	t.Cleanup(func() { // what nobody waits for, such as the end of a short message
		for _, stop := range stops {
			stop()
		}
	})
	t.Cleanup(kit.UseRunner(kit.Runner{
		Background: func(f func()) {
			l.busy.Add(1)
			kit.Live.Background(func() {
				f()
				l.todo <- func() { l.busy.Add(-1) }
			})
		},
		Foreground: kit.Live.Foreground,
		After: func(d time.Duration, f func()) func() {
			if d > kit.TypingPause {
				stop := kit.Live.After(d, f)
				stops = append(stops, stop)
				return stop
			}
			l.busy.Add(1)
			end := func() { l.busy.Add(-1) }
			timer := time.AfterFunc(d, func() {
				f()
				l.todo <- end
			})
			return func() {
				if timer.Stop() {
					end()
				}
			}
		},
	}))
	return l
}

// Settle does what waits for the thread that draws until nothing is under way.
func (l *LiveDesk) Settle() {
	l.t.Helper()
	long := time.After(2 * time.Minute)
	for l.busy.Load() > 0 || len(l.todo) > 0 {
		select {
		case f := <-l.todo:
			f()
		case <-long:
			l.t.Fatalf("%d works never end; the screen shows:\n%s", l.busy.Load(), Shown(l.Program))
		}
	}
}

// liveApp has fyne.Do wait for Settle: the test driver would do it in the calling
// goroutine, beside the one that draws.
type liveApp struct {
	fyne.App
	driver fyne.Driver
}

func (a *liveApp) Driver() fyne.Driver { return a.driver }

type liveDriver struct {
	fyne.Driver
	todo chan func()
}

func (d *liveDriver) DoFromGoroutine(f func(), wait bool) {
	if !wait {
		d.todo <- f
		return
	}
	done := make(chan struct{})
	d.todo <- func() { f(); close(done) }
	<-done
}
