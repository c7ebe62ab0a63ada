package law

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"sync"

	"donthu/assets"
	"donthu/data"
	"donthu/data/calendar"
)

// Office computes the clocks of an office's letters: the law, its calendar and
// its own choices together. It does not change and may be used by many
// goroutines.
type Office struct {
	rules    *Rules
	calendar *calendar.Calendar
	options  Options
	version  string
}

// shipped is the law and the calendar inside the program, read once.
var shipped = sync.OnceValue(func() Office {
	rules, err := Load()
	if err != nil {
		panic("law: the shipped rules: " + err.Error()) // checked by a test
	}
	days, err := calendar.New(nil, nil)
	if err != nil {
		panic("law: the shipped calendar: " + err.Error()) // checked by a test
	}
	sum := sha256.New()
	for _, name := range []string{"law/limits.toml", "law/calendar.json"} {
		raw, err := assets.Law.ReadFile(name)
		if err != nil {
			panic("law: " + err.Error()) // embedded at build time
		}
		sum.Write(raw)
	}
	return Office{rules: rules, calendar: days, version: hex.EncodeToString(sum.Sum(nil)[:8])}
})

// NewOffice is the office with the given settings.
func NewOffice(s data.Settings) *Office {
	o := shipped()
	o.options = OptionsOf(s)
	o.version = fmt.Sprintf("%s %+v", o.version, o.options)
	return &o
}

// Version changes whenever Due may answer differently.
func (o *Office) Version() string { return o.version }

// Due are the last days for processing and for settling the letter; a zero day
// where no limit runs or none is known.
func (o *Office) Due(l *data.Letter) data.Due {
	var due data.Due
	if c, ok := o.processing(l); ok {
		due.Process = c.Due
	}
	if c, ok := o.settlement(l); ok {
		due.Settle = c.Due
	}
	return due
}

// Clocks are the clocks that the letter's steps have started, in the order in
// which they start: for processing, then for settling.
func (o *Office) Clocks(l *data.Letter) []Clock {
	var clocks []Clock
	for _, clock := range []func(*data.Letter) (Clock, bool){o.processing, o.settlement} {
		if c, ok := clock(l); ok {
			clocks = append(clocks, c)
		}
	}
	return clocks
}

func (o *Office) processing(l *data.Letter) (Clock, bool) {
	id := o.rules.Find(UseProcessing, l.Kind, l.Round, l.ReceivedOn)
	if id == "" {
		id = o.rules.Processing(l.Kind, l.ReceivedOn)
	}
	return o.clock(id, l.ReceivedOn)
}

// continuedDenunciation is the rule whose clock starts with the receipt of the
// letter and not with its acceptance (LTC Điều 37).
const continuedDenunciation = "T12"

func (o *Office) settlement(l *data.Letter) (Clock, bool) {
	if l.AcceptedOn.IsZero() {
		return Clock{}, false
	}
	id, start := o.rules.Settlement(l.Kind, l.Round, l.AcceptedOn), l.AcceptedOn
	if id == continuedDenunciation {
		start = l.ReceivedOn
	}
	return o.clock(id, start)
}

// clock is false where the law sets no number of days or did not exist yet.
func (o *Office) clock(id string, start data.Date) (Clock, bool) {
	if id == "" || start.IsZero() {
		return Clock{}, false
	}
	c, err := o.rules.Clock(id, start, o.calendar, o.options, nil, nil)
	return c, err == nil
}

// DayHint says in a few words what a clerk should know about a day beside its
// weekday: which holiday it is, and the lunar date.
func (o *Office) DayHint(d data.Date) string {
	var words []string
	for _, off := range o.calendar.Off(d.AddDays(-1), d) {
		if !off.Weekend {
			words = append(words, off.Name)
		}
	}
	return strings.Join(append(words, calendar.LunarText(d)), ", ")
}
