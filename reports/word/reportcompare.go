package word

import (
	"math"
	"strings"

	"donthu/assets"
	"donthu/reports/docx"
	"donthu/reports/forms"
)

// notCompared stands where there is nothing to compare with.
const notCompared = "–"

// earlier is a period that a report is set beside.
type earlier struct {
	report        *forms.Report
	figure, words string // what its fields are called, behind the figure's name
	key           string // of its name in sentences
}

// comparison are the earlier periods of a report; of the year that has the same days as the
// period before there is one.
type comparison struct {
	now  *forms.Report
	with []earlier
}

func comparisons(now, before, lastYear *forms.Report) comparison {
	c := comparison{now: now}
	key := "document.report.lastYear"
	if now.Period.Previous() == LastYear(now.Period) {
		before, key = nil, "document.report.yearBefore"
	}
	c.with = []earlier{{before, "_ky_truoc", "_so_ky_truoc", "document.report.before"}, {lastYear, "_cung_ky", "_so_cung_ky", key}}
	return c
}

// stands reports whether figures of a subject may be set beside those of the earlier period.
func (c comparison) stands(e earlier, s forms.Subject) bool {
	return e.report != nil && c.now.Comparable(e.report.Whole, s)
}

// put says of a figure what it was in the earlier periods.
func (c comparison) put(f docx.Fields, name string, form *forms.Form, column int, now float64) {
	var all []string
	for _, e := range c.with {
		f[name+e.figure], f[name+e.words] = notCompared, notCompared
		if !c.stands(e, form.SubjectOf(column)) {
			continue
		}
		sheet, _ := e.report.Sheet(form.ID)
		was := sheet.Columns[column].Value
		f[name+e.figure], f[name+e.words] = was, inWords(now, was)
		all = append(all, assets.Text("document.report.against", "period", assets.Text(e.key), "change", inWords(now, was)))
	}
	f[name+"_so_sanh"] = strings.Join(all, "; ")
}

// inWords is a change in words; in per cent where that says something.
func inWords(now, was float64) string {
	difference, part, hasPart := forms.Change(now, was)
	key := "document.report.more"
	switch {
	case difference == 0:
		return assets.Text("document.report.same")
	case difference < 0:
		key = "document.report.less"
	}
	text := assets.Text(key, "amount", docx.Decimal(math.Abs(difference)))
	if hasPart && forms.HasPercent(was) {
		text += " " + assets.Text("document.report.part", "percent", percent(math.Abs(part)))
	}
	return text
}

// putRows fills in the table of what is compared, and says what is not and why.
func (c comparison) putRows(f docx.Fields) {
	var lacking []string // what of the earlier periods the register does not know
	for _, e := range c.with {
		letters, visits := c.stands(e, forms.Letters), c.stands(e, forms.Receptions)
		f["so_sanh"+e.figure] = letters || visits
		if e.report == nil {
			continue
		}
		f["ten"+e.figure] = e.report.Period.Name()
		period := assets.Text("document.report.earlier", "period", assets.Text(e.key), "name", e.report.Period.Name())
		switch {
		case letters && visits:
		case letters:
			lacking = append(lacking, assets.Text("document.report.ofVisits", "period", period))
		case visits:
			lacking = append(lacking, assets.Text("document.report.ofLetters", "period", period))
		default:
			lacking = append(lacking, period)
		}
	}
	f["so_sanh_hai_ky"] = f["so_sanh_ky_truoc"] == true && f["so_sanh_cung_ky"] == true
	switch {
	case !c.now.AsOf.IsZero():
		f["khong_so_sanh"] = assets.Text("document.report.notOver")
	case !c.now.Whole.Letters:
		f["khong_so_sanh"] = assets.Text("document.report.notWhole")
	case len(lacking) > 0:
		f["khong_so_sanh"] = assets.Text("document.report.notKept", "periods", strings.Join(lacking, assets.Text("document.report.and")))
	}
	var rows []docx.Fields
	for _, compared := range c.now.Edition.Compared {
		sheet, _ := c.now.Sheet(compared.Form)
		row := docx.Fields{"chi_tieu": compared.Title, "ky_nay": sheet.Columns[compared.Column].Value}
		name := FigureField(c.now.Edition, compared.Form, compared.Column)
		for _, e := range c.with {
			row[strings.TrimPrefix(e.figure, "_")], row[strings.TrimPrefix(e.words, "_")] = f[name+e.figure], f[name+e.words]
		}
		rows = append(rows, row)
	}
	f["so_sanh"] = rows
}
