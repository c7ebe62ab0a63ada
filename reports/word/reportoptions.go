package word

import (
	"cmp"
	"slices"
	"strings"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/text"
)

// Names under which the texts of a report in words keep what its head and foot say.
const (
	ReportNumber = "so"         // without the symbol
	ReportOn     = "ngay"       // dd/mm/yyyy
	ReportSigner = "nguoi_ky"   // name
	ReportRole   = "chuc_vu_ky" // office of who signs, empty: the chair
)

// SignedAs is what stands above the signature of the office's signer of the name, in
// capitals: the office of who signs (empty: what the settings say of the name, else the
// chair), under the head's for whom a deputy or a unit signs.
func SignedAs(s register.Settings, name, role string) []string {
	authority := register.Authority("")
	for _, signer := range s.Office.Signers {
		if name != "" && text.Fold(signer.Name) == text.Fold(name) {
			role, authority = cmp.Or(role, signer.Role), signer.Authority
		}
	}
	role = roleOf(role)
	return slices.DeleteFunc([]string{authorityWords(authorityOf(role, authority)), strings.ToUpper(role)}, func(line string) bool { return line == "" })
}

// InOffice gives the options the office and the right by which the signer of their name signs,
// as the settings know them: what SignedAs puts on the sheets.
func (o Options) InOffice(s register.Settings) Options {
	for _, signer := range s.Office.Signers {
		if o.SignedBy != "" && text.Fold(signer.Name) == text.Fold(o.SignedBy) {
			o.Role, o.Authority = cmp.Or(o.Role, signer.Role), signer.Authority
		}
	}
	return o
}

// PlaceOf is the địa danh before the day of the office's documents.
func PlaceOf(s register.Settings) string {
	name := text.Clean(s.Ward)
	second := committee.ReplaceAllString(name, "")
	if second == name {
		return s.Office.Place
	}
	return cmp.Or(s.Office.Place, placeOf(smallCase(second)))
}

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
