package home

import (
	"strconv"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
	"donthu/data/store"
)

// homeFigures are what the home screen shows.
type homeFigures struct {
	letters    int // in the whole register
	overview   store.Overview
	directions int // that are overdue
	papers     int // documents that wait for their signature or for being sent
	owed       []OwedLine
	ahead      []aheadLine
	urgent     [][]string
}

const (
	// urgentRows is how many letters the home screen names: a day's work.
	urgentRows = 10
	// urgentSoon is how many of them are kept for letters that are not late yet,
	// so that old sins do not hide what can still be saved.
	urgentSoon = 4
	// urgentID and urgentLate are the places of the id and of the sign of a late
	// letter behind the cells of a row.
	urgentID   = 7
	urgentLate = 8
)

func loadHome(o *desk.Desk, today data.Date) (f homeFigures, err error) {
	if f.letters, err = o.Store.LetterCount(o.Ctx()); err != nil || f.letters == 0 {
		return f, err
	}
	if f.overview, err = o.Store.Overview(o.Ctx()); err != nil {
		return f, err
	}
	if f.directions, err = o.Store.OverdueDirections(o.Ctx()); err != nil {
		return f, err
	}
	waiting, err := o.Store.ReplyCounts(o.Ctx(), store.ReplyQuery{States: []data.DeliveryState{data.Written, data.Signed}})
	if err != nil {
		return f, err
	}
	f.papers = waiting[data.Written] + waiting[data.Signed]
	if f.owed, err = LoadOwed(o, today); err != nil {
		return f, err
	}
	if f.ahead, err = loadAhead(o, today); err != nil {
		return f, err
	}
	late, err := o.Store.Letters(o.Ctx(), store.Query{Overdue: true, Sort: store.ByDue, Limit: urgentRows})
	if err != nil {
		return f, err
	}
	soon, err := o.Store.Letters(o.Ctx(), store.Query{DueBy: store.EndOfWeek(today), Sort: store.ByDue, Limit: urgentRows})
	if err != nil {
		return f, err
	}
	lateRows := min(len(late.Letters), urgentRows-min(len(soon.Letters), urgentSoon))
	soonRows := min(len(soon.Letters), urgentRows-lateRows)
	for _, letters := range [][]data.Letter{late.Letters[:lateRows], soon.Letters[:soonRows]} {
		for i := range letters {
			f.urgent = append(f.urgent, urgentRow(&letters[i], today))
		}
	}
	return f, nil
}

func urgentRow(l *data.Letter, today data.Date) []string {
	late := ""
	if l.Overdue(today) {
		late = "late"
	}
	shown := l.Masked()
	return []string{
		l.Number.String(), l.DueOn().Shown(), urgency(l, today), l.Kind.Label(), shown.Sender.Name, shown.Content, l.Officer,
		strconv.FormatInt(l.ID, 10), late,
	}
}

// urgency says what is owed, and how late or how soon.
func urgency(l *data.Letter, today data.Date) string {
	owed := assets.Text("home.owed." + string(l.State()))
	switch days := today.DaysUntil(l.DueOn()); {
	case days < 0:
		return assets.Text("home.late", kit.Number(-days), owed)
	case days == 0:
		return assets.Text("home.today", owed)
	default:
		return assets.Text("home.left", kit.Number(days), owed)
	}
}
