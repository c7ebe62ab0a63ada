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

// Shipped gives the days that the Government announced differently from the
// computed calendar, as known when the program was made, and the years whose
// days off are known to be complete. Both are the caller's own copies.
func Shipped() ([]Edit, map[int]bool, error) {
	raw, err := assets.Law.ReadFile("law/calendar.json")
	if err != nil {
		return nil, nil, err
	}
	var file announcements
	if err := json.Unmarshal(raw, &file); err != nil {
		return nil, nil, fmt.Errorf("law/calendar.json: %w", err)
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

var computedYears [lastYear - firstYear + 1]struct {
	once sync.Once
	days []DayOff
}

// holidaysOf is Holidays, computed once for each year of the calendar.
func holidaysOf(year int) []DayOff {
	known := &computedYears[year-firstYear]
	known.once.Do(func() { known.days = Holidays(year) })
	return known.days
}
