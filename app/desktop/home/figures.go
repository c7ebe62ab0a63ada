package home

import (
	"context"

	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/store"
)

// homeFigures are what the home screen shows.
type homeFigures struct {
	store.Overview
	letters    int // in the whole register
	directions int // that are overdue
	papers     int // documents that wait for their signature or for being sent
	owed       []OwedLine
	urgent     []register.Letter // who denounced is masked
}

const (
	// urgentRows is how many letters the home screen names: a day's work.
	urgentRows = 10
	// urgentSoon is how many of them are kept for letters that are not late yet,
	// so that old sins do not hide what can still be saved.
	urgentSoon = 4
)

func loadHome(ctx context.Context, o *desk.Desk, today day.Date) (f homeFigures, err error) {
	if f.letters, err = o.Store.LetterCount(ctx); err != nil || f.letters == 0 {
		return f, err
	}
	if f.Overview, err = o.Store.Overview(ctx); err != nil {
		return f, err
	}
	if f.directions, err = o.Store.OverdueDirections(ctx); err != nil {
		return f, err
	}
	waiting, err := o.Store.ReplyCounts(ctx, store.ReplyQuery{States: []register.DeliveryState{register.Written, register.Signed}})
	if err != nil {
		return f, err
	}
	f.papers = waiting[register.Written] + waiting[register.Signed]
	if f.owed, err = LoadOwed(ctx, o, today); err != nil {
		return f, err
	}
	ahead, err := loadAhead(ctx, o, today)
	if err != nil {
		return f, err
	}
	f.owed = append(f.owed, ahead...)
	late, err := o.Store.Letters(ctx, store.Query{Overdue: true, Sort: store.ByDue, Limit: urgentRows})
	if err != nil {
		return f, err
	}
	soon, err := o.Store.Letters(ctx, store.Query{DueBy: store.EndOfWeek(today), Sort: store.ByDue, Limit: urgentRows})
	if err != nil {
		return f, err
	}
	lateRows := min(len(late.Letters), urgentRows-min(len(soon.Letters), urgentSoon))
	soonRows := min(len(soon.Letters), urgentRows-lateRows)
	f.urgent = append(late.Letters[:lateRows:lateRows], soon.Letters[:soonRows]...)
	for i := range f.urgent {
		f.urgent[i] = f.urgent[i].Masked()
	}
	return f, nil
}

// urgency says what is owed, and how late or how soon.
func urgency(l *register.Letter, today day.Date) string {
	return views.DaysTo("home.", l.DueOn(), today, "duty", assets.Text("home.owed."+string(l.State())))
}

// homeCard is a figure of the home screen and the list behind it.
type homeCard struct {
	*kit.NumberCard
	key        string            // of the caption, and of the caption of the list with ".list"
	importance widget.Importance // when the figure is not 0
	count      func(*homeFigures) int
	opens      func(today day.Date) desk.Ref
	rare       bool // shown only when the figure is not 0
}

// lettersCard is the figure of the letters of a query, which may depend on the day.
func lettersCard(key string, importance widget.Importance, count func(*homeFigures) int, query func(day.Date) store.Query) *homeCard {
	return &homeCard{key: key, importance: importance, count: count, opens: func(today day.Date) desk.Ref {
		return desk.Letters{Query: query(today), Caption: assets.Text(key + ".list")}
	}}
}

// timeCards are the figures about time; those that are rare come last.
func timeCards() []*homeCard {
	undated := lettersCard("home.undated", widget.WarningImportance, func(f *homeFigures) int { return f.Undated },
		func(day.Date) store.Query { return store.Query{Undated: true, Descending: true} })
	undated.rare = true
	return []*homeCard{
		lettersCard("home.overdue", widget.DangerImportance, func(f *homeFigures) int { return f.Overdue },
			func(day.Date) store.Query { return store.Query{Overdue: true, Sort: store.ByDue} }),
		lettersCard("home.dueThisWeek", widget.WarningImportance, func(f *homeFigures) int { return f.DueThisWeek },
			func(today day.Date) store.Query {
				return store.Query{DueBy: store.EndOfWeek(today), Sort: store.ByDue}
			}),
		lettersCard("home.open", widget.MediumImportance, func(f *homeFigures) int { return f.Open },
			func(day.Date) store.Query { return store.Query{Open: true, Descending: true} }),
		lettersCard("home.receivedThisYear", widget.MediumImportance, func(f *homeFigures) int { return f.ReceivedThisYear },
			func(today day.Date) store.Query { return store.Query{Year: today.Year(), Descending: true} }),
		undated,
		{key: "home.directions", importance: widget.DangerImportance, rare: true, count: func(f *homeFigures) int { return f.directions },
			opens: func(day.Date) desk.Ref { return desk.OverdueDirections{} }},
	}
}

// stateCards are the figures of open letters by state, and of documents that wait.
func stateCards() []*homeCard {
	card := func(state register.State, count func(*homeFigures) int) *homeCard {
		return lettersCard("home."+string(state), widget.MediumImportance, count,
			func(day.Date) store.Query { return store.Query{State: state, Sort: store.ByReceived} })
	}
	return []*homeCard{
		card(register.Waiting, func(f *homeFigures) int { return f.Waiting }),
		card(register.Deciding, func(f *homeFigures) int { return f.Deciding }),
		card(register.Settling, func(f *homeFigures) int { return f.Settling }),
		card(register.Executing, func(f *homeFigures) int { return f.Executing }),
		{key: "home.papers", importance: widget.WarningImportance, rare: true, count: func(f *homeFigures) int { return f.papers },
			opens: func(day.Date) desk.Ref { return desk.WaitingDocuments{} }},
	}
}
