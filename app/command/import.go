package command

import (
	"cmp"
	"slices"
	"strings"

	"donthu/app/office"
	"donthu/assets"
	"donthu/data/intake"
	"donthu/data/register"
	"donthu/data/text"
)

type importCommand struct {
	File     string `arg:"" optional:"" name:"FILE.xlsx" help:"${help_file}"`
	DryRun   bool   `name:"dry-run" help:"${help_dryrun}"`
	Handled  string `name:"handled-on" placeholder:"receipt" help:"${help_handledon}"`
	Repeated string `placeholder:"each" help:"${help_repeated}"`
	AsGiven  bool   `name:"numbers-as-written" help:"${help_numbersaswritten}"`
	Layout   string `placeholder:"FILE.json" help:"${help_layout}"`
	Keep     string `name:"save-layout" placeholder:"FILE.json" writes:"" help:"${help_savelayout}"`
	Batches  bool   `help:"${help_batches}"`
	Undo     *int   `placeholder:"3" help:"${help_undo}"`
	Undate   *int   `placeholder:"3" help:"${help_undate}"`
	Because  string `placeholder:"TEXT" help:"${help_undobecause}"`
}

// Run brings a book in, row by row, lists the imports that there were, or takes one back.
func (c *importCommand) Run(r *run) error {
	rule := register.DayRule(strings.ToLower(c.Handled))
	repeated := intake.Repeating(strings.ToLower(c.Repeated))
	asked := 0
	for _, one := range []bool{c.Batches, c.Undo != nil, c.Undate != nil, c.File != ""} {
		if one {
			asked++
		}
	}
	switch {
	case asked > 1:
		return wrong("command.import.oneOf")
	case c.Batches:
		return r.inRegister(func(o *office.Office) error { return r.tellBatches(o) })
	case c.Undo != nil && text.Clean(c.Because) == "": // as the window asks
		return wrong("command.batch.because")
	case c.Undo != nil:
		return r.inRegister(func(o *office.Office) error { return c.undo(r, o) })
	case c.Undate != nil:
		return r.inRegister(func(o *office.Office) error { return c.undate(r, o) })
	case c.File == "":
		return wrong("command.missingWord", "word", "<FILE.xlsx>")
	case rule != "" && !slices.Contains(register.DayRules, rule):
		return wrong("command.badDayRule", "text", c.Handled)
	case repeated != "" && repeated != intake.RepeatedEach && repeated != intake.RepeatedIsOne:
		return wrong("command.badRepeated", "text", c.Repeated)
	}
	var layout intake.Layout
	if c.Layout != "" {
		var err error
		if layout, err = office.ReadLayout(c.Layout); err != nil {
			return err
		}
	}
	if c.Keep != "" {
		return r.saveLayout(c.File, c.Keep, layout)
	}
	return r.inRegister(func(o *office.Office) error {
		result, err := o.Import(r.ctx, c.File, intake.Options{DryRun: c.DryRun, Handled: rule, Layout: layout, Repeated: repeated, AsGiven: c.AsGiven})
		if err != nil {
			return err
		}
		r.tellAttached(result.Attached)
		if err := r.tellImport(o, result, c.DryRun, rule); err != nil || c.DryRun || rule == "" || r.asJSON {
			return err
		}
		return r.tellUndated(o)
	})
}

// tellAttached says what became of the files that were exported with the book.
func (r *run) tellAttached(done office.Attached) {
	for _, sentence := range done.Refused {
		r.warn(sentence)
		r.refused = true
	}
	if done.Files+done.Present > 0 && !r.asJSON {
		r.say("exportAll.attached", "files", done.Files, "present", done.Present)
	}
}

// batchAnswer is an import of a book for a program to read, with the number that --undo takes.
type batchAnswer struct {
	Number int `json:"number"`
	register.Batch
}

