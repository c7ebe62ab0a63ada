package command

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"donthu/app/office"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/store"
	"donthu/data/text"
)

type searchCommand struct {
	Words   []string `arg:"" optional:"" name:"TEXT" help:"${help_searchwords}"`
	Kind    string   `placeholder:"KIND" help:"${help_searchkind}"`
	Year    int      `placeholder:"2026" help:"${help_searchyear}"`
	Officer string   `placeholder:"NAME" help:"${help_searchofficer}"`
	From    string   `placeholder:"YYYY-MM-DD" help:"${help_searchfrom}"`
	To      string   `placeholder:"YYYY-MM-DD" help:"${help_searchto}"`
	Open    bool     `help:"${help_searchopen}"`
	Overdue bool     `help:"${help_searchoverdue}"`
	Limit   int      `default:"100" placeholder:"100" help:"${help_searchlimit}"`
	Offset  int      `placeholder:"0" help:"${help_searchoffset}"`

	Denouncer bool `name:"denouncer" help:"${help_searchdenouncer}"`
}

// foundAnswer is what a program reads about a letter that was found: what everybody may
// know of it.
type foundAnswer struct {
	Number   string         `json:"number"`
	ID       int64          `json:"id"`
	Received day.Date       `json:"received,omitzero"`
	Sender   string         `json:"sender"`
	Kind     register.Kind  `json:"kind"`
	State    register.State `json:"state"`
	Content  string         `json:"content"`
	Due      day.Date       `json:"due,omitzero"`
	Officer  string         `json:"officer,omitempty"`
}

// searchAnswer is a page of what was found.
type searchAnswer struct {
	Total   int           `json:"total"`          // at most store.CountLimit where there are more
	More    bool          `json:"more,omitempty"` // there are
	Letters []foundAnswer `json:"letters"`
}

// Run lists the letters that hold the words, as the register in the window does and in the
// same order: the newest number first, but first of all the number that was typed.
func (c *searchCommand) Run(r *run) error {
	q := store.Query{Text: strings.Join(c.Words, " "), Year: c.Year, Open: c.Open, Overdue: c.Overdue, Sort: store.ByNumber, Descending: true, Limit: c.Limit, Offset: c.Offset}
	if c.Limit < 1 || c.Offset < 0 {
		return wrong("command.badLimit")
	}
	if q.Text != "" && !strings.ContainsFunc(q.Text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return wrong("command.nothingSought", "text", q.Text)
	}
	if c.Kind != "" {
		at := slices.IndexFunc(register.Kinds, func(k register.Kind) bool {
			return text.Fold(string(k)) == text.Fold(c.Kind) || text.Fold(k.Label()) == text.Fold(c.Kind)
		})
		if at < 0 {
			return wrong("command.badKind", "text", c.Kind)
		}
		q.Kind = register.Kinds[at]
	}
	for _, d := range []struct {
		said string
		into *day.Date
	}{{c.From, &q.From}, {c.To, &q.To}} {
		if d.said == "" {
			continue
		}
		on, err := day.Parse(d.said)
		if err != nil {
			return wrong("command.badDate", "text", d.said)
		}
		*d.into = on
	}
	if c.Denouncer && (q.Text == "" || c.filters()) {
		return wrong("command.denouncerAlone")
	}
	return r.inRegister(func(o *office.Office) error {
		if c.Officer != "" {
			names, err := o.Officers(r.ctx)
			if err != nil {
				return err
			}
			at := slices.IndexFunc(names, func(name string) bool { return text.Fold(name) == text.Fold(c.Officer) })
			if at < 0 {
				return wrong("command.badOfficer", "text", c.Officer)
			}
			q.Officer = names[at]
		}
		page, err := c.find(r, o, q)
		if err != nil {
			return err
		}
		return r.tellFound(o, q, page)
	})
}

// filters reports whether more is asked for than words.
func (c *searchCommand) filters() bool {
	return c.Kind != "" || c.Year != 0 || c.Officer != "" || c.From != "" || c.To != "" || c.Open || c.Overdue
}

// find looks for letters; those of a denouncer are looked for by who may know, and the look
// is written down.
func (c *searchCommand) find(r *run, o *office.Office, q store.Query) (store.Page, error) {
	if !c.Denouncer {
		return o.Reading.Letters(r.ctx, q)
	}
	found, err := o.FindDenounced(r.ctx, q.Text)
	if err == nil && len(found) > 0 {
		r.warn(assets.Text("denounced.written", "count", len(found)))
	}
	return store.Page{Letters: found, Total: len(found)}, err
}

// tellFound writes a line for each letter; who denounced is called by a code.
func (r *run) tellFound(o *office.Office, q store.Query, page store.Page) error {
	answer := searchAnswer{page.Total, page.More, make([]foundAnswer, len(page.Letters))}
	for i := range page.Letters {
		l := page.Letters[i].Masked()
		answer.Letters[i] = foundAnswer{l.Number.String(), l.ID, l.ReceivedOn, l.Sender.Name, l.Kind, l.State(), l.Content, l.DueOn(), l.Officer}
	}
	if r.asJSON {
		return r.answer(answer)
	}
	key := "command.found"
	if page.More {
		key = "command.found.more"
	}
	r.say(key, "count", page.Total, "shown", len(page.Letters))
	for i, a := range answer.Letters {
		words := []rune(strings.Join(strings.Fields(a.Content), " "))
		if len(words) > contentShown {
			words = append(words[:contentShown], '…')
		}
		r.say("command.found.letter", "letter", a.Number, "received", cmp.Or(a.Received.Shown(), assets.Text("command.found.noDay")),
			"sender", a.Sender, "kind", page.Letters[i].Kind.Label(), "state", a.State.Label(), "content", string(words))
	}
	if page.Total > 0 || q.Text == "" {
		return nil
	}
	lack, err := o.Lacks(r.ctx, q)
	switch {
	case err != nil:
		return err
	case lack.Unfiltered > 0:
		r.warn(assets.Text("command.found.filtered", "count", lack.Unfiltered))
	case lack.Apart > 0:
		r.warn(assets.Text("command.found.apart", "count", lack.Apart))
	case len(lack.Words) > 0:
		r.warn(assets.Text("command.found.lacking", "words", strings.Join(lack.Words, ", ")))
	}
	return nil
}

// contentShown is how many letters of a content a line has.
const contentShown = 100
