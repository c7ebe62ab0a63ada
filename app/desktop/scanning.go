package desktop

import (
	"context"
	"log/slog"
	"time"

	"fyne.io/fyne/v2"

	"donthu/app/desktop/desk/views"
	"donthu/app/desktop/home"
	"donthu/app/desktop/scans"
	"donthu/app/kit"
	"donthu/app/office"
	"donthu/data/recognised"
)

const (
	// scanPause is how long the scanner's folder is left alone between two looks.
	scanPause = 5 * time.Second
	// codePause is how long one look may look for codes.
	codePause = 4 * time.Second
	// readPause is after how many looks it is asked whether there is anything to read.
	readPause = 6
	// backupPause is how long after the last backup, or the opening, what was written since gets
	// one while the window stays open.
	backupPause = time.Hour
)

// background is what goes on beside the clerk's work on an open register: looking into the
// scanner's folder and recognising text.
type background struct {
	ctx                  context.Context
	stop                 context.CancelFunc
	looking, recognising bool // on the screen's thread
	rest                 int  // looks until it is asked again whether there is anything to read
	backingUp            bool
	backedUp             time.Time
	read                 recognised.Recogniser
}

// watch looks again and again until the window closes.
func (w *Program) watch(closed <-chan struct{}) {
	read, lack := recognised.Find(context.Background())
	slog.Info("recognition of text", "lacks", string(lack))
	every := time.NewTicker(scanPause)
	defer every.Stop()
	for {
		fyne.Do(func() {
			w.beside.read = read
			w.LookAtScans()
			w.recognise()
			w.BackUpBeside()
		})
		select {
		case <-closed:
			return
		case <-every.C:
		}
	}
}

// begin begins the background of a register that was opened; that of the one before ends.
func (b *background) begin(now time.Time) {
	b.end()
	read := b.read
	*b = background{read: read, backedUp: now}
	b.ctx, b.stop = context.WithCancel(context.Background())
}

func (b *background) end() {
	if b.stop != nil {
		b.stop()
	}
}

// LookAtScans looks into the scanner's folder; a page that shows what waits shows it anew.
func (w *Program) LookAtScans() {
	b := &w.beside
	if w.Store == nil || w.Shell == nil || b.ctx == nil || b.looking || w.Store.Settings().ScanFolder == "" {
		return
	}
	ctx, o, scanner := b.ctx, w.Do(), w.Scans
	before, errBefore := scanner.Last()
	b.looking = true
	kit.RunAsync(func() (office.ScanLook, error) { return o.LookAtScans(ctx, scanner, codePause, nil) }, func(now office.ScanLook, err error) {
		if ctx.Err() != nil {
			return // another register is open
		}
		b.looking = false
		if err != nil && errBefore == nil {
			slog.Warn("the scanner's folder", "error", err)
		}
		scans.TellAttached(w.Desk, now.Attached, w.Refresh)
		if now.Waiting == before.Waiting && views.RefusedScans(now) == views.RefusedScans(before) && len(now.Attached) == 0 && (err == nil) == (errBefore == nil) {
			return
		}
		switch w.Shell.Top().(type) {
		case *home.Room, *scans.Page:
			w.Refresh()
		}
	})
}

// BackUpBeside makes a backup when steps were written and the last try is long past; one that
// fails is tried again then, and told when the window closes.
func (w *Program) BackUpBeside() {
	b, now := &w.beside, w.Clock()
	if w.Store == nil || b.ctx == nil || b.backingUp || now.Sub(b.backedUp) < backupPause && !now.Before(b.backedUp) {
		return
	}
	ctx, o := b.ctx, w.Do()
	b.backingUp, b.backedUp = true, now
	kit.RunAsync(func() (string, error) { return o.BackupIfChanged(ctx) }, func(_ string, err error) {
		if ctx.Err() != nil {
			return
		}
		b.backingUp = false
		if err != nil {
			slog.Warn("a backup beside the work", "error", err)
		}
	})
}

// recognise reads what no one has read yet, one scan after the other.
func (w *Program) recognise() {
	b := &w.beside
	if b.rest--; w.Store == nil || b.ctx == nil || b.read == nil || b.recognising || b.rest > 0 {
		return
	}
	ctx, o, read := b.ctx, w.Do(), b.read
	b.recognising = true
	kit.RunAsyncErr(func() error {
		for {
			if more, err := o.RecogniseNext(ctx, read); err != nil || !more {
				return err
			}
		}
	}, func(err error) {
		if ctx.Err() != nil {
			return
		}
		b.recognising, b.rest = false, readPause
		if err != nil {
			slog.Warn("recognition of text", "error", err)
		}
	})
}
