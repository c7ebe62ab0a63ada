package steps_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/steps"
)

// lived is a complaint with more steps, its page in front.
func lived(t *testing.T, drafts ...steps.Draft) (*desktop.Program, register.Letter) {
	t.Helper()
	o, l := desktest.LetterOn(t, desktest.ComplaintOn("Nguyễn Thị Ánh", "Khiếu nại việc thu hồi đất", "2026-11-02"))
	on := day.Must("2026-11-04")
	drafts = append([]steps.Draft{{On: on, Content: register.Handled{Eligible: register.Yes, Competent: register.Yes, Handling: register.Accept}},
		{On: on, Content: register.Accepted{}}, {On: on, Content: register.Reply{Number: "1/TB", Template: register.DocumentComplaintAccepted}}}, drafts...)
	now, err := o.Do().Record(o.Ctx(), l.ID, drafts...)
	if err != nil {
		t.Fatal(err)
	}
	o.Refresh()
	return o, now
}

// offered opens the form of the first step of the type that a duty wants.
func offered(t *testing.T, o *desktop.Program, l register.Letter, kind steps.Type) {
	t.Helper()
	all := o.GuideOf(l)
	at := slices.IndexFunc(all, func(s law.NextStep) bool { return s.Duty && s.Type == kind })
	if at < 0 {
		t.Fatalf("no duty wants a step %s", kind)
	}
	o.Open(desk.Step{Letter: l, Next: all[at]})
}

// openBy counts the open duties of the rule.
func openBy(o *desktop.Program, l register.Letter, rule string) (n int) {
	for _, d := range o.Law().Duties(&l) {
		if d.Rule == rule && d.Open() {
			n++
		}
	}
	return n
}

func tickedOf(o *desktop.Program) map[string]bool {
	all := map[string]bool{}
	desktest.Visit(o.Window.Content(), func(object fyne.CanvasObject) bool {
		if c, ok := object.(*kit.Check); ok {
			all[c.Text] = c.Checked
		}
		return true
	})
	return all
}

// A decision that is sent to all who must get it is one step, and meets each of its duties
// (LKN Điều 32); what is sent to one of them meets that one.
func TestADecisionSentToSeveralIsOneStep(t *testing.T) {
	o, l := lived(t, steps.Draft{On: day.Must("2026-11-18"), Content: register.Settlement{Result: register.Wrong, Follow: true}})
	if n := openBy(o, l, "K4"); n != 2 {
		t.Fatalf("%d duties by K4", n)
	}
	offered(t, o, l, register.StepDecisionSent)
	boxes := tickedOf(o)
	if !boxes["Người khiếu nại"] || !boxes["Cấp trên trực tiếp"] || boxes["Người bị khiếu nại"] {
		t.Errorf("ticked at first: %v", boxes)
	}
	if _, offered := boxes["Nơi chuyển đơn đến"]; offered {
		t.Error("nobody forwarded the letter")
	}
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	now := desktest.Stored(t, o, l)
	if len(now.Life.Sent) != 1 || !slices.Equal(now.Life.Sent[0].Readers, []register.Reader{register.ToSender, register.ToSuperior}) || openBy(o, now, "K4") != 0 {
		t.Errorf("%d open by K4, sent %+v", openBy(o, now, "K4"), now.Life.Sent)
	}
	desktest.MustShow(t, o, "Gửi người gửi đơn, cấp trên trực tiếp")
}

// What has no template of its own is known by its words (LKN Điều 11a).
func TestNewsThatTheMatterGoesOnMeetsItsDuty(t *testing.T) {
	o, l := lived(t, steps.Draft{On: day.Must("2026-11-10"), Content: register.Paused{Kind: register.Suspension, Ground: "lkn-11a-1-b"}},
		steps.Draft{On: day.Must("2026-11-10"), Content: register.Reply{Number: "2/QĐ", Template: register.DocumentSuspendComplaint, Readers: []register.Reader{register.ToSender, register.ToAccused}}},
		steps.Draft{On: day.Must("2026-11-18"), Content: register.Resumed{Kind: register.Suspension}})
	if n := openBy(o, l, "K12.3"); n != 2 {
		t.Fatalf("%d duties by K12.3", n)
	}
	offered(t, o, l, register.StepReplied)
	desktest.FillIn(o, "Số, ký hiệu", "5/TB")
	desktest.FillIn(o, "Người ký", "Trần Văn Chủ")
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	now := desktest.Stored(t, o, l)
	if openBy(o, now, "K12.3") != 0 {
		t.Errorf("still open; the screen shows:\n%s", desktest.Shown(o))
	}
}

// A settlement may order its own last day, where it decides something.
func TestASettlementOrdersItsOwnLastDay(t *testing.T) {
	o, l := lived(t)
	o.Open(desk.Step{Letter: l, Next: law.NextStep{Type: register.StepSettled, Default: steps.Draft{Content: register.Settlement{Follow: true}}}})
	desktest.MustNotShow(t, o, "Hạn thi hành ghi trong quyết định")
	last := false // the day of the decision comes first
	desktest.ChooseOption(t, o, string(register.Right))
	desktest.MustShow(t, o, "Hạn thi hành ghi trong quyết định")
	desktest.Visit(o.Window.Canvas().Content(), func(object fyne.CanvasObject) bool {
		if f, ok := object.(*kit.Field); ok {
			if d, ok := f.Widget.(*kit.DateField); ok {
				d.SetDate(day.Must(map[bool]string{true: "2026-12-15", false: "2026-11-20"}[last]))
				last = true
			}
		}
		return true
	})
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	now := desktest.Stored(t, o, l)
	if now.Settlement.ExecuteBy != day.Must("2026-12-15") {
		t.Errorf("%+v; the screen shows:\n%s", now.Settlement, desktest.Shown(o))
	}
	desktest.MustShow(t, o, "Hạn thi hành: 15/12/2026")
}
