package desktop

import (
	"context"
	"encoding/json"
	"log/slog"
	"maps"
	"sync"
	"time"

	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/ui"
	"donthu/assets"
	"donthu/data/store"
)

// draft is a half-typed form as the register keeps it.
type draft struct {
	At      time.Time `json:"at"`
	Answers answers   `json:"answers"`
}

// draftKeeper keeps a half-typed form outside the screen's thread. A draft that
// comes late never overwrites a newer one.
type draftKeeper struct {
	store *store.Store
	key   string
	turn  int // on the screen's thread

	busy sync.Mutex
	last int
}

// keep writes a draft in the background; nil takes the kept one away.
func (k *draftKeeper) keep(content []byte) {
	write := k.writing(content)
	ui.RunAsyncErr(write, func(err error) {
		if err != nil {
			slog.Error("keeping a draft", "key", k.key, "error", err)
		}
	})
}

// writing is the work of keep, which may be done once and anywhere.
func (k *draftKeeper) writing(content []byte) func() error {
	k.turn++
	mine := k.turn
	return func() error {
		k.busy.Lock()
		defer k.busy.Unlock()
		if mine < k.last {
			return nil
		}
		k.last = mine
		return k.store.SaveDraft(context.Background(), k.key, content)
	}
}

// draftNow is the draft of what is typed, nil when that is nothing.
func (f *letterForm) draftNow() []byte {
	now, _ := f.read()
	if maps.Equal(now, f.first) {
		return nil
	}
	content, err := json.Marshal(draft{At: f.office.clock(), Answers: now})
	if err != nil {
		slog.Error("writing a draft", "error", err)
	}
	return content
}

func (f *letterForm) keepDraft() {
	if !f.done && !f.saving {
		f.drafts.keep(f.draftNow())
	}
}

// keepNow keeps what is typed at once and reports whether there is anything.
func (f *letterForm) keepNow() bool {
	if f.done || f.saving {
		return false
	}
	content := f.draftNow()
	if err := f.drafts.writing(content)(); err != nil {
		slog.Error("keeping a draft", "key", f.drafts.key, "error", err)
		return false
	}
	return content != nil
}

// restoreDraft fills the form with what was typed last time and not saved.
func (f *letterForm) restoreDraft() {
	content, err := f.office.store.Draft(f.office.ctx(), f.drafts.key)
	var kept draft
	if err == nil && len(content) > 0 {
		err = json.Unmarshal(content, &kept)
	}
	if err != nil {
		slog.Error("reading a draft", "key", f.drafts.key, "error", err)
	}
	if kept.Answers == nil || maps.Equal(kept.Answers, f.first) {
		return
	}
	f.fill(kept.Answers)
	for _, a := range f.answers {
		if a.more && kept.Answers[a.name] != "" {
			f.showMore(true)
		}
	}
	line := widget.NewLabel(assets.Text("form.draft.restored", kept.At.In(f.office.clock().Location()).Format("15:04 02/01/2006")))
	line.Importance = widget.WarningImportance
	f.restored.Add(line)
	f.restored.Add(ui.NewButton(assets.Text("form.draft.drop"), theme.DeleteIcon(), f.dropDraft))
}

// dropDraft begins anew, after asking.
func (f *letterForm) dropDraft() {
	ui.ConfirmDanger(f.office.window, assets.Text("form.draft.drop"), assets.Text("form.draft.drop.question"),
		assets.Text("form.draft.drop"), func() {
			f.drafts.keep(nil)
			f.empty()
			f.expectNumber()
			f.focus(f.answers[0])
		})
}
