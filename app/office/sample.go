package office

import (
	"cmp"
	"context"
	"slices"

	"github.com/BurntSushi/toml"

	"donthu/assets"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/store"
	"donthu/reports/word"
)

// furniture is what assets/sample/office.toml holds; days are counted from the
// present one.
type furniture struct {
	Officers  []string
	Records   int                                         // the day from which the office's papers are whole
	Limits    struct{ Petitions, Notices, Execution int } // the office's own
	Documents map[register.DeliveryState]int
	Signer    []register.Signer
	Direction []struct {
		Given, Due, Done                                          int
		Leader, Content, Doer, Unit, Progress, Difficulty, Result string
	}
	Meeting []struct {
		Kind                                        register.MeetingKind
		On                                          int
		Hour, Place, Chair, About, Outcome, Minutes string
		Persons                                     []string
	}
	Snippet []register.Snippet
	Letter  []sampleLetter
	Day     []struct {
		On, Published        int
		Hours, Place, Leader string
	}
}

// sampleLetter is a letter that a clerk of the sample typed: what nobody did on it is late,
// as it is not on the letters that the book brings.
type sampleLetter struct {
	Received                                 int
	Kind                                     register.Kind
	Field                                    register.Field
	Sender, Address, Content, Forwarder, Who string
	Signatories                              int // 0: one
	CoSigners                                []register.Person
	Steps                                    []struct {
		On      int
		Type    steps.Type
		Content string // as the ledger has it; empty: nothing to say
	}
}

// furnish fills the rooms of a sample register that its book leaves empty.
func (o *Office) furnish(ctx context.Context) error {
	var sample furniture
	if _, err := toml.Decode(assets.SampleOffice, &sample); err != nil {
		return err
	}
	settings := o.Settings()
	settings.Office.Signers, settings.Lists.Snippets = sample.Signer, sample.Snippet
	for _, name := range sample.Officers {
		settings.Lists.Officers = append(settings.Lists.Officers, register.Member{Name: name})
	}
	settings.RecordsFrom = o.Today().AddDays(sample.Records)
	settings.PetitionDays, settings.NoticeDays, settings.ExecutionDays = sample.Limits.Petitions, sample.Limits.Notices, sample.Limits.Execution
	if err := o.SaveSettings(ctx, settings); err != nil {
		return err
	}
	for _, fill := range []func(context.Context, *furniture) error{o.fillOfficers, o.fillDocuments, o.fillDirections, o.fillMeetings, o.fillDays, o.fillLetters} {
		if err := fill(ctx, &sample); err != nil {
			return err
		}
	}
	return nil
}

// fillOfficers gives the open letters to the officers in turn, the last few to nobody.
func (o *Office) fillOfficers(ctx context.Context, sample *furniture) error {
	page, err := o.Letters(ctx, store.Query{Open: true, Sort: store.ByReceived, Limit: 1000})
	for i, l := range page.Letters {
		if err != nil || i >= len(page.Letters)-3 {
			break
		}
		officer := sample.Officers[(i*i+i)%len(sample.Officers)] // not every one has as many
		_, err = o.Record(ctx, l.ID, steps.Draft{On: o.Today(), Content: register.Assigned{Officer: officer}})
	}
	return err
}

// fillDocuments writes documents that the law wants now, and brings them as far as the
// sample says.
func (o *Office) fillDocuments(ctx context.Context, sample *furniture) error {
	page, err := o.Letters(ctx, store.Query{Open: true, Sort: store.ByReceived, Descending: true, Limit: 1000})
	if err != nil {
		return err
	}
	guide, letters := law.NewOffice(o.Settings()), page.Letters
	for _, state := range []register.DeliveryState{register.Delivered, register.Sent, register.Signed, register.Submitted, register.Drafted} {
		for n := 0; n < sample.Documents[state] && len(letters) > 0; {
			l := letters[0]
			letters = letters[1:]
			wanted := slices.IndexFunc(guide.NextSteps(l, o.Today()), func(s law.NextStep) bool { return s.Allowed && s.Document != "" })
			if wanted < 0 {
				continue
			}
			if err := o.fillDocument(ctx, l, guide.NextSteps(l, o.Today())[wanted].Document, sample.Signer[n%2], state); err != nil {
				return err
			}
			n++
		}
	}
	return nil
}

