// Package notice writes the schedule of receptions as the ward publishes it: a
// web page in one file, and a calendar that other programs import.
package notice

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
)

// Notice is a schedule to be published (LTCD Điều 24 khoản 2 and 4).
type Notice struct {
	Ward        string
	Period      day.Period // what the schedule covers
	Days        []register.ReceptionDay
	PublishedOn day.Date
	Signer      string // position and name, may be empty
}

// Title is the heading of the notice.
func (n *Notice) Title() string { return assets.Text("notice.title") }

// Span says what the schedule covers: "Quý IV năm 2026" for a quarter, else its
// first and last day.
func (n *Notice) Span() string {
	first, last := n.Period.From, n.Period.To
	quarter := (first.Month() + 2) / 3
	if first.Day() == 1 && first.Month() == 3*quarter-2 && last == day.MonthPeriod(first.Year(), 3*quarter, true).To {
		return assets.Text("notice.quarter", "quarter", [...]string{"I", "II", "III", "IV"}[quarter-1], "year", strconv.Itoa(first.Year()))
	}
	return assets.Text("notice.span", "from", first.Shown(), "to", last.Shown())
}

// Sorted are the days by date.
func (n *Notice) Sorted() []register.ReceptionDay {
	days := slices.Clone(n.Days)
	slices.SortStableFunc(days, func(a, b register.ReceptionDay) int { return cmp.Compare(a.On, b.On) })
	return days
}

// Weekday is the day of the week as a notice writes it: "Thứ Năm".
func Weekday(d day.Date) string {
	return assets.Text("notice.weekday." + strconv.Itoa(int(d.Weekday())))
}

// Receiver is who receives on the day, by position and name, as far as the day tells; empty
// where it tells neither.
func Receiver(d register.ReceptionDay) string {
	key := "notice.host." + string(d.Host)
	if !assets.HasText(key) {
		return d.Leader
	}
	host := assets.Text(key)
	if d.Leader == "" {
		return host
	}
	return assets.Text("notice.receiver", "role", host, "leader", d.Leader)
}

// Remark is what the notice says beside a day: that it was moved, and what is
// expected.
func Remark(d register.ReceptionDay) string {
	remark := d.Expected
	if !d.MovedFrom.IsZero() {
		if remark != "" {
			remark += "\n"
		}
		remark += assets.Text("notice.moved", "day", d.MovedFrom.Shown(), "reason", d.MoveReason)
	}
	return remark
}

// clockTime is an hour as clerks write it: 8:00, 7h30, 7g30, 8 giờ, 8 giờ 30.
var clockTime = regexp.MustCompile(`(?i)(\d{1,2})\s*(?:(?:giờ|:|h|g)\s*(\d{2})?)`)

// Hours reads the beginning and the end of a reception from its hours, in minutes
// after midnight; ok is false when they are not two hours in order.
func Hours(hours string) (from, to int, ok bool) {
	found := clockTime.FindAllStringSubmatch(hours, -1)
	if len(found) < 2 {
		return 0, 0, false
	}
	minutes := func(m []string) int {
		h, _ := strconv.Atoi(m[1])
		min, _ := strconv.Atoi(m[2])
		return 60*h + min
	}
	from, to = minutes(found[0]), minutes(found[len(found)-1])
	return from, to, from < to && to <= 24*60
}

// FileName is a name for the files of the notice, without its extension.
func (n *Notice) FileName() string {
	return fmt.Sprintf("lich-tiep-cong-dan-%s-%s", n.Period.From, n.Period.To)
}