// tellBatches lists the imports of books, each with the number that --undo takes.
func (r *run) tellBatches(o *office.Office) error {
	all, err := o.Batches(r.ctx)
	if err != nil {
		return err
	}
	if r.asJSON {
		answers := make([]batchAnswer, len(all))
		for i, b := range all {
			answers[i] = batchAnswer{i + 1, b}
		}
		return r.answer(answers)
	}
	for i, b := range all {
		r.say("command.batch", "number", i+1, "day", b.On.Shown(), "file", b.File, "letters", b.Letters, "visits", b.Visits, "days", b.Days,
			"by", cmp.Or(b.By, assets.Text("command.batch.nobody")))
		if b.Taken() {
			r.say("command.batch.taken", "day", b.TakenOn.Shown(), "reason", b.Reason)
		}
	}
	if len(all) == 0 {
		r.say("command.batch.none")
	}
	return nil
}

func (c *importCommand) undo(r *run, o *office.Office) error {
	b, err := o.Batch(r.ctx, *c.Undo)
	if err != nil {
		return err
	}
	if b, err = o.TakeBackBatch(r.ctx, b.ID, text.Clean(c.Because)); err != nil {
		return err
	}
	r.say("command.batch.undone", "number", *c.Undo, "file", b.File, "letters", b.Letters, "visits", b.Visits, "days", b.Days)
	return nil
}

func (c *importCommand) undate(r *run, o *office.Office) error {
	b, err := o.Batch(r.ctx, *c.Undate)
	if err != nil {
		return err
	}
	n, err := o.Undate(r.ctx, b, cmp.Or(text.Clean(c.Because), assets.Text("command.batch.reason")))
	if err == nil {
		r.say("command.batch.undated", "number", *c.Undate, "count", n)
	}
	return err
}

// saveLayout writes how the book would be read, for a person to change; nothing comes in.
func (r *run) saveLayout(book, file string, layout intake.Layout) error {
	layout, err := intake.Understand(r.ctx, book, layout, nil)
	if err != nil {
		return err
	}
	if err := office.WriteLayout(file, layout); err != nil {
		return err
	}
	for _, s := range layout.Sheets {
		for _, c := range s.Columns {
			if c.Doubt != "" {
				r.warn(assets.Text("intake.doubt.column", "sheet", s.Sheet, "column", c.Column, "heading", c.Heading, "question", c.Doubt))
				r.refused = true
			}
		}
		if missing := s.Missing(); len(missing) > 0 {
			r.warn(assets.Text("intake.book.missing", "sheet", s.Sheet, "columns", strings.Join(missing, "”, “")))
			r.refused = true
		}
	}
	r.say("command.layoutSaved", "file", file)
	return nil
}

func (r *run) tellImport(o *office.Office, result office.Imported, dryRun bool, rule register.DayRule) error {
	r.refused = len(result.Problems) > 0
	if r.asJSON {
		return r.answer(result)
	}
	if len(result.Guessed) > 0 {
		r.warn(assets.Text("command.guessed", "columns", intake.GuessedColumns(result.Guessed)))
	}
	for _, problem := range result.Problems {
		r.warn(assets.Text("command.refusedRow", "problem", problem.String()))
	}
	if slices.ContainsFunc(result.Problems, func(p intake.Problem) bool { return p.Repeats }) {
		r.warn(assets.Text("command.repeatedHow"))
	}
	for _, warning := range result.Warnings {
		r.warn(assets.Text("command.warnedRow", "problem", warning.String()))
	}
	if dryRun {
		r.say("command.dryRun")
	}
	r.say("command.imported", "book", result.Book, "letters", result.Letters, "visits", result.Receptions, "days", result.Days, "present", result.Present, "refused", result.Refused())
	if result.Repeated > 0 {
		r.say("command.repeated", "count", result.Repeated)
	}
	if result.Batch != 0 {
		all, err := o.Batches(r.ctx)
		if err != nil {
			return err
		}
		r.say("command.backedUpBefore", "file", result.Backup, "number", len(all))
	}
	if result.Dated > 0 {
		r.say("command.dated", "count", result.Dated, "rule", rule.Label())
	}
	return nil
}

// tellUndated says how many letters are still without the day that a rule was given for: it
// was for what came in with the book.
func (r *run) tellUndated(o *office.Office) error {
	left, err := o.CountUndated(r.ctx, nil, register.OnReceipt)
	if count := left.Letters + left.Without; err == nil && count > 0 {
		r.warn(assets.Text("command.stillUndated", "count", count))
	}
	return err
}
