package consolidate

import (
	"regexp"
	"strconv"
	"strings"

	"donthu/data"
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
func periodIn(texts []string) data.Period {
	for _, text := range texts {
		folded := data.FoldText(text)
		if !strings.Contains(folded, "so lieu") && !strings.Contains(folded, "tu ngay") {
			continue
		}
		days := daysIn(text)
		if len(days) == 2 && days[0] <= days[1] {
			return data.Period{From: days[0], To: days[1]}
		}
	}
	return data.Period{}
}

func daysIn(text string) []data.Date {
	for _, form := range []*regexp.Regexp{dayWithSigns, dayWithWords} {
		var days []data.Date
		for _, m := range form.FindAllStringSubmatch(text, -1) {
			day, _ := strconv.Atoi(m[1])
			month, _ := strconv.Atoi(m[2])
			year, _ := strconv.Atoi(m[3])
			if d, err := data.NewDate(year, month, day); err == nil {
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
	for _, text := range texts {
		if !strings.Contains(data.FoldText(text), "kem theo bao cao") {
			continue
		}
		if m := coverOffice.FindStringSubmatch(text); m != nil {
			return data.Clean(strings.Trim(m[1], " .…_"))
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
