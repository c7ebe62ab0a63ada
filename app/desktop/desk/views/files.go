package views

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/office"
	"donthu/app/saying"
	"donthu/assets"
	"donthu/data"
	"donthu/data/pages"
	"donthu/data/papers"
	"donthu/data/register"
	"donthu/data/store"
)

// InvitationTemplate is the template of invitations.
const InvitationTemplate = "giay-moi"

// Ways are the usual ways in which documents go out.
func Ways() []string { return strings.Split(assets.Text("delivery.ways"), "|") }

// PrintOutside prints a Word document; tests put their own in its place.
var PrintOutside = desk.PrintWithSystem

// OpenPaper opens the Word document of a reply.
func OpenPaper(o *desk.Desk, r register.Reply) { withPaper(o, r, desk.OpenOutside, func() {}) }

// PrintPaper prints the Word document of a reply.
func PrintPaper(o *desk.Desk, r register.Reply) {
	withPaper(o, r, PrintOutside, func() { kit.Toast(o.Window.Canvas(), assets.Text("replies.printing", "document", DocumentCalled(r))) })
}

// withPaper does something outside the program with the file of a reply, and calls done.
func withPaper(o *desk.Desk, r register.Reply, do func(file string) error, done func()) {
	if r.Document == 0 {
		o.Failed(assets.Text("replies.notOpened"), data.Tell(nil, "replies.noFile", "document", DocumentCalled(r)))
		return
	}
	desk.Try(o, assets.Text("replies.notOpened"), func() (string, error) { return o.Do().PaperFile(o.Ctx(), r) }, func(file string) {
		kit.RunAsyncErr(func() error { return do(file) }, func(err error) {
			if err != nil {
				kit.ShowProblem(o.Window, assets.Text("written.notOpened"), saying.Of(err), "", assets.Text("written.openByHand", "file", file))
				return
			}
			done()
		})
	})
}

// OpenScan opens the scan of a signed paper, when it is still what was attached.
func OpenScan(o *desk.Desk, r register.Reply) {
	if r.Scan.Name == "" {
		kit.ShowNotice(o.Window, assets.Text("replies.scan.open"), assets.Text("replies.noScan", "document", DocumentCalled(r)))
		return
	}
	kit.RunAsync(func() (string, error) { return o.Store.Scan(r.Scan) }, func(path string, err error) {
		if err != nil {
			kit.ShowProblem(o.Window, assets.Text("replies.scan.open"), saying.Of(err), "", assets.Text("replies.scan.todo"))
			return
		}
		ShowFile(o, desk.File{Path: path, Name: DocumentCalled(r)})
	})
}

// ShowFile shows the pages of a file; one that has none is opened with the system's program.
func ShowFile(o *desk.Desk, f desk.File) {
	if !pages.Draws(f.Path) {
		o.OpenFile(f.Path)
		return
	}
	o.Open(f)
}

// AttachScan asks for a scan, keeps it and calls done.
func AttachScan(o *desk.Desk, r store.IssuedReply, done func()) {
	o.ChooseOpen(assets.Text("replies.scan.choose", "document", DocumentCalled(r.Reply)), papers.ScanPatterns, func(path string) { keepScan(o, r, path, done) })
}

// keepScan keeps a file as the scan of a document.
func keepScan(o *desk.Desk, r store.IssuedReply, path string, done func()) {
	desk.Try(o, assets.Text("replies.scan.failed"), func() (int64, error) {
		return o.Do().RecordDelivery(o.Ctx(), r.ID(), o.Today(), register.Delivery{Document: r.Step}, store.DeliveryFiles{Scan: path})
	}, func(int64) {
		kit.Toast(o.Window.Canvas(), assets.Text("replies.scan.done", "document", DocumentCalled(r.Reply)))
		done()
	})
}

// IsScan reports whether a file may be the scan of a paper, by its ending.
func IsScan(path string) bool { return matches(papers.ScanPatterns, path) }

func matches(patterns, path string) bool {
	return slices.ContainsFunc(strings.Fields(patterns), func(pattern string) bool {
		return strings.EqualFold(strings.TrimPrefix(pattern, "*"), filepath.Ext(path))
	})
}

// FileSize is 336 KB or 12,3 MB.
func FileSize(bytes int64) string {
	const mega = 1 << 20
	if bytes < mega {
		return assets.Text("backups.kb", "size", kit.Number(int(max(1, bytes>>10))))
	}
	tenths := int(bytes * 10 / mega)
	return assets.Text("backups.mb", "size", kit.Number(tenths/10)+","+fmt.Sprint(tenths%10))
}

// RefusedScans is how many of the scanner's files cannot be kept.
func RefusedScans(seen office.ScanLook) (n int) {
	for _, s := range seen.Scans {
		if s.State == office.ScanRefused {
			n++
		}
	}
	return n
}
