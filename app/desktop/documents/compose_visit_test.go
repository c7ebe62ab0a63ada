package documents_test

import (
	"testing"

	"donthu/app/desktest"
	"donthu/app/desktop/documents"
)

// A document on a visit that brought a letter names it; on one that did not, no number.
func TestDocumentsOfAVisitNameItsLetter(t *testing.T) {
	o := desktest.New(t)
	visit := desktest.OneVisit(t, o)
	number := func() any { return documents.VisitFields(visit, nil, o.Store.Settings())["so_don"] }
	if got := number(); got != "" {
		t.Errorf("without a letter the number is %q", got)
	}
	visit.Letter = "7/2026"
	if got := number(); got != "7/2026" {
		t.Errorf("the number is %q", got)
	}
}
