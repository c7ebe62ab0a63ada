package command

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"donthu/app/office"
	"donthu/app/saying"
	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/store"
	"donthu/data/text"
	"donthu/reports/docx"
	"donthu/reports/word"
)

type replyCommand struct {
	Letter   string   `placeholder:"12/2026" help:"${help_letter}"`
	Template string   `placeholder:"NAME" help:"${help_template}"`
	Out      string   `placeholder:"FILE.docx" writes:"" help:"${help_outdocument}"`
	PDF      string   `name:"pdf" placeholder:"FILE.pdf" writes:"" help:"${help_pdf}"`
	Number   string   `placeholder:"05" help:"${help_number}"`
	Date     string   `placeholder:"2026-07-05" help:"${help_date}"`
	SignedBy string   `name:"signed-by" placeholder:"NAME" help:"${help_signedby}"`
	Role     string   `placeholder:"NAME" help:"${help_role}"`
	Superior string   `placeholder:"NAME" help:"${help_superior}"`
	Set      []string `sep:"none" placeholder:"FIELD=TEXT" help:"${help_set}"`
	Annex    bool     `help:"${help_annex}"`
	Force    bool     `help:"${help_force}"`
	Because  string   `placeholder:"TEXT" help:"${help_because}"`
	Record   bool     `help:"${help_record}"`
	List     bool     `help:"${help_list}"`
	Fields   bool     `help:"${help_fields}"`
	Check    string   `placeholder:"FILE.docx" help:"${help_check}"`
}

// Run writes a document on a letter, or tells about templates.
func (c *replyCommand) Run(r *run) error {
	switch {
	case c.List:
		return r.listTemplates()
	case c.Fields:
		return r.listFields()
	case c.Check != "":
		return r.checkTemplate(c.Check)
	}
	if c.Template != "" && c.Letter == "" && c.Out != "" && !c.Record {
		if done, err := c.blank(r); done || err != nil {
			return err
		}
	}
	for _, flag := range []struct{ name, value string }{{"--letter", c.Letter}, {"--template", c.Template}, {"--out", c.Out}} {
		if flag.value == "" && !(flag.name == "--out" && (c.Record || c.PDF != "")) {
			return wrong("command.missingFlag", "word", flag.name)
		}
	}
	if c.Number != "" && !c.Record {
		r.warn(assets.Text("command.numberOfDraft"))
	}
	return c.write(r)
}

// blank writes a form that citizens fill in by hand; done is false for another template.
func (c *replyCommand) blank(r *run) (done bool, err error) {
	info, template, err := word.Read(r.dir, r.templateCalled(c.Template))
	if err != nil || info.When != word.Blank {
		return false, err
	}
	if err := office.SaveFile(c.Out, template); err != nil {
		return false, err
	}
	r.say("command.blank", "document", info.Title, "file", c.Out)
	return true, nil
}

