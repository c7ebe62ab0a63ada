package command

import (
	"slices"
	"strconv"
	"strings"

	"donthu/app/office"
	"donthu/app/saying"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
)

type attachCommand struct {
	Files  []string `arg:"" optional:"" name:"FILE" help:"${help_attachfiles}"`
	Letter string   `placeholder:"NUMBER" help:"${help_attachletter}"`
	Visit  string   `placeholder:"DATE/TURN" help:"${help_attachvisit}"`
	Kind   string   `placeholder:"KIND" help:"${help_attachkind}"`
	Title  string   `placeholder:"TEXT" help:"${help_attachtitle}"`
	List   bool     `help:"${help_attachlist}"`
}

// attachedAnswer is a file that lies with a letter or visit, for a program to read. Titles are
// as everybody may read them.
type attachedAnswer struct {
	Kind   register.FileKind `json:"kind"`
	Title  string            `json:"title,omitempty"`
	On     day.Date          `json:"on"`
	Size   int64             `json:"size"`
	File   string            `json:"file"`
	SHA256 string            `json:"sha256"`
}

// Run puts files with a letter or a visit, or lists those that lie there.
func (c *attachCommand) Run(r *run) error {
	kind := register.FiledEvidence
	if c.Kind != "" {
		kind = register.FileKind(c.Kind)
	}
	switch {
	case (c.Letter == "") == (c.Visit == ""):
		return wrong("command.attach.where")
	case c.List == (len(c.Files) > 0):
		return wrong("command.attach.what")
	case !slices.Contains(register.FileKinds, kind):
		return wrong("command.attach.kind", "text", c.Kind)
	}
	with := func(o *office.Office, id int64, called string) error {
		if c.List {
			return r.listAttached(o, id, called)
		}
		done, err := o.File(r.ctx, id, register.Filed{Kind: kind, Title: c.Title}, c.Files...)
		if err != nil {
			return err
		}
		r.say("command.attach.done", "count", len(done), "at", called)
		return nil
	}
	if c.Letter != "" {
		return r.onLetter(c.Letter, func(o *office.Office, l register.Letter) error {
			return with(o, l.ID, assets.Text("filed.at.letter", "letter", l.Number.String()))
		})
	}
	on, turn, ok := visitTurn(c.Visit)
	if !ok {
		return wrong("command.attach.visit", "text", c.Visit)
	}
	return r.inRegister(func(o *office.Office) error {
		all, err := o.Receptions(r.ctx, day.Period{From: on, To: on})
		if err != nil {
			return err
		}
		at := slices.IndexFunc(all, func(v register.Reception) bool { return v.Turn == turn })
		if at < 0 {
			return wrong("command.attach.noVisit", "turn", turn, "day", on.Shown())
		}
		return with(o, all[at].ID, assets.Text("filed.at.visit", "visit", office.VisitName(&all[at])))
	})
}

// visitTurn reads 2026-11-20/3: the third visit of the day.
func visitTurn(said string) (on day.Date, turn int, ok bool) {
	d, n, _ := strings.Cut(said, "/")
	turn, wrong := strconv.Atoi(n)
	return on, turn, on.UnmarshalText([]byte(d)) == nil && !on.IsZero() && wrong == nil && turn > 0
}

func (r *run) listAttached(o *office.Office, id int64, called string) error {
	of, err := o.Occasion(r.ctx, id)
	if err != nil {
		return err
	}
	of = of.Masked()
	if r.asJSON {
		answers := []attachedAnswer{}
		for _, f := range of.Files() {
			answers = append(answers, attachedAnswer{f.Kind, f.Title, f.On, f.Size, f.File.Name, f.File.SHA256})
		}
		return r.answer(answers)
	}
	if len(of.Files()) == 0 {
		r.say("command.attach.none", "at", called)
	}
	for _, f := range of.Files() {
		r.say("command.attach.line", "kind", f.Kind.Label(), "title", f.Title, "day", f.On.Shown(), "file", f.File.Name)
	}
	return nil
}

type scansCommand struct {
	Folder string `placeholder:"DIR" help:"${help_scansfolder}"`
}

// scanAnswer is a file in the scanner's folder, for a program to read.
type scanAnswer struct {
	Name   string           `json:"name"`
	State  office.ScanState `json:"state"`
	SHA256 string           `json:"sha256,omitempty"`
	At     []string         `json:"at,omitempty"`
	Code   string           `json:"code,omitempty"`
	Doubt  string           `json:"doubt,omitempty"`
}

// Run lists what lies in the scanner's folder, and what the codes on it say. It attaches
// nothing.
func (c *scansCommand) Run(r *run) error {
	return r.inRegister(func(o *office.Office) error {
		folder := c.Folder
		if folder == "" {
			if folder = o.Settings().ScanFolder; folder == "" {
				return wrong("command.scans.off")
			}
		}
		all, err := o.ScansIn(r.ctx, folder)
		if err != nil {
			return err
		}
		if r.asJSON {
			answers := []scanAnswer{}
			for _, s := range all {
				answers = append(answers, scanAnswer{s.Name, s.State, s.SHA256, s.At, s.Code.Said, s.Code.Doubt})
			}
			return r.answer(answers)
		}
		if len(all) == 0 {
			r.say("command.scans.none", "folder", folder)
		}
		for _, s := range all {
			about := strings.Join(s.At, ", ")
			switch {
			case s.Refused != nil:
				about = saying.Of(s.Refused)
			case s.Code.Doubt != "":
				about = assets.Text("command.scans.doubt", "code", s.Code.Said, "doubt", s.Code.Doubt)
			case s.Code.Said != "":
				about = assets.Text("command.scans.certain", "code", s.Code.Said)
			}
			r.say("command.scans.line", "file", s.Name, "state", assets.Text("scans.state."+string(s.State)), "about", about)
		}
		return nil
	})
}
