package desktop

import (
	"donthu/app/saying"
	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
	"donthu/data/store"
)

// printOutside prints a Word document; tests put their own in its place.
var printOutside = printWithSystem

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
	if r.Document == 0 {
		o.failed(assets.Text("replies.notOpened"), data.Tell(nil, "replies.noFile", documentCalled(r)))
		return
	}
	ui.RunAsync(func() (string, error) { return o.do().PaperFile(o.ctx(), r) }, func(file string, err error) {
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
