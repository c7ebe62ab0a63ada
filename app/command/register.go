package command

import (
	"errors"
	"io"
	"path/filepath"
	"strings"

	"donthu/assets"
	"donthu/data"
	"donthu/data/intake"
	"donthu/data/store"
	"donthu/reports/workbook"
)

type initCommand struct {
	Ward     string `required:"" placeholder:"NAME" help:"${help_ward}"`
	Receiver string `required:"" placeholder:"NAME" help:"${help_receiver}"`
	Clerk    string `placeholder:"NAME" help:"${help_clerk}"`
}

// Run makes a new register.
func (c *initCommand) Run(r *run) (err error) {
	s, err := r.create(data.Settings{Ward: c.Ward, Receiver: c.Receiver, Clerk: c.Clerk})
	if err != nil {
		return err
	}
	r.say("command.initialised", store.Path(r.dir), s.Settings().Ward)
	return s.Close()
}

func (r *run) create(settings data.Settings) (*store.Store, error) {
	settings.Year = data.DateOf(r.streams.Clock()).Year()
	if place := store.PlaceWarning(r.dir); place != "" {
		r.warn(place)
	}
	return store.Create(r.ctx, r.dir, settings, StoreOptions(r.streams.Clock))
}

type importCommand struct {
	File   string `arg:"" name:"FILE.xlsx" help:"${help_file}"`
	DryRun bool   `name:"dry-run" help:"${help_dryrun}"`
}

// Run brings a book in, row by row.
func (c *importCommand) Run(r *run) (err error) {
	s, err := r.open()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	result, err := intake.Import(r.ctx, s, c.File, intake.Options{Today: s.Today(), DryRun: c.DryRun})
	if err != nil {
		return err
	}
	return r.tellImport(result, c.DryRun)
}

func (r *run) tellImport(result intake.Result, dryRun bool) error {
	r.refused = len(result.Problems) > 0
	if r.asJSON {
		return r.answer(result)
	}
	for _, problem := range result.Problems {
		r.warn(assets.Text("command.refusedRow", problem.String()))
	}
	for _, warning := range result.Warnings {
		r.warn(assets.Text("command.warnedRow", warning.String()))
	}
	if dryRun {
		r.say("command.dryRun")
	}
	r.say("command.imported", result.Book, result.Letters, result.Receptions, result.Days, result.Present, len(result.Problems))
	return nil
}

type exportCommand struct {
	Out            string `required:"" placeholder:"FILE.xlsx" help:"${help_outworkbook}"`
	National       bool   `help:"${help_national}"`
	ShowDenouncers bool   `name:"show-denouncers" help:"${help_showdenouncers}"`
	Masked         bool   `help:"${help_masked}"`
}

// Run writes the register as a workbook.
func (c *exportCommand) Run(r *run) (err error) {
	s, err := r.open()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	if c.National {
		return c.national(r, s)
	}
	from := workbook.Source(s)
	if c.Masked {
		from = workbook.Masked(s)
	}
	if err := workbook.Save(c.Out, func(w io.Writer) error {
		return workbook.WriteRegister(r.ctx, w, from, nil)
	}); err != nil {
		return err
	}
	letters, err := s.LetterCount(r.ctx)
	if err != nil {
		return err
	}
	r.say("command.exported", letters, c.Out)
	if !c.Masked {
		denunciations, err := s.Letters(r.ctx, store.Query{Kind: data.Denunciation, Limit: 1})
		if err != nil {
			return err
		}
		if denunciations.Total > 0 {
			r.warn(assets.Text("command.exported.secret"))
		}
	}
	return nil
}

type demoCommand struct{}

// Run makes a register filled with the sample book.
func (c *demoCommand) Run(r *run) (err error) {
	s, err := r.create(data.Settings{
		Ward: assets.Text("demo.ward"), Receiver: assets.Text("demo.receiver"), Clerk: assets.Text("demo.clerk"),
	})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	result, err := intake.ImportSample(r.ctx, s)
	if err != nil {
		return err
	}
	r.say("command.demo", result.Letters, result.Receptions, r.dir)
	return nil
}

type verifyCommand struct{}

// Run examines the register.
func (c *verifyCommand) Run(r *run) (err error) {
	s, err := r.open()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	found, err := s.Verify(r.ctx)
	if err != nil {
		return err
	}
	if r.asJSON {
		if err := r.answer(found); err != nil {
			return err
		}
		return found.Err()
	}
	for _, finding := range found.Findings {
		r.warn(finding)
	}
	if err := found.Err(); err != nil {
		return err
	}
	r.say("command.verified", found.Steps, found.Letters)
	return nil
}

type backupCommand struct {
	Out string `placeholder:"FILE.db" help:"${help_out}"`
}

// Run makes a checked copy of the register.
func (c *backupCommand) Run(r *run) (err error) {
	s, err := r.open()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	file, err := s.Backup(r.ctx, c.Out)
	if err != nil {
		return err
	}
	r.say("command.backedUp", file)
	return nil
}

type restoreCommand struct {
	File string `arg:"" name:"FILE.db" help:"${help_backupfile}"`
}

// Run puts a backup in the register's place.
func (c *restoreCommand) Run(r *run) error {
	release, err := store.Lock(r.dir)
	if err != nil {
		return err
	}
	defer release()
	done, err := store.Restore(r.ctx, r.dir, c.File, r.streams.Clock())
	if err != nil {
		return data.Tell(err, "command.notRestored")
	}
	if done.Aside != "" {
		r.say("command.movedAside", filepath.Clean(done.Aside))
	}
	if len(done.Missing) > 0 {
		r.warn(assets.Text("store.missingScans", len(done.Missing), strings.Join(done.Missing, "\n• ")))
	}
	r.say("command.restored", c.File)
	return nil
}
