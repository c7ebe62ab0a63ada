package store

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"donthu/data"
	"donthu/data/register"
	"donthu/data/sqlite"
	"donthu/data/steps"
)

func TestARegisterGoesOnAfterAnImportThatPanicked(t *testing.T) {
	s := newStore(t)
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic of the reader is gone")
			}
		}()
		s.Import(context.Background(), func(yield func(register.Record) bool) {
			yield(register.Record{Drafts: []steps.Draft{{On: 20261103, Content: register.Received{Facts: facts("Nguyễn Thị Ánh", "Khiếu nại việc thu hồi đất")}}}})
			panic("whatever a cell does")
		}, false, func(register.Record, register.Outcome) {})
	}()
	if n, err := s.LetterCount(context.Background()); n != 0 || err != nil {
		t.Errorf("%d letters stayed (%v)", n, err)
	}
	if _, err := s.AddLetter(context.Background(), facts("Nguyễn Thị Ánh", "Khiếu nại việc thu hồi đất")); err != nil {
		t.Error(err)
	}
}

// A ledger without a transaction makes the library panic at the first statement.
func TestAPanicOfTheQueueIsAnErrorOfTheImport(t *testing.T) {
	l := &ledger{ctx: context.Background()}
	finish := l.queueWrites()
	for range 3 { // the queue goes on taking statements
		l.put("DELETE FROM steps", nil)
	}
	var told *data.Told
	if err := finish(); !errors.As(err, &told) || told.Key != "store.importFailed" {
		t.Errorf("the error is %v", err)
	}
}

// FTS5 writes the words that it has whenever a statement with a trigger comes between: letters
// that come in together become few segments, else half the time of an import goes into them.
func TestWordsOfAnImportAreWrittenInBlocks(t *testing.T) {
	s := newStore(t)
	err := s.Import(t.Context(), func(yield func(register.Record) bool) {
		for i := range 200 {
			f := facts(fmt.Sprintf("Người gửi số %d", i), fmt.Sprintf("Khiếu nại thứ %d việc thu hồi đất", i))
			yield(register.Record{Drafts: []steps.Draft{{On: f.ReceivedOn, Content: register.Received{Facts: f}}}})
		}
	}, false, func(register.Record, register.Outcome) {})
	if err != nil {
		t.Fatal(err)
	}
	segments := func() int {
		n, err := sqlite.One[int](t.Context(), s.read, "SELECT count(DISTINCT segid) FROM letters_text_idx")
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	if n := segments(); n > 1 {
		t.Errorf("200 letters of one import are written in %d segments", n)
	}
	if err := s.Rebuild(t.Context()); err != nil {
		t.Fatal(err)
	}
	if n := segments(); n > 1 {
		t.Errorf("a projection of 200 letters is written in %d segments", n)
	}
}
