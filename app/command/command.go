// Package command is the program without a screen: one command line, done and
// ended, in Vietnamese sentences and with exit statuses for scripts.
package command

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"time"

	"github.com/alecthomas/kong"

	"donthu/app/office"
	"donthu/app/saying"
	"donthu/assets"
	"donthu/data"
	"donthu/data/backups"
	"donthu/data/law"
	"donthu/data/presence"
	"donthu/data/register"
	"donthu/data/store"
)

// Exit statuses.
const (
	Done        = 0 // all of it
	Failed      = 1
	WrongWords  = 2
	SomeRefused = 3 // done, but rows were refused, or the figures cannot be relied upon
)

// Streams are where a command writes, and the clock it lives by.
type Streams struct {
	Out   io.Writer // results
	Err   io.Writer // problems
	Clock func() time.Time
}

// grammar is all that may be said on the command line.
type grammar struct {
	Data string `name:"data" placeholder:"DIR" help:"${help_data}"`
	JSON bool   `name:"json" help:"${help_json}"`

	Replace bool `name:"replace" help:"${help_replace}"`

	SoftwareGraphics bool `name:"software-graphics" help:"${help_software}"`

	Version kong.VersionFlag `name:"version" help:"${help_version}"`

	Window    windowCommand    `cmd:"" default:"1" help:"${help_window}"`
	Init      initCommand      `cmd:"" help:"${help_init}"`
	Import    importCommand    `cmd:"" help:"${help_import}"`
	Reconcile reconcileCommand `cmd:"" help:"${help_reconcile}"`
	Join      joinCommand      `cmd:"" name:"join-register" help:"${help_joinregister}"`
	Export    exportCommand    `cmd:"" help:"${help_export}"`
	Report    reportCommand    `cmd:"" help:"${help_report}"`
	Send      sendCommand      `cmd:"" help:"${help_send}"`
	Reply     replyCommand     `cmd:"" help:"${help_reply}"`
	Deadline  deadlineCommand  `cmd:"" help:"${help_deadline}"`
	Duties    dutiesCommand    `cmd:"" help:"${help_duties}"`
	Alike     alikeCommand     `cmd:"" help:"${help_alike}"`
	Attach    attachCommand    `cmd:"" help:"${help_attach}"`
	Scans     scansCommand     `cmd:"" help:"${help_scans}"`
	Demo      demoCommand      `cmd:"" help:"${help_demo}"`
	Verify    verifyCommand    `cmd:"" help:"${help_verify}"`
	Backup    backupCommand    `cmd:"" help:"${help_backup}"`
	Restore   restoreCommand   `cmd:"" help:"${help_restore}"`

	Consolidate consolidateCommand `cmd:"" help:"${help_consolidate}"`
	Wards       wardsCommand       `cmd:"" help:"${help_wardlist}"`
	Receive     receiveCommand     `cmd:"" help:"${help_receive}"`
	Late        lateCommand        `cmd:"" help:"${help_late}"`
	Book        bookCommand        `cmd:"" help:"${help_book}"`
	Statistics  statisticsCommand  `cmd:"" help:"${help_statistics}"`
	Search      searchCommand      `cmd:"" help:"${help_search}"`
	National    nationalCommand    `cmd:"" help:"${help_nationaltype}"`
}

type windowCommand struct{}

// run is what a command works with.
type run struct {
	ctx     context.Context
	streams Streams
	dir     string
	asJSON  bool
	refused bool // rows were refused, or figures are incomplete: exit status 3
}

// Window opens the program's window on a data folder and returns when it is
// closed; software draws it without the graphics card.
type Window func(dir string, software bool) error

// Run does what the words args (without the program's name) say and returns the
// exit status. Without a command it calls window.
func Run(ctx context.Context, args []string, streams Streams, window Window) int {
	if streams.Clock == nil {
		streams.Clock = time.Now
	}
	var words grammar
	helped := false
	parser := kong.Must(&words, kong.Name("donthu"), helpTexts(), kong.Vars{"version": Version()}, kong.Writers(streams.Out, streams.Err),
		kong.Help(printHelp), kong.Exit(func(int) { helped = true }))
	parsed, err := parser.Parse(args)
	if helped {
		return Done
	}
	if err == nil {
		err = endings(parsed)
	}
	if err == nil {
		err = mayWrite(parsed, words.Replace)
	}
	r := &run{ctx: ctx, streams: streams, dir: words.Data, asJSON: words.JSON}
	if err != nil {
		var told *data.Told
		if !errors.As(err, &told) {
			err = wrongWords(err, args)
		}
	} else if r.dir == "" {
		if r.dir, err = DefaultDir(); err != nil {
			err = data.Tell(err, "command.noDataDir")
		}
	}
	defer keepCauses(r.dir)()
	switch {
	case err != nil:
	case parsed.Command() == "window":
		err = window(r.dir, words.SoftwareGraphics)
	default:
		err = parsed.Run(r)
	}
	switch {
	case errors.Is(err, errWrongWords):
		r.warn(saying.Of(err))
		return WrongWords
	case err != nil:
		r.warn(saying.Of(err))
		return Failed
	case r.refused:
		return SomeRefused
	}
	return Done
}

