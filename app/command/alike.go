package command

import (
	"slices"

	"donthu/app/office"
	"donthu/app/saying"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/store"
)

type alikeCommand struct {
	Letter string `arg:"" name:"NUMBER" help:"${help_alikeLetter}"`
	To     string `placeholder:"NUMBER" help:"${help_alikeTo}"`
	As     string `placeholder:"RELATION" help:"${help_alikeAs}"`
}

// mostAlike is how many letters the command lists.
const mostAlike = 20

// alikeAnswer is a letter that looks alike, for a program to read. It names nobody.
type alikeAnswer struct {
	Letter   string         `json:"letter"`
	Received day.Date       `json:"received"`
	State    register.State `json:"state"`
	Why      string         `json:"why"`
	Identity bool           `json:"identity,omitempty"`
	Phone    bool           `json:"phone,omitempty"`
	Content  int            `json:"content"` // percent
}

// Run lists the letters like one of the register, or writes down what it has to do with one.
// Of denunciations it compares the contents alone: no command reads who denounced.
func (c *alikeCommand) Run(r *run) error {
	relation := office.Relation(c.As)
	switch {
	case (c.To == "") != (c.As == ""):
		return wrong("command.alike.half")
	case c.As != "" && !slices.Contains(office.Relations, relation):
		return wrong("command.alike.unknown", "word", c.As)
	}
	var to register.Number
	if c.To != "" {
		var err error
		if to, err = register.ParseNumber(c.To); err != nil {
			return wrong("command.badLetter", "text", c.To)
		}
	}
	return r.onLetter(c.Letter, func(o *office.Office, letter register.Letter) error {
		if c.To == "" {
			found, err := o.AlikeTo(r.ctx, &letter, false, mostAlike)
			if err != nil {
				return err
			}
			return r.tellAlike(&letter, found)
		}
		other, err := o.LetterByNumber(r.ctx, to)
		if err != nil {
			return err
		}
		switch {
		case other.ID == letter.ID:
			return wrong("command.alike.itself")
		case !relation.Fits(letter.Kind):
			return wrong("command.alike.round")
		}
		if _, err := o.Relate(r.ctx, letter.ID, other.ID, relation); err != nil {
			return err
		}
		r.say("command.alike.related", "letter", letter.Number, "other", other.Number, "relation", assets.Text("command.alike.relation."+string(relation)))
		return nil
	})
}

func (r *run) tellAlike(letter *register.Letter, found []store.Alike) error {
	if r.asJSON {
		answers := make([]alikeAnswer, len(found))
		for i := range found {
			l, why := &found[i].Letter, found[i].Why
			answers[i] = alikeAnswer{l.Number.String(), l.ReceivedOn, l.State(), saying.WhyAlike(why), why.Identity, why.Phone, why.Percent()}
		}
		return r.answer(answers)
	}
	if len(found) == 0 {
		r.say("command.alike.none", "letter", letter.Number)
		return nil
	}
	r.say("command.alike.found", "count", len(found), "letter", letter.Number)
	for i := range found {
		l := &found[i].Letter
		r.say("command.alike.line", "letter", l.Number, "day", l.ReceivedOn.Shown(), "state", l.State().Label(), "why", saying.WhyAlike(found[i].Why))
	}
	return nil
}
