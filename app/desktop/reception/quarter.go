package reception

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/calendar"
	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/reports/notice"
)

// quarter is what a quarter's schedule shows.
type quarter struct {
	period   day.Period
	today    day.Date
	law      *law.Office
	days     []register.ReceptionDay
	rows     []dayRow
	visits   map[day.Date]int
	files    map[int64]register.DayDossier // of the days ahead
	meetings []register.Meeting
	needs    []need
}

// need is something to be done about the schedule, with the article that asks for it.
type need struct {
	tone        look.Tone
	title, text string
	act         needAct
	day         register.ReceptionDay
}

// needAct is what a need wants done.
type needAct string

const (
	needNone    needAct = ""
	needPublish needAct = "publish"
	needHours   needAct = "hours"
)

// late reports whether a need has passed its day.
func (q *quarter) late() bool {
	for _, n := range q.needs {
		if n.tone == look.Late {
			return true
		}
	}
	return false
}

// on are the days of the schedule on a date.
func (q *quarter) on(d day.Date) (held []register.ReceptionDay) {
	for _, r := range q.days {
		if r.On == d {
			held = append(held, r)
		}
	}
	return held
}

// unpublished reports whether a day that lies ahead is still to be made public.
func (q *quarter) unpublished(d register.ReceptionDay) bool {
	return d.On >= q.today && (d.PublishedOn.IsZero() || d.Changed())
}

// dueSoon is the last day on which a day of the schedule is made public in time; near says
// that it is over or at most five working days away.
func (q *quarter) dueSoon(d register.ReceptionDay) (clock law.Clock, near, ok bool) {
	clock, ok = q.law.PublishBy(&d)
	near = ok && (clock.Due < q.today || q.law.Calendar().WorkingDays(q.today, clock.Due) <= views.SoonDays)
	return clock, near, ok
}

// publishedWords say in full how a day stands with its publication.
func (q *quarter) publishedWords(d register.ReceptionDay) string {
	if words := standing(d); words != "" {
		return words
	}
	if clock, ok := q.law.PublishBy(&d); ok && d.On >= q.today {
		return assets.Text("schedule.publishBy", "due", views.DueText(clock.Due, q.today))
	}
	return ""
}

// publishedChip says the same shortly.
func (q *quarter) publishedChip(d register.ReceptionDay) look.Chip {
	clock, _, limited := q.dueSoon(d)
	switch short := views.ShortDay(d.PublishedOn, q.today); {
	case d.Changed():
		return look.Chip{Icon: look.IconWarning, Text: assets.Text("schedule.chip.changed"), Tone: look.Soon}
	case !d.PublishedOn.IsZero() && limited && d.PublishedOn > clock.Due:
		return look.Chip{Text: assets.Text("schedule.chip.late", "day", short), Tone: look.Plain}
	case !d.PublishedOn.IsZero():
		return look.Chip{Icon: look.IconCheck, Text: assets.Text("schedule.chip.done", "day", short), Tone: look.Done}
	case d.On < q.today:
		return look.Chip{Text: assets.Text("publish.over"), Tone: look.Plain}
	case !limited:
		return look.Chip{Icon: look.IconNoDay, Text: assets.Text("schedule.chip.open"), Tone: look.Undecided}
	}
	chip := views.DayChip(clock.Due, q.today, q.law.Calendar().WorkingDays)
	chip.Text = assets.Text("schedule.chip.due", "due", chip.Text)
	return chip
}

// signOf is what the calendar says of a day, nil for nothing.
func (q *quarter) signOf(d day.Date) *sign {
	if planned := q.on(d); len(planned) > 0 {
		worst := signPosted // of the entries of the day
		for _, r := range planned {
			_, near, _ := q.dueSoon(r)
			switch {
			case d < q.today:
				return signReceived
			case q.unpublished(r) && (near || r.Changed() || r.Hours == "" || r.Place == ""):
				return signUrgent
			case q.unpublished(r):
				worst = signUnpublished
			}
		}
		return worst
	}
	for _, m := range q.meetings {
		if m.On == d {
			return signMeeting
		}
	}
	if w := d.Weekday(); w != 0 && w != 6 && q.law.Calendar().WhyOff(d) != "" {
		return signHoliday
	}
	return nil
}

// about says how many days of a month are in the schedule.
func (q *quarter) about(month day.Period) string {
	n := 0
	for _, d := range q.days {
		if month.Contains(d.On) {
			n++
		}
	}
	return assets.Text("schedule.month.days", "count", kit.Number(n))
}

// findNeeds finds what is to be published, what lacks for that, and what the law says;
// around are the days with the weeks at the ends whole.
func (q *quarter) findNeeds(around []register.ReceptionDay) (needs []need) {
	for _, d := range q.days {
		if !q.unpublished(d) {
			continue
		}
		short := views.ShortDay(d.On, q.today)
		clock, near, _ := q.dueSoon(d)
		if d.Hours == "" || d.Place == "" {
			needs = append(needs, need{look.Soon, assets.Text("schedule.need.hours", "day", short), assets.Text("schedule.need.hours.why"), needHours, d})
		}
		switch {
		case d.Changed():
			needs = append(needs, need{look.Soon, assets.Text("schedule.need.changed", "day", short), changedWords(d), needPublish, d})
		case near && clock.Due >= q.today:
			needs = append(needs, need{look.Soon, assets.Text("schedule.need.publish", "day", short),
				assets.Text("schedule.need.publish.why", "due", views.DueText(clock.Due, q.today), "article", clock.Article), needPublish, d})
		}
	}
	if len(q.days) == 0 {
		return needs
	}
	for _, f := range q.law.CheckSchedule(around, q.period, q.today) {
		n := need{tone: look.Soon, title: assets.Text("schedule.need.law"), text: f.Sentence}
		if f.Chosen {
			n.title = assets.Text("schedule.need.chosen")
		}
		if of, said, named := strings.Cut(f.Sentence, ": "); named && len(of) < 40 { // “Tháng 11/2026: …”
			n.title, n.text = of, said
		}
		for _, d := range q.on(f.On) {
			if clock, _, ok := q.dueSoon(d); ok && q.unpublished(d) && clock.Due < q.today {
				n = need{look.Late, assets.Text("schedule.need.publish", "day", views.ShortDay(d.On, q.today)), f.Sentence, needPublish, d}
			}
		}
		needs = append(needs, n)
	}
	return needs
}

