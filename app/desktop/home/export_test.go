package home

import (
	"donthu/app/kit"
	"donthu/data/register"
)

// What the tests of this package, which see the whole window, reach inside it.

const UrgentRows = urgentRows

const UrgentSoon = urgentSoon

// Cards are the figures of letters.
func (r *Room) Cards() (all []*homeCard) {
	for _, row := range r.rows {
		for _, c := range row.cards {
			if c.key != "home.directions" && c.key != "home.papers" {
				all = append(all, c)
			}
		}
	}
	return all
}

func (r *Room) Undated() *homeCard { return r.Cards()[4] }

func (r *Room) Urgent() *kit.Table[register.Letter] { return r.urgent }

func (r *homeCard) Key() string { return r.key }

func (r *homeFigures) Urgent() []register.Letter { return r.urgent }

var LoadHome = loadHome
