package word

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
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
var ReportTexts = append([]string{
	"tinh_hinh", "nguyen_nhan", "bao_ve_nguoi_to_cao", "chi_dao", "uu_diem", "ton_tai", "nguyen_nhan_ton_tai", "du_bao", "phuong_huong", "kien_nghi_de_xuat",
}, ReportCounts...)

// ReportCounts are those of ReportTexts that are numbers of this period alone: no form has
// them, and nobody takes them over from another report.
var ReportCounts = []string{"bao_ve_nguoi", "bao_ve_than_nhan", "bao_ve_viec_lam", "bao_ve_tinh_mang", "don_vi_vi_pham"}

// reportNames are the other fields of a report.
var reportNames = []string{
	"ky_bao_cao", "tu_ngay_ky", "den_ngay_ky", "thong_tu_bao_cao", "thong_tu_thay", "don_ton_dau_ky", "don_ton_cuoi_ky", "don_dung_han", "don_qua_han",
	"so_sanh", "so_sanh_hai_ky", "so_sanh_ky_truoc", "so_sanh_cung_ky", "ten_ky_truoc", "ten_cung_ky", "khong_so_sanh",
	"don_chua_ro_ngay", "don_chua_ro_dieu_kien", "ket_qua_chua_ro_ngay", "ton_chua_ro_ngay", "ky_chua_bat_dau", "bao_ve_tong", "bao_ve_co_so", "thu_truong_tiep_dan", "co_lich_tiep_dan",
}

// stems are how fields name the forms of an edition: xld for 02_XLD; where several forms
// share the name, its number goes with it, xld02.
func stems(e *forms.Edition) map[string]string {
	shared := map[string]int{}
	for _, f := range e.Forms {
		_, name, _ := strings.Cut(f.ID, "_")
		shared[name]++
	}
	all := map[string]string{}
	for _, f := range e.Forms {
		number, name, _ := strings.Cut(f.ID, "_")
		all[f.ID] = strings.ToLower(name)
		if shared[name] > 1 {
			all[f.ID] += number
		}
	}
	return all
}

// FigureField is how the report in words names a column of an edition's form.
func FigureField(e *forms.Edition, form string, column int) string {
	return fmt.Sprintf("%s_%d", stems(e)[form], column)
}

// reportFigure is the name of a figure: xld_6, and of what is said of it:
// xld_6_ky_truoc, xld_6_so_ky_truoc, xld_6_cung_ky, xld_6_so_cung_ky; xld_6_so_sanh for both
// comparisons in words; xld_9_tren_6, its part of another column, and xld_6_ti_le, whether
// its parts may be told in per cent.
var reportFigure = sync.OnceValue(func() *regexp.Regexp {
	var all []string
	for _, e := range forms.Editions() {
		if e.Words == "" {
			continue
		}
		for _, stem := range stems(e) {
			all = append(all, regexp.QuoteMeta(stem))
		}
	}
	return regexp.MustCompile(`^(` + strings.Join(all, "|") + `)_[0-9]+(_ky_truoc|_so_ky_truoc|_cung_ky|_so_cung_ky|_so_sanh|_ti_le|_tren_[0-9]+)?$`)
})

// namedFigures are the names of the figures beside the forms.
var namedFigures = sync.OnceValue(func() (names []string) {
	for _, e := range forms.Editions() {
		for _, n := range e.Named {
			names = append(names, n.Name)
		}
	}
	return names
})

func isReportField(name string) bool {
	return slices.Contains(ReportTexts, name) || slices.Contains(reportNames, name) || slices.Contains(namedFigures(), name) || reportFigure().MatchString(name)
}

