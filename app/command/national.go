package command

import (
	"fmt"
	"strings"

	"donthu/app/office"
	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/store"
	"donthu/data/text"
)

type nationalCommand struct {
	Letter         string  `placeholder:"12/2026" help:"${help_nationalletter}"`
	Code           *string `placeholder:"CODE" help:"${help_nationalcode}"`
	Omit           *string `placeholder:"TEXT" help:"${help_nationalomit}"`
	Date           string  `placeholder:"2026-07-05" help:"${help_nationaldate}"`
	Again          bool    `help:"${help_nationalagain}"`
	ShowDenouncers bool    `name:"show-denouncers" help:"${help_showdenouncers}"`
}

// Run lays a letter out for typing it into the national platform, or writes down its code there
// or why it is not to be typed; without a letter it lists those still to be typed.
func (c *nationalCommand) Run(r *run) error {
	var said register.National
	for _, word := range []struct {
		flag string
		from *string
		to   *string
	}{{"--code", c.Code, &said.Code}, {"--omit", c.Omit, &said.Reason}} {
		if word.from == nil {
			continue
		}
		if *word.to = text.Clean(*word.from); *word.to == "" {
			return wrong("command.emptyFlag", "word", word.flag)
		}
	}
	marks := said != (register.National{})
	switch {
	case c.Letter == "" && !marks:
		return r.inRegister(func(o *office.Office) error { return r.toType(o) })
	case c.Letter == "":
		return wrong("command.missingFlag", "word", "--letter")
	}
	var on day.Date
	if c.Date != "" {
		var err error
		if on, err = day.Parse(c.Date); err != nil {
			return wrong("command.badDate", "text", c.Date)
		}
	}
	return r.onLetter(c.Letter, func(o *office.Office, letter register.Letter) error {
		if marks {
			return c.mark(r, o, letter, on, said)
		}
		return c.lay(r, o, letter)
	})
}

// toTypeAnswer is a letter still to be typed, for a program to read.
type toTypeAnswer struct {
	Letter   string        `json:"letter"`
	Received day.Date      `json:"received"`
	Kind     register.Kind `json:"kind"`
	Officer  string        `json:"officer,omitempty"`
}

// toType lists the letters that are still to be typed into the platform.
func (r *run) toType(o *office.Office) error {
	all := []toTypeAnswer{}
	for {
		page, err := o.Letters(r.ctx, store.Query{National: register.NationalToType, Offset: len(all), Limit: 1000})
		if err != nil {
			return err
		}
		for _, l := range page.Letters {
			all = append(all, toTypeAnswer{l.Number.String(), l.ReceivedOn, l.Kind, l.Officer})
		}
		if len(all) >= page.Total || len(page.Letters) == 0 {
			break
		}
	}
	if r.asJSON {
		return r.answer(all)
	}
	for _, l := range all {
		fmt.Fprintf(r.streams.Out, "%-10s %s  %s\n", l.Letter, l.Received.Shown(), l.Kind.Label())
	}
	r.say("command.nationalToType", "count", len(all))
	return nil
}

// fieldAnswer is a field of the platform's form, for a program to read.
type fieldAnswer struct {
	Key    string `json:"key"`
	Group  string `json:"group"`
	Name   string `json:"name"`
	Value  string `json:"value"`
	Hidden bool   `json:"hidden,omitempty"`
}

// lay tells the letter in the order of the platform's form.
func (c *nationalCommand) lay(r *run, o *office.Office, letter register.Letter) error {
	if c.ShowDenouncers && letter.Secret() {
		if err := o.Reveal(r.ctx, register.LetterSubject, letter.ID); err != nil { // every look is written down
			return err
		}
	}
	var all []fieldAnswer
	for _, group := range o.NationalSheet(&letter, c.ShowDenouncers) {
		if !r.asJSON {
			fmt.Fprintln(r.streams.Out, group.Name())
		}
		for _, f := range group.Fields {
			all = append(all, fieldAnswer{f.Key, group.Key, f.Name(), f.Value, f.Hidden})
			value := f.Value
			switch {
			case f.Hidden && value == "":
				value = assets.Text("nationalPage.hidden")
			case value == "":
				value = assets.Text("nationalPage.empty")
			}
			if !r.asJSON {
				r.say("command.nationalField", "name", f.Name(), "value", value)
			}
		}
	}
	if r.asJSON {
		return r.answer(all)
	}
	r.say("command.nationalState", "letter", letter.Number.String(), "state", nationalWords(letter.National))
	return nil
}

// nationalWords say how a letter stands beside the platform.
func nationalWords(n register.National) string {
	switch n.State() {
	case register.NationalTyped:
		return assets.Text("told.national.code", "value", n.Code)
	case register.NationalOmitted:
		return assets.Text("told.national.omitted", "value", n.Reason)
	}
	return n.State().Label()
}

// mark writes down what became of the letter on the platform. A code that another letter has,
// or in the place of another one, is written only when that is said to be meant.
func (c *nationalCommand) mark(r *run, o *office.Office, letter register.Letter, on day.Date, said register.National) error {
	if on.IsZero() {
		on = o.Today()
	}
	var doubts []string
	if said.Code != "" {
		twins, err := o.NationalTwins(r.ctx, said.Code, letter.ID)
		if err != nil {
			return err
		}
		for _, twin := range twins {
			doubts = append(doubts, assets.Text("check.national.twice", "code", said.Code, "letters", twin))
		}
	}
	if before := letter.National.Code; before != "" && before != said.Code {
		doubts = append(doubts, assets.Text("check.national.typed", "code", before))
	}
	if len(doubts) > 0 && !c.Again {
		return data.Tell(nil, "command.nationalDoubt", "doubts", strings.Join(doubts, " "))
	}
	for _, doubt := range doubts {
		r.warn(doubt)
	}
	if _, err := o.MarkNational(r.ctx, on, said, letter.ID); err != nil {
		return err
	}
	r.say("command.nationalState", "letter", letter.Number.String(), "state", nationalWords(said))
	return nil
}
