package desk

import "testing"

// page is told apart by what it points to.
type page struct{ Page }

// What is read for one part of a page does not end what is read for another: the filters
// and the counts of the register are read at once.
func TestPartsOfAPageAreReadApart(t *testing.T) {
	o, p := &Desk{}, &page{}
	filters, _ := o.begin(part{p, "filters"})
	views, _ := o.begin(part{p, "views"})
	if filters.Err() != nil {
		t.Error("reading the counts ends reading the filters")
	}
	o.begin(part{p, "filters"})
	if filters.Err() == nil || views.Err() != nil {
		t.Error("what is read anew ends what was read for the same part, and nothing else")
	}
	o.Left(p)
	if views.Err() == nil || len(o.loading) != 0 {
		t.Error("a page that is left reads on")
	}
}
