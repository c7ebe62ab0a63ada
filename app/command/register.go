package command

import (
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"

	"donthu/app/office"
	"donthu/assets"
	"donthu/data"
	"donthu/data/backups"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/site"
	"donthu/data/store"
)

type initCommand struct {
	Ward     string   `required:"" placeholder:"NAME" help:"${help_ward}"`
	Receiver string   `required:"" placeholder:"NAME" help:"${help_receiver}"`
	Email    string   `name:"receiver-email" placeholder:"ADDRESS" help:"${help_receiveremail}"`
	Also     []string `name:"also-to" sep:"none" placeholder:"NAME <ADDRESS>" help:"${help_alsoto}"`
	Clerk    string   `placeholder:"NAME" help:"${help_clerk}"`
	Records  string   `name:"records-from" placeholder:"YYYY-MM-DD" help:"${help_recordsfrom}"`
}

// Run makes a new register.
func (c *initCommand) Run(r *run) error {
	from := day.Date(0)
	if c.Records != "" {
		var err error
		if from, err = day.Parse(c.Records); err != nil {
			return wrong("command.badDate", "text", c.Records)
		}
	}
	r.warnOfPlace()
	settings := register.Settings{Ward: c.Ward, Receiver: c.Receiver, Clerk: c.Clerk, RecordsFrom: from,
		ReceiverEmail: c.Email, Receivers: receiversIn(c.Also)}
	if wrongs := register.CheckReceivers(settings); len(wrongs) > 0 {
		return wrong("command.badReceiver", "problem", wrongs[0].Sentence)
	}
	o, err := office.Create(r.ctx, r.dir, settings, r.streams.Clock)
	if err != nil {
		return err
	}
	r.say("command.initialised", "file", store.Path(r.dir), "ward", o.Settings().Ward)
	return o.Close()
}

func (r *run) warnOfPlace() {
	if place := site.Warning(r.dir); place != "" {
		r.warn(place)
	}
}

type exportCommand struct {
	Out            string `placeholder:"FILE.xlsx" writes:"" help:"${help_outworkbook}"`
	All            string `placeholder:"DIR" help:"${help_exportall}"`
	National       bool   `help:"${help_national}"`
	ShowDenouncers bool   `name:"show-denouncers" help:"${help_showdenouncers}"`
	Masked         bool   `help:"${help_masked}"`
}

// Run writes the register as a workbook.
func (c *exportCommand) Run(r *run) error {
	switch {
	case c.Out == "" && c.All == "":
		return wrong("command.missingFlag", "word", "--out")
	case c.Out != "" && c.All != "":
		return wrong("command.export.oneOf")
	}
	return r.inRegister(func(o *office.Office) error {
		if c.All != "" {
			return r.exportAll(o, c.All, c.ShowDenouncers)
		}
		if c.National {
			counts, err := o.ExportNational(r.ctx, c.Out, c.ShowDenouncers)
			if err == nil {
				r.say("command.exportedNational", "visits", counts.Receptions, "letters", counts.Letters, "file", c.Out)
			}
			return err
		}
		letters, err := o.Export(r.ctx, c.Out, c.Masked, nil)
		if err != nil {
			return err
		}
		r.say("command.exported", "count", letters, "file", c.Out)
		if c.Masked {
			return nil
		}
		denunciations, err := o.Letters(r.ctx, store.Query{Kind: register.Denunciation, Limit: 1})
		if err == nil && denunciations.Total > 0 {
			r.warn(assets.Text("command.exported.secret"))
		}
		return err
	})
}

// exportAll writes the workbook, the files and their list into a folder.
func (r *run) exportAll(o *office.Office, folder string, showDenouncers bool) error {
	w, err := o.ExportAll(r.ctx, folder, showDenouncers, nil)
	if err != nil {
		return err
	}
	r.refused = len(w.Missing) > 0
	for _, name := range w.Missing {
		r.warn(assets.Text("verify.scanGone", "file", name))
	}
	if r.asJSON {
		return r.answer(w)
	}
	if len(w.Left) > 0 {
		r.warn(assets.Text("exportAll.leftLetters", "letters", strings.Join(w.Left, ", ")))
	}
	if w.OfVisits > 0 {
		r.warn(assets.Text("exportAll.ofVisits", "count", w.OfVisits))
	}
	r.say("exportAll.done", "letters", w.Letters, "files", w.Files, "folder", folder)
	return nil
}

type demoCommand struct{}

// Run makes a register filled with the sample book.
func (c *demoCommand) Run(r *run) error {
	r.warnOfPlace()
	s, result, err := office.CreateSample(r.ctx, r.dir, r.streams.Clock)
	if err != nil {
		return err
	}
	r.say("command.demo", "letters", result.Letters, "visits", result.Receptions, "folder", r.dir)
	return s.Close()
}

type verifyCommand struct {
	Repair bool `help:"${help_repair}"`
}

