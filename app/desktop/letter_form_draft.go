package desktop

import (
	"encoding/json"
	"log/slog"
	"maps"
	"time"

	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/ui"
	"donthu/assets"
)

// draft is a half-typed form as the register keeps it.
type draft struct {
	At      time.Time `json:"at"`
	Answers answers   `json:"answers"`
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