// ReportFields are the fields of the narrative report on a period: all figures
// of the forms by form and column (xld_6), the same of the period before and of
// the same period last year with the change in words, and the part that one
// column is of another (xld_9_tren_6). before and lastYear may be nil, or of a time
// that does not lie wholly in the register: then "–" stands in their places. What only a
// clerk knows and nobody typed is said to be that. The typed fields are ReportTexts.
func ReportFields(now, before, lastYear *forms.Report, s register.Settings, o Options) docx.Fields {
	f := docx.Fields{}
	for _, name := range append(slices.Concat(ReportTexts, reportNames, namedFigures()), FieldGroups[0].Names...) {
		f[name] = ""
	}
	f = f.With(officeFields(s, o)).With(phrases(o.On))
	f["ky_bao_cao"], f["tu_ngay_ky"], f["den_ngay_ky"] = now.Period.Name(), now.Period.From, now.Period.To
	switch { // figures go no further than the day on which they were drawn
	case now.AsOf.IsZero():
	case now.AsOf < now.Period.From:
		f["ky_chua_bat_dau"] = assets.Text("document.report.notBegun", "day", now.AsOf.Shown())
	default:
		f["den_ngay_ky"] = now.AsOf
	}
	unknown := now.UnknownDays()
	for name, count := range map[string]int{"don_chua_ro_ngay": unknown.Handled, "don_chua_ro_dieu_kien": unknown.Unjudged, "ket_qua_chua_ro_ngay": unknown.Settled, "ton_chua_ro_ngay": unknown.Done} {
		if count > 0 {
			f[name] = assets.Text("document.report."+name, "count", count)
		}
	}
	f["thong_tu_bao_cao"], f["thong_tu_thay"] = now.Edition.Circular, now.Edition.InPlaceOf(now.Period)
	for name, line := range map[string]forms.LineName{
		"don_ton_dau_ky": forms.Opening, "don_ton_cuoi_ky": forms.Closing, "don_dung_han": forms.OnTime, "don_qua_han": forms.Late,
	} {
		f[name] = now.Summary.Line(line).Value
	}
	for name, figure := range now.Named {
		f[name] = figure.Value
	}
	compared := comparisons(now, before, lastYear)
	names := stems(now.Edition)
	for i := range now.Sheets {
		sheet := &now.Sheets[i]
		stem := names[sheet.Form.ID]
		for number, figure := range sheet.Columns {
			name := stem + "_" + strconv.Itoa(number)
			f[name], f[name+"_ti_le"] = exact(figure.Value), forms.HasPercent(figure.Value)
			compared.put(f, name, sheet.Form, number, figure.Value)
			for other, whole := range sheet.Columns {
				f[name+"_tren_"+strconv.Itoa(other)] = share(figure.Value, whole.Value)
			}
			if !sheet.Known(number) {
				f[name], f[name+"_ti_le"] = notTyped(), false
			}
		}
	}
	compared.putRows(f)
	o.putTyped(f)
	putCounts(f)
	return f
}

// exact is a figure as the sheets write it: documents round to two decimals, which would not
// be what the form says.
func exact(value float64) any {
	if math.Round(value*100)/100 == value {
		return value
	}
	return forms.Shown(value)
}

// notTyped stands for a figure that only a clerk knows and nobody typed.
func notTyped() string { return assets.Text("document.report.notTyped") }

// putCounts says of the numbers that are typed for the report alone which are not known, and
// how many the persons under protection are together.
func putCounts(f docx.Fields) {
	f["bao_ve_co_so"] = false
	for _, name := range ReportCounts {
		n, err := strconv.Atoi(docx.Shown(f[name], nil))
		if err != nil {
			f[name] = notTyped()
			continue
		}
		f[name] = n
		if strings.HasPrefix(name, "bao_ve_") {
			f["bao_ve_co_so"] = true
		}
	}
	f["bao_ve_tong"] = notTyped()
	denouncers, known := f["bao_ve_nguoi"].(int)
	if relatives, both := f["bao_ve_than_nhan"].(int); known && both {
		f["bao_ve_tong"] = denouncers + relatives
	}
}

// share is the part that a number is of another, in per cent where that says something.
func share(part, whole float64) string {
	if !forms.HasPercent(whole) {
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
