package office

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/store"
)

// Owed is a duty with what it is about: a letter, a visit, a reception day, a meeting, a
// direction or a report.
type Owed struct {
	law.Duty
	Subject steps.Subject
	ID      int64              // of the subject; 0 for a report
	Letter  register.Letter    // when it is about one, or a direction on one
	Visit   register.Reception // likewise
	Meeting register.Meeting   // likewise
	Period  day.Period         // of a report, when it is one of a period
	Officer string             // whose affair it is, may be empty
}

// DutyQuery says which duties to list.
type DutyQuery struct {
	Officer string   // whose affair they are; empty: anybody's
	Until   day.Date // the last day is not after this one; zero: whenever, also without one
	Met     bool     // those that were met or lapsed too
}

// The names of duties that are no rules of the law (law.Duty.Rule), beside law.RuleMeeting.
const (
	DutyDirection = "direction"
	DutyReport    = "report"
	DutyDossier   = "dossier"
)

// ByRule reports whether a rule of the law or of the office stands behind the duty.
func (d *Owed) ByRule() bool {
	return !slices.Contains([]string{DutyDirection, DutyReport, DutyDossier, law.RuleMeeting}, d.Rule)
}

// Duties are all that is owed on letters, visits, the schedule and its files, meetings,
// directions and reports, the earliest last day first, those without one last. It is the one list that the
// commands, the books and the window read.
func (o *Office) Duties(ctx context.Context, q DutyQuery) (all []Owed, err error) {
	if err := o.EachDuty(ctx, q, func(owed *Owed) { all = append(all, *owed) }); err != nil {
		return nil, err
	}
	slices.SortStableFunc(all, func(a, b Owed) int { return cmp.Compare(last(&a.Duty), last(&b.Duty)) })
	return all, nil
}

