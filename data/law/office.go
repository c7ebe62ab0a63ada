package law

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"donthu/assets"
	"donthu/data/calendar"
	"donthu/data/day"
	"donthu/data/register"
)

// Office is what the law says to an office: the rules, its own among them, its
// calendar and its choices together. It does not change and may be used by many
// goroutines.
type Office struct {
	rules    *Rules
	calendar *calendar.Calendar
	settings register.Settings
	options  Options // what settings say of clocks
	version  string
	silent   bool // clocks without words
}

// owedAnew changes whenever Owed answers otherwise by the same law.
const owedAnew = "2: each deed has the words of its duty"

// shipped is the law and the calendar inside the program, read once.
var shipped = sync.OnceValue(func() Office {
	rules, err := loadWith(nil)
	if err != nil {
		panic("law: the shipped rules: " + err.Error()) // checked by a test
	}
	days, err := calendar.New(nil, nil)
	if err != nil {
		panic("law: the shipped calendar: " + err.Error()) // checked by a test
	}
	sum := sha256.New()
	for _, name := range []string{shippedFile, "law/duties.toml", "law/calendar.json"} {
		raw, err := assets.Law.ReadFile(name)
		if err != nil {
			panic("law: " + err.Error()) // embedded at build time
		}
		sum.Write(raw)
	}
	sum.Write([]byte(owedAnew))
	return Office{rules: rules, calendar: days, version: hex.EncodeToString(sum.Sum(nil)[:8])}
})

// lastOwn remembers the rules of the own limits read last: every screen asks for
// an office, and there is one register.
var lastOwn struct {
	sync.Mutex
	text  string
	rules *Rules
	err   error
}

// ownRules are the shipped rules with the office's own laid over them, nil when
// it has none.
func ownRules(text string) (*Rules, error) {
	if text == "" {
		return nil, nil
	}
	lastOwn.Lock()
	defer lastOwn.Unlock()
	if lastOwn.text != text {
		lastOwn.text = text
		lastOwn.rules, lastOwn.err = loadWith(strings.NewReader(text))
	}
	return lastOwn.rules, lastOwn.err
}

// CheckOwnLimits says, in Vietnamese, what is wrong with the office's own time
// limits; with a mistake in them only the law's limits run.
func CheckOwnLimits(s register.Settings) error {
	_, err := ownRules(s.OwnLimits)
	return err
}

// NewOffice is the office with the given settings. Own limits that cannot be
// read are left aside; CheckOwnLimits says why.
func NewOffice(s register.Settings) *Office {
	o := shipped()
	o.settings, o.options = s, OptionsOf(s)
	if rules, err := ownRules(s.OwnLimits); err == nil && rules != nil {
		o.rules = rules
		sum := sha256.Sum256([]byte(s.OwnLimits))
		o.version += " " + hex.EncodeToString(sum[:8])
	}
	o.calendar = o.calendar.With(s.DaysOff, s.ConfirmedYears)
	o.version = fmt.Sprintf("%s %+v %s", o.version, o.options, s.RecordsFrom)
	for _, e := range s.DaysOff { // a name moves no deadline
		o.version += fmt.Sprintf(" %s %t", e.Date, e.Off)
	}
	return &o
}

// Calendar is the office's calendar of working days.
func (o *Office) Calendar() *calendar.Calendar { return o.calendar }

// Version changes whenever Due may answer differently.
func (o *Office) Version() string { return o.version }

// Unconfirmed are the years whose days off nobody has compared with the announcement
// yet: the present one, and from December on the next.
func (o *Office) Unconfirmed(today day.Date) []int {
	years := []int{today.Year()}
	if today.Month() >= int(time.December) {
		years = append(years, today.Year()+1)
	}
	return slices.DeleteFunc(years, o.calendar.Confirmed)
}

// DayHint says in a few words what a clerk should know about a day beside its
// weekday: which holiday it is, and the lunar date.
func (o *Office) DayHint(d day.Date) string {
	var words []string
	for _, off := range o.calendar.Off(d.AddDays(-1), d) {
		if !off.Weekend {
			words = append(words, off.Name)
		}
	}
	return strings.Join(append(words, calendar.LunarText(d)), ", ")
}
