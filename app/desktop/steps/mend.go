package steps

import (
	"strconv"
	"strings"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/saying"
	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
)

// The two ways of mending a step.
const (
	mendContent = "content"
	mendAnnul   = "annul"
)

// Mend is where a clerk chooses the step that was recorded wrongly, and whether it is
// put right or taken out.
type Mend struct{ *kit.Record[mending] }

// mending is what that page asks.
type mending struct {
	Step   string // its number
	Way    string
	Reason string
}

// OpenMend opens the page on which a step is corrected or taken out; steps are all
// steps of the letter, oldest first.
func OpenMend(o *desk.Desk, letter register.Letter, steps []steps.Step) {
	options, err := mendable(register.MaskSteps(steps))
	switch {
	case err != nil:
		o.Failed(assets.Text("letter.failed"), err)
	case len(options) == 0:
		kit.ShowNotice(o.Window, assets.Text("letter.do.mend"), assets.Text("mend.none"))
	default:
		o.Push(newMend(o, letter, steps, options))
	}
}

func newMend(o *desk.Desk, letter register.Letter, history []steps.Step, options []kit.Option) *Mend {
	m := &Mend{}
	annuls := func(a *mending) bool { return a.Way == mendAnnul }
	m.Record = kit.NewRecord(o.Around(func() desk.Page { return m }), 1, mending{Step: options[len(options)-1].Value, Way: mendContent},
		kit.Pick("mend.step", "", options, func(a *mending) *string { return &a.Step }).Must("mend.step.missing").Across(),
		kit.Choose("mend.way", "", kit.Options("mend.", mendContent, mendAnnul), func(a *mending) *string { return &a.Way }).Require().Across(),
		kit.Lines("mend.reason", data.FieldReason, 2, func(a *mending) *string { return &a.Reason }).Must("mend.reason.missing").When(annuls))
	m.Heading, m.Explained = assets.Text("mend.title", "letter", letter.Number.String()), assets.Text("mend.explained")
	m.SaveText = assets.Text("mend.next")
	m.Beside, m.FormWidth = views.NewTimelineOf(o, register.MaskSteps(history)), kit.RecordWidth
	annulment := func(a mending) steps.Draft { return steps.Annul(a.seq(), o.Today(), a.Reason) }
	m.Before = func(a *mending, write func()) {
		if !annuls(a) {
			form, err := newMendForm(o, history, a.seq())
			if err != nil {
				m.Failed(err)
				return
			}
			o.Replace(form)
			return
		}
		question := []string{assets.Text("mend.annul.ask")}
		for _, p := range consequences(history, annulment(*a), o.Today()) {
			question = append(question, p.Sentence)
		}
		kit.ConfirmDanger(o.Window, assets.Text("mend.annul"), strings.Join(question, "\n"), assets.Text("mend.annul"), write)
	}
	m.Write = func(a mending) (kit.Saved, error) {
		_, err := o.Do().Record(o.Ctx(), letter.ID, annulment(a))
		return kit.Saved{Said: assets.Text("mend.saved", "letter", letter.Number.String()), Then: o.Drop}, err
	}
	m.Failed = func(err error) { o.Failed(assets.Text("step.failed"), err) }
	return m
}

func (a mending) seq() int64 {
	seq, _ := strconv.ParseInt(a.Step, 10, 64) // of an option that mendable made
	return seq
}

// Help is the manual's page about steps.
func (*Mend) Help() string { return "xu-ly" }

// mendable are the steps that count and can be put right, oldest first. What
// came in with the letter is corrected in the letter's own form; that somebody looked
// at who denounced stays.
func mendable(all []steps.Step) ([]kit.Option, error) {
	effective, err := steps.Effective(all)
	if err != nil {
		return nil, err
	}
	var options []kit.Option
	for _, s := range effective {
		if asked[s.Content.StepType()] == nil {
			continue
		}
		text := assets.Text("mend.option", "day", views.DayOrUnknown(s.On), "step", s.Content.StepType().Label())
		if what := kit.OneLine(views.StepSummary(s.Content)); what != "" {
			text += ": " + kit.Shortened(what, 60)
		}
		options = append(options, kit.Option{Value: strconv.FormatInt(s.Seq, 10), Text: text})
	}
	return options, nil
}

// consequences are what the register would refuse of the correction, and the later
// steps of a letter that would no longer be in order once it is made: a settlement
// whose acceptance is taken out.
func consequences(steps []steps.Step, correction steps.Draft, today day.Date) []data.Problem {
	found, err := register.Letters.Check(steps, correction, today)
	if err != nil {
		return []data.Problem{{Sentence: saying.Of(err), Warning: true}}
	}
	return found
}
