package desktop

import (
	"context"
	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
	"donthu/data/law"
	"donthu/data/store"
	"donthu/reports/document"
	"donthu/reports/forms"
	"errors"
	"log/slog"
	"slices"
	"strings"
	"time"
)

// lookPreference is the preference that keeps the look of the window.
const lookPreference = "look"

// Preferences that keep who signed the last document, and in which office.
const (
	signerPreference = "compose.signer"
	rolePreference   = "compose.role"
)

// earlierSigners are the office's signers, then those who signed the latest
// documents, as far as they fit what is typed.
func (o *office) earlierSigners(typed string) []string {
	replies, _, err := o.store.Replies(o.ctx(), store.ReplyQuery{Descending: true, Limit: 300})
	if err != nil {
		return nil
	}
	var all []string
	for _, s := range o.store.Settings().Office.Signers {
		all = append(all, s.Name)
	}
	for _, r := range replies {
		if r.SignedBy != "" && !slices.Contains(all, r.SignedBy) {
			all = append(all, r.SignedBy)
		}
	}
	fits := fitting(all, typed)
	return fits[:min(len(fits), 8)]
}

// inOfficeTime is a moment as the clerk's own clock shows it.
func (o *office) inOfficeTime(t time.Time) string {
	return t.In(o.clock().Location()).Format("15:04 02/01/2006")
}

// sentReportsNow are the reports that were sent. Without them nothing is flagged
// as late; everything else on the screen still stands.
func (o *office) sentReportsNow() []data.SealedReport {
	sent, err := o.store.SealedReports(o.ctx())
	if err != nil {
		slog.Error("sent reports", "error", err)
	}
	return sent
}

// lateWords says that a step to be written comes late for a report that was sent,
// "" when it does not.
func (o *office) lateWords(kind data.StepType, days ...data.Date) string {
	sent := o.sentReportsNow()
	for _, on := range days {
		if report, late := forms.LateFor(sent, kind, on, 0); late {
			return assets.Text("late.beforeSaving", report.Period.Name(), report.Number)
		}
	}
	return ""
}

// changeSettings keeps other settings and calls saved, which may be nil. When
// deadlines of open letters would move, it lists them first and keeps nothing
// until the clerk agrees. Stopping the computation puts the old settings back.
func (o *office) changeSettings(settings data.Settings, saved func()) {
	if law.NewOffice(settings).Version() == o.law().Version() {
		o.keepSettings(settings, saved)
		return
	}
	ui.RunWithProgress(o.window, assets.Text("moved.title"), assets.Text("moved.looking"),
		func(ctx context.Context, set func(float64, string)) ([]store.Moved, error) {
			set(-1, "")
			return o.store.Moved(ctx, settings)
		}, func(moved []store.Moved, err error) {
			switch {
			case errors.Is(err, context.Canceled):
				ui.Toast(o.window.Canvas(), assets.Text("settings.stopped"))
			case err != nil:
				o.failed(assets.Text("settings.failed"), err)
			case len(moved) == 0:
				o.keepSettings(settings, saved)
			default:
				o.showMoved(moved, func() { o.keepSettings(settings, saved) })
			}
		})
}

// guideOf are the steps that may follow, under the law in force and by the
// office's settings.
func (o *office) guideOf(l data.Letter) []law.NextStep {
	return o.law().NextSteps(l, o.today())
}

// documentTitles are what the templates of documents are called.
func (o *office) documentTitles() map[string]string {
	titles := map[string]string{}
	all, err := document.Templates(o.dir)
	if err != nil { // a template of the office's own that cannot be read: the form does without
		return titles
	}
	for _, info := range all {
		titles[info.Name] = info.Title
	}
	return titles
}

func signingRoles() []string { return strings.Split(assets.Text("compose.roles"), "|") }

// keepSettings writes settings; the store computes the deadlines anew when they
// depend on it.
func (o *office) keepSettings(settings data.Settings, saved func()) {
	before := o.store.Settings()
	ui.RunWithProgress(o.window, assets.Text("settings.saving"), assets.Text("settings.saving.text"),
		func(ctx context.Context, set func(float64, string)) (bool, error) {
			set(-1, "")
			err := o.store.SaveSettings(ctx, settings)
			if err != nil && ctx.Err() != nil {
				return false, o.store.SaveSettings(context.WithoutCancel(ctx), before)
			}
			return err == nil, err
		}, func(kept bool, err error) {
			switch {
			case err != nil && !errors.Is(err, context.Canceled):
				o.failed(assets.Text("settings.failed"), err)
			case !kept:
				ui.Toast(o.window.Canvas(), assets.Text("settings.stopped"))
			case saved != nil:
				saved()
			}
		})
}
