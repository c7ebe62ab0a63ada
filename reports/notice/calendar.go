package notice

import (
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"donthu/assets"
	"donthu/data/register"
)

// vietnam is the time of all of Vietnam.
var vietnam = time.FixedZone("ICT", 7*60*60)

// WriteCalendar writes the days as an iCalendar file (RFC 5545) that calendars
// import. Days whose hours cannot be read last the whole day. written is when
// the file is made.
func WriteCalendar(w io.Writer, n *Notice, written time.Time) error {
	var c calendar
	c.line("BEGIN:VCALENDAR")
	c.line("VERSION:2.0")
	c.line("PRODID:-//donthu//" + escape(assets.Text("notice.title")) + "//VI")
	c.line("CALSCALE:GREGORIAN")
	c.line("METHOD:PUBLISH")
	c.line("X-WR-CALNAME:" + escape(n.Title()+" – "+n.Ward))
	for _, d := range n.Sorted() {
		c.event(n, d, written)
	}
	c.line("END:VCALENDAR")
	_, err := io.WriteString(w, c.String())
	return err
}

// calendar is the text of a calendar, line by line.
type calendar struct{ strings.Builder }

func (c *calendar) event(n *Notice, d register.ReceptionDay, written time.Time) {
	c.line("BEGIN:VEVENT")
	id := fmt.Sprint(d.ID)
	if d.ID == 0 {
		id = d.On.String() + "-" + string(d.Host)
	}
	c.line("UID:tiep-cong-dan-" + id + "@donthu")
	c.line("DTSTAMP:" + instant(written))
	if from, to, ok := Hours(d.Hours); ok {
		midnight := time.Date(d.On.Year(), time.Month(d.On.Month()), d.On.Day(), 0, 0, 0, 0, vietnam)
		c.line("DTSTART:" + instant(midnight.Add(time.Duration(from)*time.Minute)))
		c.line("DTEND:" + instant(midnight.Add(time.Duration(to)*time.Minute)))
	} else {
		c.line("DTSTART;VALUE=DATE:" + strings.ReplaceAll(d.On.String(), "-", ""))
		c.line("DTEND;VALUE=DATE:" + strings.ReplaceAll(d.On.AddDays(1).String(), "-", ""))
	}
	c.line("SUMMARY:" + escape(assets.Text("notice.event", "receiver", Receiver(d))))
	if d.Place != "" {
		c.line("LOCATION:" + escape(d.Place))
	}
	if remark := Remark(d); remark != "" {
		c.line("DESCRIPTION:" + escape(remark))
	}
	c.line("END:VEVENT")
}

func instant(t time.Time) string { return t.UTC().Format("20060102T150405Z") }

// escape makes a text safe in a content line (RFC 5545, 3.3.11).
func escape(text string) string {
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`).Replace(text)
}

// line writes a content line, folded so that no part has more than 75 bytes (RFC
// 5545, 3.1) and no letter is torn.
func (c *calendar) line(text string) {
	const room = 74 // a continued line begins with a space
	for len(text) > room {
		at := room
		for at > 0 && !utf8.RuneStart(text[at]) {
			at--
		}
		c.WriteString(text[:at] + "\r\n ")
		text = text[at:]
	}
	c.WriteString(text + "\r\n")
}
