package documents

import (
	"fmt"

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
	StationsOf   = stationsOf
	TemplatesFor = templatesFor
	VisitFields  = visitFields
	WriteBatch   = writeBatch
)

// Counts are what the tabs say of the drafts, of the documents that wait for the signature,
// that wait for being sent, that were sent, and of all.
func (r *Room) Counts() string {
	return fmt.Sprint(r.counts[string(register.Drafted)], r.counts[string(register.Submitted)], r.counts[string(register.Signed)], r.counts[string(register.Sent)], r.counts[repliesAll])
}

func (r *Room) LettersLike(typed string) []string { return r.lettersLike(typed) }

func (r *Room) Lists() *views.RoomTabs { return r.lists }

func (r *Room) Search() *kit.Entry { return r.filters.search }

// SetSymbol and SetYear choose in a pill.
func (r *Room) SetSymbol(symbol string) { r.filters.symbol.Set(symbol) }

func (r *Room) SetYear(year string) { r.filters.year.Set(year) }

func (r *Room) Show(list string) { r.show(list) }

func (r *Room) Table() *kit.Table[issued] { return r.table }

func (r *batchDone) Why() string { return r.why }

func (r *batchOutcome) Done() []batchDone { return r.done }

func (r *batchPage) Letters() []register.Letter { return r.letters }

func (r *batchPage) Table() *kit.Table[batchRow] { return r.table }

func (f *form) Info() word.Info { return f.info }

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

func (p *composePage) FormShown() bool { return p.column.Visible() }

func (p *composePage) ShowPrinted() { p.showPrinted() }

func (p *composePage) Write(open bool) { p.save(open, false) }

func (f *deliveryForm) Number() *kit.Entry { return f.number }

// Offered are the states that the form offers.
func (f *deliveryForm) Offered() (all []string) {
	for _, o := range views.NextStates(f.documents) {
		all = append(all, o.Text)
	}
	return all
}

func (p *templatesPage) Chosen() string { return p.chosen }

func (p *templatesPage) Table() *kit.Table[examined] { return p.table }

// MayRead is mayRead, for tests.
func MayRead(l *register.Letter, reader word.Reader, all []register.Reader) []register.Reader {
	return mayRead(l, word.Info{Reader: reader}, all)
}

// Take chooses another template.
func (p *composePage) Take(name string) { p.take(name) }

// Insist says why the document is written though it does not fit.
func (f *form) Insist(why string) { f.Edit(func(a *answers) { a.Insisted = why }) }

// Menu are the deeds on the selected or the marked documents, by their words.
func (r *Room) Menu() (words []string) {
	for _, a := range r.menu() {
		words = append(words, a.Text)
	}
	return words
}

// ShowNow shows the document as it is typed, without the pause of typing.
func (f *form) ShowNow() { f.showNow() }
