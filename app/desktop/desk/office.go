package desk

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/store"
	"donthu/reports/word"
)

// Preferences that keep the colours of the window and the size of its letters, 1 for the
// usual one.
const (
	LookPreference     = "look"
	TextSizePreference = "textSize"
)

// Theme is the look that was chosen on this computer.
func Theme(p fyne.Preferences) look.Theme {
	return look.Theme{Colours: look.Colours(p.StringWithFallback(LookPreference, string(look.Light))), Scale: float32(p.FloatWithFallback(TextSizePreference, 1))}
}

// Preferences that keep who signed the last document, and in which office.
const (
	SignerPreference = "compose.signer"
	RolePreference   = "compose.role"
)

// EarlierSigners are the office's signers, then those who signed the latest
// documents, as far as they fit what is typed.
func (o *Desk) EarlierSigners(typed string) []string {
	replies, _, err := o.Store.Replies(o.Ctx(), store.ReplyQuery{Descending: true, Limit: 300})
	if err != nil {
		return nil
	}
	var all []string
	for _, s := range o.Store.Settings().Office.Signers {
		all = append(all, s.Name)
	}
	for _, r := range replies {
		if r.SignedBy != "" && !slices.Contains(all, r.SignedBy) {
			all = append(all, r.SignedBy)
		}
	}
	fits := kit.Fitting(all, typed)
	return fits[:min(len(fits), 8)]
}

// InOfficeTime is a moment as the clerk's own clock shows it.
func (o *Desk) InOfficeTime(t time.Time) string {
	return t.In(o.Clock().Location()).Format("15:04 02/01/2006")
}

// SentReportsNow are the reports that were sent. Without them nothing is flagged
// as late; everything else on the screen still stands.
func (o *Desk) SentReportsNow() []register.SealedReport {
	sent, err := o.Store.SealedReports(o.Ctx())
	if err != nil {
		slog.Error("sent reports", "error", err)
	}
	return sent
}

// ChangeSettings keeps other settings and calls saved. When deadlines of open letters
// would move, it lists them first and keeps nothing until the clerk agrees.
func (o *Desk) ChangeSettings(settings register.Settings, saved func()) {
	o.AgreeToMoved(settings, func() {
		o.KeepSettings(settings, func(err error) {
			switch {
			case err == nil:
				saved()
			case !errors.Is(err, context.Canceled):
				o.Failed(assets.Text("settings.failed"), err)
			}
		})
	})
}

// AgreeToMoved calls then, when deadlines of open letters would move by other settings
// only once the clerk has seen which and agrees.
func (o *Desk) AgreeToMoved(settings register.Settings, then func()) {
	if law.NewOffice(settings).Version() == o.Law().Version() {
		then()
		return
	}
	Wait(o, assets.Text("moved.title"), assets.Text("moved.looking"), assets.Text("settings.failed"),
		func(ctx context.Context) ([]store.Moved, error) { return o.Store.Moved(ctx, settings) },
		func(moved []store.Moved) {
			if len(moved) == 0 {
				then()
				return
			}
			o.showMoved(moved, then)
		})
}

// KeepSettings writes settings and calls done; the store computes the deadlines anew
// when they depend on it. When the clerk stops that, the old settings are put back and
// the error is context.Canceled.
func (o *Desk) KeepSettings(settings register.Settings, done func(error)) {
	before := o.Store.Settings()
	kit.RunWithProgress(o.Window, assets.Text("settings.saving"), assets.Text("settings.saving.text"),
		func(ctx context.Context, set func(float64, string)) (bool, error) {
			set(-1, "")
			err := o.Do().SaveSettings(ctx, settings)
			if err != nil && ctx.Err() != nil {
				if err := o.Do().SaveSettings(context.WithoutCancel(ctx), before); err != nil {
					return false, err
				}
				return true, ctx.Err()
			}
			return false, err
		}, func(stopped bool, err error) {
			if stopped {
				kit.Toast(o.Window.Canvas(), assets.Text("settings.stopped"))
			}
			done(err)
		})
}

// GuideOf are the steps that may follow, under the law in force and by the
// office's settings.
func (o *Desk) GuideOf(l register.Letter) []law.NextStep {
	return o.Law().NextSteps(l, o.Today())
}

// DocumentTitles are what the templates of documents are called.
func (o *Desk) DocumentTitles() map[string]string {
	titles := map[string]string{}
	all, err := word.Templates(o.Dir)
	if err != nil { // a template of the office's own that cannot be read: the form does without
		return titles
	}
	for _, info := range all {
		titles[info.Name] = info.Title
	}
	return titles
}

func SigningRoles() []string { return strings.Split(assets.Text("compose.roles"), "|") }
