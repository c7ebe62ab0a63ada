package letters

import (
	"encoding/json"
	"log/slog"
	"maps"
	"time"

	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/kit"
	"donthu/assets"
)

// draft is a half-typed form as the register keeps it.
type draft struct {
	At      time.Time `json:"at"`
	Answers answers   `json:"answers"`
}

// draftNow is the draft of what is typed, nil when that is nothing.
func (f *Form) draftNow() []byte {
	now, _ := f.read()
	if maps.Equal(now, f.first) {
		return nil
	}
	content, err := json.Marshal(draft{At: f.office.Clock(), Answers: now})
	if err != nil {
		slog.Error("writing a draft", "error", err)
	}
	return content
}

func (f *Form) keepDraft() {
	if !f.done && !f.saving {
		f.drafts.Keep(f.draftNow())
	}
}

// keepNow keeps what is typed at once and reports whether there is anything.
func (f *Form) keepNow() bool {
	if f.done || f.saving {
		return false
	}
	content := f.draftNow()
	if err := f.drafts.Writing(content)(); err != nil {
		slog.Error("keeping a draft", "key", f.drafts.Key, "error", err)
		return false
	}
	return content != nil
}

// restoreDraft fills the form with what was typed last time and not saved.
func (f *Form) restoreDraft() {
	content, err := f.office.Store.Draft(f.office.Ctx(), f.drafts.Key)
	var kept draft
	if err == nil && len(content) > 0 {
		err = json.Unmarshal(content, &kept)
	}
	if err != nil {
		slog.Error("reading a draft", "key", f.drafts.Key, "error", err)
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
	line := widget.NewLabel(assets.Text("form.draft.restored", kept.At.In(f.office.Clock().Location()).Format("15:04 02/01/2006")))
	line.Importance = widget.WarningImportance
	f.restored.Add(line)
	f.restored.Add(kit.NewButton(assets.Text("form.draft.drop"), theme.DeleteIcon(), f.dropDraft))
}

// dropDraft begins anew, after asking.
func (f *Form) dropDraft() {
	kit.ConfirmDanger(f.office.Window, assets.Text("form.draft.drop"), assets.Text("form.draft.drop.question"),
		assets.Text("form.draft.drop"), func() {
			f.drafts.Keep(nil)
			f.empty()
			f.expectNumber()
			f.focus(f.answers[0])
		})
}
