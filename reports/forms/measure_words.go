package forms

import "donthu/data"

// letterWords are the words that measures ask of a letter; b gives the period.
var letterWords = map[string]func(b *basis, l *data.Letter) bool{
	"complaint":    func(_ *basis, l *data.Letter) bool { return l.Kind == data.Complaint },
	"denunciation": func(_ *basis, l *data.Letter) bool { return l.Kind == data.Denunciation },
	"petition":     func(_ *basis, l *data.Letter) bool { return l.Kind == data.Petition || l.Kind == data.Reflection },

	"carried":   func(b *basis, l *data.Letter) bool { return l.ReceivedOn < b.period.From },
	"new":       func(b *basis, l *data.Letter) bool { return b.period.Contains(l.ReceivedOn) },
	"reception": func(_ *basis, l *data.Letter) bool { return l.Source == data.AtReception },

	"many":  func(_ *basis, l *data.Letter) bool { return signed(l) == signedByMany },
	"one":   func(_ *basis, l *data.Letter) bool { return signed(l) == signedByOne },
	"other": func(_ *basis, l *data.Letter) bool { return signed(l) == signedOtherwise },

	"handled":    func(b *basis, l *data.Letter) bool { return b.period.Contains(l.HandledOn) },
	"classified": func(_ *basis, l *data.Letter) bool { return l.Kind != "" && l.Competent != "" },
	"eligible":   func(b *basis, l *data.Letter) bool { return b.eligible(l) && b.placed(l) },

	"within":    func(_ *basis, l *data.Letter) bool { return l.Competent == data.Yes },
	"outside":   func(_ *basis, l *data.Letter) bool { return l.Competent == data.No },
	"guided":    func(_ *basis, l *data.Letter) bool { return l.Handling == data.Guide || l.Handling == data.Return },
	"forwarded": func(_ *basis, l *data.Letter) bool { return l.Handling == data.Forward },

	"policy":         func(_ *basis, l *data.Letter) bool { return l.Field == data.Policy },
	"land":           func(_ *basis, l *data.Letter) bool { return l.Field == data.Land },
	"administration": func(_ *basis, l *data.Letter) bool { return l.Field == data.Administration },
	"justice":        func(_ *basis, l *data.Letter) bool { return l.Field == data.Justice },
	"corruption":     func(_ *basis, l *data.Letter) bool { return l.Field == data.Corruption },

	"again":    func(_ *basis, l *data.Letter) bool { return again(l) },
	"settled":  func(b *basis, l *data.Letter) bool { return b.settled(l) },
	"settling": func(b *basis, l *data.Letter) bool { return !b.settled(l) && b.accepted(l) },
	"waiting":  func(b *basis, l *data.Letter) bool { return !b.settled(l) && !b.accepted(l) },
	"overdue": func(b *basis, l *data.Letter) bool {
		return !b.settled(l) && !l.Due.Settle.IsZero() && l.Due.Settle < b.period.To
	},

	"right": func(_ *basis, l *data.Letter) bool { return l.Settlement.Result == data.Right },
	"wrong": func(_ *basis, l *data.Letter) bool { return l.Settlement.Result == data.Wrong },
	"partly": func(_ *basis, l *data.Letter) bool {
		return l.Settlement.Result == data.PartlyRight || l.Settlement.Result == data.RightAndWrong
	},
	"upheld":     func(_ *basis, l *data.Letter) bool { return l.Settlement.Result == data.Upheld },
	"overturned": func(_ *basis, l *data.Letter) bool { return l.Settlement.Result == data.Overturned },
}

// settlementWords are those asked of all letters of a settlement together.
var settlementWords = map[string]func(s settlement) bool{
	// The register keeps one sum for both; a settlement that restores bodies and
	// no person returns it to bodies.
	"toBodies": func(s settlement) bool {
		bodies, persons := 0, 0
		for _, l := range s {
			bodies += l.Settlement.BodiesRestored
			persons += l.Settlement.PersonsRestored
		}
		return bodies > 0 && persons == 0
	},
	"inTime": func(s settlement) bool {
		for _, l := range s {
			if due := l.Due.Settle; !due.IsZero() && l.Settlement.On > due {
				return false
			}
		}
		return true
	},
	"withdrawn": func(s settlement) bool {
		for _, l := range s {
			if l.Settlement.Result == data.Withdrawn {
				return true
			}
		}
		return false
	},
}

// visitWords choose the block of 01/TCD; "again" is asked of the matter.
var visitWords = map[string]bool{"regular": true, "head": true, "delegate": true}

type signature int

const (
	signedByOne signature = iota
	signedByMany
	signedOtherwise
)

// signed divides letters as the TT 02/2021 forms do: "nhiều người đứng tên" from
// two signatories. "Đơn khác" are letters without a sender's name and those that
// are none of the four kinds; the form of complaints has no such column.
func signed(l *data.Letter) signature {
	switch {
	case l.Kind == "":
		return signedOtherwise
	case max(l.Signatories, len(l.CoSigners)+1) > 1:
		return signedByMany
	case l.Kind != data.Complaint && data.Clean(l.Sender.Name) == "":
		return signedOtherwise
	}
	return signedByOne
}

// eligible is a letter processed in the period that meets the conditions.
func (b *basis) eligible(l *data.Letter) bool {
	return b.period.Contains(l.HandledOn) && l.Eligible == data.Yes
}

// placed is a letter that has a place in every classification of the forms.
func (b *basis) placed(l *data.Letter) bool {
	return l.Kind != "" && (l.Competent == data.Yes || outside(data.Guide, data.Return, data.Forward)(l))
}

// settled reports whether the letter had its result by the end of the period.
func (b *basis) settled(l *data.Letter) bool {
	s := l.Settlement
	return s.Result != "" && !s.On.IsZero() && s.On <= b.period.To
}

func (b *basis) accepted(l *data.Letter) bool {
	return !l.AcceptedOn.IsZero() && l.AcceptedOn <= b.period.To
}