func (o *Office) fillDocument(ctx context.Context, l register.Letter, template string, signer register.Signer, state register.DeliveryState) error {
	info, source, err := word.Read(o.Dir(), template)
	if err != nil {
		return err
	}
	settings := o.Settings()
	reply, err := o.Issue(ctx, Draft{Of: l.ID, Info: info, Template: source, Settings: settings, Symbol: info.SymbolFor(&l, settings), To: l.ShownSender(), SignedBy: signer.Name,
		Options: word.Options{On: o.Today(), SignedBy: signer.Name, Role: signer.Role}.For(info)})
	if err != nil {
		return err
	}
	for _, reached := range register.DeliveryStates[1:] {
		if reply.State == state {
			break
		}
		became, err := o.Deliver(ctx, []Delivery{{Of: l.ID, On: o.Today(), What: register.Delivery{Document: reply.Step, State: reached}}})
		if err != nil {
			return err
		}
		if len(became.Refused) > 0 {
			return &store.CheckError{Problems: became.Refused[0]}
		}
		reply.State = reached
	}
	return nil
}

// fillLetters types the letters on which something is late or near.
func (o *Office) fillLetters(ctx context.Context, sample *furniture) error {
	for _, s := range sample.Letter {
		facts := register.Facts{ReceivedOn: o.Today().AddDays(s.Received), Source: register.Post, Kind: s.Kind, Field: s.Field, Round: 1, Signatories: max(s.Signatories, 1), CoSigners: s.CoSigners,
			Sender: register.Person{Name: s.Sender, Address: s.Address}, Content: s.Content}
		if s.Forwarder != "" {
			facts.Source, facts.ForwardingBody = register.Forwarded, s.Forwarder
		}
		l, err := o.Register(ctx, facts)
		if err != nil {
			return err
		}
		drafts := []steps.Draft{{On: facts.ReceivedOn, Content: register.Assigned{Officer: s.Who}}}
		for _, step := range s.Steps {
			content, err := steps.DecodeContent(step.Type, []byte(cmp.Or(step.Content, "{}")))
			if err != nil {
				return err
			}
			if reply, ok := content.(register.Reply); ok && reply.Type == "" { // as who writes it here names it
				info, _, err := word.Read(o.Dir(), reply.Template)
				if err != nil {
					return err
				}
				reply.Type, reply.SignedBy = info.Title, sample.Signer[0].Name
				content = reply
			}
			drafts = append(drafts, steps.Draft{On: o.Today().AddDays(step.On), Content: content})
		}
		if _, err := o.Record(ctx, l.ID, drafts...); err != nil {
			return err
		}
	}
	return nil
}

func (o *Office) fillDirections(ctx context.Context, sample *furniture) error {
	today := o.Today()
	for _, s := range sample.Direction {
		c := register.Directed{Leader: s.Leader, Content: s.Content, Doer: s.Doer, Unit: s.Unit, Source: register.FromMeeting}
		if s.Due != 0 {
			c.Due = today.AddDays(s.Due)
		}
		d, err := o.AddDirection(ctx, today.AddDays(s.Given), c)
		if err != nil {
			return err
		}
		var after []steps.Draft
		if s.Progress != "" {
			after = append(after, steps.Draft{On: today.AddDays(s.Given + 2), Content: register.DirectionProgress{Text: s.Progress}})
		}
		if s.Difficulty != "" {
			after = append(after, steps.Draft{On: today.AddDays(s.Given + 3), Content: register.Difficulty{Text: s.Difficulty}})
		}
		if s.Result != "" {
			after = append(after, steps.Draft{On: today.AddDays(s.Done), Content: register.DirectionDone{Result: s.Result}})
		}
		if len(after) > 0 {
			if _, err := o.AddDirectionSteps(ctx, d.ID, after...); err != nil {
				return err
			}
		}
	}
	return nil
}

func (o *Office) fillMeetings(ctx context.Context, sample *furniture) error {
	for _, s := range sample.Meeting {
		plan := register.Convened{Kind: s.Kind, On: o.Today().AddDays(s.On), Hour: s.Hour, Place: s.Place, Chair: s.Chair, About: s.About}
		for _, name := range s.Persons {
			plan.Persons = append(plan.Persons, register.Attendee{Name: name})
		}
		m, err := o.AddMeeting(ctx, plan)
		if err == nil && s.Outcome != "" {
			_, err = o.HoldMeeting(ctx, m.ID, plan.On, register.MeetingHeld{Persons: plan.Persons, Outcome: s.Outcome, Minutes: s.Minutes}, "")
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (o *Office) fillDays(ctx context.Context, sample *furniture) error {
	var days []register.ReceptionDay
	for _, s := range sample.Day {
		d := register.ReceptionDay{On: o.Today().AddDays(s.On), Type: register.Scheduled, Host: register.Head, Hours: s.Hours, Place: s.Place, Leader: s.Leader}
		if s.Published != 0 {
			d.PublishedOn = o.Today().AddDays(s.Published)
		}
		days = append(days, d)
	}
	return o.SaveReceptionDays(ctx, days, "")
}
