package command

import (
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"donthu/assets"
	"donthu/data"
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
		if flag.value == "" {
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
	if errors.Is(err, sql.ErrNoRows) {
		return errors.New(assets.Text("store.noLetter", number.String()))
	}
	if err != nil {
		return err
	}
	info, template, err := document.Read(r.dir, c.Template)
	if err != nil {
		return err
	}
	if info.When == "report" {
		return errors.New(assets.Text("command.reportTemplate", info.Title))
	}
	if !info.For(letter.Kind) {
		r.warn(assets.Text("command.templateOtherKind", info.Title, number.String(), strings.ToLower(letter.Kind.Label())))
	}
	fields := document.LetterFields(letter, s.Settings(), options.For(info))
	missing, unknown, err := document.Check(template, fields)
	if err != nil {
		return err
	}
	write := document.Render
	if len(missing)+len(unknown) > 0 {
		incomplete := &document.IncompleteError{Missing: missing, Unknown: unknown}
		if !c.Force {
			return errors.New(assets.Text("command.notReplied", incomplete.Error()))
		}
		r.warn(incomplete.Error())
		write = document.RenderDraft
	}
	if err := workbook.Save(c.Out, func(w io.Writer) error {
		return write(w, template, fields)
	}); err != nil {
		return err
	}
	r.say("command.replied", info.Title, number.String(), c.Out)
	return nil
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
		return fmt.Errorf("%s: %w", file, err)
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
