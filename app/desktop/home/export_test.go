package home

import (
	"donthu/app/kit"
)

// What the tests of this package, which see the whole window, reach inside it.

const UrgentLate = urgentLate

const UrgentRows = urgentRows

const UrgentSoon = urgentSoon

func (r *Room) Cards() []*homeCard { return r.cards }

func (r *Room) Undated() *homeCard { return r.undated }

func (r *Room) Urgent() *kit.Table { return r.urgent }

func (r *homeCard) Key() string { return r.key }

func (r *homeFigures) Urgent() [][]string { return r.urgent }

var LoadHome = loadHome