func (c *replyCommand) write(r *run) error {
	options, err := c.options(r)
	if err != nil {
		return err
	}
	return r.onLetter(c.Letter, func(o *office.Office, letter register.Letter) error {
		info, template, err := word.Read(r.dir, r.templateCalled(c.Template))
		if err != nil {
			return err
		}
		if info.When == "report" || info.When == "day" || info.When == word.Blank {
			return data.Tell(nil, "command.reportTemplate", "template", info.Title)
		}
		draft := office.Draft{Of: letter.ID, Info: info, Template: template, Settings: o.Settings(), Options: options.For(info),
			Symbol: info.SymbolFor(&letter, o.Settings()), To: info.Recipient(&letter, o.Settings()),
			Lacking: func(lacking *docx.IncompleteError) error {
				if !c.Force || c.Record { // a number is spent on what is whole
					return data.Tell(nil, "command.notReplied", "missing", lacking.Sentence())
				}
				r.warn(lacking.Sentence())
				return nil
			}}
		draft.SignedBy = draft.Options.SignedBy
		if c.Annex && !draft.Options.MayAnnex(&letter) {
			return data.Tell(nil, "command.noAnnex", "document", info.Title, "letter", letter.Number.String())
		}
		if err := c.tells(r, draft, letter); err != nil {
			return err
		}
		if c.Record {
			return c.record(r, o, draft, letter.Number)
		}
		// A file alone has no force: what speaks against it is said, and forbids it only
		// where it could not be true.
		for _, found := range draft.Against(&letter) {
			if !found.Warning || c.Because == "" && !c.Force {
				return &store.CheckError{Problems: []data.Problem{found}}
			}
			r.warn(found.Sentence)
		}
		draft.Options.Draft = draft.Symbol != ""
		of := register.Occasion{Letter: letter}
		for i, d := range append([]office.Draft{draft}, draft.Copies(of)...) {
			content, err := d.Write(office.Fields(of, o.Settings(), d.Options))
			if err == nil {
				err = c.save(r, i, "command.replied", d.Info.Title, letter.Number, content)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// tells says what of the document may tell its readers who denounced, which is written only
// for a reason.
func (c *replyCommand) tells(r *run, d office.Draft, letter register.Letter) error {
	found, err := d.Tellings(register.Occasion{Letter: letter})
	if err != nil || len(found) == 0 {
		return err
	}
	var lines []string
	for _, t := range found {
		lines = append(lines, assets.Text("command.tells.line", "field", docx.Explain(t.Field), "said", t.Said))
	}
	all := strings.Join(lines, "\n")
	if !office.Reasoned(c.Because) {
		return data.Tell(nil, "command.tells", "lines", all)
	}
	r.warn(assets.Text("command.told", "lines", all))
	return nil
}

// save writes a document, or its copy of that place, as the flags ask for it, in Word and as a
// PDF, and says where each file is in the words of the key.
func (c *replyCommand) save(r *run, place int, key, title string, letter register.Number, content []byte) error {
	written := func(file string, content []byte) error {
		if ending := filepath.Ext(file); place > 0 {
			file = fmt.Sprintf("%s-%d%s", strings.TrimSuffix(file, ending), place+1, ending)
		}
		err := office.SaveFile(file, content)
		if err == nil {
			r.say(key, "document", title, "letter", letter.String(), "file", file)
		}
		return err
	}
	if c.Out != "" {
		if err := written(c.Out, content); err != nil {
			return err
		}
	}
	if c.PDF == "" {
		return nil
	}
	pdf, err := office.PDF(r.ctx, content)
	if err == nil {
		err = written(c.PDF, pdf)
	}
	return err
}

// record writes the document into the register as signed, with its number, all or nothing,
// and says its number.
func (c *replyCommand) record(r *run, o *office.Office, draft office.Draft, letter register.Number) (err error) {
	if draft.Count, err = c.count(draft.Symbol); err != nil {
		return err
	}
	of, err := o.LetterByNumber(r.ctx, letter)
	if err != nil {
		return err
	}
	said := register.Reply{Template: draft.Info.Name, Type: draft.Info.Title, To: draft.To, Readers: draft.Readers, Number: "1"}
	for _, problem := range law.NewOffice(o.Settings()).CheckStep(of, steps.Draft{On: draft.Options.On, Content: said}, o.Today()) {
		if problem.Warning && problem.Field == register.FieldOn {
			r.warn(problem.Sentence)
		}
	}
	if draft.Symbol != "" {
		against, err := o.NumberOrder(r.ctx, draft.Symbol, draft.Count, draft.Options.On)
		if err != nil {
			return err
		}
		for _, problem := range against {
			r.warn(problem.Sentence)
		}
	}
	draft.Sign, draft.Insisted = true, text.Clean(c.Because)
	reply, err := o.Issue(r.ctx, draft)
	if err != nil {
		return err
	}
	if r.asJSON {
		err = r.answer(reply)
	} else {
		r.say("command.recorded", "document", draft.Info.Title, "number", reply.Number, "letter", letter.String())
	}
	if err != nil || c.Out == "" && c.PDF == "" {
		return err
	}
	if of, err = o.LetterByNumber(r.ctx, letter); err == nil {
		for i, one := range append([]register.Reply{reply}, register.CopiesOf(of.Documents(), reply.Step)...) {
			var content []byte
			if content, err = o.Document(r.ctx, one.Kept()); err == nil {
				err = c.save(r, i, "command.saved", one.Type, letter, content)
			}
			if err != nil {
				break
			}
		}
	}
	if err != nil {
		return data.Tell(err, "command.recordedOnly")
	}
	return nil
}

// count is the number that was asked for, alone or with the symbol of the series; 0 for the
// next one.
func (c *replyCommand) count(symbol string) (int, error) {
	if c.Number == "" {
		return 0, nil
	}
	n, ok := register.ParseCount(c.Number, symbol)
	if !ok {
		return 0, wrong("command.badNumber", "text", c.Number)
	}
	return n, nil
}

func (c *replyCommand) options(r *run) (word.Options, error) {
	o := word.Options{On: day.Of(r.streams.Clock()), SignedBy: c.SignedBy, Role: c.Role, Superior: c.Superior, Annex: c.Annex, Typed: map[string]string{}}
	if c.Date != "" {
		day, err := day.Parse(c.Date)
		if err != nil {
			return o, wrong("command.badDate", "text", c.Date)
		}
		o.On = day
	}
	for _, set := range c.Set {
		name, text, found := strings.Cut(set, "=")
		if !found || docx.Explain(docx.Name(name)) == "" {
			return o, wrong("command.badField", "text", set)
		}
		o.Typed[name] = strings.ReplaceAll(text, `\n`, "\n")
	}
	return o, nil
}

// templateCalled is the template that is meant, typed in whatever case; what is none stays as
// it is.
func (r *run) templateCalled(name string) string {
	infos, err := word.Templates(r.dir)
	if err != nil {
		return name
	}
	for _, info := range infos {
		if strings.EqualFold(info.Name, name) {
			return info.Name
		}
	}
	return name
}

// listTemplates tells the templates that the office has.
func (r *run) listTemplates() error {
	infos, err := word.Templates(r.dir)
	if err != nil {
		return err
	}
	if r.asJSON {
		return r.answer(infos)
	}
	for _, info := range infos {
		line := fmt.Sprintf("%-48s %s", info.Name, info.Title)
		if info.Basis != "" {
			line += " (" + info.Basis + ")"
		}
		if info.File != "" {
			line += " " + assets.Text("command.ownTemplate", "file", info.File)
		}
		fmt.Fprintln(r.streams.Out, line)
	}
	return nil
}

// listFields tells what templates may ask for.
func (r *run) listFields() error {
	list := func(heading string, names []string) {
		fmt.Fprintln(r.streams.Out, heading)
		for _, name := range names {
			fmt.Fprintf(r.streams.Out, "  {{%s}} %s\n", name, docx.Explain(name))
		}
	}
	for _, group := range word.FieldGroups {
		list(assets.Text(group.Key), group.Names)
	}
	list(assets.Text("document.fields.report"), word.ReportTexts)
	return nil
}

// templateFinding is what was found in a template, for a program to read.
type templateFinding struct {
	Sentence string `json:"sentence"`
	Place    string `json:"place,omitempty"`
	Kind     string `json:"kind"` // error, warning or note
}

// checkTemplate tells what a Word document asks for, and what was found in it: the exit
// status is 1 when it cannot be filled, and 3 when something in it should be looked at.
func (r *run) checkTemplate(file string) error {
	raw, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	found, err := word.Look(file, "", raw)
	if err != nil {
		return err
	}
	r.refused = found.Doubtful()
	if r.asJSON {
		answer := struct {
			Fields   []string          `json:"fields"`
			Of       string            `json:"of,omitempty"`
			Findings []templateFinding `json:"findings"`
		}{Fields: found.Names, Of: found.Of, Findings: []templateFinding{}}
		for _, err := range found.Errs {
			answer.Findings = append(answer.Findings, templateFinding{Sentence: saying.Of(err), Kind: "error"})
		}
		for _, f := range found.Findings {
			kind := "warning"
			if f.Note {
				kind = "note"
			}
			answer.Findings = append(answer.Findings, templateFinding{f.Sentence, f.Place, kind})
		}
		err := r.answer(answer)
		if found.Err != nil {
			err = errors.Join(err, data.Tell(nil, "command.badTemplate", "file", file))
		}
		return err
	}
	if found.Err != nil {
		return data.Tell(errors.Join(found.Errs...), "command.badTemplate", "file", file)
	}
	for _, name := range found.Names {
		fmt.Fprintf(r.streams.Out, "{{%s}} %s\n", name, cmp.Or(docx.Explain(name), docx.Title(name)))
	}
	for _, f := range found.Findings {
		sentence := f.Sentence
		if f.Place != "" {
			sentence += " " + assets.Text("document.template.at", "paragraph", f.Place)
		}
		if f.Note {
			fmt.Fprintln(r.streams.Out, sentence)
			continue
		}
		r.warn(sentence)
	}
	key := "command.templateGood"
	switch {
	case found.Doubtful():
		key = "command.templateDoubtful"
	case len(found.Findings) > 0: // notes alone
		key = "command.templateNoted"
	}
	r.say(key, "file", file, "count", len(found.Names))
	return nil
}
