package word

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"sync"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/reports/docx"
	"donthu/reports/forms"
)

// DenunciationsTemplate is the template of the yearly report on settling denunciations, for
// the people's council (LTC Điều 61 khoản 3).
const DenunciationsTemplate = "bao-cao-cong-tac-to-cao-nam"

// ReportTexts are the fields of the narrative report that the clerk types, and
// that the office keeps from one period to the next. What is not typed stays a
// dotted line in the shipped template.
var ReportTexts = []string{
	"tinh_hinh", "nguyen_nhan", "bao_ve_nguoi_to_cao", "chi_dao", "uu_diem", "ton_tai", "nguyen_nhan_ton_tai", "du_bao", "phuong_huong", "kien_nghi_de_xuat",
}

// reportNames are the other fields of a report.
var reportNames = []string{"ky_bao_cao", "tu_ngay_ky", "den_ngay_ky", "thong_tu_bao_cao", "don_ton_dau_ky", "don_ton_cuoi_ky", "don_dung_han", "don_qua_han"}

// reportFigure is the name of a figure: xld_6, and of what is said of it:
// xld_6_ky_truoc, xld_6_so_ky_truoc, xld_6_cung_ky, xld_6_so_cung_ky, and
// xld_9_tren_6, its part of another column.
var reportFigure = sync.OnceValue(func() *regexp.Regexp {
	var stems []string
	for _, e := range forms.Editions() {
		for _, f := range e.Forms {
			if e.Words != "" {
				stems = append(stems, regexp.QuoteMeta(stemOf(f.ID)))
			}
		}
	}
	return regexp.MustCompile(`^(` + strings.Join(stems, "|") + `)_[0-9]+(_ky_truoc|_so_ky_truoc|_cung_ky|_so_cung_ky|_tren_[0-9]+)?$`)
})

func isReportField(name string) bool {
	return slices.Contains(ReportTexts, name) || slices.Contains(reportNames, name) || reportFigure().MatchString(name)
}

// ReportFields are the fields of the narrative report on a period: all figures
// of the forms by form and column (xld_6), the same of the period before and of
// the same period last year with the change in words, and the part that one
// column is of another (xld_9_tren_6). before and lastYear may be nil, or of a time
// of which the register knows nothing: then "–" stands in their places. The typed
// fields are ReportTexts.
func ReportFields(now, before, lastYear *forms.Report, s register.Settings, o Options) docx.Fields {
	f := docx.Fields{}
	for _, name := range append(slices.Clone(ReportTexts), FieldGroups[0].Names...) {
		f[name] = ""
	}
	f = f.With(officeFields(s, o)).With(phrases(o.On))
	f["ky_bao_cao"], f["tu_ngay_ky"], f["den_ngay_ky"] = now.Period.Name(), now.Period.From, now.Period.To
	switch { // figures go no further than the day on which they were drawn
	case now.AsOf.IsZero():
	case now.AsOf < now.Period.From:
		f["ky_bao_cao"] = assets.Text("document.report.notBegun", "period", now.Period.Name())
	default:
		f["den_ngay_ky"] = now.AsOf
	}
	f["thong_tu_bao_cao"] = now.Edition.Circular
	for name, line := range map[string]forms.LineName{
		"don_ton_dau_ky": forms.Opening, "don_ton_cuoi_ky": forms.Closing, "don_dung_han": forms.OnTime, "don_qua_han": forms.Late,
	} {
		f[name] = now.Summary.Line(line).Value
	}
	for _, sheet := range now.Sheets {
		stem := stemOf(sheet.Form.ID)
		for number, figure := range sheet.Columns {
			name := fmt.Sprintf("%s_%d", stem, number)
			f[name] = figure.Value
			compare(f, name, figure.Value, before, sheet.Form.ID, number, "_ky_truoc", "_so_ky_truoc")
			compare(f, name, figure.Value, lastYear, sheet.Form.ID, number, "_cung_ky", "_so_cung_ky")
			for other, whole := range sheet.Columns {
				f[fmt.Sprintf("%s_tren_%d", name, other)] = share(figure.Value, whole.Value)
			}
		}
	}
	o.putTyped(f)
	return f
}

// stemOf is how fields name a form: xld for 02_XLD.
func stemOf(form string) string {
	_, name, _ := strings.Cut(form, "_")
	return strings.ToLower(name)
}

// notCompared stands where there is nothing to compare with.
const notCompared = "–"

func compare(f docx.Fields, name string, now float64, then *forms.Report, form string, number int, figure, words string) {
	f[name+figure], f[name+words] = notCompared, notCompared
	if then == nil || then.Empty() {
		return
	}
	sheet, _ := then.Sheet(form)
	was, known := sheet.Columns[number]
	if !known {
		return
	}
	f[name+figure] = was.Value
	difference, part, hasPart := forms.Change(now, was.Value)
	key := "document.report.more"
	switch {
	case difference == 0:
		f[name+words] = assets.Text("document.report.same")
		return
	case difference < 0:
		key = "document.report.less"
	}
	text := assets.Text(key, "amount", docx.Decimal(math.Abs(difference)))
	if hasPart {
		text += " " + assets.Text("document.report.part", "percent", percent(math.Abs(part)))
	}
	f[name+words] = text
}

func share(part, whole float64) string {
	if whole == 0 {
		return notCompared
	}
	return percent(part / whole)
}

func percent(part float64) string { return docx.Decimal(math.Round(part*1000)/10) + "%" }

// LastYear is the same period a year earlier.
func LastYear(p day.Period) day.Period {
	back := func(d day.Date) day.Date {
		earlier, err := day.NewDate(d.Year()-1, d.Month(), d.Day())
		if err != nil { // 29/02
			earlier = d.AddDays(-366)
		}
		return earlier
	}
	return day.Period{From: back(p.From), To: back(p.To)}
}

// ReportEdition is the edition whose columns the narrative report on a period
// names; its template is Edition.Words.
func ReportEdition(p day.Period) *forms.Edition { return forms.InWords(p) }
