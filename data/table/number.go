package table

import (
	"bytes"
	"math"
	"strconv"
	"strings"
	"time"
)

// days1904 is how many days lie between the beginnings of Excel's two calendars.
const days1904 = 1462

// numberCell hands on a number as it stands, unless it is written as a power of ten or
// is a day of the calendar that begins in 1904.
func numberCell(to *sink, column int, value []byte, style cellStyle, from1904 bool) error {
	value = bytes.TrimSpace(value)
	kind := Number
	if style.day {
		kind = Day
	}
	if kind == Day && from1904 || !isPlainNumber(value) {
		f, err := strconv.ParseFloat(string(value), 64)
		if err != nil || math.IsNaN(f) || math.IsInf(f, 0) {
			return to.cell(column, value, Text, style.font)
		}
		if kind == Day && from1904 {
			f += days1904
		}
		value = appendNumber(nil, f)
	}
	return to.cell(column, value, kind, plainFont)
}

func isPlainNumber(value []byte) bool {
	dots := 0
	for i, c := range value {
		switch {
		case c >= '0' && c <= '9', i == 0 && c == '-' && len(value) > 1:
		case c == '.' && dots == 0 && i > 0:
			dots++
		default:
			return false
		}
	}
	return len(value) > 0
}

// appendNumber writes a number as Excel keeps it, without a power of ten as long as it
// is exact.
func appendNumber(to []byte, f float64) []byte {
	if math.Abs(f) < 1e15 {
		return strconv.AppendFloat(to, f, 'f', -1, 64)
	}
	return strconv.AppendFloat(to, f, 'G', -1, 64)
}

var dayZero = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)

// isoSerial is the serial number of 2026-03-05 or 2026-03-05T08:30:00.
func isoSerial(text string) (float64, bool) {
	text = strings.TrimSuffix(text, "Z")
	for _, layout := range []string{"2006-01-02", "2006-01-02T15:04:05", "2006-01-02T15:04"} {
		if t, err := time.Parse(layout, text); err == nil {
			return serialOf(t)
		}
	}
	return 0, false
}

// serialOf is the number by which Excel keeps a moment; Excel's 1900 had a 29 February,
// so that days before March 1900 have other numbers there.
func serialOf(t time.Time) (float64, bool) {
	seconds := t.Unix() - dayZero.Unix()
	if t.Year() < 1900 || t.Year() > 9999 || seconds < 86400 {
		return 0, false
	}
	return float64(seconds/86400) + float64(seconds%86400)/86400, true
}
