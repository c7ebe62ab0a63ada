package desktop

import (
	"slices"

	"donthu/app/desktop/desk"
)

// place is where the clerk was: a room and what was opened on it that can be shown again.
// A form cannot: what it asked was answered.
type place struct {
	room  roomID
	stack []desk.Page
	again func() // brings back what the room showed then; nil when it keeps it itself
}

func (p place) same(q place) bool { return p.room == q.room && slices.Equal(p.stack, q.stack) }

// mostPlaces is how far back the way is remembered.
const mostPlaces = 40

// history is the way through the window.
type history struct {
	here        place
	past, ahead []place // the nearest last
	moving      bool    // back or forward is under way
	left        bool    // a page was left by Esc
}

// now is the place in front.
func (s *shell) now() place {
	p := place{room: s.current}
	for i, page := range s.Stack {
		if again, ok := page.(desk.Lasting); i > 0 && (!ok || !again.Lasts()) { // a room always lasts
			break
		}
		p.stack = append(p.stack, page)
	}
	return p
}

// arrived notes the place that has come to the front.
func (s *shell) arrived() {
	h, now := &s.history, s.now()
	if h.moving || len(now.stack) == 0 || now.same(h.here) {
		return
	}
	if len(h.here.stack) > 0 {
		h.past = append(h.past, h.here)
		h.past = h.past[max(0, len(h.past)-mostPlaces):]
	}
	if n := len(h.past); h.left && n > 1 && now.same(h.past[n-2]) {
		h.ahead = append(h.ahead, h.here)
		h.past = h.past[:n-2]
	} else {
		h.ahead = nil
	}
	h.here = now
}

// leaving remembers what the room shows before something else is shown.
func (s *shell) leaving() {
	if len(s.Stack) == 0 {
		return
	}
	if keeps, ok := s.Stack[0].(desk.Remembering); ok {
		s.history.here.again = keeps.Remember()
	}
}

// GoBack shows the place before this one, as it was left.
func (s *shell) GoBack() { s.travel(&s.history.past, &s.history.ahead) }

// GoForward undoes GoBack.
func (s *shell) GoForward() { s.travel(&s.history.ahead, &s.history.past) }

func (s *shell) travel(from, to *[]place) {
	if len(s.Stack) > len(s.now().stack) { // a form is open: the way back from it is where it was opened
		if from == &s.history.past {
			s.Back()
		}
		return
	}
	if len(*from) == 0 {
		return
	}
	s.leaving()
	s.leaveAll(func() {
		target := (*from)[len(*from)-1]
		*from = (*from)[:len(*from)-1]
		*to = append(*to, s.history.here)
		s.history.here, s.history.moving = target, true
		s.current, s.Stack = target.room, slices.Clone(target.stack)
		if target.again != nil {
			target.again()
		}
		s.show()
		s.history.moving = false
	})
}
