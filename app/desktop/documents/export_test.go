package documents

import (
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/data/register"
	"donthu/reports/word"
)

// What the tests of this package, which see the whole window, reach inside it.

const (
	RepliesUnfollowed = repliesUnfollowed
	RepliesWaiting    = repliesWaiting
)

type (
	Answers         = answers
	BatchPage       = batchPage
	TemplatesPage   = templatesPage
	OfficeFactsPage = officeFactsPage
	ComposePage     = composePage
	DeliveryForm    = deliveryForm
	DeliverySaid    = deliverySaid
)

var (
	OpenBatch    = openBatch
	TemplatesFor = templatesFor
	VisitFields  = visitFields
	WriteBatch   = writeBatch
)

func (r *Room) Cards() []replyCard { return r.cards }

func (r *Room) List() *kit.Dropdown { return r.list }

func (r *Room) Search() *kit.Entry { return r.search }

func (r *Room) Show(list string) { r.show(list) }

func (r *Room) Symbol() *kit.Dropdown { return r.symbol }

func (r *Room) Table() *kit.Table[issued] { return r.table }

func (r *Room) Year() *kit.Dropdown { return r.year }

func (r *batchDone) Why() string { return r.why }

func (r *batchOutcome) Done() []batchDone { return r.done }

func (r *batchPage) Letters() []register.Letter { return r.letters }

func (r *batchPage) Table() *kit.Table[batchRow] { return r.table }

func (f *form) Info() word.Info { return f.info }

func (f *form) Number() *kit.Entry { return f.number }

func (f *form) Template() *kit.Dropdown { return f.choice }

// Type answers as the clerk would.
func (f *form) Type(signer string, typed map[string]string) {
	f.Edit(func(a *answers) {
		a.Signer = signer
		if typed != nil {
			a.Typed = typed
		}
	})
}

func (p *composePage) Preview() *views.DocumentPreview { return p.preview }

func (p *composePage) ShowPrinted() { p.showPrinted() }

func (p *composePage) Write(open bool) { p.save(open) }

func (p *templatesPage) Chosen() string { return p.chosen }

func (p *templatesPage) Table() *kit.Table[examined] { return p.table }
