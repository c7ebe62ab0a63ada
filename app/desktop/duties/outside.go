package duties

import (
	"slices"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/register"
)

// said is what is asked of what was done outside the program.
type said struct {
	On      day.Date
	Unknown bool // nobody knows on which day
}

// outside asks when the chosen duties were met outside the program and writes that, on all
// letters or on none; a message offers to take it back.
func (p *Page) outside() {
	o := p.o
	rows := slices.DeleteFunc(p.table.Chosen(), func(r row) bool { return !r.outside() })
	if len(rows) == 0 {
		kit.Toast(o.Window.Canvas(), assets.Text("duties.outside.none"))
		return
	}
	letters := map[int64]bool{}
	for _, r := range rows {
		letters[r.letter] = true
	}
	known := func(s *said) bool { return !s.Unknown }
	ask := kit.NewRecord(o.Around(func() desk.Page { return p }), 1, said{}, // no day: today would mostly be wrong
		kit.Day("duties.outside.on", register.FieldOn, o.DateField(), func(s *said) *day.Date { return &s.On }).Require().When(known),
		kit.Tick("duties.outside.unknown", "", func(s *said) *bool { return &s.Unknown }))
	ask.Heading = kit.TitleOf("duties.outside")
	ask.Explained = assets.Text("duties.outside.about", "count", kit.Number(len(rows)), "letters", kit.Number(len(letters)))
	ask.Check = func(s said) []data.Problem { return s.check(rows) }
	ask.Write = func(s said) (kit.Saved, error) {
		of := map[int64][]register.DutyName{}
		for _, r := range rows {
			if !s.Unknown || r.tab == desk.DutiesUnrecorded {
				of[r.letter] = append(of[r.letter], r.name)
			}
		}
		if s.Unknown {
			s.On = 0
		}
		done, met, err := o.Do().TheseMetOutside(o.Ctx(), s.On, of)
		return kit.Saved{Then: func() {
			p.table.SetMarked(nil)
			p.Enter()
			kit.ToastUndo(o.Window.Canvas(), assets.Text("duties.outside.done", "count", kit.Number(met)), func() { p.takeBack(done) })
		}}, err
	}
	ask.Failed = func(err error) { o.Failed(assets.Text("duties.outside.failed"), err) }
	ask.Open()
}

// check tells which of the rows stay as they are: those that began after the day, and
// without a day those of which the register knows that they are owed.
func (s *said) check(rows []row) []data.Problem {
	stay, all, some, field := 0, "outside.before", "outside.someBefore", register.FieldOn
	if s.Unknown {
		all, some, field = "outside.unknown", "outside.someUnknown", ""
	}
	for i := range rows {
		if s.Unknown && rows[i].tab != desk.DutiesUnrecorded || !s.Unknown && !s.On.IsZero() && rows[i].start > s.On {
			stay++
		}
	}
	switch stay {
	case 0:
		return nil
	case len(rows):
		return []data.Problem{data.Forbid(field, all)}
	}
	return []data.Problem{data.Warn(field, some, "count", kit.Number(stay))}
}

// takeBack takes out what was written.
func (p *Page) takeBack(done []office.Delivered) {
	o := p.o
	kit.RunAsyncErr(func() error { return o.Do().TakeBackOnEach(o.Ctx(), done, assets.Text("register.each.undo")) }, func(err error) {
		if err != nil {
			o.Failed(assets.Text("duties.outside.failed"), err)
		}
		if o.InFront(p) {
			p.Enter()
		}
	})
}
