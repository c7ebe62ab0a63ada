package documents_test

import (
	"testing"

	"donthu/app/desktop/desktest"
	"donthu/app/desktop/documents"
)

// A document on a visit that brought a letter names it; on one that did not, no number.
func TestDocumentsOfAVisitNameItsLetter(t *testing.T) {
	o := desktest.New(t)
	var form documents.ComposeForm
	(*form.Visit()), (*form.Settings()) = desktest.OneVisit(t, o), o.Store.Settings
	number := func() any { return form.VisitTyped()["so_don"] }
	if got := number(); got != "" {
		t.Errorf("without a letter the number is %q", got)
	}
	(*form.Visit()).Letter = "7/2026"
	if got := number(); got != "7/2026" {
		t.Errorf("the number is %q", got)
	}
}
