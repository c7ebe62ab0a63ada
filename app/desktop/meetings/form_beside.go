package meetings

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/store"
)

// around says beside the form of a meeting what letter it is about, and what else is
// called for the day.
type around struct {
	o      *desk.Desk
	form   *Form
	own    int64 // the meeting that is changed
	letter string
	on     day.Date
	list   *fyne.Container
	soon   func()
}

func newAround(o *desk.Desk, form *Form, own int64) *around {
	a := &around{o: o, form: form, own: own, list: container.NewVBox()}
	a.soon = kit.Debounce(kit.TypingPause, a.look)
	a.show(aroundRead{})
	return a
}

// follow looks anew once the letter or the day is another.
func (a *around) follow(p plan) {
	if p.Letter != a.letter || p.On != a.on {
		a.letter, a.on = p.Letter, p.On
		a.soon()
	}
}

// aroundRead is what the register knows around a meeting.
type aroundRead struct {
	letter   *register.Letter
	missing  bool // the register has no such letter
	meetings []register.Meeting
	days     []register.ReceptionDay
}

func (a *around) look() {
	o, number, on := a.o, a.letter, a.on
	desk.Load(o, a.form, func(ctx context.Context) (read aroundRead, err error) {
		if read.letter, err = letterOf(ctx, o, number); err != nil {
			read.letter, read.missing = nil, true // what else fails fails below too
		}
		if on.IsZero() {
			return read, nil
		}
		day := day.Period{From: on, To: on}
		if read.meetings, err = o.Store.Meetings(ctx, store.MeetingQuery{Planned: day}); err == nil {
			read.days, err = o.Store.ReceptionDays(ctx, day)
		}
		return read, err
	}, func(read aroundRead, err error) {
		if err == nil { // without an answer the clerk can still save
			a.show(read)
		}
	})
}

func (a *around) show(read aroundRead) {
	a.list.RemoveAll()
	say := func(key string, args ...any) {
		a.list.Add(kit.Words(assets.Text(key, args...), kit.SimilarWidth, widget.LowImportance))
	}
	switch {
	case read.letter != nil:
		l := read.letter.Masked()
		id := read.letter.ID
		open := kit.NewButton(assets.Text("meeting.around.open"), nil, func() { a.o.Open(desk.Letter{ID: id}) })
		a.list.Add(views.NewBesideCard(assets.Text("visit.past.letter", "letter", l.Number, "day", l.ReceivedOn.Shown(), "state", l.State().Label()), l.Sender, l.Content, "", open))
	case read.missing:
		say("meeting.around.missing", "letter", a.letter)
	default:
		say("meeting.around.none")
	}
	if a.on.IsZero() {
		say("meeting.around.noDay")
		return
	}
	a.list.Add(kit.Bold(assets.Text("meeting.around.day", "day", a.on.Shown())))
	before := len(a.list.Objects)
	line := func(words string) {
		a.list.Add(kit.Words(words, kit.SimilarWidth, widget.MediumImportance))
	}
	for _, d := range read.days {
		line(kit.Joined(" · ", assets.Text("room.reception"), d.Hours, d.Leader))
	}
	for _, m := range read.meetings {
		if m.ID != a.own {
			line(kit.Joined(" · ", m.Hour, m.Kind.Label(), kit.Shortened(kit.OneLine(m.About), 70)))
		}
	}
	if len(a.list.Objects) == before {
		say("meeting.around.free")
	}
	a.list.Refresh()
}
