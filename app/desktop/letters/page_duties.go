package letters

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/steps"
)

// DutyActs are what can be done about a duty from where it is listed; nil: nothing.
type DutyActs struct {
	Write   func(d *law.Duty, template string) // a document that belongs to it
	Record  func(*law.Duty)                    // the step that tells of it
	Outside func()                             // that what is not recorded was done on paper
}

// dutyGroup is how duties are listed: what is to be done first.
type dutyGroup string

const (
	groupOpen       dutyGroup = "open"
	groupUnrecorded dutyGroup = "unrecorded"
	groupDone       dutyGroup = "done"
	groupInforming  dutyGroup = "informing"
)

func groupOf(d *law.Duty) dutyGroup {
	switch {
	case d.Informs:
		return groupInforming
	case d.Done:
		return groupDone
	case d.Unrecorded:
		return groupUnrecorded
	}
	return groupOpen
}

// grouped are the duties of a group by their last day, those without one last.
func grouped(duties []law.Duty, group dutyGroup) []*law.Duty {
	var all []*law.Duty
	for i := range duties {
		if groupOf(&duties[i]) == group {
			all = append(all, &duties[i])
		}
	}
	const never = 99991231
	slices.SortStableFunc(all, func(a, b *law.Duty) int { return cmp.Compare(cmp.Or(a.Due, never), cmp.Or(b.Due, never)) })
	return all
}

// NewDutiesView lists what the law and the office want on a letter: what is open by its
// last day, what nobody wrote down, what is done, and what only informs. Each opens its
// explanation below itself. It is nil when there is nothing.
func NewDutiesView(o *desk.Desk, kind register.Kind, duties []law.Duty, do DutyActs) fyne.CanvasObject {
	duties = slices.DeleteFunc(slices.Clone(duties), func(d law.Duty) bool { return d.Informs && d.Start > o.Today() }) // a right that is to come
	if len(duties) == 0 {
		return nil
	}
	column := look.NewColumn(2, look.NewPara(assets.Text("letter.duties.title"), look.Ink2, theme.SizeNameCaptionText))
	days := o.Law().Calendar().WorkingDays
	for _, group := range []dutyGroup{groupOpen, groupUnrecorded, groupDone, groupInforming} {
		all := grouped(duties, group)
		if len(all) == 0 {
			continue
		}
		head := look.NewPara(assets.Text("letter.duties."+string(group), "count", kit.Number(len(all))), theme.ColorNamePlaceHolder, theme.SizeNameCaptionText).Bold()
		column.Add(look.Inset(6, 2, head))
		for _, d := range all {
			addDuty(o, column, kind, d, days, do)
		}
		if group == groupUnrecorded && do.Outside != nil {
			column.Add(container.NewHBox(kit.NewButton(assets.Text("outside.do"), look.IconCheck, do.Outside).Quiet()))
		}
	}
	return column
}

// addDuty adds the line of a duty, what can be done about it, and its explanation.
func addDuty(o *desk.Desk, column *fyne.Container, kind register.Kind, d *law.Duty, days views.Workdays, do DutyActs) {
	why := look.NewPara(kit.Joined("\n", d.Sentence, d.Explanation, d.Note), look.Ink2, theme.SizeNameCaptionText)
	why.Hide()
	button := kit.NewButton("", nil, nil).Quiet()
	button.OnTapped = func() {
		why.Hidden = !why.Hidden
		column.Refresh()
		o.Window.Canvas().Focus(button) // a tap takes the keys away
	}
	ink := look.Ink2
	if d.Open() {
		ink = theme.ColorNameForeground
	}
	column.Add(container.NewStack(button, look.Inset(6, 0, container.New(clockLayout{},
		look.NewPara(d.Says(kind), ink, theme.SizeNameText).Most(4), look.NewChip(dutyChip(d, o.Today(), days))))))
	acts := container.NewHBox()
	if d.Open() && d.Document != "" && do.Write != nil {
		acts.Add(kit.NewButton(assets.Text("letter.duties.write"), look.IconLetter, func() { do.Write(d, d.Document) }).Quiet())
	}
	if d.Open() && d.Otherwise != "" && do.Write != nil {
		acts.Add(kit.NewButton(assets.Text("letter.duties.decline"), look.IconLetter, func() { do.Write(d, d.Otherwise) }).Quiet())
	}
	if d.Open() && d.By != "" && do.Record != nil {
		acts.Add(kit.NewButton(assets.Text("letter.duties.record"), look.IconEdit, func() { do.Record(d) }).Quiet())
	}
	if len(acts.Objects) > 0 {
		column.Add(acts)
	}
	column.Add(why)
}

// dutyStep is the step of the duty as the guide would offer it, with what the duty knows.
func (p *Page) dutyStep(d *law.Duty) law.NextStep {
	l := &p.Now.Letter
	return law.NextStep{Type: d.By, Label: d.What, Allowed: true, Duty: true, Why: d.Sentence, Document: d.Document,
		Default: steps.Draft{On: p.O.Today(), Content: d.Step(l)}}
}

// writeDuty opens a document of the duty, for all whose open duty it meets.
func (p *Page) writeDuty(d *law.Duty, document string) {
	step := p.dutyStep(d)
	step.Document = document
	reply := register.Reply{Template: document}
	for _, other := range p.Now.duties {
		if other.Open() && other.Wants(document) && other.To != "" && !slices.Contains(reply.Readers, other.To) {
			reply.Readers = append(reply.Readers, other.To)
		}
	}
	step.Type, step.Default.Content = register.StepReplied, reply
	p.compose(step)
}

// recordDuty opens the form of the step that tells of the duty. How a letter is processed
// and settled the clerk chooses among the steps.
func (p *Page) recordDuty(d *law.Duty) {
	if d.Use == "" {
		p.O.Open(desk.Step{Letter: p.Now.Letter, Next: p.dutyStep(d)})
		return
	}
	for _, s := range p.Now.guide.all {
		if s.Allowed && !s.Duty && s.Type == d.By {
			p.O.Open(desk.Step{Letter: p.Now.Letter, Next: s})
			return
		}
	}
	p.others()
}

// duties lists what is wanted on the letter.
func (p *Page) duties() fyne.CanvasObject {
	return NewDutiesView(p.O, p.Now.Letter.Kind, p.Now.duties, DutyActs{Write: p.writeDuty, Record: p.recordDuty,
		Outside: func() {
			views.AskOutside(p.O, office.OnPaper{IDs: []int64{p.Now.Letter.ID}}, func() { p.Enter() })
		}})
}

// focusDuties leads the keys to the first of the listed duties.
func (p *Page) focusDuties(list fyne.CanvasObject) {
	if first := firstButton(list); first != nil {
		p.O.Window.Canvas().Focus(first)
	}
}

func firstButton(object fyne.CanvasObject) *kit.Button {
	switch o := object.(type) {
	case *kit.Button:
		return o
	case *fyne.Container:
		for _, inner := range o.Objects {
			if b := firstButton(inner); b != nil {
				return b
			}
		}
	}
	return nil
}

// openDuties counts those that are to be done.
func openDuties(duties []law.Duty) (n int) {
	for i := range duties {
		if duties[i].Open() {
			n++
		}
	}
	return n
}
