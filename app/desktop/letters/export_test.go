package letters

import (
	"fyne.io/fyne/v2/container"

	"donthu/app/kit"
	"donthu/data"
	"donthu/data/law"
	"donthu/data/store"
)

// What the tests of this package, which see the whole window, reach inside it.

func (r *Form) Answer(a0_0 string) *formAnswer { return r.answer(a0_0) }

func (r *Form) Answers() []*formAnswer { return r.answers }

func (r *Form) Form() *kit.Form { return r.form }

func (r *Form) PickedMatter(a0_0 string) string { return r.pickedMatter(a0_0) }

func (r *Form) Scroll() *container.Scroll { return r.scroll }

func (r *Form) Similar() *similarPanel { return r.similar }

func (r *Form) SuggestMatters(a0_0 string) []string { return r.suggestMatters(a0_0) }

func (r *Form) Text(a0_0 string) string { return r.text(a0_0) }

func (r *Register) Filters() *registerFilters { return r.filters }

func (r *Register) Query() *store.Query { return &r.query }

func (r *Register) Say(a0_0 store.Page, a1_0 int) { r.say(a0_0, a1_0) }

func (r *formAnswer) Field() *kit.Field { return r.field }

func (r *formAnswer) Name() string { return r.name }

func (r *formAnswer) Set() func(text string) { return r.set }

func (r *letterAction) Key() string { return r.key }

func (r *letterGuide) Owed() bool { return r.owed }

func (r *letterGuide) Quick() []law.NextStep { return r.quick }

func (r *letterGuide) Sentence() string { return r.sentence }

func (r *registerFilters) Clear() { r.clear() }

func (r *registerFilters) Kind() *kit.Dropdown { return r.kind }

func (r *registerFilters) Overdue() *kit.Check { return r.overdue }

func (r *registerFilters) Search() *searchEntry { return r.search }

func (r *registerFilters) State() *kit.Dropdown { return r.state }

func (r *registerFilters) Year() *kit.Dropdown { return r.year }

func (r *similarPanel) Show(a0_0 []data.Letter) { r.show(a0_0) }

func (r answers) Facts(a0_0 data.Facts) (data.Facts, []data.Problem) { return r.facts(a0_0) }

var AnswersOf = answersOf

var GuideFor = guideFor

var LetterActions = letterActions

var NewLetterCorrection = newLetterCorrection

// ColumnKeys are the keys of the headings of the register; the marks have none.
func ColumnKeys() (keys []string) {
	for _, column := range registerColumns[1:] {
		keys = append(keys, column.key)
	}
	return keys
}
