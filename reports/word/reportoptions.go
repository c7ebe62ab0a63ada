package word

import (
	"slices"

	"donthu/data/day"
	"donthu/data/register"
)

// Names under which the texts of a report in words keep what its head and foot say.
const (
	ReportNumber = "so"         // without the symbol
	ReportOn     = "ngay"       // dd/mm/yyyy
	ReportSigner = "nguoi_ky"   // name
	ReportRole   = "chuc_vu_ky" // office of who signs, empty: the chair
)

// ReportOptions are the options of the narrative report for which texts were typed
// (data.ReportWords); today is its day where none was.
func ReportOptions(typed register.TypedFigures, today day.Date) Options {
	o := Options{Number: typed.Texts[ReportNumber], On: today, SignedBy: typed.Texts[ReportSigner], Role: typed.Texts[ReportRole], Typed: map[string]string{}}
	if on, err := day.ParseTypedDate(typed.Texts[ReportOn]); err == nil && !on.IsZero() {
		o.On = on
	}
	for name, text := range typed.Texts {
		if slices.Contains(ReportTexts, name) {
			o.Typed[name] = text
		}
	}
	return o
}
