package forms

import (
	"strconv"

	"donthu/data"
)

// receptionGroup is one of the three blocks of columns of 01/TCD.
type receptionGroup struct {
	visits, people, matters, groups, peopleInGroups int // columns
	counts                                          func(r *data.Reception) bool
}

// receptionGroups are in the order in which a matter seen in several of them is
// counted: once, under the head before the delegate before regular reception.
var receptionGroups = []receptionGroup{
	{11, 12, 13, 14, 15, func(r *data.Reception) bool { return r.Host == data.Head }},
	{17, 18, 19, 20, 21, func(r *data.Reception) bool { return r.Host == data.Delegate }},
	{5, 6, 7, 8, 9, func(r *data.Reception) bool {
		return r.Type == data.Regular && r.Host != data.Head && r.Host != data.Delegate
	}},
}

// receptionDayColumns count the published days of a host.
var receptionDayColumns = map[data.Host]int{data.Head: 10, data.Delegate: 16}

// countReceptions counts 01/TCD.
func countReceptions(b *basis, t tally) {
	owner := map[string]int{} // matter to the column that counts it
	for _, g := range receptionGroups {
		for i := range b.receptions {
			r := &b.receptions[i]
			if !b.period.Contains(r.On) || !g.counts(r) {
				continue
			}
			t.one(g.visits, r.ID)
			t.add(g.people, float64(r.People), r.ID)
			if r.People >= data.GroupSize {
				t.one(g.groups, r.ID)
				t.add(g.peopleInGroups, float64(r.People), r.ID)
			}
			key := receptionMatter(r)
			switch column, known := owner[key]; {
			case !known:
				owner[key] = g.matters
				t.one(g.matters, r.ID)
			case column == g.matters:
				t[column].Letters = append(t[column].Letters, r.ID)
			}
		}
	}
	type published struct {
		host data.Host
		on   data.Date
	}
	seen := map[published]bool{}
	for _, d := range b.days {
		column, counted := receptionDayColumns[d.Host]
		if !counted || !b.period.Contains(d.On) {
			continue
		}
		if day := (published{d.Host, d.On}); seen[day] {
			t[column].Letters = append(t[column].Letters, d.ID)
		} else {
			seen[day] = true
			t.one(column, d.ID)
		}
	}
}

func receptionMatter(r *data.Reception) string {
	if r.Matter != "" {
		return r.Matter
	}
	return "#" + strconv.FormatInt(r.ID, 10)
}
