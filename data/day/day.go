package day

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Date is a day of the civil calendar, held as the number yyyymmdd so that days
// compare with < and >. The zero Date means that no day is known.
type Date int32

// NewDate makes the day of year, month and day; a day that does not exist
// (31/02) gives an error.
func NewDate(year, month, day int) (Date, error) {
	if year < 1000 || year > 9999 {
		return 0, fmt.Errorf("year %d out of range", year)
	}
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if t.Year() != year || int(t.Month()) != month || t.Day() != day {
		return 0, fmt.Errorf("no such day: %02d/%02d/%04d", day, month, year)
	}
	return Of(t), nil
}

// Must is NewDate for days written in code and tests; it panics on a day
// that does not exist.
func Must(iso string) Date {
	d, err := Parse(iso)
	if err != nil {
		panic(err)
	}
	return d
}

// Of is the day on which t falls in t's own time zone.
func Of(t time.Time) Date {
	year, month, day := t.Date()
	return Date(year*10000 + int(month)*100 + day)
}

// Parse reads yyyy-mm-dd, the form used in files and on the command line.
func Parse(iso string) (Date, error) {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return 0, fmt.Errorf("not a date of the form yyyy-mm-dd: %q", iso)
	}
	return Of(t), nil
}

// ParseTypedDate reads a day as clerks write it: 1/12/2026, 01-12-26, 1.12.2026,
// 01122026, 011226 or 2026-12-01, always day before month. Two-digit years are
// of this century.
func ParseTypedDate(typed string) (Date, error) {
	s := strings.TrimSpace(typed)
	parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("/-. ", r) })
	if len(parts) == 1 && (len(s) == 6 || len(s) == 8) {
		parts = []string{s[:2], s[2:4], s[4:]}
	}
	if len(parts) != 3 {
		return 0, fmt.Errorf("not a date: %q", typed)
	}
	if len(parts[0]) == 4 {
		parts[0], parts[2] = parts[2], parts[0]
	}
	var n [3]int
	for i, part := range parts {
		number, err := strconv.Atoi(part)
		if err != nil || number < 0 {
			return 0, fmt.Errorf("not a date: %q", typed)
		}
		n[i] = number
	}
	if len(parts[2]) == 2 {
		n[2] += 2000
	}
	return NewDate(n[2], n[1], n[0])
}

// IsZero reports that no day is known.
func (d Date) IsZero() bool { return d == 0 }

// Year, Month and Day are the parts of the date.
func (d Date) Year() int { return int(d) / 10000 }

// Month is the month from 1 to 12.
func (d Date) Month() int { return int(d) / 100 % 100 }

// Day is the day of the month.
func (d Date) Day() int { return int(d) % 100 }

// Time is midnight UTC of the day.
func (d Date) Time() time.Time {
	return time.Date(d.Year(), time.Month(d.Month()), d.Day(), 0, 0, 0, 0, time.UTC)
}

// Weekday is the day of the week.
func (d Date) Weekday() time.Weekday { return d.Time().Weekday() }

// AddDays is the day n days later (earlier when n is negative).
func (d Date) AddDays(n int) Date { return Of(d.Time().AddDate(0, 0, n)) }

// DaysUntil is the number of days from d to later.
func (d Date) DaysUntil(later Date) int { return int(later.Time().Sub(d.Time()) / (24 * time.Hour)) }

// String is the day as yyyy-mm-dd, empty when none is known.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year(), d.Month(), d.Day())
}

// Shown is the day as Vietnamese documents write it, dd/mm/yyyy, empty when
// none is known.
func (d Date) Shown() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%02d/%02d/%04d", d.Day(), d.Month(), d.Year())
}

// MarshalText writes yyyy-mm-dd.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads yyyy-mm-dd or nothing.
func (d *Date) UnmarshalText(text []byte) (err error) {
	*d = 0
	if len(text) > 0 {
		*d, err = Parse(string(text))
	}
	return err
}
