package kit

import (
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"

	"fyne.io/fyne/v2"

	"donthu/data"
)

// Runner says where work is done: in the background, back on the screen's
// thread, and after a while.
type Runner struct {
	Background func(func())
	Foreground func(func())
	// After calls f in the background once d has passed, unless stop is called before.
	After func(d time.Duration, f func()) (stop func())
}

// Inline does everything at once in the calling goroutine, so that tests need no waiting.
var Inline = Runner{
	Background: func(f func()) { f() },
	Foreground: func(f func()) { f() },
	After: func(_ time.Duration, f func()) func() {
		f()
		return func() {}
	},
}

var runner = Runner{
	Background: func(f func()) { go f() },
	Foreground: fyne.Do,
	After: func(d time.Duration, f func()) func() {
		timer := time.AfterFunc(d, f)
		return func() { timer.Stop() }
	},
}

// UseRunner replaces how RunAsync and Debounce work and returns a function that
// puts the old way back: defer kit.UseRunner(kit.Inline)().
func UseRunner(r Runner) (restore func()) {
	old := runner
	runner = r
	return func() { runner = old }
}

// RunAsync does work away from the screen's thread and hands its result to done
// on the screen's thread. A panic in work arrives as an error that a user can
// read, so that what is typed elsewhere in the window is not lost. done may be nil.
func RunAsync[T any](work func() (T, error), done func(T, error)) {
	foreground := runner.Foreground
	runner.Background(func() {
		result, err := guarded(work)
		if done != nil {
			foreground(func() { done(result, err) })
		}
	})
}

// RunAsyncErr is RunAsync for work that has no result but an error.
func RunAsyncErr(work func() error, done func(error)) {
	RunAsync(func() (struct{}, error) { return struct{}{}, work() }, func(_ struct{}, err error) {
		if done != nil {
			done(err)
		}
	})
}

func guarded[T any](work func() (T, error)) (result T, err error) {
	defer func() {
		if trouble := recover(); trouble != nil {
			slog.Error("background work panicked", "panic", trouble, "stack", string(debug.Stack()))
			err = data.Tell(fmt.Errorf("panic: %v", trouble), "ui.run.failed")
		}
	}()
	return work()
}

// TypingPause is how long a clerk's fingers rest before a search as typed starts.
const TypingPause = 250 * time.Millisecond

// Debounce returns a function to be called at every key: f runs once on the
// screen's thread when no call came for d. Call it on the screen's thread only.
func Debounce(d time.Duration, f func()) func() {
	calls := 0
	stop := func() {}
	return func() {
		stop()
		calls++
		mine := calls
		foreground := runner.Foreground
		stop = runner.After(d, func() {
			foreground(func() {
				if mine == calls { // a stopped timer may already be on its way
					f()
				}
			})
		})
	}
}
