package reception

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
)

// DayForm is the page of one day of the schedule: a new one, or one that is
// corrected, moved or cancelled.
type DayForm struct {
	*kit.Record[dayAnswers]
	o     *desk.Desk
	day   register.ReceptionDay // as it stands in the schedule; ID 0: a new one
	steps *fyne.Container
}

// dayAnswers are what the form asks.
type dayAnswers struct {
	register.ReceptionDay
	Reason string // of a change
}

// dayQuestions are the questions about a day that a rule asks too.
func dayQuestions() []*kit.Question[register.ReceptionDay] {
	return []*kit.Question[register.ReceptionDay]{
		kit.Choose("day.host", register.FieldHost, kit.OptionsOf(register.Hosts...), func(d *register.ReceptionDay) *register.Host { return &d.Host }).Require(),
		kit.Line("day.leader", "", func(d *register.ReceptionDay) *string { return &d.Leader }),
		kit.Line("day.hours", register.FieldHours, func(d *register.ReceptionDay) *string { return &d.Hours }).Example("day.hours.example"),
		kit.Line("day.place", "", func(d *register.ReceptionDay) *string { return &d.Place }).Example("day.place.example"),
		kit.Lines("day.expected", "", 2, func(d *register.ReceptionDay) *string { return &d.Expected }),
	}
}

// NewDayForm is the form of the day; a day without ID is put into the schedule.
func NewDayForm(o *desk.Desk, on register.ReceptionDay) *DayForm {
	f := &DayForm{o: o, day: on, steps: container.NewStack()}
	questions := append([]*kit.Question[dayAnswers]{
		kit.Day("day.on", register.FieldOn, o.DateField(), func(a *dayAnswers) *day.Date { return &a.On }).Require(),
		kit.Choose("day.type", register.FieldType, kit.OptionsOf(register.ReceptionTypes...), func(a *dayAnswers) *register.ReceptionType { return &a.Type }).Require(),
	}, kit.Within(func(a *dayAnswers) *register.ReceptionDay { return &a.ReceptionDay }, dayQuestions()...)...)
	held := func(a *dayAnswers) bool { return on.ID == 0 && !a.On.IsZero() && a.On < o.Today() }
	if on.ID == 0 {
		questions = append(questions, kit.Day("day.publishedOn", fieldPublished, o.DateField(), func(a *dayAnswers) *day.Date { return &a.PublishedOn }).When(held))
	}
	if on.ID != 0 {
		questions = append(questions, kit.Lines("day.reason", data.FieldReason, 2, func(a *dayAnswers) *string { return &a.Reason }).
			Must("day.reason.missing"))
	}
	f.Record = kit.NewRecord(o.Around(func() desk.Page { return f }), 2, dayAnswers{ReceptionDay: on}, questions...)
	f.Heading, f.Explained = assets.Text("day.new"), assets.Text("day.explained")
	f.FormWidth, f.Beside = kit.RecordWidth, f.steps
	f.Drafts = o.Drafts(fmt.Sprintf("day-%d", on.ID))
	if on.ID != 0 {
		f.Heading, f.Explained = assets.Text("day.heading", "day", on.On.Shown()), assets.Text("day.explained.move")
		cancel := kit.NewButton(assets.Text("day.cancel"), look.IconDelete, f.cancel)
		cancel.Importance = widget.DangerImportance
		f.Danger = cancel
	}
	f.Check = func(a dayAnswers) []data.Problem {
		found := register.CheckReceptionDay(a.ReceptionDay)
		switch {
		case on.ID != 0 && a.On != on.On && a.On < o.Today():
			found = append(found, data.Forbid(register.FieldOn, "day.past"))
		case held(&a):
			found = append(found, checkHeld(a.ReceptionDay))
		}
		return found
	}
	f.Write = func(a dayAnswers) (kit.Saved, error) {
		d := a.ReceptionDay
		if held(&a) {
			d.Posted = d.Posting()
		} else if on.ID == 0 {
			d.PublishedOn = 0
		}
		if on.ID != 0 && d.On != on.On {
			d.MovedFrom, d.MoveReason = on.On, a.Reason
		}
		return kit.Saved{Said: assets.Text("day.saved", "day", d.On.Shown()), Then: o.Drop}, o.Do().SaveReceptionDays(o.Ctx(), []register.ReceptionDay{d}, a.Reason)
	}
	f.Failed = func(err error) { o.Failed(assets.Text("day.failed"), err) }
	return f
}

// fieldPublished asks when a day that is over was made public.
const fieldPublished = "publishedOn"

// checkHeld asks about a day that is over and comes into the schedule now: it was one only
// when it was made public by then, as a book that is brought in tells it.
func checkHeld(d register.ReceptionDay) data.Problem {
	if d.PublishedOn.IsZero() || d.PublishedOn > d.On {
		return data.Forbid(fieldPublished, "day.unpublished", "day", d.On.Shown())
	}
	return data.Warn(fieldPublished, "day.held", "day", d.On.Shown(), "published", d.PublishedOn.Shown())
}

func (*DayForm) Help() string { return "tiep-cong-dan" }

// Enter reads the history of the day.
func (f *DayForm) Enter() {
	f.Record.Enter()
	desk.Read(f.o, f, assets.Text("schedule.failed"), func(ctx context.Context) ([]steps.Step, error) {
		return f.o.Store.Steps(ctx, register.ReceptionDaySubject, f.day.ID)
	}, func(steps []steps.Step) {
		f.steps.Objects = []fyne.CanvasObject{views.NewTimelineOf(f.o, steps)}
		f.steps.Refresh()
	})
}

// cancel takes the day out of the schedule; the reason stays in the register.
func (f *DayForm) cancel() {
	o, day := f.o, f.day
	typed, _ := f.Read()
	if typed.Reason == "" {
		f.Question(data.FieldReason).SetProblem(assets.Text("day.reason.missing"))
		f.Focus(data.FieldReason)
		return
	}
	kit.ConfirmDanger(o.Window, assets.Text("day.cancel"), assets.Text("day.cancel.ask", "day", day.On.Shown()), assets.Text("day.cancel"), func() {
		kit.RunAsyncErr(func() error { return o.Do().CancelReceptionDay(o.Ctx(), day.ID, typed.Reason) }, func(err error) {
			if err != nil {
				o.Failed(assets.Text("day.failed"), err)
				return
			}
			kit.RunAsyncErr(f.Drafts.Keeper.Writing(nil), nil)
			kit.Toast(o.Window.Canvas(), assets.Text("day.cancelled", "day", day.On.Shown()))
			if o.InFront(f) {
				o.Drop()
			}
		})
	})
}
