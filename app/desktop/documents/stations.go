package documents

import (
	"slices"

	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/register"
)

// draftStations is the path of a document that is being composed: how many places it
// lacks, and the series of the number that it gets when it is signed.
func draftStations(lacking int, symbol string) []look.Station {
	about := assets.Text("compose.station.ready")
	if lacking > 0 {
		about = assets.Text("compose.station.lacking", "count", lacking)
	}
	var path []look.Station
	for i, state := range register.DeliveryStates {
		station := look.Station{Name: assets.Text("compose.station." + string(state))}
		switch {
		case i == 0:
			station.About, station.Tone = about, look.Told
		case state == register.Signed && symbol != "":
			station.About = assets.Text("compose.station.number", "symbol", symbol)
		}
		path = append(path, station)
	}
	return path
}

// reached is the station at which a document stands.
func reached(r register.Reply) int {
	switch r.State {
	case register.Written:
		return slices.Index(register.DeliveryStates, register.Submitted)
	case register.SentBack, register.Recalled:
		return slices.Index(register.DeliveryStates, register.Signed)
	}
	return slices.Index(register.DeliveryStates, r.State)
}

// stationsOf is how far written documents have come: where the one stands that is least
// far, with the days of a single one, else how many are where.
func stationsOf(all []register.Reply) []look.Station {
	at, count := len(register.DeliveryStates), map[int]int{}
	for _, r := range all {
		at = min(at, reached(r))
		count[reached(r)]++
	}
	var path []look.Station
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
			switch station.About = r.State.Label(); {
			case i == at && (r.State == register.SentBack || r.State == register.Recalled):
			default:
				r.State = state
				station.About = r.StateOn().Shown()
			}
		} else if count[i] > 0 {
			station.About = assets.Text("compose.station.count", "count", kit.Number(count[i]))
		}
		path = append(path, station)
	}
	return path
}
