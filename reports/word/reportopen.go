package word

import (
	"slices"
	"strings"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/law"
	"donthu/reports/docx"
	"donthu/reports/forms"
)

// Open is a place of the report in words that is still dotted, or says that nobody typed
// what stands there; only one of the places where it is filled in is named.
type Open struct {
	What     string // in words, with the place
	Field    string // of the report, for what is typed for it alone; of its head, of the settings
	Form     string // id of the form whose columns nobody typed
	Schedule bool   // the schedule of reception has no days of the time
}

// OpenPlaces are what a report filled from the template with the fields lacks, in its order.
// now is the report that the fields are of.
func OpenPlaces(template []byte, f docx.Fields, now *forms.Report) (all []Open, err error) {
	asks, err := docx.Placeholders(template)
	if err != nil {
		return nil, err
	}
	missing, unknown, err := docx.Check(template, f)
	if err != nil {
		return nil, err
	}
	field := func(name string) {
		what := docx.Explain(name)
		if what == "" {
			what = "{{" + name + "}}"
		}
		all = append(all, Open{What: assets.Text("document.report.open.field", "field", what), Field: name})
	}
	for _, name := range append(missing, unknown...) {
		field(name)
	}
	if f["ngay"] == docx.NoDay && slices.Contains(asks, "ngay") {
		field("ngay")
	}
	for _, name := range ReportTexts {
		switch {
		case !slices.Contains(asks, name), strings.HasPrefix(name, "bao_ve_"):
		case f[name] == "" || f[name] == notTyped():
			field(name)
		}
	}
	if slices.Contains(asks, "bao_ve_tong") {
		if f["bao_ve_co_so"] != true && f["bao_ve_nguoi_to_cao"] == "" {
			all = append(all, Open{What: assets.Text("document.report.open.protection"), Field: ReportCounts[0]})
		}
		for _, name := range ReportCounts { // words may stand in the place of all of them
			if f["bao_ve_co_so"] == true && strings.HasPrefix(name, "bao_ve_") && f[name] == notTyped() {
				field(name)
			}
		}
	}
	for i := range now.Sheets {
		sheet, columns := &now.Sheets[i], []int(nil)
		for _, c := range sheet.Form.Columns {
			if !c.Remark && !sheet.Known(c.Number) && slices.Contains(asks, FigureField(now.Edition, sheet.Form.ID, c.Number)) {
				columns = append(columns, c.Number)
			}
		}
		if len(columns) > 0 {
			all = append(all, Open{What: assets.Text("document.report.open.columns", "form", sheet.Form.Number, "columns", columnsInWords(columns)), Form: sheet.Form.ID})
		}
	}
	if slices.Contains(asks, "thu_truong_tiep_dan") && f["co_lich_tiep_dan"] == false {
		all = append(all, Open{What: assets.Text("document.report.open.schedule"), Schedule: true})
	}
	return all, nil
}

// columnsInWords names columns, those that follow each other from the first to the last.
func columnsInWords(columns []int) string {
	var runs []string
	for from := 0; from < len(columns); {
		to := from
		for to+1 < len(columns) && columns[to+1] == columns[to]+1 {
			to++
		}
		if to-from > 1 {
			runs = append(runs, assets.Text("document.report.open.run", "from", columns[from], "to", columns[to]))
		} else {
			runs = append(runs, forms.Columns(columns[from:to+1], ", "))
		}
		from = to + 1
	}
	return strings.Join(runs, ", ")
}

// HeadFields say how the days on which the head receives in person stand to the law: spans
// are the weeks and months of the period (law.Office.HeadSpans), scheduled whether the
// schedule has any day of it.
func HeadFields(spans []law.HeadSpan, scheduled bool) docx.Fields {
	f := docx.Fields{"co_lich_tiep_dan": scheduled || len(spans) == 0, "thu_truong_tiep_dan": ""}
	var all []string
	for from := 0; from < len(spans); {
		to := from
		for to < len(spans) && spans[to].Article == spans[from].Article {
			to++
		}
		all = append(all, headSentence(spans[from:to], scheduled))
		from = to
	}
	f["thu_truong_tiep_dan"] = strings.Join(all, " ")
	return f
}

// mostSpans is how many weeks a sentence names.
const mostSpans = 6

// headSentence is about weeks or months for which one law stands.
func headSentence(spans []law.HeadSpan, scheduled bool) string {
	first := spans[0]
	rule := assets.Text("document.report.head."+first.Per, "least", docx.Numbered(docx.Decimal(float64(first.Least))), "article", first.Article)
	if !scheduled {
		return assets.Text("document.report.head.none", "rule", rule)
	}
	var short []string
	met := 0
	for _, s := range spans {
		if s.Met() {
			met++
			continue
		}
		short = append(short, assets.Text("document.report.head.short."+first.Per, "span", lowerFirst(s.Name()), "days", s.Days))
	}
	unit := assets.Text("document.report.head.unit." + first.Per)
	text := assets.Text("document.report.head.met", "rule", rule, "met", met, "all", len(spans), "unit", unit)
	if len(short) == 0 {
		return text + "."
	}
	if more := len(short) - mostSpans; more > 0 {
		short = append(short[:mostSpans], assets.Text("document.report.head.more", "count", more, "unit", unit))
	}
	return text + assets.Text("document.report.head.unmet", "spans", strings.Join(short, "; "))
}

// HeadPeriod is the time of a report for which its weeks and months are over.
func HeadPeriod(now *forms.Report) day.Period {
	p := now.Period
	if !now.AsOf.IsZero() {
		p.To = min(p.To, now.AsOf.AddDays(-1))
	}
	return p
}