// needLines are what is to be done, each with the button that does it.
func (s *schedule) needLines() (lines []fyne.CanvasObject) {
	for i, n := range s.now.needs {
		icon := look.IconWarning
		if n.tone == look.Late {
			icon = look.IconError
		}
		words := look.NewColumn(2, look.NewPara(n.title, theme.ColorNameForeground, theme.SizeNameText).Bold(), look.NewPara(n.text, look.Ink2, theme.SizeNameCaptionText))
		switch n.act {
		case needPublish:
			words.Add(container.NewHBox(kit.NewButton(assets.Text("schedule.need.publish.do"), look.IconSend, s.publish).Quiet()))
		case needHours:
			words.Add(container.NewHBox(kit.NewButton(assets.Text("schedule.need.hours.do"), look.IconEdit, func() { s.o.Open(desk.DayForm{Day: n.day}) }).Quiet()))
		}
		if i > 0 {
			lines = append(lines, widget.NewSeparator())
		}
		mark := container.NewVBox(look.NewMark(icon, n.tone, false))
		lines = append(lines, container.New(layout.NewCustomPaddedLayout(8, 8, 0, 0), container.NewBorder(nil, nil, mark, nil, look.Gap(8, words))))
	}
	if len(lines) == 0 {
		words := assets.Text("schedule.needs.none")
		if len(s.now.days) == 0 {
			words = assets.Text("schedule.empty")
		}
		lines = append(lines, look.NewPara(words, look.Ink2, theme.SizeNameText))
		if len(s.now.days) == 0 {
			lines = append(lines, container.NewHBox(kit.NewButton(assets.Text("schedule.plan"), look.IconCalendar, func() { s.o.Push(newPlan(s.o, s.period())) }),
				kit.NewButton(assets.Text("schedule.add"), look.IconAdd, s.Add)))
		}
	}
	return lines
}

// choose shows what stands on a day; follow selects it in the list too.
func (s *schedule) choose(on day.Date, follow bool) {
	q := &s.now
	held := q.on(on)
	if follow && len(held) > 0 {
		for i, d := range q.days {
			if d.ID == held[0].ID {
				s.table.Select(i)
			}
		}
	}
	content := look.NewColumn(8)
	var buttons []fyne.CanvasObject
	for _, d := range held {
		facts := []views.Fact{{Key: "schedule.column.host", Value: hostWords(d)}, {Key: "schedule.hoursPlace", Value: kit.Joined(", ", d.Hours, d.Place)},
			{Key: "schedule.column.type", Value: d.Type.Label()}, {Key: "schedule.column.published", Value: q.publishedWords(d)}}
		if file, ahead := q.files[d.ID]; ahead {
			invited := 0
			for _, p := range file.Parts {
				if !p.InvitedOn.IsZero() {
					invited++
				}
			}
			lacks := assets.Text("schedule.file.whole")
			if n := len(file.Lacking(q.today)); n > 0 {
				lacks = assets.Text("schedule.file.lacks", "count", kit.Number(n))
			}
			facts = append(facts, views.Fact{Key: "schedule.invited", Value: assets.Text("schedule.invited.count", "count", kit.Number(len(file.Parts)), "done", kit.Number(invited))},
				views.Fact{Key: "schedule.file", Value: lacks})
		} else {
			facts = append(facts, views.Fact{Key: "schedule.column.visits", Value: kit.Number(q.visits[on])})
		}
		content.Add(views.NewPairs(facts))
		if buttons == nil {
			buttons = []fyne.CanvasObject{kit.NewButton(assets.Text("schedule.open"), nil, func() { s.o.Open(desk.Day{ID: d.ID}) }).Keyed("Enter"),
				kit.NewButton(assets.Text("schedule.change"), look.IconEdit, func() { s.o.Open(desk.DayForm{Day: d}) }).Quiet()}
		}
	}
	if len(held) == 0 {
		words := assets.Text("schedule.free")
		if on < q.today {
			words = assets.Text("schedule.free.past")
		}
		content.Add(look.NewPara(kit.Joined(" ", words, q.law.Calendar().WhyOff(on)), look.Ink2, theme.SizeNameText))
		if on >= q.today {
			buttons = append(buttons, kit.NewButton(assets.Text("schedule.add"), look.IconAdd, func() { s.add(on) }).Keyed("Enter"))
		}
	}
	for _, m := range q.meetings {
		if m.On == on {
			content.Add(container.NewHBox(kit.NewButton(kit.Joined(" ", m.Hour, m.Kind.Label(), m.Letter), look.IconPeople, func() { s.o.Open(desk.Meeting{ID: m.ID}) }).Quiet().Leading()))
		}
	}
	head := look.NewCardHead(notice.Weekday(on)+", "+on.Shown(), calendar.LunarText(on))
	var foot fyne.CanvasObject
	if len(buttons) > 0 {
		foot = look.Inset(12, 8, container.NewHBox(buttons...))
	}
	s.chosen.Objects = []fyne.CanvasObject{kit.TopDown(head, container.NewVScroll(look.Inset(14, 10, content)), foot)}
	s.chosen.Refresh()
}
