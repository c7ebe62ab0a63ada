package command

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"donthu/assets"
	"donthu/data"
	"donthu/data/store"
	"donthu/reports/document"
	"donthu/reports/workbook"
)

type replyCommand struct {
	Letter   string   `placeholder:"12/2026" help:"${help_letter}"`
	Template string   `placeholder:"NAME" help:"${help_template}"`
	Out      string   `placeholder:"FILE.docx" help:"${help_outdocument}"`
	Number   string   `placeholder:"05" help:"${help_number}"`
	Date     string   `placeholder:"2026-07-05" help:"${help_date}"`
	SignedBy string   `name:"signed-by" placeholder:"NAME" help:"${help_signedby}"`
	Role     string   `placeholder:"NAME" help:"${help_role}"`
	Superior string   `placeholder:"NAME" help:"${help_superior}"`
	Set      []string `sep:"none" placeholder:"FIELD=TEXT" help:"${help_set}"`
	Force    bool     `help:"${help_force}"`
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
	for _, flag := range []struct{ name, value string }{{"--letter", c.Letter}, {"--template", c.Template}, {"--out", c.Out}} {
		if flag.value == "" && !(flag.name == "--out" && c.Record) {
			return wrong("command.missingFlag", flag.name)
		}
	}
	return c.write(r)
}

func (c *replyCommand) write(r *run) (err error) {
	number, err := data.ParseNumber(c.Letter)
	if err != nil {
		return wrong("command.badLetter", c.Letter)
	}
	options, err := c.options(r)
	if err != nil {
		return err
	}
	s, err := r.open()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	letter, err := s.LetterByNumber(r.ctx, number)
	if err != nil {
		return err
	}
	info, template, err := document.Read(r.dir, c.Template)
	if err != nil {
		return err
	}
	if info.When == "report" || info.When == "day" {
		return data.Tell(nil, "command.reportTemplate", info.Title)
	}
	if !info.For(letter.Kind) {
		r.warn(assets.Text("command.templateOtherKind", info.Title, number.String(), strings.ToLower(letter.Kind.Label())))
	}
	if c.Record {
		return c.record(r, s, letter, info, template, options)
	}
	content, err := c.render(r, template, document.LetterFields(letter, s.Settings(), options.For(info)))
	if err != nil {
		return err
	}
	if err := saveDocument(c.Out, content); err != nil {
		return err
	}
	r.say("command.replied", info.Title, number.String(), c.Out)
	return nil
}

// render makes the document. What it lacks is an error, with --force a warning.
func (c *replyCommand) render(r *run, template []byte, fields document.Fields) ([]byte, error) {
	missing, unknown, err := document.Check(template, fields)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if len(missing)+len(unknown) == 0 {
		err = document.Render(&b, template, fields)
		return b.Bytes(), err
	}
	incomplete := &document.IncompleteError{Missing: missing, Unknown: unknown}
	if !c.Force {
		return nil, data.Tell(nil, "command.notReplied", incomplete.Sentence())
	}
	r.warn(incomplete.Sentence())
	err = document.RenderDraft(&b, template, fields)
	return b.Bytes(), err
}

// record takes the document's number, keeps it in the register and records it as
// issued, all or nothing, and says its number.
func (c *replyCommand) record(r *run, s *store.Store, letter data.Letter, info document.Info, template []byte, options document.Options) error {
	count := 0
	if c.Number != "" {
		var err error
		if count, err = strconv.Atoi(c.Number); err != nil || count < 1 || info.Symbol == "" {
			return wrong("command.badNumber", c.Number)
		}
	}
	signer := document.LetterFields(letter, s.Settings(), options.For(info))["nguoi_ky"]
	var content []byte
	_, reply, err := s.IssueDocument(r.ctx, store.Issue{
		Of: letter.ID, Symbol: info.SymbolFor(s.Settings()), Count: count,
		Reply: data.Reply{Type: info.Title, On: options.On, SignedBy: fmt.Sprint(signer), To: info.Recipient(&letter, s.Settings()), Template: info.Name},
		Render: func(o store.Occasion, number data.DocumentNumber) (_ []byte, _ string, err error) {
			options := options
			options.Number = ""
			if number.Count > 0 {
				options.Number = strconv.Itoa(number.Count)
			}
			content, err = c.render(r, template, document.LetterFields(o.Letter, s.Settings(), options.For(info)))
			return content, info.FileName(number, options.On, o.FileName(), o.Replies()), err
		},
	})
	if err != nil {
		return err
	}
	if r.asJSON {
		err = r.answer(reply)
	} else {
		r.say("command.recorded", info.Title, reply.Number, letter.Number.String())
	}
	if err != nil || c.Out == "" {
		return err
	}
	if err := saveDocument(c.Out, content); err != nil {
		return data.Tell(err, "command.recordedOnly")
	}
	return nil
}

func saveDocument(file string, content []byte) error {
	return workbook.Save(file, func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	})
}

func (c *replyCommand) options(r *run) (document.Options, error) {
	o := document.Options{Number: c.Number, On: data.DateOf(r.streams.Clock()), SignedBy: c.SignedBy, Role: c.Role, Superior: c.Superior, Typed: map[string]string{}}
	if c.Date != "" {
		day, err := data.ParseDate(c.Date)
		if err != nil {
			return o, wrong("command.badDate", c.Date)
		}
		o.On = day
	}
	for _, set := range c.Set {
		name, text, found := strings.Cut(set, "=")
		if !found || document.Explain(document.Name(name)) == "" {
			return o, wrong("command.badField", set)
		}
		o.Typed[name] = strings.ReplaceAll(text, `\n`, "\n")
	}
	return o, nil
}

// listTemplates tells the templates that the office has.
func (r *run) listTemplates() error {
	infos, err := document.Templates(r.dir)
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
			line += " " + assets.Text("command.ownTemplate", info.File)
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
			fmt.Fprintf(r.streams.Out, "  {{%s}} %s\n", name, document.Explain(name))
		}
	}
	for _, group := range document.FieldGroups {
		list(assets.Text(group.Key), group.Names)
	}
	list(assets.Text("document.fields.report"), document.ReportTexts)
	return nil
}

// checkTemplate tells what a Word document asks for, and what of it no letter
// can fill: then the exit status is 1.
func (r *run) checkTemplate(file string) error {
	raw, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	names, err := document.Placeholders(raw)
	if err != nil {
		return data.Tell(err, "command.badTemplate", file)
	}
	for _, name := range names {
		fmt.Fprintf(r.streams.Out, "{{%s}} %s\n", name, document.Explain(name))
	}
	if unknown := document.Unknown(names); len(unknown) > 0 {
		return &document.IncompleteError{Unknown: unknown}
	}
	r.say("command.templateGood", file, len(names))
	return nil
}
