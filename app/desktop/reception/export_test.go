package reception

import (
	"donthu/app/desktop/desk"
	"donthu/app/kit"
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

type NoticeAnswers = noticeAnswers

type DayAnswers = dayAnswers

type Plan = plan

type PlanAnswers = planAnswers

type Publishing = publishing

type VisitAnswers = visitAnswers

type VisitDesk = visitDesk

type VisitForm = visitForm
