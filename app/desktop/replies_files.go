package desktop

import (
	"errors"

	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
	"donthu/data/store"
)

// printOutside prints a Word document; tests put their own in its place.
var printOutside = printWithSystem

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
	if r.Document == 0 {
		o.failed(assets.Text("replies.notOpened"), errors.New(assets.Text("replies.noFile", documentCalled(r))))
		return
	}
	ui.RunAsync(func() (string, error) { return o.do().PaperFile(o.ctx(), r) }, func(file string, err error) {
		if err != nil {
			o.failed(assets.Text("replies.notOpened"), err)
			return
		}
		ui.RunAsyncErr(func() error { return do(file) }, func(err error) {
			if err != nil {
				ui.ShowProblem(o.window, assets.Text("written.notOpened"), err.Error(), "", assets.Text("written.openByHand", file))
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
			ui.ShowProblem(o.window, assets.Text("replies.scan.open"), err.Error(), "", assets.Text("replies.scan.todo"))
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
