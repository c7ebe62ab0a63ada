package kit

import (
	"regexp"
	"strconv"
	"strings"

	"donthu/data"
)

var (
	plainNumber   = regexp.MustCompile(`^-?\d+(,\d+)?$`)
	groupedNumber = regexp.MustCompile(`^-?\d{1,3}(\.\d{3})+(,\d+)?$`)
)

const (
	mostAmount = 1e12
	mostCount  = 1e9
)

// ReadAmount reads a number as Vietnamese write it: 1.250,5. Nothing is 0. The
// error is a sentence for the clerk.
func ReadAmount(typed string) (float64, error) {
	s := strings.ReplaceAll(strings.TrimSpace(typed), " ", "")
	if s == "" {
		return 0, nil
	}
	unreadable := data.Tell(nil, "amount.unreadable", "text", typed)
	if !plainNumber.MatchString(s) && !groupedNumber.MatchString(s) {
		return 0, unreadable
	}
	value, err := strconv.ParseFloat(strings.ReplaceAll(strings.ReplaceAll(s, ".", ""), ",", "."), 64)
	if err != nil || value > mostAmount {
		return 0, unreadable
	}
	return value, nil
}

// ReadCount reads a whole number; nothing is 0. The error is a sentence for the clerk.
func ReadCount(typed string) (int, error) {
	value, err := ReadAmount(typed)
	if err == nil && (value != float64(int(value)) || value > mostCount) {
		err = data.Tell(nil, "amount.whole", "text", typed)
	}
	if err != nil {
		return 0, err
	}
	return int(value), nil
}

// ShownAmount writes a number as it is typed into a field: 1.250,5, "" for 0.
func ShownAmount(value float64) string {
	if value == 0 {
		return ""
	}
	whole, fraction, _ := strings.Cut(strconv.FormatFloat(value, 'f', -1, 64), ".")
	for at := len(whole) - 3; at > 0 && whole[at-1] != '-'; at -= 3 {
		whole = whole[:at] + "." + whole[at:]
	}
	if fraction != "" {
		whole += "," + fraction
	}
	return whole
}
