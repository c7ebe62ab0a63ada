package sqlite

import "sync/atomic"

// Queue carries statements out in another goroutine, in their order, while what they are to say
// is still worked out. After the first that fails none is carried out.
type Queue struct {
	statements chan statement
	done       chan struct{}
	failed     atomic.Pointer[error]
}

type statement struct {
	query string
	args  []any
}

// waiting is how many statements may wait.
const waiting = 2048

// NewQueue is a queue of which carryOut does the statements. It must be finished.
func NewQueue(carryOut func(query string, args []any) error) *Queue {
	q := &Queue{statements: make(chan statement, waiting), done: make(chan struct{})}
	go func() {
		defer close(q.done)
		for s := range q.statements {
			if q.failed.Load() != nil {
				continue
			}
			if err := carryOut(s.query, s.args); err != nil {
				q.failed.Store(&err)
			}
		}
	}()
	return q
}

// Put queues a statement and reports whether one before it has failed.
func (q *Queue) Put(query string, args []any) error {
	q.statements <- statement{query, args}
	return q.err()
}

// Finish waits for all statements and returns the first error.
func (q *Queue) Finish() error {
	close(q.statements)
	<-q.done
	return q.err()
}

func (q *Queue) err() error {
	if failed := q.failed.Load(); failed != nil {
		return *failed
	}
	return nil
}
