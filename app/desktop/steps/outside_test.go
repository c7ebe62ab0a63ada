package steps_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"donthu/app/desktest"
	forms "donthu/app/desktop/steps"
	"donthu/app/kit"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
)

// A correction of what was done outside the program changes which duties were met.
func TestWhatWasDoneOutsideIsPutRight(t *testing.T) {
	o := desktest.New(t)
	f := desktest.ComplaintOn("Nguyễn Thị Ánh", "Tố cáo cán bộ địa chính", "2026-10-01")
	f.Kind, f.Against = register.Denunciation, "Ông B"
	l := desktest.AddLetter(t, o, f)
	l, err := o.Do().Record(o.Ctx(), l.ID, steps.Draft{On: day.Must("2026-10-05"), Content: register.Accepted{}})
	if err != nil {
		t.Fatal(err)
	}
	sender, accused := register.DutyName{Rule: "T7", To: register.ToSender}, register.DutyName{Rule: "T7", To: register.ToAccused}
	form := forms.Mending(o.Desk, l, steps.Step{Seq: 99, On: day.Must("2026-10-08"), Content: register.DoneOutside{Duties: []register.DutyName{sender}}})
	boxes := map[string]*kit.Check{}
	desktest.Visit(form.Content(), func(object fyne.CanvasObject) bool {
		if c, ok := object.(*kit.Check); ok {
			boxes[c.Text] = c
		}
		return true
	})
	told, heard := boxes["Thông báo việc thụ lý tố cáo – người tố cáo"], boxes["Thông báo nội dung tố cáo – người bị tố cáo"]
	if told == nil || heard == nil || !told.Checked || heard.Checked {
		t.Fatalf("the boxes are %v", boxes)
	}
	told.SetChecked(false)
	heard.SetChecked(true)
	var content steps.Content
	kit.RunAsyncErr(func() error { content, _ = form.Said(); return nil }, nil)
	if c, ok := content.(register.DoneOutside); !ok || len(c.Duties) != 1 || c.Duties[0] != accused {
		t.Errorf("it says %+v", content)
	}
}