// EachDuty calls visit with what Duties lists, in no order of days: who keeps little of
// each holds no letter for each of its duties.
func (o *Office) EachDuty(ctx context.Context, q DutyQuery, visit func(*Owed)) error {
	rules, today := law.NewOffice(o.Settings()), o.Today()
	add := func(owed Owed) {
		d := &owed.Duty
		open := d.Open() || d.Unrecorded
		if d.Informs || d.Due.IsZero() && d.Start > today || !open && !q.Met || q.Officer != "" && owed.Officer != q.Officer || !q.Until.IsZero() && (d.Due.IsZero() || d.Due > q.Until) {
			return
		}
		visit(&owed)
	}
	err := o.store.EachOwing(ctx, q.Met, func(l *register.Letter) error {
		for _, d := range rules.Duties(l) {
			add(Owed{Duty: d, Subject: register.LetterSubject, ID: l.ID, Letter: *l, Officer: l.Officer})
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, more := range []func(context.Context, *law.Office, day.Date, func(Owed)) error{o.visitDuties, o.dayDuties, o.meetingDuties, o.directionDuties, o.reportDuties} {
		if err := more(ctx, rules, today, add); err != nil {
			return err
		}
	}
	return nil
}

// last is the last day of a duty for sorting: none comes last.
func last(d *law.Duty) day.Date { return cmp.Or(d.Due, 99991231) }

// UnrecordedVisits is how many visits there are of which no answer is written, from before
// the office wrote such things down.
func (o *Office) UnrecordedVisits(ctx context.Context) (n int, err error) {
	err = o.visitDuties(ctx, law.NewOffice(o.Settings()), o.Today(), func(owed Owed) {
		if owed.Unrecorded {
			n++
		}
	})
	return n, err
}

// dutyYears is how far back the visits are looked at that nobody answered.
const dutyYears = 2

func (o *Office) visitDuties(ctx context.Context, rules *law.Office, today day.Date, add func(Owed)) error {
	visits, err := o.Receptions(ctx, day.Period{From: today.AddDays(-365 * dutyYears), To: today})
	if err != nil {
		return err
	}
	for _, v := range visits {
		if d, ok := rules.Answer(&v); ok {
			add(Owed{Duty: d, Subject: register.ReceptionSubject, ID: v.ID, Visit: v})
		}
	}
	return nil
}

// daysAhead is how far the schedule is looked at ahead.
const daysAhead = 60

func (o *Office) dayDuties(ctx context.Context, rules *law.Office, today day.Date, add func(Owed)) error {
	days, err := o.ReceptionDays(ctx, day.Period{From: today, To: today.AddDays(daysAhead)})
	if err != nil {
		return err
	}
	for _, d := range days {
		if c, ok := rules.PublishBy(&d); ok {
			add(Owed{Duty: law.Duty{Clock: c, What: c.Name, To: register.ToEverybody, Done: !d.PublishedOn.IsZero(), Met: d.PublishedOn}, Subject: register.ReceptionDaySubject, ID: d.ID})
		}
		if d.Type != register.Scheduled || d.On > today.AddDays(o.Settings().DossierAhead()) {
			continue
		}
		dossier, err := o.store.Dossier(ctx, d.ID)
		if err != nil {
			return err
		}
		if lacks := dossier.Lacking(today); len(lacks) > 0 {
			c := law.Clock{Rule: DutyDossier, Start: today, Due: d.On, Unrolled: d.On}
			add(Owed{Duty: law.Duty{Clock: c, What: assets.Text("duty.dossier", "lacks", len(lacks))}, Subject: register.ReceptionDaySubject, ID: d.ID})
		}
	}
	return nil
}

// meetingDays is how far back meetings are looked at of which nobody wrote the result.
const meetingDays = 365

func (o *Office) meetingDuties(ctx context.Context, rules *law.Office, today day.Date, add func(Owed)) error {
	meetings, err := o.store.Meetings(ctx, store.MeetingQuery{Planned: day.Period{From: today.AddDays(-meetingDays), To: today.AddDays(daysAhead)}})
	if err != nil {
		return err
	}
	for i := range meetings {
		m := &meetings[i]
		var kind register.Kind
		if number, err := register.ParseNumber(m.Letter); err == nil && m.Kind == register.ForPublishing {
			about, err := o.store.LetterByNumber(ctx, number)
			if gone := (*data.Told)(nil); err != nil && !errors.As(err, &gone) { // taken out of the register since
				return err
			}
			kind = about.Kind
		}
		for _, d := range rules.OfMeeting(m, kind, today) {
			add(Owed{Duty: d, Subject: register.MeetingSubject, ID: m.ID, Meeting: *m})
		}
	}
	return nil
}

func (o *Office) directionDuties(ctx context.Context, _ *law.Office, _ day.Date, add func(Owed)) error {
	given, _, err := o.Directions(ctx, store.DirectionQuery{})
	if err != nil {
		return err
	}
	files, err := o.store.DirectionFiles(ctx, given...)
	if err != nil {
		return err
	}
	for i := range files {
		d := files[i].Masked().Direction // its words may name who denounced
		c := law.Clock{Rule: DutyDirection, Start: d.GivenOn, Due: d.DueOn, Unrolled: d.DueOn}
		owed := Owed{Duty: law.Duty{Clock: c, What: d.Content, Done: !d.DoneOn.IsZero(), Met: d.DoneOn}, Subject: register.DirectionSubject, ID: d.ID, Officer: d.Doer}
		if files[i].Letter != nil {
			owed.Letter = *files[i].Letter
		}
		if files[i].Visit != nil {
			owed.Visit = *files[i].Visit
		}
		add(owed)
	}
	return nil
}

func (o *Office) reportDuties(ctx context.Context, rules *law.Office, today day.Date, add func(Owed)) error {
	began, err := o.Began(ctx)
	if err != nil {
		return err
	}
	sealed, err := o.SealedReports(ctx)
	if err != nil {
		return err
	}
	// LTC Điều 61 khoản 3: every year to the People's Council and the Fatherland Front; who
	// sealed the year's report has written it.
	last := today.Year() - 1
	yearly := slices.ContainsFunc(sealed, func(s register.SealedReport) bool { return s.Period.Kind() == day.Yearly && s.Period.To.Year() == last })
	if rule, ok := rules.Norm("B2", today); ok && !began.IsZero() && began.Year() <= last {
		c := law.Clock{Rule: rule.ID, Name: rule.Name, Article: rule.Article, Sentence: rule.Sentence, Start: day.Date(today.Year()*10000 + 101)}
		add(Owed{Duty: law.Duty{Clock: c, What: assets.Text("duty.yearly", "year", last), Done: yearly, Lapsed: yearly}, Subject: register.ReportSubject})
	}
	several := len(o.Settings().ReportReceivers()) > 1
	for _, r := range rules.OwedReports(began, today, sealed) {
		what := assets.Text("duties.report.what", "period", r.Period.Name())
		if several {
			what = assets.Text("duties.report.whatTo", "period", r.Period.Name(), "to", r.To.Name)
		}
		add(Owed{Duty: law.Duty{Clock: law.Clock{Rule: DutyReport, Start: r.Period.To, Due: r.Due, Unrolled: r.Due}, What: what, To: register.ToReceiver}, Subject: register.ReportSubject, Period: r.Period})
	}
	return nil
}
