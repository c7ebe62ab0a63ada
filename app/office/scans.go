package office

import (
	"context"
	"errors"
	"log/slog"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"donthu/app/saying"
	"donthu/assets"
	"donthu/data"
	"donthu/data/arrivals"
	"donthu/data/pages"
	"donthu/data/papers"
	"donthu/data/register"
	"donthu/data/scancode"
	"donthu/data/store"
)

// Scanner is the folder of the scanner while a register is open: what waits there, and what the
// codes on it say. It may be asked from several goroutines; one looks at a time.
type Scanner struct {
	turn   sync.Mutex // of who looks
	folder *arrivals.Folder
	codes  map[string][]string // by hash; what was read once

	mu       sync.Mutex
	last     ScanLook
	err      error
	attached []AttachedScan
}

// ScanState is where a scan stands.
type ScanState string

// The states.
const (
	ScanWaits   ScanState = "waits"
	ScanLies    ScanState = "lies" // with a letter, a visit or a document
	ScanPassed  ScanState = "passed"
	ScanRefused ScanState = "refused" // it cannot be kept
)

// Scan is a scan of the scanner's folder.
type Scan struct {
	arrivals.File
	Path   string
	State  ScanState
	At     []string // where it lies, as everybody may read it: "đơn 12/2026"
	Secret bool     // it lies with a denunciation: its name may tell who denounced
	About  register.About
	Code   CodeRead
}

// CodeRead is what the code on a scan says of the register's documents.
type CodeRead struct {
	Said     string         // the document, in words; "" where no code of ours is read
	Of       int64          // its letter or visit, 0 where the register has none
	Document register.Reply // with Step 0 where none is meant for certain
	Doubt    string         // why it is not attached by itself, in a sentence
	Mark     register.Mark
}

// AttachedScan is a scan that was attached by itself.
type AttachedScan struct {
	Name, Document string
	Delivered
}

// ScanLook is what one look found.
type ScanLook struct {
	Scans    []Scan // all of the folder, the newest first
	Waiting  int
	Growing  int // that the scanner still writes
	Unread   int // in which no code was looked for yet
	Attached []AttachedScan
}

// Last is what the last look found, and why it failed; it asks nobody.
func (s *Scanner) Last() (ScanLook, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.last, s.err
}

// Attached are the scans that were attached by themselves since the register was opened.
func (s *Scanner) Attached() []AttachedScan {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.attached
}

// codePages are the pages of a scan on which a code is looked for: the first and the last.
const codePages = 2

// codeSide is how large a page is drawn for its code, in pixels: A4 at 200 dpi.
const codeSide = 2340

