package docx

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/text"
)

// Fields are what a template is filled with, by name (see Name). A value is a
// string (several lines make several paragraphs), a data.Date, a number (int or
// float64), a bool, or rows ([]Fields). The empty string and the zero date are
// values that are not known yet: a placeholder for one is missing.
type Fields map[string]any

// Styles are the ways of writing a value: {{ngay_nhan:chu}}. Names are as in
// the templates: chu writes a day out ("ngày 05 tháng 01 năm 2026"), bang_chu in
// words (a day or a whole number), hoa in capitals, dau with a capital at the
// beginning. Several may follow each other: {{ngay_nhan:chu:dau}}.
var Styles = []string{"chu", "bang_chu", "hoa", "dau"}

// Dots stand for what is not known in a draft.
const Dots = "……"

// With is f with the values of more put over its own.
func (f Fields) With(more Fields) Fields {
	all := maps.Clone(f)
	if all == nil {
		all = Fields{}
	}
	maps.Copy(all, more)
	return all
}

// scope finds a name among the fields of a row and of what is around it.
type scope []Fields

func (s scope) lookup(name string) (any, bool) {
	for i := len(s) - 1; i >= 0; i-- {
		if value, ok := s[i][name]; ok {
			return value, true
		}
	}
	return nil, false
}

// says reports whether a value has something to say.
func says(value any) bool {
	switch v := value.(type) {
	case nil:
		return false
	case string:
		return strings.TrimSpace(v) != ""
	case day.Date:
		return !v.IsZero()
	case bool:
		return v
	case int:
		return v != 0
	case float64:
		return v != 0
	case []Fields:
		return len(v) > 0
	}
	return true
}

// known reports whether a placeholder for the value can be written: a nought is
// known, an empty text is not.
func known(value any) bool {
	switch value.(type) {
	case int, float64, bool:
		return true
	case []Fields:
		return false
	}
	return says(value)
}

// Shown is a value as the document writes it.
func Shown(value any, styles []string) string {
	shown := plain(value, styles)
	for _, style := range styles {
		switch style {
		case "hoa":
			shown = strings.ToUpper(shown)
		case "dau":
			shown = text.Capital(shown)
		}
	}
	return shown
}

func plain(value any, styles []string) string {
	aloud := slices.Contains(styles, "bang_chu")
	switch v := value.(type) {
	case nil:
		return ""
	case string:
		return v
	case day.Date:
		switch {
		case slices.Contains(styles, "chu"):
			return LongDate(v)
		case aloud:
			return assets.Text("document.date.words", "day", numberInWords(v.Day()), "month", numberInWords(v.Month()), "year", numberInWords(v.Year()))
		}
		return v.Shown()
	case int:
		if aloud {
			return numberInWords(v)
		}
		return fmt.Sprint(v)
	case float64:
		return Decimal(v)
	case bool:
		if v {
			return assets.Text("document.yes")
		}
		return assets.Text("document.no")
	}
	return fmt.Sprint(value)
}

// LongDate is the day as documents write it: noughts before days below 10 and
// before the months 1 and 2 (NĐ 30/2020, Phụ lục I, Phần I, mục II.4).
func LongDate(d day.Date) string {
	if d.IsZero() {
		return ""
	}
	month := fmt.Sprint(d.Month())
	if d.Month() < 3 {
		month = "0" + month
	}
	return assets.Text("document.date.long", "day", fmt.Sprintf("%02d", d.Day()), "month", month, "year", fmt.Sprint(d.Year()))
}

// Numbered is a document's number, with or without its symbol, as documents write it: a
// nought before one below 10 (NĐ 30/2020, Phụ lục I, Phần I, mục II.3).
func Numbered(number string) string {
	number = text.Clean(number)
	digits, _, _ := strings.Cut(number, "/")
	if digits = strings.TrimSpace(digits); len(digits) == 1 && digits[0] >= '1' && digits[0] <= '9' {
		return "0" + number
	}
	return number
}

// Decimal writes a number with the comma of Vietnamese documents.
func Decimal(v float64) string { return text.Number(fmt.Sprintf("%.2f", v)) }

// Example is what a field says on a letter, for a list of fields: a value as the
// document would write it, or how many rows there are.
func Example(value any) string {
	switch v := value.(type) {
	case []Fields:
		if len(v) == 0 {
			return ""
		}
		return assets.Text("document.rows", "count", len(v))
	case day.Date:
		return v.Shown()
	}
	return plain(value, nil)
}
