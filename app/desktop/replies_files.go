package desktop

import (
	"bytes"
	"errors"
	"os"
	"strings"

	"donthu/app/saying"
	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
	"donthu/data/store"
	"donthu/reports/document"
)

// printOutside prints a Word document; tests put their own in its place.
var printOutside = printWithSystem

// paperFile is the file of a document to open or print: while it waits for its
// signature the one that is worked on in Word, after that exactly what the register
// keeps. A file that was changed after signing goes aside.
func (o *office) paperFile(r data.Reply) (string, error) {
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

// changedInWord is the Word document of a reply that waits for its signature when it
// is no longer what the register keeps, else nil.
func (o *office) changedInWord(r data.Reply) ([]byte, error) {
	if r.State != data.Written {
		return nil, nil
	}
	file := o.documentPath(r.File)
	onDisk, err := os.ReadFile(file)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, data.Tell(err, "replies.fileInUse", file)
	}
	kept, err := o.store.Document(o.ctx(), r.Kept())
	if err != nil || bytes.Equal(onDisk, kept) {
		return nil, err
	}
	if _, err := document.Text(onDisk); err != nil {
		return nil, data.Tell(err, "replies.fileBroken", file)
	}
	return onDisk, nil
}

// openPaper opens the Word document of a reply.
func (o *office) openPaper(r data.Reply) { o.withPaper(r, openOutside) }

// printPaper prints the Word document of a reply.
func (o *office) printPaper(r data.Reply) {
	o.withPaper(r, func(file string) error {
		err := printOutside(file)
		if err == nil {
			ui.Toast(o.window.Canvas(), assets.Text("replies.printing", documentCalled(r)))
		}
		return err
	})
}

func (o *office) withPaper(r data.Reply, do func(file string) error) {
	ui.RunAsync(func() (string, error) { return o.paperFile(r) }, func(file string, err error) {
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
func (o *office) openScan(r data.Reply) {
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
func (o *office) attachScan(r store.IssuedReply, done func()) {
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

// documentCalled is a document in a few words: its number, or its kind and day.
func documentCalled(r data.Reply) string {
	if r.Number != "" {
		return r.Number
	}
	return joined(" ", r.Type, r.On.Shown())
}
