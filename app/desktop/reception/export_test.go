package reception

import (
	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/data/day"
	"donthu/data/register"
)

// What the tests of this package, which see the whole window, reach inside it.

const TabDesk = tabDesk

const TabSchedule = tabSchedule

func (r *Room) Parts() map[string]desk.Part { return r.parts }

// Days are the cells of the list of the schedule.
func (r *Room) Days() (rows [][]string) {
	table := r.parts[tabSchedule].(*schedule).table
	for i := range table.Len() {
		rows = append(rows, table.Cells(i))
	}
	return rows
}

// Months is the calendar of the schedule.
func (r *Room) Months() *months { return r.parts[tabSchedule].(*schedule).months }

func (p *Visit) Id() int64 { return p.id }

func (p *Visit) Visit() register.Reception { return p.Now.Reception }

func (d *visitDesk) Table() *kit.Table[visitRow] { return d.table }

// Show lists the visits of a day.
func (d *visitDesk) Show(on day.Date) { d.show(on) }

// Days are the days that the strip shows, and how many of them are in its menu.
func (d *visitDesk) Days() (shown string, folded int) {
	for i, b := range d.week.buttons {
		if b.Visible() {
			shown += b.Text + " "
		} else if i < 5 || d.week.counts[d.week.monday.AddDays(i)] > 0 {
			folded++
		}
	}
	return shown, folded
}

type NoticeAnswers = noticeAnswers

type DayAnswers = dayAnswers

type Plan = plan

type PlanAnswers = planAnswers

type Publishing = publishing

type VisitAnswers = visitAnswers

type VisitDesk = visitDesk

type VisitForm = visitForm