// Run examines the register.
func (c *verifyCommand) Run(r *run) error {
	return r.inRegister(func(o *office.Office) error {
		if c.Repair {
			return r.repair(o)
		}
		found, err := o.Verify(r.ctx)
		if err != nil {
			return err
		}
		if r.asJSON {
			return errors.Join(r.answer(found), found.Err())
		}
		for _, finding := range found.Findings {
			r.warn(finding)
		}
		if err := found.Err(); err != nil {
			return err
		}
		r.say("command.verified", "steps", found.Steps, "letters", found.Letters)
		return nil
	})
}

// repair makes anew what is computed from the steps, and says what was mended and what cannot be.
func (r *run) repair(o *office.Office) error {
	release, err := site.Lock(r.dir)
	if err != nil {
		return err
	}
	defer release()
	done, err := o.Repair(r.ctx)
	if err != nil {
		return err
	}
	if r.asJSON {
		return errors.Join(r.answer(done), done.Err())
	}
	if done.Before != "" {
		r.say("repair.before", "file", done.Before)
	}
	for _, finding := range done.Mended {
		r.say("repair.mended", "finding", finding)
	}
	if len(done.Findings) > 0 {
		r.warn(assets.Text("repair.left", "count", len(done.Findings), "findings", strings.Join(done.Findings, "\n• ")))
		return data.Tell(nil, "repair.todo")
	}
	r.say("command.verified", "steps", done.Steps, "letters", done.Letters)
	return nil
}

type backupCommand struct {
	Out        string `placeholder:"FILE.zip" help:"${help_out}"`
	Passphrase string `name:"passphrase-file" placeholder:"FILE" help:"${help_passphrase}"`
}

// passphraseIn is the first line of a file, so that no passphrase stands among the words of a
// command, which other programs can read.
func passphraseIn(file string) (string, error) {
	if file == "" {
		return "", nil
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		return "", data.Tell(err, "command.passphraseUnread", "file", file)
	}
	line, _, _ := strings.Cut(string(raw), "\n")
	return strings.TrimSuffix(line, "\r"), nil
}

// Run makes a checked copy of the register; into a container with all its files.
func (c *backupCommand) Run(r *run) error {
	passphrase, err := passphraseIn(c.Passphrase)
	if err != nil {
		return err
	}
	if c.Passphrase != "" && !backups.IsLocked(c.Out) { // what is to be secret must not lie open
		return wrong("command.backup.notLocked", "ending", backups.LockedEnding)
	}
	return r.inRegister(func(o *office.Office) error {
		if backups.IsContainer(c.Out) {
			missing, err := o.BackupWhole(r.ctx, c.Out, passphrase, nil)
			return r.tellBackup(c.Out, missing, err)
		}
		file, missing, err := o.Backup(r.ctx, c.Out)
		return r.tellBackup(file, missing, err)
	})
}

func (r *run) tellBackup(file string, missing []string, err error) error {
	if err == nil {
		r.say("command.backedUp", "file", file)
		r.tellMissing("store.leftOut", missing)
	}
	return err
}

// tellMissing names the files that the register names and that are nowhere.
func (r *run) tellMissing(sentence string, missing []string) {
	if len(missing) > 0 {
		r.refused = true
		r.warn(assets.Text(sentence, "count", len(missing), "files", strings.Join(missing, "\n• ")))
	}
}

type restoreCommand struct {
	File string `arg:"" optional:"" name:"FILE" help:"${help_backupfile}"`
	Undo bool   `help:"${help_undorestore}"`

	Passphrase string `name:"passphrase-file" placeholder:"FILE" help:"${help_passphrase}"`
}

// Run puts a backup in the register's place, or the register that a restore put aside.
func (c *restoreCommand) Run(r *run) error {
	switch {
	case c.Undo && c.File != "":
		return wrong("command.restore.oneOf")
	case c.Undo:
		if c.File = backups.LastAside(r.dir); c.File == "" {
			return data.Tell(nil, "command.noAside", "folder", r.dir)
		}
	case c.File == "":
		return wrong("command.missingWord", "word", "FILE")
	}
	passphrase, err := passphraseIn(c.Passphrase)
	if err != nil {
		return err
	}
	done, err := office.RestoreInto(r.ctx, r.dir, c.File, passphrase, r.streams.Clock)
	if errors.Is(err, site.ErrInUse) {
		return err
	}
	if err != nil {
		return data.Tell(err, "command.notRestored")
	}
	if done.Aside != "" {
		r.say("command.movedAside", "folder", filepath.Clean(done.Aside))
	}
	if done.Unkept != nil {
		slog.Warn("the register before the restore", "error", done.Unkept)
		r.warn(assets.Text("backups.unkept"))
	}
	r.tellMissing("store.missingScans", done.Missing)
	r.say("command.restored", "file", c.File)
	return nil
}
