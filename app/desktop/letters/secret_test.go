package letters_test

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/desk"
	"donthu/app/desktop/letters"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/store"
)

func revealed(t *testing.T, o *desktop.Program, subject steps.Subject, id int64) (n int) {
	t.Helper()
	all, err := o.Store.Steps(o.Ctx(), subject, id)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range all {
		if s.Content.StepType() == steps.StepRevealed {
			n++
		}
	}
	return n
}

// listed is what the lists on the screen hold, also where a column is too narrow for it.
func listed(o *desktop.Program) string {
	var all []string
	desktest.Visit(o.Window.Canvas().Content(), func(object fyne.CanvasObject) bool {
		if list, ok := object.(interface {
			Len() int
			Cells(row int) []string
		}); ok {
			for row := range list.Len() {
				all = append(all, list.Cells(row)...)
			}
		}
		return true
	})
	return strings.Join(all, "\n")
}

func TestNoListTellsWhoDenounced(t *testing.T) {
	o := desktest.New(t)
	l := desktest.AddLetter(t, o, desktest.Accusing())
	desktest.AddLetter(t, o, register.Facts{ReceivedOn: o.Today(), Kind: register.Complaint, Sender: register.Person{Name: "Lê Thị Mới"}, Content: "Khiếu nại", Matter: "Cán"})
	if _, err := o.Do().AddReception(o.Ctx(), register.Reception{On: o.Today(), Type: register.Regular, Host: register.Officer, Kind: register.Denunciation, People: 1,
		Visitor: register.Person{Name: "Quách Thị Ẩn", Address: "88/2 Vạn Kiếp"}, Content: "Bà Quách Thị Ẩn tố cáo ông Cán"}); err != nil {
		t.Fatal(err)
	}
	for _, screen := range []struct {
		name string
		open func()
	}{
		{"home", func() { o.Shell.GoTo(desktop.RoomHome, nil) }},
		{"register", func() { o.Shell.GoTo(desktop.RoomRegister, nil) }},
		{"found by words", func() { o.Open(desk.Letters{Query: store.Query{Text: "nhận tiền"}, Caption: ""}) }},
		{"reception desk", func() { o.Shell.GoTo(desktop.RoomReception, nil) }},
		{"another letter of the matter", func() {
			o.Open(desk.Letter{ID: l.ID + 1})
			desktest.TapButton(t, o, "Vụ việc")
		}},
		{"a step of the letter", func() {
			o.Open(desk.Step{Letter: l, Next: law.NextStep{Type: register.StepReplied, Default: steps.Draft{Content: register.Reply{}}}})
		}},
		{"a new letter of the same sender", func() {
			f := atForm(t, o)
			f.ShowSimilar([]store.Alike{{Letter: l}})
		}},
	} {
		screen.open()
		desktest.MustNotShow(t, o, desktest.Secrets...)
		whole := desktest.Shown(o) + "\n" + listed(o)
		for _, secret := range desktest.Secrets {
			if strings.Contains(whole, secret) {
				t.Errorf("%s: a list holds %q", screen.name, secret)
			}
		}
		if screen.name != "home" && !strings.Contains(strings.ToLower(whole), "mã tc-") {
			t.Errorf("%s does not call the denouncer by a code:\n%s", screen.name, whole)
		}
	}
}

func TestDenouncerIsShownOnDemandAndTheLookIsWrittenDown(t *testing.T) {
	o, l := desktest.LetterOn(t, desktest.Accusing())
	desktest.MustShow(t, o, "Người tố cáo – mã TC-1/2026", "người tố cáo tố cáo ông Lê Văn Cán nhận tiền")
	desktest.MustNotShow(t, o, desktest.Secrets...)
	desktest.TapButton(t, o, "Hiện danh tính")
	desktest.MustShow(t, o, "Luật Tố cáo, Điều 8 và Điều 56")
	desktest.Press(o, fyne.KeyEscape)
	desktest.MustNotShow(t, o, desktest.Secrets...)
	if n := revealed(t, o, register.LetterSubject, l.ID); n != 0 {
		t.Fatalf("%d looks written down, nobody has looked", n)
	}
	desktest.TapButton(t, o, "Hiện danh tính")
	desktest.Press(o, fyne.KeyReturn)
	desktest.MustShow(t, o, append(desktest.Secrets, "Xem danh tính người tố cáo")...)
	if n := revealed(t, o, register.LetterSubject, l.ID); n != 1 {
		t.Fatalf("%d looks written down, want 1", n)
	}
	desktest.TapButton(t, o, "Che danh tính")
	desktest.MustNotShow(t, o, desktest.Secrets...)
	o.Back()
	o.Open(desk.Letter{ID: l.ID})
	desktest.MustNotShow(t, o, desktest.Secrets...) // only for that view
	if found, err := o.Do().Verify(o.Ctx()); err != nil || len(found.Findings) > 0 {
		t.Errorf("%v %v", err, found.Findings)
	}
}

func TestCorrectingADenunciationIsALookToo(t *testing.T) {
	o, l := desktest.LetterOn(t, desktest.Accusing())
	desktest.Shortcut(o, fyne.Key8, fyne.KeyModifierAlt)
	desktest.MustNotShow(t, o, desktest.Secrets...)
	desktest.Press(o, fyne.KeyReturn)
	if _, open := o.Shell.Top().(*letters.Form); !open || revealed(t, o, register.LetterSubject, l.ID) != 1 {
		t.Errorf("%T in front, %d looks written down", o.Shell.Top(), revealed(t, o, register.LetterSubject, l.ID))
	}
}

func TestVisitorWhoDenouncesIsShownOnDemand(t *testing.T) {
	o := desktest.New(t)
	r, err := o.Do().AddReception(o.Ctx(), register.Reception{On: o.Today(), Type: register.Regular, Host: register.Officer, Kind: register.Denunciation, People: 1,
		Visitor: register.Person{Name: "Quách Thị Ẩn", Phone: "0903123456"}, Content: "Bà Quách Thị Ẩn tố cáo ông Cán"})
	if err != nil {
		t.Fatal(err)
	}
	o.Open(desk.Visit{ID: r.ID})
	desktest.MustShow(t, o, fmt.Sprintf("Người tố cáo – mã TC-lượt %d", r.ID))
	desktest.MustNotShow(t, o, "Quách Thị Ẩn", "0903123456")
	desktest.TapButton(t, o, "Hiện danh tính")
	desktest.Press(o, fyne.KeyReturn)
	desktest.MustShow(t, o, "Quách Thị Ẩn", "0903123456", "Xem danh tính người tố cáo")
	if found, err := o.Do().Verify(o.Ctx()); err != nil || len(found.Findings) > 0 {
		t.Errorf("%v %v", err, found.Findings)
	}
	if err := desktest.Register(t, o).Rebuild(o.Ctx()); err != nil {
		t.Fatal(err)
	}
	if again, err := o.Store.Reception(o.Ctx(), r.ID); err != nil || again.Visitor.Name != "Quách Thị Ẩn" {
		t.Errorf("after rebuilding: %v %+v", err, again)
	}
}
