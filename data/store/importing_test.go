package store

import (
	"context"
	"errors"
	"testing"

	"donthu/data"
	"donthu/data/register"
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
		l.queue.Put("DELETE FROM steps", nil)
	}
	var told *data.Told
	if err := finish(); !errors.As(err, &told) || told.Key != "store.importFailed" {
		t.Errorf("the error is %v", err)
	}
}
