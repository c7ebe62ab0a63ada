// Package numbers is what the law and its circulars fix in numbers that are no length
// of time. It knows no letter, so that the register may ask it.
package numbers

import (
	"sync"

	"github.com/BurntSushi/toml"

	"donthu/assets"
)

// file is assets/law/numbers.toml.
type file struct {
	Report struct {
		DueDay  int    `toml:"due_day"`
		Article string `toml:"article"`
	} `toml:"report"`
	Groups []struct {
		People  int    `toml:"people"`
		Least   int    `toml:"least"`
		Most    int    `toml:"most"`
		Article string `toml:"article"`
	} `toml:"group"`
}

// shipped is read once; a test reads it.
var shipped = sync.OnceValues(func() (f file, err error) {
	raw, err := assets.Law.ReadFile("law/numbers.toml")
	if err == nil {
		err = toml.Unmarshal(raw, &f)
	}
	return f, err
})

// ReportDueDay is the day of a month by which reports are due where the receiver has
// not fixed another.
func ReportDueDay() int {
	f, _ := shipped()
	return f.Report.DueDay
}

// IsGroup reports whether a visit of so many people is one of a group.
func IsGroup(people int) bool {
	_, most := RepresentativesOf(people)
	return most > 0
}

// RepresentativesOf says how many representatives a group sends in. Both are 0 for
// fewer people, who need none.
func RepresentativesOf(people int) (least, most int) {
	f, _ := shipped()
	for _, g := range f.Groups {
		if people >= g.People {
			least, most = g.Least, g.Most
		}
	}
	return least, most
}
