package reports

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/formgrid"
	"donthu/app/kit/look"
	"donthu/app/office"
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

// The stations of the path.
const (
	ChecksStation = checksStation
	WordsStation  = wordsStation
	SendStation   = sendStation
)

var (
	Formula = formula
	Signed  = signed
)

func (r *Room) Adjust() *adjustView         { return r.adjust }
func (r *Room) Checks() *checks             { return r.checks }
func (r *Room) Edition() *forms.Edition     { return r.edition }
func (r *Room) Form() *formView             { return r.form }
func (r *Room) GoTo(s station)              { r.goTo(s) }
func (r *Room) Panel() *panel               { return r.panel }
func (r *Room) Path() *look.Path            { return r.path }
func (r *Room) Period() day.Period          { return r.period }
func (r *Room) Picker() *views.PeriodPicker { return r.picker }
func (r *Room) Printed() *kit.Dropdown      { return r.printed }
func (r *Room) Report() *forms.Report       { return r.report }
func (r *Room) SendForm() *sendForm         { return r.sending.form }
func (r *Room) Summary() *summaryView       { return r.summary }
func (r *Room) Tabs() *views.RoomTabs       { return r.tabs }
func (r *Room) Words() *reportWords         { return r.words }

// AsOf asks for the day as of which the figures are shown.
func (r *Room) AsOf() { r.past.choose() }

// Menu does what an entry of the menu of the room's bar is for; it reports whether there is one.
func (r *Room) Menu(words string) bool {
	for _, item := range r.bar.Folded() {
		if item.Label == words && !item.Disabled {
			item.Action()
			return true
		}
	}
	return false
}

// ShowSent leads to the reports that were sent.
func (r *Room) ShowSent() { r.showSent() }

// Station is where the path stands.
func (r *Room) Station() station { return r.at }

func (v *adjustView) Steps() *kit.Table[placed[forms.LateStep]] { return v.steps }
func (v *formView) Grid() *formgrid.Grid                        { return v.grid }
func (v *formView) Note() *kit.Entry                            { return v.note }
func (v *formView) Sheet() forms.Sheet                          { return v.sheet }
func (c *checks) Table() *kit.Table[forms.Finding]              { return c.table }
func (p *panel) Table() *kit.Table[counted]                     { return p.table }
func (v *summaryView) Table() *kit.Table[summaryLine]           { return v.table }

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

// Jump goes to where the first open place that begins with the words is filled in.
func (w *reportWords) Jump(t *testing.T, words string) {
	t.Helper()
	for _, o := range w.open.open {
		if strings.HasPrefix(o.What, words) {
			w.open.jump(o)
			return
		}
	}
	t.Fatalf("nothing open begins with %q: %+v", words, w.open.open)
}

func (r *Room) Receivers() *receivers                   { return r.sending.to }
func (r *Room) Sending() *views.RoomTabs                { return r.sending.which }
func (v *receivers) Table() *kit.Table[office.Standing] { return v.table }
