package intake

import (
	"errors"
	"math"
	"regexp"
	"strconv"
	"strings"

	"donthu/data/day"
	"donthu/data/register"
)

var (
	errNoSuchDay  = errors.New("no such day")
	errUnreadable = errors.New("unreadable")
	errMadeDay    = errors.New("number made a day by Excel")
)

// The serial numbers of Excel's days that a register can hold, 1927 to 2173:
// five digits, so that no typed date (six or eight digits) looks like one.
const (
	firstSerial = 10000
	lastSerial  = 99999
)

var (
	dayZero     = day.Must("1899-12-30")
	serialShape = regexp.MustCompile(`^\d{5}(\.\d+)?$`)
	dayShape    = regexp.MustCompile(`^\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}$|^\d{6}$|^\d{8}$`)
	spelledDay  = regexp.MustCompile(`^(?:ngay )?(\d{1,2}) (?:thang )?(\d{1,2}) (?:nam )?(\d{4})$`)
)

// readDay reads the raw value of a cell as a day: Excel's serial number or any
// of the shapes in which clerks type days, with or without a time of day.
func readDay(s string) (day.Date, error) {
	if len(s) >= 5 && s[0] >= '0' && s[0] <= '9' && (len(s) == 5 || s[5] == '.') && serialShape.MatchString(s) {
		serial, _ := strconv.Atoi(s[:5])
		return serialDay(serial)
	}
	s = strings.TrimSpace(s)
	if strings.ContainsRune(s, ':') { // a time of day
		if i := strings.IndexAny(s, "T "); i > 0 {
			s = s[:i]
		}
	}
	if !dayShape.MatchString(s) {
		m := spelledDay.FindStringSubmatch(plain(s))
		if m == nil {
			return 0, errUnreadable
		}
		s = strings.Join(m[1:], "/")
	}
	day, err := day.ParseTypedDate(s)
	if err != nil {
		return 0, errNoSuchDay
	}
	return day, nil
}

func serialDay(serial int) (day.Date, error) {
	if serial < firstSerial || serial > lastSerial {
		return 0, errUnreadable
	}
	return dayZero.AddDays(serial), nil
}

// Serial is the number by which Excel keeps a day; ok is false for days that the
// import would not read back from a number (before 1927).
func Serial(d day.Date) (serial int, ok bool) {
	serial = dayZero.DaysUntil(d)
	return serial, serial >= firstSerial && serial <= lastSerial
}

var (
	thousandsShape = regexp.MustCompile(`^\d{1,3}([.,]\d{3}){2,}$`)
	doubtfulShape  = regexp.MustCompile(`^\d{1,3}[.,]\d{3}$`)
)

// readAmount reads money or land, written with a comma or a dot. A lone
// separator is a decimal one, because Excel itself keeps numbers with a dot;
// doubtful says that it might have parted thousands.
func readAmount(s string) (amount float64, doubtful bool, err error) {
	s = strings.TrimSpace(s)
	doubtful = doubtfulShape.MatchString(s)
	dot, comma := strings.LastIndexByte(s, '.'), strings.LastIndexByte(s, ',')
	switch {
	case thousandsShape.MatchString(s):
		s = strings.NewReplacer(".", "", ",", "").Replace(s)
	case dot >= 0 && comma > dot:
		s = strings.Replace(strings.ReplaceAll(s, ".", ""), ",", ".", 1)
	case comma >= 0 && dot > comma:
		s = strings.ReplaceAll(s, ",", "")
	case comma >= 0:
		s = strings.Replace(s, ",", ".", 1)
	}
	amount, err = strconv.ParseFloat(strings.ReplaceAll(s, " ", ""), 64)
	if err != nil || math.IsNaN(amount) || math.IsInf(amount, 0) || amount < 0 {
		return 0, false, errUnreadable
	}
	return amount, doubtful, nil
}

// mostCounted keeps counts within what every system's int can hold.
const mostCounted = 1_000_000_000

var leadingCount = regexp.MustCompile(`^(\d{1,9})(?:\.0+)?(?:\s*\pL.*)?$`)

// readCount reads a whole number, with or without a word behind it (3 người).
func readCount(s string) (int, error) {
	if n, err := strconv.Atoi(s); err == nil && n >= 0 && n <= mostCounted {
		return n, nil
	}
	if m := leadingCount.FindStringSubmatch(strings.TrimSpace(s)); m != nil {
		return strconv.Atoi(m[1])
	}
	return 0, errUnreadable
}

// exchanged is the day whose day and month stand in each other's place.
func exchanged(d day.Date) (day.Date, error) {
	swapped, err := day.NewDate(d.Year(), d.Day(), d.Month())
	if err != nil {
		return 0, errNoSuchDay
	}
	return swapped, nil
}

var numberShape = regexp.MustCompile(`^\D{0,6}?(\d{1,7})([a-z]?)(?:\.0+)?(?:\s*/\s*(?:\pL[\pL-]*-)?((?:19|20)\d\d|\d\d)(?:\s*/\s*[\pL-]+)?)?(?:\s*/\s*[\pL-]+)?$`)

var yearFirst = regexp.MustCompile(`^((?:19|20)\d\d)\s*[/-]\s*(\d{1,6})$`)

// readNumber reads a letter's number: 12/2026, 12, 12/26, 2026/12, Số 12/ĐT-2026, and
// 12a/2026 of a branch. The year is 0 when the cell does not name it. A number that Excel keeps
// as a day is none: 5/2026 and 12/5 are both days for it, and nothing tells which was typed.
func readNumber(s string) (register.Number, error) {
	s = strings.TrimSpace(s)
	if serialShape.MatchString(s) {
		if d, err := readDay(s); err == nil && d.Year() >= 2000 && d.Year() <= 2100 {
			return register.Number{}, errMadeDay
		}
	}
	if m := yearFirst.FindStringSubmatch(s); m != nil && len(m[2]) != 4 {
		year, _ := strconv.Atoi(m[1])
		count, _ := strconv.Atoi(m[2])
		if count > 0 {
			return register.Number{Year: year, Count: count}, nil
		}
	}
	m := numberShape.FindStringSubmatch(s)
	if m == nil {
		return register.Number{}, errUnreadable
	}
	count, _ := strconv.Atoi(m[1])
	year, _ := strconv.Atoi(m[3])
	if len(m[3]) == 2 {
		year += 2000
	}
	if count == 0 || m[2] != "" && year == 0 {
		return register.Number{}, errUnreadable
	}
	return register.Number{Year: year, Count: count, Branch: m[2]}, nil
}
