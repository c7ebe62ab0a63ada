//go:build unix

package desktop_test

import (
	"slices"
	"syscall"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/desk"
	"donthu/app/kit/look"
	"donthu/app/office"
	"donthu/data/store"
)

// BenchmarkKeyToFrame tells how much of the processor's time passes from a key to the
// painted frame, the median of twenty on the demo, by the software painter; beside it what
// painting an empty window took in turn with it, which other work on the machine raises as
// much. Run it alone:
// go test -run ^$ -bench KeyToFrame -benchtime 1x ./app/desktop
func BenchmarkKeyToFrame(b *testing.B) {
	s, _, err := office.CreateSample(b.Context(), b.TempDir(), desktest.TestClock)
	if err != nil {
		b.Fatal(err)
	}
	t := &testing.T{}
	o := desktest.On(t, s)
	o.Window.Resize(fyne.NewSize(1366, 696))
	page, err := o.Store.Letters(o.Ctx(), store.Query{Open: true, Limit: 20})
	if err != nil {
		b.Fatal(err)
	}
	type way struct {
		name   string
		before func(i int)
		key    func(i int)
	}
	bare := software.NewCanvas() // what painting any window of this size costs
	bare.SetContent(container.NewStack(canvas.NewRectangle(look.Color(theme.ColorNameBackground)), widget.NewLabel("")))
	bare.Resize(fyne.NewSize(1366, 696))
	ways := []way{
		{"letter", func(int) { o.Shell.GoTo(desktop.RoomRegister, nil) }, func(i int) { o.Open(desk.Letter{ID: page.Letters[i%len(page.Letters)].ID}) }},
		{"keystroke", func(i int) {
			if i == 0 {
				o.Open(desk.NewLetter{})
				o.Shell.Top().(interface{ Focus(string) bool }).Focus("content")
			}
		}, func(int) { desktest.TypeInto(o, "đ") }},
	}
	for room := desktop.RoomHome; room <= desktop.RoomSettings; room++ {
		ways = append(ways, way{"room" + string(rune('1'+room)), func(int) { o.Shell.GoTo((room+1)%(desktop.RoomSettings+1), nil) }, func(int) { o.Shell.GoTo(room, nil) }})
	}
	for _, w := range ways {
		b.Run(w.name, func(b *testing.B) {
			for b.Loop() {
				var spent, empty []time.Duration
				for i := range 20 {
					w.before(i)
					o.Window.Canvas().Capture()
					empty = append(empty, processorTimeOf(func() { bare.Capture() }))
					spent = append(spent, processorTimeOf(func() {
						w.key(i)
						o.Window.Canvas().Capture()
					}))
				}
				b.ReportMetric(median(spent), "ms-cpu")
				b.ReportMetric(median(empty), "ms-empty")
			}
		})
	}
}

func median(times []time.Duration) float64 {
	slices.Sort(times)
	return float64(times[len(times)/2].Microseconds()) / 1000
}

func processorTimeOf(do func()) time.Duration {
	begin := processorTime()
	do()
	return processorTime() - begin
}

// processorTime is what this process has used of the processors.
func processorTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
