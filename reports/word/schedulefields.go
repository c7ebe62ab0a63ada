package word

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"donthu/data/register"
	"donthu/reports/docx"
	"donthu/reports/notice"
)

// ScheduleTemplate is the template of the notice that posts the days on which
// citizens are received (LTCD Điều 24).
const ScheduleTemplate = "thong-bao-lich-tiep-cong-dan"

// ScheduleFields are the fields of the notice of a schedule. Its number, day and
// signer are those of the options.
func ScheduleFields(n *notice.Notice, s register.Settings, o Options) docx.Fields {
	f := officeFields(s, o).With(phrases(o.On))
	f["ky_lich"] = lowerFirst(n.Span())
	f["gio_thuong_xuyen"] = ""
	o.putTyped(f)
	var rows []docx.Fields
	for _, d := range n.Sorted() {
		if d.On < o.On {
			continue // nobody can come any more
		}
		rows = append(rows, docx.Fields{
			"ngay": d.On, "thu": notice.Weekday(d.On), "gio": d.Hours, "nguoi_tiep": notice.Receiver(d),
			"dia_diem": strings.TrimRight(cmp.Or(d.Place, s.Office.Reception), ". "), "ghi_chu": strings.ReplaceAll(notice.Remark(d), "\n", "; "),
		})
	}
	f["lich"] = rows
	return f
}

// lowerFirst is a text as it stands inside a sentence.
func lowerFirst(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToLower(first)) + text[size:]
}
