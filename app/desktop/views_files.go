package desktop

import (
	"bytes"
	"donthu/app/saying"
	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
	"donthu/data/store"
	"os"
	"strings"
)

// printOutside prints a Word document; tests put their own in its place.
var printOutside = printWithSystem

// paperFile is the file of a document to open or print: while it waits for its
// signature the one that is worked on in Word, after that exactly what the register
// keeps. A file that was changed after signing goes aside.
func paperFile(o *office, r data.Reply) (string, error) {
	if r.Document == 0 {
		return "", data.Tell(nil, "replies.noFile", documentCalled(r))
	}
	if r.State == data.Written {
		return o.documentFile(r)
	}
	file := o.documentPath(r.File)
	kept, err := o.store.Document(o.ctx(), r.Kept())
	if err != nil {
		return file, err
	}
	if onDisk, err := os.ReadFile(file); err == nil {
		if bytes.Equal(onDisk, kept) {
			return file, nil
		}
		if err := os.Rename(file, strings.TrimSuffix(file, ".docx")+"-"+o.clock().Format("20060102-150405")+".docx"); err != nil {
			return file, data.Tell(err, "replies.fileInUse", file)
		}
	}
	return file, saveBytes(file, kept)
}

// openPaper opens the Word document of a reply.
func openPaper(o *office, r data.Reply) { withPaper(o, r, openOutside) }

// printPaper prints the Word document of a reply.
func printPaper(o *office, r data.Reply) {
	withPaper(o, r, func(file string) error {
		err := printOutside(file)
		if err == nil {
			ui.Toast(o.window.Canvas(), assets.Text("replies.printing", documentCalled(r)))
		}
		return err
	})
}

func withPaper(o *office, r data.Reply, do func(file string) error) {
	ui.RunAsync(func() (string, error) { return paperFile(o, r) }, func(file string, err error) {
		if err != nil {
			o.failed(assets.Text("replies.notOpened"), err)
			return
		}
		ui.RunAsyncErr(func() error { return do(file) }, func(err error) {
			if err != nil {
				ui.ShowProblem(o.window, assets.Text("written.notOpened"), saying.Of(err), "", assets.Text("written.openByHand", file))
			}
		})
	})
}

// openScan opens the scan of a signed paper, when it is still what was attached.
func openScan(o *office, r data.Reply) {
	if r.Scan.Name == "" {
		ui.ShowNotice(o.window, assets.Text("replies.scan.open"), assets.Text("replies.noScan", documentCalled(r)))
		return
	}
	ui.RunAsync(func() (string, error) { return o.store.Scan(r.Scan) }, func(path string, err error) {
		if err != nil {
			ui.ShowProblem(o.window, assets.Text("replies.scan.open"), saying.Of(err), "", assets.Text("replies.scan.todo"))
			return
		}
		o.openFile(path)
	})
}

// attachScan asks for a scan, keeps it and calls done.
func attachScan(o *office, r store.IssuedReply, done func()) {
	o.chooseOpen(assets.Text("replies.scan.choose", documentCalled(r.Reply)), store.ScanPatterns, func(path string) {
		ui.RunAsync(func() (int64, error) {
			return o.store.RecordDelivery(o.ctx(), r.ID(), o.today(), data.Delivery{Document: r.Step}, store.DeliveryFiles{Scan: path})
		}, func(_ int64, err error) {
			if err != nil {
				o.failed(assets.Text("replies.scan.failed"), err)
				return
			}
			ui.Toast(o.window.Canvas(), assets.Text("replies.scan.done", documentCalled(r.Reply)))
			done()
		})
	})
}
