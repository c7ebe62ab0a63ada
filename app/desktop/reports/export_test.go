package reports

import (
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/formgrid"
	"donthu/data"
	"donthu/reports/forms"
)

// What the tests of this package, which see the whole window, reach inside it.

const AdjustTab = adjustTab

func (r *Room) Adjust() *adjustView { return r.adjust }

func (r *Room) Edition() *forms.Edition { return r.edition }

func (r *Room) Form() *formView { return r.form }

func (r *Room) Period() data.Period { return r.period }

func (r *Room) Picker() *views.PeriodPicker { return r.picker }

func (r *Room) Printed() *kit.Dropdown { return r.printed }

func (r *Room) Report() *forms.Report { return r.report }

func (r *Room) Sending() *sendingBar { return r.sending }

func (r *Room) Tabs() *kit.Choice { return r.tabs }

func (r *adjustView) Steps() *kit.Table { return r.steps }

func (r *formView) Grid() *formgrid.Grid { return r.grid }

func (r *formView) Note() *kit.Entry { return r.note }

func (r *formView) Sheet() forms.Sheet { return r.sheet }

func (r *reportChecks) Table() *kit.Table { return r.table }

func (r *reportWords) Draw() { r.draw() }

func (r *reportWords) Number() *kit.Entry { return r.number }

func (r *reportWords) On() *kit.DateField { return r.on }

func (r *reportWords) Period() data.Period { return r.period }

func (r *reportWords) Signer() *kit.SuggestEntry { return r.signer }

func (r *reportWords) Texts() map[string]*kit.Entry { return r.texts }

func (r *sendForm) Number() *kit.Entry { return r.number }

func (r *sendForm) On() *kit.DateField { return r.on }

func (r *sendForm) SentOn() *kit.DateField { return r.sentOn }

func (r *sendForm) SignedBy() *kit.Entry { return r.signedBy }

func (r *sendForm) Ways() map[data.SendWay]*kit.Check { return r.ways }

func (r *sendingBar) Send() *kit.Button { return r.send }

func (r *sendingBar) Write() *kit.Button { return r.write }

type ReportChecks = reportChecks

type ReportWords = reportWords

type SendForm = sendForm

var Formula = formula

var Signed = signed
