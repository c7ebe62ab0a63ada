package command

import (
	"path/filepath"
	"slices"
	"strings"

	"donthu/app/office"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/text"
	"donthu/reports/forms"
)

type sendCommand struct {
	Period  periodWords `embed:""`
	Half    int         `name:"half-year" placeholder:"2026" help:"${help_halfyear}"`
	Nine    int         `name:"nine-months" placeholder:"2026" help:"${help_ninemonths}"`
	Edition string      `placeholder:"${edition}" help:"${help_edition}"`

	Out   string   `placeholder:"DIR" help:"${help_sendout}"`
	By    []string `placeholder:"axis,email,post,hand" help:"${help_sendby}"`
	To    []string `name:"receiver" sep:"none" placeholder:"NAME" help:"${help_sendto}"`
	On    string   `name:"sent-on" placeholder:"2026-06-17" help:"${help_senton}"`
	Again bool     `help:"${help_sendagain}"`

	Cover coverWords `embed:""`
}

// sentAnswer is what a program reads about a receiver.
type sentAnswer struct {
	To    string             `json:"to"`
	Email string             `json:"email,omitempty"`
	Due   day.Date           `json:"due"`
	Sent  day.Date           `json:"sent,omitzero"`
	Ways  []register.SendWay `json:"ways,omitempty"`

	Earlier []earlierSent `json:"earlier,omitempty"` // of the reports that this one takes the place of
}

// earlierSent is that a report of the period went out that was replaced since.
type earlierSent struct {
	Number string             `json:"number"`
	Sent   day.Date           `json:"sent"`
	Ways   []register.SendWay `json:"ways,omitempty"`
}

// Run seals the report of a period, writes what goes to each receiver, writes down what was
// sent, and tells how it stands.
func (c *sendCommand) Run(r *run) error {
	if _, err := c.Period.of(false, c.Half, c.Nine); err != nil {
		return err
	}
	if c.Again && len(c.By) == 0 {
		return wrong("command.send.againHow")
	}
	return r.inRegister(func(o *office.Office) error {
		period, err := c.Period.of(o.Settings().WholeMonth, c.Half, c.Nine)
		if err != nil {
			return err
		}
		sealed, err := o.Sealed(r.ctx, period)
		if err != nil {
			return err
		}
		if err := c.unused(sealed); err != nil {
			return err
		}
		to, err := c.receivers(o.Standings(period, sealed))
		if err != nil {
			return err
		}
		if len(c.By) > 0 {
			if sealed, err = c.record(r, o, period, sealed, to); err != nil {
				return err
			}
		}
		switch {
		case sealed == nil && c.Out != "":
			return wrong("command.send.unsealed")
		case c.Out != "":
			if err := c.write(r, o, *sealed, to); err != nil {
				return err
			}
		}
		return c.tell(r, o, period, sealed)
	})
}

// unused refuses words about the document where none is made: what is sealed stays as it is.
func (c *sendCommand) unused(sealed *register.SealedReport) error {
	said := c.Cover != (coverWords{}) || c.Edition != ""
	switch {
	case !said || c.Again:
	case sealed != nil:
		return wrong("command.send.sealedAlready", "number", sealed.Number, "day", sealed.On.Shown())
	case len(c.By) == 0:
		return wrong("command.send.coverHow")
	}
	return nil
}

// receivers are those named, without names all who have not got the report.
func (c *sendCommand) receivers(all []office.Standing) (to []register.ReportReceiver, err error) {
	for _, name := range c.To {
		var fit []office.Standing
		var names []string
		for _, s := range all {
			if is := text.Fold(s.Name) == text.Fold(name); is || strings.Contains(text.Fold(s.Name), text.Fold(name)) {
				if is {
					fit, names = nil, nil
				}
				fit, names = append(fit, s), append(names, s.Name)
				if is {
					break
				}
			}
		}
		switch len(fit) {
		case 0:
			return nil, wrong("command.send.unknown", "name", name)
		case 1:
			to = append(to, fit[0].ReportReceiver)
		default:
			return nil, wrong("command.send.several", "name", name, "names", strings.Join(names, "; "))
		}
	}
	for _, s := range all {
		if len(c.To) == 0 && (!s.Sent || c.Again || len(c.By) == 0) {
			to = append(to, s.ReportReceiver)
		}
	}
	return to, nil
}

// record seals the report where it is not, and writes down to whom it went.
func (c *sendCommand) record(r *run, o *office.Office, p day.Period, sealed *register.SealedReport, to []register.ReportReceiver) (*register.SealedReport, error) {
	var ways []register.SendWay
	for _, by := range c.By {
		way := register.SendWay(by)
		if !slices.Contains(register.SendWays, way) {
			return nil, wrong("command.send.badWay", "text", by)
		}
		ways = append(ways, way)
	}
	on := o.Today()
	if c.On != "" {
		var err error
		if on, err = day.Parse(c.On); err != nil {
			return nil, wrong("command.badDate", "text", c.On)
		}
	}
	if len(to) == 0 {
		return sealed, nil
	}
	if sealed == nil || c.Again {
		made, err := c.seal(r, o, p, register.Sealed{Period: p, SentOn: on, Ways: ways, To: to[0].Name})
		if err != nil {
			return nil, err
		}
		sealed, to = &made, to[1:]
	}
	var sent []register.ReportSent
	for _, one := range to {
		sent = append(sent, register.ReportSent{To: one.Name, Ways: ways})
	}
	if err := o.SendReport(r.ctx, sealed.ID, on, sent...); err != nil {
		return nil, err
	}
	return o.Sealed(r.ctx, p)
}

