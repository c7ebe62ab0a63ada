package intake

import (
	"regexp"
	"strings"
)

// isRemark reports whether a row that has neither number nor day holds so little that it may be a
// signature or a remark below the table.
func (s *sheet) isRemark(r *row, cells []string) bool {
	if r.ordinal != "" && isCounted(r.ordinal) {
		return false
	}
	filled, foot := 0, false
	for i, c := range cells {
		if strings.TrimSpace(c) == "" {
			continue
		}
		filled++
		foot = foot || isFoot(c)
		if i < len(s.columns) && isDay(s.subject, s.columns[i].key) {
			if _, err := readDay(c); err == nil || err == errNoSuchDay {
				return false
			}
		}
		if i < len(s.columns) && s.columns[i].key == "letter.number" {
			if _, err := readNumber(c); err == nil || err == errMadeDay {
				return false
			}
		}
	}
	s.ended = s.ended || foot
	return filled <= 2 || foot && filled <= 4 || s.ended && filled <= 4
}

func isCounted(s string) bool {
	_, err := readCount(s)
	return err == nil
}

var placeAndDay = regexp.MustCompile(`ngay \S+ thang \S+ nam \S+$`)

// isFoot reports whether a cell belongs to what stands below a table: place and day, who signs.
func isFoot(s string) bool {
	if len(s) > 80 {
		return false
	}
	if _, foot := footWords().find(s); foot {
		return true
	}
	words := plain(s)
	return placeAndDay.MatchString(words) || strings.HasPrefix(words, "tm ") || strings.HasPrefix(words, "kt ")
}
