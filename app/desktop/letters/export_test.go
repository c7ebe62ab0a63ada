package letters

import (
	"donthu/app/kit"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/store"
)

// What the tests of this package, which see the whole window, reach inside it.

func (r *Form) PickedMatter(a0_0 string) string { return r.pickedMatter(a0_0) }

func (r *Form) ShowSimilar(found []store.Alike) { r.showSimilar(found) }

// SuggestMatters suggests beside the screen's thread, as the entry does.
func (r *Form) SuggestMatters(typed string) (lines []string) {
	kit.RunAsyncErr(func() error { lines = r.suggestMatters(typed); return nil }, nil)
	return lines
}

// Answered are the facts that the form gives when it is filled with facts.
func (r *Form) Answered(known register.Facts) register.Facts {
	r.old = known
	r.Begin(answers{Facts: known})
	a, _ := r.Read()
	return a.Tidy()
}

func (r *Register) Filters() *registerFilters { return r.filters }

func (r *Register) Query() *store.Query { return &r.query }

func (r *Register) SayMore(total int) { r.say(total, counted{more: true, whole: total}) }

func (r *letterAction) Key() string { return r.key }

func (r *letterGuide) Owed() bool { return r.owed }

func (r *letterGuide) Quick() []law.NextStep { return r.quick }

func (r *letterGuide) Sentence() string { return r.sentence }

func (r *registerFilters) Clear() { r.clear() }

// Set sets a pill as a choice of its menu does; "" lifts it.
func (r *registerFilters) Set(name, value string) {
	for _, p := range r.pills {
		if p.name == name {
			p.Pill.Set(value)
		}
	}
}

// Value is what a pill is set to.
func (r *registerFilters) Value(name string) string {
	for _, p := range r.pills {
		if p.name == name {
			return p.Pill.Value()
		}
	}
	return ""
}

func (r *registerFilters) Search() *kit.Entry { return r.search }

var GuideFor = guideFor

var LetterActions = letterActions

var NewCorrection = newCorrection

func (p *Page) Duties() []law.Duty { return p.Now.duties }

// Clock is the duty of which the card at the top tells the limit.
func (p *Page) Clock() *law.Duty { return p.clock() }

// AskDays asks for the days of receipt, as the choice of the pill does.
func (r *registerFilters) AskDays() { r.askDays() }

// InView reports whether the field that can be copied, counted from 0, is seen.
func (p *National) InView(field int) bool {
	row, at := p.rows[field].whole, p.scroll.Offset.Y
	return row.Position().Y >= at && row.Position().Y+row.Size().Height <= at+p.scroll.Size().Height
}