// seal draws the report with its number, keeps it and writes its workbook into the folder.
func (c *sendCommand) seal(r *run, o *office.Office, p day.Period, answers register.Sealed) (none register.SealedReport, err error) {
	if c.Out == "" {
		return none, wrong("command.send.noOut")
	}
	edition, err := edition(c.Edition, p)
	if err != nil {
		return none, err
	}
	cover, err := o.Cover(r.ctx, p)
	if err != nil {
		return none, err
	}
	if err := c.Cover.on(r, o, &cover); err != nil {
		return none, err
	}
	cover.SentOn, cover.Ways, cover.To = answers.SentOn, answers.Ways, answers.To
	if cover.On.IsZero() {
		cover.On = answers.SentOn
	}
	if cover.Number == "" {
		if cover.Number, err = o.NextReportNumber(r.ctx, p); err != nil {
			return none, err
		}
	}
	file := filepath.Join(c.Out, assets.Text("sending.file", "from", p.From, "to", p.To)+".xlsx")
	if err := office.MakeFolder(c.Out); err != nil {
		return none, err
	}
	for _, p := range register.CheckSealed(cover.Tidy(), o.Today()) {
		if p.Warning {
			r.warn(p.Sentence)
		}
	}
	sealed, err := o.Seal(r.ctx, cover.Tidy(), edition, file)
	if err == nil {
		err = c.check(r, o, edition, p)
		r.refused = r.refused || sealed.On <= p.To // the document is older than its figures
		r.tellText("command.send.sealed", "number", sealed.Number, "file", file, "head", sealed.Head)
	}
	return sealed, err
}

// check names what was to be looked at before the report left.
func (c *sendCommand) check(r *run, o *office.Office, edition *forms.Edition, p day.Period) error {
	report, err := o.Compute(r.ctx, edition, p)
	if err != nil {
		return err
	}
	for _, problem := range report.ToCheck() {
		r.warn(problem)
	}
	r.refused = r.refused || len(report.Incomplete) > 0 || report.Running() != ""
	return nil
}

// write writes the message and the slip of each receiver.
func (c *sendCommand) write(r *run, o *office.Office, sealed register.SealedReport, to []register.ReportReceiver) error {
	out, err := o.Outgoing(r.ctx, sealed)
	if err != nil {
		return err
	}
	r.tellOpen(out.Open)
	messages, err := out.SaveMessages(c.Out, to)
	if err != nil {
		return err
	}
	words, err := out.SaveFiles(c.Out)
	if err != nil {
		return err
	}
	r.tellText("command.narrated", "file", words)
	slips, err := o.SaveSlips(r.ctx, c.Out, sealed, to)
	if err != nil {
		return err
	}
	for i, one := range to {
		r.tellText("command.send.written", "to", one.Name, "message", messages[i], "slip", slips[i])
		if one.Email == "" {
			r.warn(assets.Text("command.send.noEmail", "to", one.Name))
		}
	}
	return nil
}

// tell says how the report stands with each receiver.
func (c *sendCommand) tell(r *run, o *office.Office, p day.Period, sealed *register.SealedReport) error {
	all := o.Standings(p, sealed)
	answers := make([]sentAnswer, len(all))
	var earlier []register.SealedReport
	if sealed != nil {
		var err error
		if earlier, err = o.EarlierSealed(r.ctx, *sealed); err != nil {
			return err
		}
	}
	for i, s := range all {
		answers[i] = sentAnswer{To: s.Name, Email: s.Email, Due: s.Due, Sent: s.Went.On, Ways: s.Went.Content.Ways}
		for _, before := range earlier {
			if went, is := before.WentTo(o.Settings().ReportReceivers(), i); is {
				answers[i].Earlier = append(answers[i].Earlier, earlierSent{before.Number, went.On, went.Content.Ways})
				r.tellText("command.send.earlier", "to", s.Name, "number", before.Number, "dated", before.On.Shown(), "day", went.On.Shown(), "ways", wayLabels(went.Content.Ways))
			}
		}
		r.refused = r.refused || !s.Sent
		if s.Sent {
			r.tellText("command.send.sent", "to", s.Name, "day", s.Went.On.Shown(), "ways", wayLabels(s.Went.Content.Ways))
			continue
		}
		r.tellText("command.send.unsent", "to", s.Name, "due", s.Due.Shown())
	}
	if r.asJSON {
		return r.answer(answers)
	}
	return nil
}

// wayLabels are ways in words.
func wayLabels(ways []register.SendWay) string {
	var labels []string
	for _, way := range ways {
		labels = append(labels, way.Label())
	}
	return strings.Join(labels, ", ")
}

// tellText is say, where no program reads the answer.
func (r *run) tellText(key string, args ...any) {
	if !r.asJSON {
		r.say(key, args...)
	}
}

// receiversIn reads "NAME <ADDRESS>", or a name alone.
func receiversIn(words []string) (all register.ReportReceivers) {
	for _, word := range words {
		name, address, _ := strings.Cut(word, "<")
		all = append(all, register.ReportReceiver{Name: name, Email: strings.TrimSuffix(strings.TrimSpace(address), ">")})
	}
	return all.Tidy()
}
