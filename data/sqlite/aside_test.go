package sqlite

import (
	"errors"
	"slices"
	"testing"
)

// What is held back is carried out in its order, when a block is full or at the end.
func TestAside(t *testing.T) {
	for _, c := range []struct{ words, before int }{{0, 0}, {1, 0}, {block - 1, 0}, {block, block}, {block + 1, block}} {
		var done []any
		a := NewAside(func(query string, args []any) error {
			if query == "words" {
				done = append(done, args[0])
			}
			return nil
		}, func(query string) bool { return query == "words" })
		var want []any
		for i := range c.words {
			want = append(want, i)
			if err := errors.Join(a.Put("words", []any{i}), a.Put("letters", nil)); err != nil {
				t.Fatal(err)
			}
		}
		if len(done) != c.before {
			t.Errorf("%d of %d words are written before the end", len(done), c.words)
		}
		if err := a.Finish(); err != nil || !slices.Equal(done, want) {
			t.Errorf("%d of %d words are written, or in another order (%v)", len(done), c.words, err)
		}
		if err := a.Finish(); err != nil || len(done) != c.words {
			t.Errorf("%d words are written twice", len(done)-c.words)
		}
	}
}

func TestAFaultOfWhatIsHeldBackIsTold(t *testing.T) {
	full := errors.New("full")
	a := NewAside(func(string, []any) error { return full }, func(string) bool { return true })
	if err := a.Put("words", nil); err != nil {
		t.Error("held back, and carried out at once")
	}
	if err := a.Finish(); !errors.Is(err, full) {
		t.Error(err)
	}
}
