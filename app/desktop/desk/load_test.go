package desk

import (
	"context"
	"testing"

	"donthu/app/kit"
)

// later keeps background work back; run does what waits.
func later(t *testing.T) (run func()) {
	var waiting []func()
	slow := kit.Inline
	slow.Background = func(f func()) { waiting = append(waiting, f) }
	t.Cleanup(kit.UseRunner(slow))
	return func() {
		now := waiting
		waiting = nil
		for _, f := range now {
			f()
		}
	}
}

type emptyPage struct {
	Page
	name string
}

func TestALateAnswerIsDroppedAndAContextEndsWithItsPage(t *testing.T) {
	run, o := later(t), &Desk{}
	p, other := &emptyPage{name: "page"}, &emptyPage{name: "other"}
	var got []int
	contexts := map[int]context.Context{}
	load := func(of Page, n int) {
		Load(o, of, func(ctx context.Context) (int, error) { contexts[n] = ctx; return n, ctx.Err() }, func(v int, err error) {
			if err != nil {
				t.Errorf("%d: %v", v, err)
			}
			got = append(got, v)
		})
	}
	load(p, 1)
	load(p, 2)
	load(other, 3)
	run()
	if len(got) != 2 || got[0] != 2 || got[1] != 3 {
		t.Errorf("shown %v, want 2 and 3", got)
	}
	if contexts[1].Err() == nil || contexts[2].Err() != nil {
		t.Error("the older load goes on, or the newer one does not")
	}
	o.Left(p)
	if contexts[2].Err() == nil || contexts[3].Err() != nil {
		t.Error("what a page read goes on when it is left, or that of another page ends")
	}
	load(p, 4)
	o.Left(p)
	run()
	if len(got) != 2 {
		t.Errorf("shown %v after the page was left", got)
	}
	load(p, 5) // a room is shown again
	run()
	if len(got) != 3 || got[2] != 5 {
		t.Errorf("shown %v", got)
	}
}
