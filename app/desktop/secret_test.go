package desktop

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"donthu/data"
	"donthu/data/store"
)

// accusing is a denunciation whose content names who sent it.
func accusing() data.Facts {
	return data.Facts{
		ReceivedOn: data.MustDate("2026-11-18"), Kind: data.Denunciation, Sender: data.Person{Name: "Quách Thị Ẩn", Address: "88/2 Vạn Kiếp", Phone: "0903123456"},
		Against: "Ông Lê Văn Cán", Content: "Bà Quách Thị Ẩn tố cáo ông Lê Văn Cán nhận tiền", Matter: "Cán",
	}
}

// secrets are what tells who sent it.
var secrets = []string{"Quách Thị Ẩn", "88/2 Vạn Kiếp", "0903123456"}

func revealed(t *testing.T, o *office, subject data.Subject, id int64) (n int) {
	t.Helper()
	steps, err := o.store.Steps(o.ctx(), subject, id)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range steps {
		if s.Content.StepType() == data.StepRevealed {
			n++
		}
	}
	return n
}

func TestNoListTellsWhoDenounced(t *testing.T) {
	o := newTestOffice(t)
	l := addLetter(t, o, accusing())
	addLetter(t, o, data.Facts{ReceivedOn: o.today(), Kind: data.Complaint, Sender: data.Person{Name: "Lê Thị Mới"}, Content: "Khiếu nại", Matter: "Cán"})
	if _, err := o.store.AddReception(o.ctx(), data.Reception{On: o.today(), Type: data.Regular, Host: data.Officer, Kind: data.Denunciation, People: 1,
		Visitor: data.Person{Name: "Quách Thị Ẩn", Address: "88/2 Vạn Kiếp"}, Content: "Bà Quách Thị Ẩn tố cáo ông Cán"}); err != nil {
		t.Fatal(err)
	}
	for _, screen := range []struct {
		name string
		open func()
	}{
		{"home", func() { o.shell.goTo(roomHome, nil) }},
		{"register", func() { o.shell.goTo(roomRegister, nil) }},
		{"found by words", func() { o.showLetters(store.Query{Text: "nhận tiền"}, "") }},
		{"reception desk", func() { o.shell.goTo(roomReception, nil) }},
		{"another letter of the matter", func() { o.openLetter(l.ID + 1) }},
		{"a step of the letter", func() {
			o.shell.push(newStepForm(o, l, data.NextStep{Type: data.StepReplied, Default: data.Draft{Content: data.Reply{}}}))
		}},
		{"a new letter of the same sender", func() {
			f := atForm(t, o)
			f.similar.show([]data.Letter{l})
		}},
	} {
		screen.open()
		mustNotShow(t, o, secrets...)
		if screen.name != "home" && !strings.Contains(shown(o), "mã TC-") {
			t.Errorf("%s does not call the denouncer by a code:\n%s", screen.name, shown(o))
		}
	}
}

func TestDenouncerIsShownOnDemandAndTheLookIsWrittenDown(t *testing.T) {
	o, l := letterOn(t, accusing())
	mustShow(t, o, "Người tố cáo – mã TC-1/2026", "người tố cáo tố cáo ông Lê Văn Cán nhận tiền")
	mustNotShow(t, o, secrets...)
	tapButton(t, o, "Hiện danh tính")
	mustShow(t, o, "Luật Tố cáo, Điều 8 và Điều 56")
	press(o, fyne.KeyEscape)
	mustNotShow(t, o, secrets...)
	if n := revealed(t, o, data.LetterSubject, l.ID); n != 0 {
		t.Fatalf("%d looks written down, nobody has looked", n)
	}
	tapButton(t, o, "Hiện danh tính")
	press(o, fyne.KeyReturn)
	mustShow(t, o, append(secrets, "Xem danh tính người tố cáo")...)
	if n := revealed(t, o, data.LetterSubject, l.ID); n != 1 {
		t.Fatalf("%d looks written down, want 1", n)
	}
	tapButton(t, o, "Che danh tính")
	mustNotShow(t, o, secrets...)
	o.shell.back()
	o.openLetter(l.ID)
	mustNotShow(t, o, secrets...) // only for that view
	if found, err := o.store.Verify(o.ctx()); err != nil || len(found.Findings) > 0 {
		t.Errorf("%v %v", err, found.Findings)
	}
}

func TestCorrectingADenunciationIsALookToo(t *testing.T) {
	o, l := letterOn(t, accusing())
	shortcut(o, fyne.Key8, fyne.KeyModifierAlt)
	mustNotShow(t, o, secrets...)
	press(o, fyne.KeyReturn)
	if _, open := o.shell.top().(*letterForm); !open || revealed(t, o, data.LetterSubject, l.ID) != 1 {
		t.Errorf("%T in front, %d looks written down", o.shell.top(), revealed(t, o, data.LetterSubject, l.ID))
	}
}

func TestVisitorWhoDenouncesIsShownOnDemand(t *testing.T) {
	o := newTestOffice(t)
	r, err := o.store.AddReception(o.ctx(), data.Reception{On: o.today(), Type: data.Regular, Host: data.Officer, Kind: data.Denunciation, People: 1,
		Visitor: data.Person{Name: "Quách Thị Ẩn", Phone: "0903123456"}, Content: "Bà Quách Thị Ẩn tố cáo ông Cán"})
	if err != nil {
		t.Fatal(err)
	}
	o.shell.push(newVisitPage(o, r.ID))
	mustShow(t, o, fmt.Sprintf("Người tố cáo – mã TC-lượt %d", r.ID))
	mustNotShow(t, o, "Quách Thị Ẩn", "0903123456")
	tapButton(t, o, "Hiện danh tính")
	press(o, fyne.KeyReturn)
	mustShow(t, o, "Quách Thị Ẩn", "0903123456", "Xem danh tính người tố cáo")
	if found, err := o.store.Verify(o.ctx()); err != nil || len(found.Findings) > 0 {
		t.Errorf("%v %v", err, found.Findings)
	}
	if err := o.store.Rebuild(o.ctx()); err != nil {
		t.Fatal(err)
	}
	if again, err := o.store.Reception(o.ctx(), r.ID); err != nil || again.Visitor.Name != "Quách Thị Ẩn" {
		t.Errorf("after rebuilding: %v %+v", err, again)
	}
}
