package letters

import (
	"errors"
	"slices"
	"strings"

	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
	"donthu/data/store"
	"donthu/reports/forms"
)

// problems are what is wrong with the answers.
func (f *Form) problems() (facts data.Facts, all []data.Problem) {
	now, unread := f.read()
	facts, wrong := now.facts(f.old)
	all = append(unread, wrong...)
	for _, p := range data.CheckFacts(facts, f.office.Today()) {
		known := slices.ContainsFunc(all, func(q data.Problem) bool { return q.Field == p.Field })
		if !known { // a date that cannot be read is not also missing
			all = append(all, p)
		}
	}
	if f.letter != nil {
		if strings.TrimSpace(now[answerReason]) == "" {
			all = append(all, data.Problem{Field: answerReason, Sentence: assets.Text("form.reason.missing")})
		}
		if year := f.letter.Number.Year; !facts.ReceivedOn.IsZero() && facts.ReceivedOn.Year() != year {
			all = append(all, data.Problem{Field: data.FieldReceivedOn, Warning: true,
				Sentence: assets.Text("form.otherYear", facts.ReceivedOn.Shown(), f.letter.Number)})
		}
	}
	if typed := facts.DuplicateOf; typed != "" {
		if n, err := data.ParseNumber(typed); err != nil || f.letter != nil && n == f.letter.Number {
			all = append(all, data.Problem{Field: answerDuplicateOf, Sentence: assets.Text("form.duplicateOf.number", typed)})
		}
	}
	return facts, all
}

// check shows what is wrong beside the questions that the clerk has answered or
// passed.
func (f *Form) check() {
	_, all := f.problems()
	f.showProblems(all, false)
}

// showProblems shows problems beside their fields; everywhere, or only where the
// clerk has been. What a date field says of a date it cannot read stays.
func (f *Form) showProblems(all []data.Problem, everywhere bool) {
	moved := false
	for _, a := range f.answers {
		if !a.left && !everywhere {
			continue
		}
		if _, err := a.get(); err != nil && !everywhere {
			continue
		}
		var sentences []string
		for _, p := range all {
			switch {
			case p.Field != a.name:
			case p.Warning:
				sentences = append(sentences, assets.Text("form.notice", p.Sentence))
			default:
				sentences = append(sentences, p.Sentence)
			}
		}
		sentence := strings.Join(sentences, " ")
		moved = moved || sentence != a.field.Problem()
		a.field.SetProblem(sentence)
	}
	if moved {
		f.relayout()
	}
}

// submit saves the letter when nothing forbids it; next empties the form for
// another letter afterwards.
func (f *Form) submit(next bool) {
	if f.saving || f.done {
		return
	}
	facts, all := f.problems()
	for _, a := range f.answers {
		a.left = true
	}
	if wrong := data.Blocking(all); len(wrong) > 0 {
		f.refuse(wrong)
		return
	}
	f.showProblems(all, true)
	if f.letter != nil && f.unchanged() {
		kit.Toast(f.office.Window.Canvas(), assets.Text("form.unchanged"))
		return
	}
	if report, late := forms.LateFor(f.office.SentReportsNow(), data.StepReceived, facts.ReceivedOn, 0); late {
		all = append(all, data.Problem{Field: data.FieldReceivedOn, Warning: true, Sentence: assets.Text("late.letter", report.Period.Name(), report.Number)})
	}
	if len(all) == 0 {
		f.write(facts, next)
		return
	}
	sentences := make([]string, len(all))
	for i, p := range all {
		sentences[i] = "• " + p.Sentence
	}
	kit.Confirm(f.office.Window, assets.Text("form.warnings"), strings.Join(sentences, "\n"), assets.Text("form.saveAnyway"),
		func() { f.write(facts, next) })
}

// refuse shows what forbids saving, nothing else, and goes to the first of it.
func (f *Form) refuse(wrong []data.Problem) {
	for _, p := range wrong {
		if a := f.answer(p.Field); a != nil && a.more && !f.moreOpen {
			f.showMore(true)
		}
	}
	f.showProblems(wrong, true)
	for _, a := range f.answers {
		if a.field.Problem() != "" {
			f.focus(a)
			break
		}
	}
	kit.Toast(f.office.Window.Canvas(), assets.Text("form.refused", len(wrong)))
}

// unchanged reports whether a correction corrects nothing.
func (f *Form) unchanged() bool {
	now, _ := f.read()
	for name, text := range f.first {
		if name != answerReason && now[name] != text {
			return false
		}
	}
	return true
}

func (f *Form) write(facts data.Facts, next bool) {
	f.saving = true
	reason := ""
	if f.letter != nil {
		reason = data.CleanLines(f.text(answerReason))
	}
	forget := f.drafts.Writing(nil)
	kit.RunAsync(func() (data.Letter, error) {
		letter, err := f.register(facts, reason)
		if err != nil {
			return letter, err
		}
		return letter, forget()
	}, func(letter data.Letter, err error) {
		f.saving = false
		var refused *store.CheckError
		switch {
		case errors.As(err, &refused):
			f.refuse(refused.Problems)
		case err != nil:
			f.office.Failed(assets.Text("form.notSaved"), err)
		default:
			f.saved(letter, next)
		}
	})
}

// saved says under which number, and goes on to the letter or to another one.
func (f *Form) saved(letter data.Letter, next bool) {
	o := f.office
	if f.letter != nil {
		kit.Toast(o.Window.Canvas(), assets.Text("form.corrected", letter.Number))
	} else {
		kit.Toast(o.Window.Canvas(), assets.Text("form.saved", letter.Number))
	}
	if next {
		f.old, f.visit = data.Facts{}, 0 // what was known was about this letter alone
		f.focus(f.answers[0])            // first: the question that is left must not complain in the empty form
		f.empty()
		f.expectNumber()
		f.scroll.ScrollToTop()
		return
	}
	f.done = true
	if !o.InFront(f) {
		return // the clerk went elsewhere meanwhile
	}
	f.afterwards(letter)
}

// afterwards opens the page of the letter in the form's place. A correction was
// opened from that page, which is shown again.
func (f *Form) afterwards(letter data.Letter) {
	if f.letter != nil {
		f.office.Drop()
		return
	}
	f.office.Replace(NewPage(f.office, letter.ID))
}

// register writes the new letter, or the correction of the one that is registered.
func (f *Form) register(facts data.Facts, reason string) (data.Letter, error) {
	do, ctx := f.office.Do(), f.office.Ctx()
	switch {
	case f.letter != nil:
		return do.Correct(ctx, f.letter.ID, facts, reason)
	case f.visit != 0:
		return do.LetterFromVisit(ctx, f.visit, facts)
	}
	return do.Register(ctx, facts)
}
