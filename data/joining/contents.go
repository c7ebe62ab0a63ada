package joining

import (
	"regexp"
	"slices"
	"strconv"

	"donthu/data/register"
	"donthu/data/steps"
)

// Content is what a step of theirs says here: the letters, visits and steps that it names are
// named as they are called here. Every type of content that names one has its case.
func (p *Plan) Content(s steps.Step) (steps.Content, error) {
	if c, mends := s.Content.(steps.Corrected); mends {
		return p.corrected(s, c)
	}
	return p.came(s.Content, p.said(s.Content, s.SubjectID)), nil
}

// came adds where a letter or visit comes from. A correction of its receipt keeps it by itself.
func (p *Plan) came(before, c steps.Content) steps.Content {
	was := register.Former{Office: p.Office, RecordsFrom: p.RecordsFrom}
	switch c := c.(type) {
	case register.Received:
		was.Number = before.(register.Received).Number.String()
		c.Former = append(slices.Clone(c.Former), was)
		return c
	case register.Reception:
		if turn := before.(register.Reception).Turn; turn > 0 {
			was.Number = strconv.Itoa(turn)
		}
		c.Former = append(slices.Clone(c.Former), was)
		return c
	}
	return c
}

// corrected is what a correction says here: what it puts in place of a step changes likewise.
func (p *Plan) corrected(s steps.Step, c steps.Corrected) (steps.Content, error) {
	of := p.types[c.Step]
	c.Step, c.Batch = p.Step(c.Step), p.Step(c.Batch)
	p.types[s.Seq] = of
	if len(c.Content) == 0 {
		return c, nil
	}
	put, err := steps.DecodeContent(of, c.Content)
	if err == nil {
		c.Content, err = steps.EncodeContent(p.said(put, s.SubjectID))
	}
	return c, err
}

// code is how a denouncer is called in the list of a document's recipients: the number is that of
// the letter.
var code = regexp.MustCompile(`TC-\d+[a-z]?/\d{4}`)

func (p *Plan) said(c steps.Content, subject int64) steps.Content {
	switch c := c.(type) {
	case register.Received:
		c.Number, _ = p.Number(c.Number)
		c.Matter, c.DuplicateOf = p.Matter(c.Matter), p.named(c.DuplicateOf)
		return c
	case register.Joined:
		c.Matter, c.With = p.Matter(c.Matter), p.named(c.With)
		return c
	case register.Duplicate:
		c.Of = p.named(c.Of)
		return c
	case register.ToldApart:
		c.From = slices.Clone(c.From)
		for i := range c.From {
			c.From[i] = p.named(c.From[i])
		}
		return c
	case register.Split:
		c.Branches = slices.Clone(c.Branches)
		for i := range c.Branches {
			c.Branches[i], _ = p.Number(c.Branches[i])
		}
		return c
	case register.Reply:
		c.Step, c.CopyOf, c.Document, c.Final, c.File = p.Step(c.Step), p.Step(c.CopyOf), p.Step(c.Document), p.Step(c.Final), p.file(c.File)
		c.Invites.Day, c.Invites.Meeting = p.Step(c.Invites.Day), p.Step(c.Invites.Meeting)
		c.To = code.ReplaceAllStringFunc(c.To, func(said string) string { return "TC-" + p.named(said[len("TC-"):]) })
		return c
	case register.Filed:
		c.Redacts = p.Step(c.Redacts)
		return c
	case register.Delivery:
		c.Document, c.Final, c.File = p.Step(c.Document), p.Step(c.Final), p.file(c.File)
		return c
	case register.Reception:
		if turn := p.turns[subject]; turn > 0 && c.Turn > 0 {
			c.Turn = turn
		}
		c.Letter, c.Matter = p.named(c.Letter), p.Matter(c.Matter)
		return c
	case register.Dossier:
		c.Invited = slices.Clone(c.Invited)
		for i := range c.Invited {
			c.Invited[i].Letter, c.Invited[i].Visit = p.named(c.Invited[i].Letter), p.Step(c.Invited[i].Visit)
		}
		return c
	case register.Convened:
		c.Letter = p.named(c.Letter)
		return c
	case register.MeetingHeld:
		c.LetterStep = p.Step(c.LetterStep)
		return c
	case register.Directed:
		c.Letter, c.Visit, c.Meeting = p.named(c.Letter), p.Step(c.Visit), p.Step(c.Meeting)
		return c
	case register.Sealed:
		c.LastStep = p.upTo(c.LastStep)
		return c
	}
	return c
}
