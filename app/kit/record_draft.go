package kit

import (
	"encoding/json"
	"log/slog"
	"reflect"
	"time"

	"fyne.io/fyne/v2"

	"donthu/app/kit/look"
	"donthu/assets"
)

// DraftKeeper keeps the half-typed content of one form.
type DraftKeeper interface {
	// Writing is the work of keeping content, nil to take the kept one away. It is
	// called on the screen's thread; the work may be done once and anywhere, and must
	// not put older content over newer.
	Writing(content []byte) (work func() error)
	// Kept is what was kept last, empty for nothing. It is called in the background.
	Kept() ([]byte, error)
}

// Drafts says how a Record keeps what is half typed. Package json must then write and
// read all of T.
type Drafts struct {
	Keeper DraftKeeper
	Now    func() time.Time
	// Kept is the sentence for the clerk who leaves something half typed.
	Kept string
}

// draft is what a half-typed form is kept as.
type draft[T any] struct {
	At      time.Time `json:"at"`
	Answers *T        `json:"answers"`
}

// writing is the work of keeping content, nil to forget it; what goes wrong is logged.
func (d *Drafts) writing(content []byte) (work func()) {
	if d == nil {
		return func() {}
	}
	write := d.Keeper.Writing(content)
	return func() {
		if err := write(); err != nil {
			slog.Error("keeping a draft", "error", err)
		}
	}
}

func inBackground(work func()) {
	RunAsyncErr(func() error {
		work()
		return nil
	}, nil)
}

// draftNow is the draft of what is typed, nil when that is nothing.
func (r *Record[T]) draftNow() []byte {
	if !r.Typed() {
		return nil
	}
	now, _ := r.Read()
	content, err := json.Marshal(draft[T]{r.Drafts.Now(), &now})
	if err != nil {
		slog.Error("writing a draft", "error", err)
	}
	return content
}

func (r *Record[T]) keepDraft() {
	if r.Drafts == nil || r.done || r.busy {
		return
	}
	content := r.draftNow()
	RunAsyncErr(r.Drafts.Keeper.Writing(content), func(err error) {
		if err != nil {
			slog.Error("keeping a draft", "error", err)
		}
		r.keptAt.Hidden = err != nil || content == nil
		r.keptAt.Set(look.Chip{Icon: look.IconCheck, Tone: look.Undecided, Text: assets.Text("form.draft.keptAt", "time", r.Drafts.Now().Format("15:04"))})
		r.refreshHead()
	})
}

// refreshHead makes room in the head for what has come, or gone.
func (r *Record[T]) refreshHead() {
	if r.headBar != nil {
		r.headBar.Refresh()
		r.top.Refresh()
	}
}

// leaveDraft keeps what is typed and goes. What cannot be kept is asked about.
func (r *Record[T]) leaveDraft(next func()) {
	content := r.draftNow()
	r.setBusy(true)
	RunAsyncErr(r.Drafts.Keeper.Writing(content), func(err error) {
		r.setBusy(false)
		r.stay()
		switch {
		case err != nil && content != nil:
			slog.Error("keeping a draft", "error", err)
			r.throw(next)
			return
		case content != nil:
			Toast(r.Window.Canvas(), r.Drafts.Kept)
		}
		next()
	})
}

// restoreDraft fills the form with what was typed last time and not saved, unless the
// clerk has begun to type meanwhile.
func (r *Record[T]) restoreDraft() {
	if r.Drafts == nil {
		return
	}
	RunAsync(r.Drafts.Keeper.Kept, func(content []byte, err error) {
		var kept draft[T]
		if err == nil && len(content) > 0 {
			err = json.Unmarshal(content, &kept)
		}
		switch {
		case err != nil:
			slog.Error("reading a draft", "error", err)
			return
		case kept.Answers == nil || r.Typed() || reflect.DeepEqual(*kept.Answers, r.first):
			return
		}
		r.fill(*kept.Answers)
		for _, q := range r.questions {
			without := *kept.Answers
			if q.none(&without); q.more && !reflect.DeepEqual(without, *kept.Answers) {
				r.showMore(true)
			}
		}
		said := assets.Text("form.draft.restored", "time", kept.At.In(r.Drafts.Now().Location()).Format("15:04 02/01/2006"))
		r.restored.Objects = []fyne.CanvasObject{look.Banner(look.Soon, said, NewButton(assets.Text("form.draft.drop"), look.IconDelete, r.dropDraft).Quiet())}
		r.restored.Show()
		r.Relayout()
	})
}

// dropDraft begins anew, after asking.
func (r *Record[T]) dropDraft() {
	r.ask(danger, assets.Text("form.draft.drop"), assets.Text("form.draft.drop.question"), Answer{Text: assets.Text("form.draft.drop"), Danger: true, Do: func() {
		inBackground(r.Drafts.writing(nil))
		r.Begin(r.first)
		r.FocusFirst()
	}}, Answer{Text: assets.Text("unsaved.stay")})
}