// endings refuses files that no program would open as what they are: FILE.xlsx is a workbook,
// and its name says so.
func endings(parsed *kong.Context) error {
	for _, flag := range parsed.Flags() {
		_, ending, is := strings.Cut(flag.PlaceHolder, "FILE.")
		if !is || flag.Name == "check" || flag.Name == "with" || ending != "xlsx" && ending != "docx" && ending != "pdf" || flag.Target.Kind() != reflect.String {
			continue
		}
		file := flag.Target.String()
		if file == "" || strings.EqualFold(filepath.Ext(file), "."+ending) || parsed.Command() == "export" && strings.EqualFold(filepath.Ext(file), ".json") {
			continue
		}
		return wrong("command.badEnding", "file", file, "ending", "."+ending)
	}
	return nil
}

// keepCauses sends what no person is told to the log of the register in dir until
// ended is called. Where no register is, nothing is kept and no folder made.
func keepCauses(dir string) (ended func()) {
	before := slog.Default()
	if dir == "" || !store.Exists(dir) {
		slog.SetDefault(slog.New(slog.DiscardHandler))
		return func() { slog.SetDefault(before) }
	}
	file := saying.LogIn(dir)
	slog.SetDefault(slog.New(slog.NewTextHandler(file, nil)))
	return func() {
		slog.SetDefault(before)
		file.Close()
	}
}

// Version is the program's version and what it was built from, in words.
func Version() string {
	if assets.Commit() == "" {
		return assets.Text("command.version", "version", assets.Version())
	}
	return assets.Text("command.version.commit", "version", assets.Version(), "commit", assets.Commit())
}

// PortableMark is a file beside the program that says to keep the register there
// too, in PortableData: on a stick, say, that goes from computer to computer.
const (
	PortableMark = "khong-cai-dat.txt"
	PortableData = "du-lieu"
)

// DefaultDir is the data folder for registers: the user's own, or the one beside
// a program that is carried about.
func DefaultDir() (string, error) {
	if program, err := os.Executable(); err == nil {
		if dir := portableDir(program); dir != "" {
			return dir, nil
		}
	}
	base, err := os.UserConfigDir()
	if err != nil {
		return "", err
	}
	return filepath.Join(base, "donthu"), nil
}

// portableDir is the data folder beside the program's file, empty when its mark is
// not there.
func portableDir(program string) string {
	beside := filepath.Dir(program)
	if _, err := os.Stat(filepath.Join(beside, PortableMark)); err != nil {
		return ""
	}
	return filepath.Join(beside, PortableData)
}

// inRegister opens the register of the data folder for do; without one the sentence
// says how to make it.
func (r *run) inRegister(do func(*office.Office) error) (err error) {
	o, err := office.Open(r.ctx, r.dir, r.streams.Clock)
	var trouble *presence.Trouble
	switch {
	case errors.Is(err, store.ErrNoRegister):
		return data.Tell(err, "store.noRegister", "folder", r.dir)
	case errors.As(err, &trouble) && trouble.Kind != presence.Unfinished:
		return errors.Join(err, data.Tell(nil, "presence.command", "folder", backups.Folder(r.dir)))
	}
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, o.Close()) }()
	if err := law.CheckOwnLimits(o.Settings()); err != nil {
		r.warn(assets.Text("command.ownLimits", "file", store.OwnLimitsFile, "reason", saying.Of(err)))
	}
	return do(o)
}

// onLetter is inRegister for what is about the letter of the number.
func (r *run) onLetter(number string, do func(*office.Office, register.Letter) error) error {
	n, err := register.ParseNumber(number)
	if err != nil {
		return wrong("command.badLetter", "text", number)
	}
	return r.inRegister(func(o *office.Office) error {
		letter, err := o.LetterByNumber(r.ctx, n)
		if err != nil {
			return err
		}
		return do(o, letter)
	})
}

// say writes a sentence to the results.
func (r *run) say(key string, args ...any) {
	fmt.Fprintln(r.streams.Out, assets.Text(key, args...))
}

// warn writes a sentence to the problems.
func (r *run) warn(sentence string) { fmt.Fprintln(r.streams.Err, sentence) }

// answer writes a result for a program to read.
func (r *run) answer(value any) error {
	encoder := json.NewEncoder(r.streams.Out)
	encoder.SetIndent("", " ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(value)
}
