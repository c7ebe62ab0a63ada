package store

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// panelShows is how many letters the form shows beside what is typed.
const panelShows = 4

// TestLettersThatAreAlikeAreFound states precision and recall of what a clerk sees while
// typing, on 500 pairs of letters that are written as people and clerks write (labelledPairs),
// among 1,500 others. Thresholds were chosen with other seeds than those measured here.
func TestLettersThatAreAlikeAreFound(t *testing.T) {
	for _, seed := range []uint64{1, 2} {
		s := newStore(t)
		pairs := labelledPairs(seed, 500)
		if len(pairs) != 500 {
			t.Fatalf("%d pairs", len(pairs))
		}
		w := townsfolk{rand.New(rand.NewPCG(seed, 18))}
		firsts := make([]int64, len(pairs))
		err := s.Write(t.Context(), func(tx *Tx) error {
			for range 1500 {
				f, _, _ := w.letter()
				if _, err := tx.AddLetter(f); err != nil {
					return err
				}
			}
			for i, p := range pairs {
				l, err := tx.AddLetter(p.first)
				if err != nil {
					return err
				}
				firsts[i] = l.ID
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		found, missed, wrong, strange := 0, 0, 0, 0
		by := map[string][2]int{}
		for i, p := range pairs {
			all, err := s.Alike(t.Context(), AlikeQuery{Facts: p.second, Denouncers: true, Limit: panelShows})
			if err != nil {
				t.Fatal(err)
			}
			shown := slices.ContainsFunc(all, func(a Alike) bool { return a.Letter.ID == firsts[i] })
			count := by[p.how]
			count[1]++
			switch {
			case shown && p.same:
				found++
			case p.same:
				missed++
				t.Logf("missed (%s):\n  %+v %q\n  %+v %q", p.how, p.first.Sender, p.first.Content, p.second.Sender, p.second.Content)
			case shown:
				wrong++
				t.Logf("wrong (%s):\n  %+v %q\n  %+v %q", p.how, p.first.Sender, p.first.Content, p.second.Sender, p.second.Content)
			}
			if shown {
				count[0]++
			}
			by[p.how] = count
			for _, a := range all {
				if a.Letter.ID != firsts[i] {
					strange++
					t.Logf("strange (%s): %+v\n  %+v %q\n  %+v %q", p.how, a.Why, a.Letter.Sender, a.Letter.Content, p.second.Sender, p.second.Content)
				}
			}
		}
		precision := float64(found) / float64(found+wrong+strange)
		recall := float64(found) / float64(found+missed)
		for _, kind := range kindsOfPairs {
			t.Logf("%3d of %3d shown: %s", by[kind.how][0], by[kind.how][1], kind.how)
		}
		t.Logf("seed %d: precision %.3f, recall %.3f (%d found, %d missed, %d wrong, %d strange)", seed, precision, recall, found, missed, wrong, strange)
		if precision < 0.95 || recall < 0.95 {
			t.Errorf("seed %d: precision %.3f, recall %.3f", seed, precision, recall)
		}
	}
}
