package desktop

import (
	"testing"
)

// A document on a visit that brought a letter names it; on one that did not, no number.
func TestDocumentsOfAVisitNameItsLetter(t *testing.T) {
	o := newTestOffice(t)
	var form composeForm
	form.visit, form.settings = oneVisit(t, o), o.store.Settings
	number := func() any { return form.visitTyped()["so_don"] }
	if got := number(); got != "" {
		t.Errorf("without a letter the number is %q", got)
	}
	form.visit.Letter = "7/2026"
	if got := number(); got != "7/2026" {
		t.Errorf("the number is %q", got)
	}
}
