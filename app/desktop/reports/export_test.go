package reports

import (
	"fyne.io/fyne/v2"

	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/formgrid"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/reports/forms"
)

// What the tests of this package, which see the whole window, reach inside it.

const AdjustTab = adjustTab

type (
	Checks      = checks
	ReportWords = reportWords
	SendForm    = sendForm
)

var (
	Formula = formula
	Signed  = signed
)

func (r *Room) Adjust() *adjustView         { return r.adjust }
func (r *Room) Edition() *forms.Edition     { return r.edition }
func (r *Room) Form() *formView             { return r.form }
func (r *Room) Period() day.Period          { return r.period }
func (r *Room) Picker() *views.PeriodPicker { return r.picker }
func (r *Room) Printed() *kit.Dropdown      { return r.printed }
func (r *Room) Report() *forms.Report       { return r.report }
func (r *Room) Sending() *sendingBar        { return r.sending }
func (r *Room) Tabs() *kit.Choice           { return r.tabs }

func (v *adjustView) Steps() *kit.Table[placed[forms.LateStep]] { return v.steps }
func (v *formView) Grid() *formgrid.Grid                        { return v.grid }
func (v *formView) Note() *kit.Entry                            { return v.note }
func (v *formView) Sheet() forms.Sheet                          { return v.sheet }
func (c *checks) Table() *kit.Table[forms.Finding]              { return c.table }
func (b *sendingBar) Send() *kit.Button                         { return b.send }
func (b *sendingBar) Write() *kit.Button                        { return b.write }

func (w *reportWords) Draw()              { w.draw() }
func (w *reportWords) Period() day.Period { return w.period }

// Ways are the checks of the ways in which a report is sent.
func (f *sendForm) Ways() map[register.SendWay]*kit.Check {
	ways := map[register.SendWay]*kit.Check{}
	for i, check := range f.Question(register.FieldWays).Widget.(*fyne.Container).Objects {
		ways[register.SendWays[i]] = check.(*kit.Check)
	}
	return ways
}
