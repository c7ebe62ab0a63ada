package home

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/store"
)

// task is something that an office sets up once.
type task struct {
	text  string
	done  bool
	opens desk.Ref
}

// tasks are what an office sets up once, as far as the register can tell.
func tasks(s register.Settings, rules *law.Office, today day.Date, b store.Backed) []task {
	first, years := unconfirmed(rules, today)
	calendar := assets.Text("home.setup.calendar", "year", today.Year())
	if years != "" {
		calendar = assets.Text("home.setup.calendar", "year", years)
	}
	return []task{
		{assets.Text("home.setup.receiver"), s.Receiver != "", desk.Settings{Section: "office"}},
		{assets.Text("home.setup.signers"), len(s.Office.Signers) > 0, desk.OfficeFacts{}},
		{assets.Text("home.setup.address"), s.Office.Address != "" || s.Office.Reception != "", desk.OfficeFacts{}},
		{calendar, years == "", desk.Workdays{On: first}},
		{assets.Text("home.setup.limits"), s.PetitionDays > 0 && s.NoticeDays > 0 && s.ExecutionDays > 0 || s.OwnLimits != "", desk.Settings{Section: "limits"}},
		{assets.Text("home.setup.backup"), b.File != "", desk.Settings{Section: "data"}},
	}
}

// unconfirmed are the years whose days off nobody has compared with the announcement
// yet, "" for none, and the day that the calendar opens on.
func unconfirmed(rules *law.Office, today day.Date) (first day.Date, years string) {
	first = today
	var open []string
	for _, year := range rules.Unconfirmed(today) {
		if len(open) == 0 {
			first = max(today, day.Date(year*10000+101))
		}
		open = append(open, strconv.Itoa(year))
	}
	return first, strings.Join(open, ", ")
}

// calendarBanner is the line over the room about years that nobody has confirmed; nil
// when there are none.
func calendarBanner(o *desk.Desk, rules *law.Office, today day.Date) fyne.CanvasObject {
	first, years := unconfirmed(rules, today)
	if years == "" {
		return nil
	}
	open := kit.NewButton(assets.Text("workdays.open"), nil, func() { o.Open(desk.Workdays{On: first}) })
	return look.Banner(look.Soon, assets.Text("workdays.home", "years", years), open)
}

// doneOf counts the tasks that are done.
func doneOf(all []task) (done int) {
	for _, t := range all {
		if t.done {
			done++
		}
	}
	return done
}
