package documents

import (
	"slices"

	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/register"
)

// draftStations is the path of a document that is being composed: how many places it
// lacks, and the number that it is going to get.
func draftStations(lacking int, number string) []look.Station {
	about := assets.Text("compose.station.ready")
	if lacking > 0 {
		about = assets.Text("compose.station.lacking", "count", lacking)
	}
	path := []look.Station{{Name: assets.Text("compose.station.draft"), About: about, Tone: look.Told}}
	for i, state := range register.DeliveryStates {
		station := look.Station{Name: assets.Text("compose.station." + string(state))}
		switch {
		case i == 1:
			station.About = assets.Text("compose.station.later")
		case i == 0 && number != "":
			station.About = assets.Text("compose.station.number", "number", number)
		}
		path = append(path, station)
	}
	return path
}

// stationsOf is how far written documents have come: where the one stands that is least
// far, with the days of a single one, else how many are where.
func stationsOf(all []register.Reply) []look.Station {
	reached := func(r register.Reply) int { return slices.Index(register.DeliveryStates, r.State) }
	at, count := len(register.DeliveryStates), map[int]int{}
	for _, r := range all {
		at = min(at, reached(r))
		count[reached(r)]++
	}
	path := []look.Station{{Name: assets.Text("compose.station.draft"), Tone: look.Done}}
	for i, state := range register.DeliveryStates {
		station := look.Station{Name: assets.Text("compose.station." + string(state))}
		switch {
		case i < at || i == at && state == register.Delivered:
			station.Tone = look.Done
		case i == at:
			station.Tone = look.Told
		}
		if len(all) == 1 {
			r := all[0]
			r.State = state
			station.About = r.StateOn().Shown()
		} else if count[i] > 0 {
			station.About = assets.Text("compose.station.count", "count", kit.Number(count[i]))
		}
		path = append(path, station)
	}
	return path
}
