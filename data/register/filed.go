package register

import (
	"slices"

	"donthu/data/day"
	"donthu/data/steps"
	"donthu/data/text"
)

// StepFiled is the type of Filed.
const StepFiled steps.Type = "filed"

// FileKind is what a file that is kept with a letter or a visit shows.
type FileKind string

// The kinds.
const (
	FiledLetter   FileKind = "letter"   // the letter itself
	FiledEvidence FileKind = "evidence" // papers and proofs that came with it
	FiledEnvelope FileKind = "envelope"
	FiledMinutes  FileKind = "minutes" // a record of what was said
	FiledOther    FileKind = "other"
)

// FileKinds are the kinds in the order in which screens list them.
var FileKinds = []FileKind{FiledLetter, FiledEvidence, FiledEnvelope, FiledMinutes, FiledOther}

// Label is the Vietnamese word for the kind.
func (k FileKind) Label() string { return text.Label("fileKind.", string(k)) }

// Filed says that a file was put with a letter or a visit: a scan, a photo, a recording. The
// file lies in the folder of documents, under a name that tells no person.
type Filed struct {
	Step  int64    `json:"step,omitempty"` // what folding makes it: the step itself
	On    day.Date `json:"on,omitzero"`    // likewise, the step's day
	Kind  FileKind `json:"kind"`
	Title string   `json:"title,omitempty"` // in the clerk's words
	Size  int64    `json:"size,omitempty"`  // in bytes
	File  KeptFile `json:"file"`
	// Redacts is the step of the file of which this is a copy without what tells who
	// denounced, for whoever verifies; 0 for none. By is who made it, from the step.
	Redacts int64 `json:"redacts,omitempty"`
	// WithBook says that it came in with the book of an export: it goes with its letter when the
	// import is taken back.
	WithBook bool   `json:"withBook,omitempty"`
	By       string `json:"by,omitempty"`
}

// Redacted reports whether the file is a copy that may be read without a look at who denounced.
func (c *Filed) Redacted() bool { return c.Redacts != 0 }

// StepType says which type of step the content belongs to.
func (Filed) StepType() steps.Type { return StepFiled }

// mostTitle is how many letters a line has room for.
const mostTitle = 200

func (p *problems) filed(c Filed) {
	p.wrongIf(!slices.Contains(FileKinds, c.Kind), FieldFileKind, "filed.kind")
	p.wrongIf(c.File.Name == "" || c.File.SHA256 == "", FieldFile, "filed.missing")
	p.wrongIf(len([]rune(c.Title)) > mostTitle, FieldTitle, "filed.long", "most", mostTitle)
}

// put is all with one more file, as the step tells it.
func put(all []Filed, s steps.Step, c Filed) []Filed {
	c.Step, c.On, c.By = s.Seq, s.On, ""
	if c.Redacted() {
		c.By = s.Author
	}
	return append(slices.Clip(all), c)
}

// fileKinds are the types of steps about files of a letter.
var fileKinds = []steps.Kind[Letter]{
	onDay(func(l *Letter, s steps.Step, c Filed) { l.Files = put(l.Files, s, c) }, func(p *problems, _ *Letter, _ day.Date, c Filed) { p.filed(c) }),
}
