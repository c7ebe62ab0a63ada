package calendar

import (
	"encoding/json"
	"fmt"
	"sync"

	"donthu/assets"
)

// announcements is the form of assets/law/calendar.json.
type announcements struct {
	Years []struct {
		Year      int    `json:"year"`
		Confirmed bool   `json:"confirmed"`
		Source    string `json:"source"`
		Edits     []Edit `json:"edits"`
	} `json:"years"`
}

// readShipped reads assets/law/calendar.json once.
var readShipped = sync.OnceValues(func() (announcements, error) {
	var file announcements
	raw, err := assets.Law.ReadFile("law/calendar.json")
	if err != nil {
		return file, err
	}
	if err := json.Unmarshal(raw, &file); err != nil {
		return file, fmt.Errorf("law/calendar.json: %w", err)
	}
	return file, nil
})

// Source names the papers by which the shipped days of the year are known, and
// what about them is not verified; empty when none are known.
func Source(year int) string {
	file, err := readShipped()
	if err != nil {
		return "" // Shipped reports the error
	}
	for _, y := range file.Years {
		if y.Year == year {
			return y.Source
		}
	}
	return ""
}

// Shipped gives the days that the Government announced differently from the
// computed calendar, as known when the program was made, and the years whose
// days off are known to be complete. Both are the caller's own copies.
func Shipped() ([]Edit, map[int]bool, error) {
	file, err := readShipped()
	if err != nil {
		return nil, nil, err
	}
	var edits []Edit
	confirmed := map[int]bool{}
	for _, year := range file.Years {
		confirmed[year.Year] = year.Confirmed
		for _, e := range year.Edits {
			if e.Date.IsZero() || e.Name == "" {
				return nil, nil, fmt.Errorf("law/calendar.json, %d: an edit without date or name", year.Year)
			}
			edits = append(edits, e)
		}
	}
	return edits, confirmed, nil
}

var computedYears [LastYear - FirstYear + 1]struct {
	once sync.Once
	days []DayOff
}

// holidaysOf is Holidays, computed once for each year of the calendar.
func holidaysOf(year int) []DayOff {
	known := &computedYears[year-FirstYear]
	known.once.Do(func() { known.days = Holidays(year) })
	return known.days
}
