package office

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"strings"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/reports/docx"
	"donthu/reports/forms"
	"donthu/reports/word"
	"donthu/reports/workbook"
)

// Cover is what the sheets of a period's report say of the document that they go with:
// what was sealed last or typed for the report in words, and what the settings know. It
// has no number or day that nobody gave.
func (o *Office) Cover(ctx context.Context, p day.Period) (cover register.Sealed, err error) {
	settings := o.Settings()
	cover = register.Sealed{Period: p, Place: word.PlaceOf(settings), To: settings.Receiver, Whole: settings.ReportWhole}
	typed, err := o.TypedFigures(ctx, register.ReportWords, p)
	if err != nil {
		return cover, err
	}
	words := word.ReportOptions(typed, 0)
	cover.On, cover.SignedBy, cover.Role = words.On, words.SignedBy, words.Role
	if cover.Number, err = o.ReportNumber(words.Number, p); err != nil {
		return cover, err
	}
	all, err := o.SealedReports(ctx)
	if err != nil {
		return cover, err
	}
	if sent, ok := forms.LastSealed(all, p); ok {
		cover.Number, cover.On = cmp.Or(sent.Number, cover.Number), cmp.Or(sent.On, cover.On)
		cover.SignedBy, cover.Role, cover.Place = cmp.Or(sent.SignedBy, cover.SignedBy), cmp.Or(sent.Role, cover.Role), cmp.Or(sent.Place, cover.Place)
	}
	if signers := settings.Office.Signers; cover.SignedBy == "" && len(signers) > 0 {
		cover.SignedBy, cover.Role = signers[0].Name, cmp.Or(cover.Role, signers[0].Role)
	}
	return cover, nil
}

// ReportNumber is a number of a report with its symbol, as all that leaves the office writes
// it: 25/BC-UBND of 25, 06/BC-UBND of 6; empty for none.
func (o *Office) ReportNumber(number string, p day.Period) (string, error) {
	number = docx.Numbered(number)
	if number == "" || strings.Contains(number, "/") {
		return number, nil
	}
	info, _, err := word.Read(o.Dir(), word.ReportEdition(p).Words)
	if symbol := info.SymbolFor(&register.Letter{}, o.Settings()); err == nil && symbol != "" {
		number += "/" + symbol
	}
	return number, err
}

// NextReportNumber is the number that the next report of the year would have.
func (o *Office) NextReportNumber(ctx context.Context, p day.Period) (string, error) {
	all, err := o.SealedReports(ctx)
	if err != nil {
		return "", err
	}
	return o.ReportNumber(fmt.Sprint(nextReportNumber(all, o.Today().Year())), p)
}

// options are those of the workbook.
func (r *Report) options(sheets workbook.Sheets) workbook.Options {
	c, head := r.Cover, ""
	if r.sealing {
		head = r.head
	}
	return workbook.Options{Head: head, Findings: r.Findings,
		Number: c.Number, On: c.On, Place: c.Place, Signs: word.SignedAs(r.Settings, c.SignedBy, c.Role), SignedBy: c.SignedBy,
		Sheets: sheets, Directions: r.Directions, Today: r.Today}
}

// Sent are the sheets of the file that is sent.
func (r *Report) sent() workbook.Sheets {
	if r.Cover.Whole {
		return workbook.AllSheets
	}
	return workbook.FormSheets
}

// SaveOffice writes the workbook that stays in the office: the summary with the checks,
// what leaders directed, and what became of earlier reports.
func (r *Report) SaveOffice(file string) error {
	return workbook.Save(file, func(w io.Writer) error { return r.Write(w, workbook.OfficeSheets) })
}

// SaveBoth writes the file that is sent, and beside it the one that stays in the office
// unless its sheets are in the first.
func (r *Report) SaveBoth(file string) error {
	if err := r.Save(file); err != nil || r.Cover.Whole {
		return err
	}
	return r.SaveOffice(OfficeFile(file))
}

// OfficeFile is the name of the workbook that stays in the office, beside the one that is
// sent.
func OfficeFile(file string) string {
	return strings.TrimSuffix(file, ".xlsx") + assets.Text("report.officeFile")
}
