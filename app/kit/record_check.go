package kit

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data"
)

// problems are what is wrong or unusual about v. An answer that cannot be read is
// not also missing.
func (r *Record[T]) problems(v T, unread []data.Problem) []data.Problem {
	all := append(unread, r.unanswered(v, unread)...)
	if r.Check == nil {
		return all
	}
	for _, p := range r.Check(v) {
		if p.Field == "" || !slices.ContainsFunc(unread, func(u data.Problem) bool { return u.Field == p.Field }) {
			all = append(all, p)
		}
	}
	return all
}

// check shows what is wrong where the clerk has been; at is where he is typing, nil
// for nowhere.
func (r *Record[T]) check(at *asked) {
	if !r.done && !r.busy {
		r.say(r.problems(r.Read()), at)
	}
}

// say shows problems beside the questions that the clerk has been to, and the rest
// above the buttons once he has tried to save. Where he is typing just now nothing new
// is held against him, but what is mended goes.
func (r *Record[T]) say(all []data.Problem, at *asked) {
	moved, wrong, unusual := false, 0, 0
	rest := slices.Clone(r.heldRest)
	for _, q := range r.questions {
		if !q.been || q.Problem() == "" && q.asked == at {
			continue
		}
		var mend, know []string
		if q.held != "" {
			mend = append(mend, q.held)
		}
		for _, p := range all {
			switch at := p.Field == q.Name && p.Field != "" && q.Visible(); {
			case at && p.Warning:
				know = append(know, noticed(p))
			case at:
				mend = append(mend, p.Sentence)
			}
		}
		wrong, unusual = wrong+min(1, len(mend)), unusual+min(1, len(know))
		before := q.Problem()
		q.SetProblem(strings.Join(slices.Compact(mend), " "))
		q.SetWarning(strings.Join(slices.Compact(know), " "))
		moved = moved || before != q.Problem()
	}
	for _, p := range all {
		if q := r.Question(p.Field); q == nil || !q.Visible() {
			rest = append(rest, noticed(p))
		}
	}
	r.noticed.Hidden = unusual == 0
	r.noticed.Set(look.Chip{Icon: look.IconWarning, Tone: look.Soon, Text: assets.Text("form.noticed", "count", unusual)})
	r.lacking.Hidden = wrong == 0
	r.lacking.Set(look.Chip{Icon: look.IconError, Tone: look.Late, Text: assets.Text("form.lacking", "count", wrong)})
	if r.tried && r.setTrouble(strings.Join(rest, "\n")) || moved {
		r.Relayout()
	}
}

// returned takes back that a question was left when it has the focus next: the window had
// lost it, as it does when it comes up or another program is looked at.
func (r *Record[T]) returned(answer fyne.CanvasObject) {
	left := r.justLeft
	r.justLeft = nil
	if left != nil && left.Widget == answer && !r.tried {
		left.been = false
		left.SetProblem("")
		left.SetWarning("")
		r.check(left)
	}
}

// Hold shows a sentence beside the question of that name until it is answered anew, and
// reports whether the question is asked. It does not keep the clerk from saving.
func (r *Record[T]) Hold(question, sentence string) bool {
	q := r.Question(question)
	if q == nil || !q.applies {
		return false
	}
	q.been, q.held = true, sentence
	r.check(nil)
	return true
}

func noticed(p data.Problem) string {
	if p.Warning {
		return assets.Text("form.notice", "problem", p.Sentence)
	}
	return p.Sentence
}

func (r *Record[T]) setTrouble(text string) (moved bool) {
	moved = r.trouble.Text != text
	r.trouble.Hidden = text == ""
	r.trouble.SetText(text)
	return moved
}
