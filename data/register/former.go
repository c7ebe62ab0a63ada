package register

import (
	"strings"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/steps"
)

// Former is how a letter or a visit was called in a register that was joined with this one.
type Former struct {
	Office string `json:"office"`
	Number string `json:"number,omitempty"` // of the letter, 12/2026; of a visit its turn of the day
	// RecordsFrom is the first day whose papers that office wrote down, see Settings: what was
	// due before is as little known here as there.
	RecordsFrom day.Date `json:"recordsFrom,omitzero"`
}

// FormerShown says how something was called before registers were joined, where that is not
// how it is called now: "số cũ 12/2026 (UBND phường B)".
func FormerShown(all []Former, now string) string {
	var said []string
	for _, f := range all {
		if f.Number != "" && f.Number != now {
			said = append(said, assets.Text("former.number", "number", f.Number, "office", f.Office))
		}
	}
	return strings.Join(said, ", ")
}

// RecordsOf is the first day whose papers the office wrote down that had a letter or visit
// first; zero when this office had.
func RecordsOf(all []Former) day.Date {
	if len(all) == 0 {
		return 0
	}
	return all[0].RecordsFrom
}

// Mending: a receipt that is put right keeps where the letter came from, and that a book brought it.
func (c Received) Mending(before steps.Content) steps.Content {
	if old, ok := before.(Received); ok {
		c.Imported = c.Imported || old.Imported
		if c.Former == nil {
			c.Former = old.Former
		}
	}
	return c
}

// Mending: a visit that is put right keeps where it came from.
func (r Reception) Mending(before steps.Content) steps.Content {
	if old, ok := before.(Reception); ok && r.Former == nil {
		r.Former = old.Former
	}
	return r
}
