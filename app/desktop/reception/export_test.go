package reception

import (
	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/data"
)

// What the tests of this package, which see the whole window, reach inside it.

const FieldAddress = fieldAddress

const TabDesk = tabDesk

const TabSchedule = tabSchedule

func (r *Room) Parts() map[string]desk.Part { return r.parts }

func (r *Visit) Id() int64 { return r.id }

func (r *Visit) Visit() data.Reception { return r.visit }

func (r *publishPage) Number() *kit.Entry { return r.number }

func (r *publishPage) Role() *kit.SuggestEntry { return r.role }

func (r *publishPage) Signer() *kit.SuggestEntry { return r.signer }

func (r *receptionDayFields) Hours() *kit.Entry { return r.hours }

func (r *receptionDayFields) Leader() *kit.Entry { return r.leader }

func (r *receptionDayFields) Place() *kit.Entry { return r.place }

func (r *receptionDayForm) Check() { r.check() }

func (r *receptionDayForm) Date() *kit.DateField { return r.date }

func (r *receptionDayForm) Reason() *kit.Entry { return r.reason }

func (r *schedulePlan) Days() *kit.Entry { return r.days }

func (r *schedulePlan) Repeat() *kit.Choice { return r.repeat }

func (r *schedulePlan) Save() { r.save() }

func (r *visitDesk) Table() *kit.Table { return r.table }

func (r *visitForm) Focus(a0_0 *visitQuestion) { r.focus(a0_0) }

func (r *visitForm) Questions() *visitQuestions { return &r.questions }

func (r *visitForm) Read() (data.Reception, []data.Problem) { return r.read() }

func (r *visitQuestion) Set() func(string) { return r.set }

func (r *visitQuestions) Named(a0_0 string) *visitQuestion { return r.named(a0_0) }

func (r *visitQuestions) Reason() *visitQuestion { return r.reason }

func (r *visitQuestions) Visitor() *visitQuestion { return r.visitor }

type PublishPage = publishPage

type ReceptionDayForm = receptionDayForm

type SchedulePlan = schedulePlan

type VisitDesk = visitDesk

type VisitForm = visitForm