// LookAtScans looks into the scanner's folder of the settings. Codes are read for as long as
// budget says, the newest scans first; the rest waits for the next look. What is certain is
// attached. Without a folder nothing is found. progress may be nil.
func (o *Office) LookAtScans(ctx context.Context, s *Scanner, budget time.Duration, progress func(done, all int)) (ScanLook, error) {
	s.turn.Lock()
	defer s.turn.Unlock()
	look, err := o.lookAtScans(ctx, s, budget, progress)
	if errors.Is(err, context.Canceled) {
		return look, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.last, s.err, s.attached = look, err, append(s.attached[:len(s.attached):len(s.attached)], look.Attached...)
	return look, err
}

func (o *Office) lookAtScans(ctx context.Context, s *Scanner, budget time.Duration, progress func(done, all int)) (look ScanLook, err error) {
	path := o.Settings().ScanFolder
	if path == "" {
		s.folder = nil
		return look, nil
	}
	if s.folder == nil || s.folder.Path() != path {
		s.folder = arrivals.New(path)
	}
	if s.codes == nil {
		s.codes = map[string][]string{}
	}
	seen, err := s.folder.Look(ctx, progress)
	if err != nil {
		return look, err
	}
	look.Growing = seen.Growing
	if look.Scans, err = o.sorted(ctx, path, seen.Files); err != nil {
		return look, err
	}
	until := time.Now().Add(budget)
	for i := range look.Scans {
		scan := &look.Scans[i]
		if scan.State != ScanWaits {
			continue
		}
		if _, read := s.codes[scan.SHA256]; !read {
			if time.Now().After(until) || ctx.Err() != nil {
				look.Unread++
				continue
			}
			s.codes[scan.SHA256] = codesOn(ctx, scan.Path)
		}
		if err := o.attachByCode(ctx, scan, s.codes[scan.SHA256], &look); err != nil {
			return look, err
		}
	}
	for i := range look.Scans {
		if look.Scans[i].State == ScanWaits {
			look.Waiting++
		}
	}
	return look, ctx.Err()
}

// ScansIn is what lies in a folder, with what the codes on it say; nothing is attached.
func (o *Office) ScansIn(ctx context.Context, folder string) (all []Scan, err error) {
	f := arrivals.New(folder)
	var seen arrivals.Seen
	for range 2 { // the second look takes what the first one saw
		if seen, err = f.Look(ctx, nil); err != nil {
			return nil, err
		}
	}
	if all, err = o.sorted(ctx, folder, seen.Files); err != nil {
		return nil, err
	}
	for i := range all {
		if all[i].State != ScanWaits {
			continue
		}
		if all[i].Code, err = o.ReadCode(ctx, all[i].SHA256, codesOn(ctx, all[i].Path)); err != nil {
			return nil, err
		}
	}
	return all, ctx.Err()
}

// sorted says of each file where it stands. Of two files of the same bytes one waits.
func (o *Office) sorted(ctx context.Context, folder string, files []arrivals.File) (all []Scan, err error) {
	var hashes []string
	for _, f := range files {
		hashes = append(hashes, f.SHA256)
	}
	lying, err := o.store.Lying(ctx, hashes...)
	if err != nil {
		return nil, err
	}
	passed, err := o.store.PassedScans(ctx, hashes...)
	if err != nil {
		return nil, err
	}
	twice := map[string]bool{}
	for _, f := range files {
		scan := Scan{File: f, Path: filepath.Join(folder, f.Name), State: ScanWaits}
		switch at := lying[f.SHA256]; {
		case f.Refused != nil:
			scan.State = ScanRefused
		case len(at) > 0:
			scan.State, scan.About = ScanLies, at[0].About
			scan.Secret = slices.ContainsFunc(at, func(l store.LiesAt) bool { return l.Secret })
			if scan.At, err = o.liesAt(ctx, at); err != nil {
				return nil, err
			}
		case passed[f.SHA256]:
			scan.State = ScanPassed
		case twice[f.SHA256]:
			continue
		}
		twice[f.SHA256] = true
		all = append(all, scan)
	}
	return all, nil
}

func (o *Office) liesAt(ctx context.Context, all []store.LiesAt) (said []string, err error) {
	for _, a := range all {
		of, err := o.store.Occasion(ctx, a.ID)
		if err != nil {
			return nil, err
		}
		said = append(said, occasionCalled(&of))
	}
	return said, nil
}

// occasionCalled names a letter or visit as everybody may read it: "đơn 12/2026".
func occasionCalled(of *register.Occasion) string {
	if of.Visit.ID != 0 {
		return assets.Text("filed.at.visit", "visit", VisitName(&of.Visit))
	}
	return assets.Text("filed.at.letter", "letter", of.Letter.Number.String())
}

// codesOn is what the codes on the first and the last page of a file say. A file that cannot be
// drawn says nothing.
func codesOn(ctx context.Context, file string) (said []string) {
	book, err := pages.Open(ctx, file)
	if err != nil {
		slog.Info("a scan is not drawn for its code", "error", err)
		return nil
	}
	defer book.Close()
	for _, page := range slices.Compact([]int{0, book.Count - 1})[:min(codePages, book.Count)] {
		picture, err := book.Draw(ctx, pages.View{Page: page, Width: codeSide, Height: codeSide})
		if err != nil {
			slog.Info("a page is not drawn for its code", "error", err)
			continue
		}
		said = append(said, scancode.Read(picture, func() bool { return ctx.Err() != nil })...)
	}
	slices.Sort(said)
	return slices.Compact(said)
}

// ReadCode says what codes on a scan say of this register's documents.
func (o *Office) ReadCode(ctx context.Context, hash string, said []string) (c CodeRead, err error) {
	var marks []register.Mark
	for _, one := range said {
		if m, ok := register.ParseMark(one); ok && !slices.Contains(marks, m) {
			marks = append(marks, m)
		}
	}
	if len(marks) == 0 { // the code of something else is none of ours
		return c, nil
	}
	c.Mark = marks[0]
	of, found, err := o.store.Marked(ctx, c.Mark)
	if err != nil {
		return c, err
	}
	c.Said = markCalled(c.Mark, &of, found)
	if !found {
		c.Doubt = assets.Text("scans.doubt.none")
		return c, nil
	}
	c.Of = of.ID()
	var meant []register.Reply
	for _, r := range of.Documents() {
		number, ok := register.ParseDocumentNumber(r.Number)
		if !r.State.Draft() && (ok && number == c.Mark.Number && r.On.Year() == c.Mark.Year || c.Mark.Number == register.DocumentNumber{} && r.Number == "" && r.Document != 0) {
			meant = append(meant, r)
		}
	}
	code, err := o.store.RegisterCode(ctx)
	if err != nil {
		return c, err
	}
	switch {
	case len(marks) > 1:
		c.Doubt = assets.Text("scans.doubt.several")
		return c, nil
	case c.Mark.Register != "" && c.Mark.Register != code:
		c.Doubt = assets.Text("scans.doubt.other")
		return c, nil
	case len(meant) == 0:
		c.Doubt = assets.Text("scans.doubt.noDocument")
		return c, nil
	case len(meant) > 1:
		c.Doubt = assets.Text("scans.doubt.copies")
		return c, nil
	}
	c.Document = meant[0]
	switch {
	case c.Document.Scan.Name != "":
		c.Doubt = assets.Text("scans.doubt.scan")
	case !c.Document.State.InForce():
		c.Doubt = assets.Text("scans.doubt.state", "state", c.Document.State.Label())
	case c.Mark.Register == "":
		c.Doubt = assets.Text("scans.doubt.old")
	default:
		back, err := o.store.ScanTakenBack(ctx, hash)
		if err != nil {
			return c, err
		}
		if back {
			c.Doubt = assets.Text("scans.doubt.back")
		}
	}
	return c, nil
}

// markCalled names what a mark says: "văn bản 05/TB-UBND của đơn 12/2026".
func markCalled(m register.Mark, of *register.Occasion, found bool) string {
	at := assets.Text("filed.at.letter", "letter", m.Letter.String())
	if m.Visit != 0 {
		if at = assets.Text("scans.visit", "id", m.Visit); found {
			at = occasionCalled(of)
		}
	}
	if m.Number.Count == 0 {
		return assets.Text("scans.code.unnumbered", "at", at)
	}
	return assets.Text("scans.code", "number", m.Number.String(), "at", at)
}

// attachByCode attaches a scan whose code leaves no doubt.
func (o *Office) attachByCode(ctx context.Context, scan *Scan, said []string, look *ScanLook) (err error) {
	if scan.Code, err = o.ReadCode(ctx, scan.SHA256, said); err != nil || scan.Code.Document.Step == 0 || scan.Code.Doubt != "" {
		return err
	}
	if hash, _, _, err := papers.Sum(scan.Path); err != nil || hash != scan.SHA256 { // it changed under our hands
		return nil
	}
	done, err := o.AttachSigned(ctx, scan.Path, scan.Code)
	var refused *store.CheckError
	var told *data.Told
	if errors.As(err, &refused) || errors.As(err, &told) {
		scan.Code.Doubt = saying.Of(err)
		return nil
	}
	if err != nil {
		return err
	}
	slog.Info("a signed scan was attached by its code", "step", done.Step)
	scan.State, scan.At = ScanLies, []string{scan.Code.Said}
	look.Attached = append(look.Attached, AttachedScan{scan.Name, scan.Code.Said, done})
	return nil
}

// AttachSigned attaches a scan to the document that its code names, as the form of deliveries
// does. A *store.CheckError names what forbids it.
func (o *Office) AttachSigned(ctx context.Context, file string, c CodeRead) (Delivered, error) {
	became, err := o.Deliver(ctx, []Delivery{{Of: c.Of, On: o.Today(), What: register.Delivery{Document: c.Document.Step}, Files: store.DeliveryFiles{Scan: file}}})
	switch {
	case err != nil:
		return Delivered{}, err
	case len(became.Done) == 0:
		return Delivered{}, &store.CheckError{Problems: became.Refused[0]}
	}
	return became.Done[0], nil
}

// PassScan lets a scan wait no more, or wait again; its file stays where it is.
func (o *Office) PassScan(ctx context.Context, scan Scan, passed bool) error {
	return o.store.PassScan(ctx, scan.SHA256, scan.Name, passed)
}
