package consolidate

import (
	"regexp"
	"strconv"
	"strings"

	"donthu/data/day"
	"donthu/data/text"
)

var (
	dayWithSigns = regexp.MustCompile(`(\d{1,2})[\s.…]*[/\-.][\s.…]*(\d{1,2})[\s.…]*[/\-.][\s.…]*(\d{4})`)
	dayWithWords = regexp.MustCompile(`(\d{1,2})[\s.…]*tháng[\s.…]*(\d{1,2})[\s.…]*năm[\s.…]*(\d{4})`)
	coverOffice  = regexp.MustCompile(`(?i)năm[\s.…]*(?:\d{4})?[\s.…]*của([^)]*)`)
	noteText     = regexp.MustCompile(`(?i)^(?:\d{1,2}\s*[.)]?\s*)?ghi chú\s*:?\s*(.*)$`)
	endWords     = regexp.MustCompile(`^(?:nguoi lap|thu truong|huong dan cach|noi nhan|chu tich|.*ngay [ .…]*\d* ?[ .…]*thang )`)
	totalWords   = map[string]bool{"tong cong": true, "tong so": true, "tong": true, "cong": true, "toan tinh": true, "toan thanh pho": true}
)

// periodIn reads "Số liệu tính từ ngày … đến ngày …" among the texts over a form;
// zero when it is not filled in.
func periodIn(texts []string) day.Period {
	for _, said := range texts {
		folded := text.Fold(said)
		if !strings.Contains(folded, "so lieu") && !strings.Contains(folded, "tu ngay") {
			continue
		}
		days := daysIn(said)
		if (len(days) == 2 || len(days) == 3 && strings.Contains(folded, "ky bao cao")) && days[0] <= days[1] { // the third: how far the figures go
			return day.Period{From: days[0], To: days[1]}
		}
	}
	return day.Period{}
}

func daysIn(text string) []day.Date {
	for _, form := range []*regexp.Regexp{dayWithSigns, dayWithWords} {
		var days []day.Date
		for _, m := range form.FindAllStringSubmatch(text, -1) {
			on, _ := strconv.Atoi(m[1])
			month, _ := strconv.Atoi(m[2])
			year, _ := strconv.Atoi(m[3])
			if d, err := day.NewDate(year, month, on); err == nil {
				days = append(days, d)
			}
		}
		if len(days) > 0 {
			return days
		}
	}
	return nil
}

// coverWard reads the office in "(Kèm theo Báo cáo số: … của …)"; empty when it
// is not filled in.
func coverWard(texts []string) string {
	for _, words := range texts {
		if !strings.Contains(text.Fold(words), "kem theo bao cao") {
			continue
		}
		if m := coverOffice.FindStringSubmatch(words); m != nil {
			return text.Clean(strings.Trim(m[1], " .…_"))
		}
	}
	return ""
}

// noteLine is what stands behind "22. Ghi chú:".
func noteLine(text string) (note string, is bool) {
	m := noteText.FindStringSubmatch(text)
	if m == nil {
		return "", false
	}
	return strings.Trim(m[1], " .…"), true
}
