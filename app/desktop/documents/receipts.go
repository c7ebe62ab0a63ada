package documents

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2/theme"

	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
)

// mostReceipts is of how many documents each may have a day of its own.
const mostReceipts = 12

// receipts ask on which day each of several documents was received, as the cards that come
// back from the post say; those left empty were received on the day above.
func (f *deliveryForm) receipts() (all []*kit.Question[deliverySaid]) {
	if len(f.documents) < 2 || len(f.documents) > mostReceipts {
		return nil
	}
	delivered := func(s *deliverySaid) bool { return s.State == register.Delivered }
	all = append(all, kit.Shown[deliverySaid](look.NewPara(assets.Text("delivery.receipts"), look.Ink2, theme.SizeNameCaptionText)).When(delivered))
	for i, d := range f.documents {
		q := kit.Day("", fmt.Sprint("receipt", i), f.o.DateField(), receiptAt(i)).When(delivered)
		q.SetLabel(kit.Shortened(kit.Joined(" · ", views.DocumentCalled(newIssued(d).shown), newIssued(d).shown.To), 60))
		all = append(all, q)
	}
	return all
}

func receiptAt(i int) func(*deliverySaid) *day.Date {
	return func(s *deliverySaid) *day.Date {
		s.Days = slices.Clone(s.Days)
		for len(s.Days) <= i {
			s.Days = append(s.Days, 0)
		}
		return &s.Days[i]
	}
}

// receivedOn is the day that is written of the document at a place.
func (s *deliverySaid) receivedOn(i int) day.Date {
	if s.State == register.Delivered && i < len(s.Days) && !s.Days[i].IsZero() {
		return s.Days[i]
	}
	return s.On
}
