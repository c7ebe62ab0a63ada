package word

import (
	"cmp"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/reports/docx"
)

// SlipTemplate is the template of the slip that goes with a report to one of those who get
// it.
const SlipTemplate = "phieu-gui-bao-cao"

// slipNames are the fields of the slip beside those of a report.
var slipNames = []string{"noi_nhan_bao_cao", "so_bao_cao", "ngay_bao_cao", "cac_bieu", "han_gui_bao_cao", "thay_bao_cao"}

// Slip is what goes with a report, to whom.
type Slip struct {
	Period day.Period
	Until  day.Date // the last day that the figures know
	To     string
	Number string   // of the report, with its symbol
	On     day.Date // of the report
	Forms  string   // the numbers of its forms
	Due    day.Date // by which To wants it
	Sent   day.Date // when it went to To; zero while it has not

	Replaces string // which report it takes the place of, in words
}

// SlipFields are the fields of the slip. Its own number is left to who numbers what the
// office sends, and its day as long as nothing was sent.
func SlipFields(slip Slip, s register.Settings, o Options) docx.Fields {
	o.Draft = true
	f := docx.Fields{}
	for _, name := range FieldGroups[0].Names {
		f[name] = ""
	}
	f = f.With(officeFields(s, o)).With(phrases(slip.On))
	f["ky_bao_cao"], f["tu_ngay_ky"], f["den_ngay_ky"] = slip.Period.Name(), slip.Period.From, cmp.Or(slip.Until, slip.Period.To)
	if !slip.Sent.IsZero() {
		f["ngay"] = slip.Sent
	}
	f["thay_bao_cao"] = slip.Replaces
	f["noi_nhan_bao_cao"], f["so_bao_cao"], f["ngay_bao_cao"] = slip.To, slip.Number, slip.On
	f["cac_bieu"], f["han_gui_bao_cao"] = slip.Forms, slip.Due
	return f
}
