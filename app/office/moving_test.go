package office

import (
	"strings"
	"testing"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
)

func sentBy(t *testing.T, o *Office, kind register.Kind, sender register.Person) register.Letter {
	t.Helper()
	l, err := o.Register(t.Context(), register.Facts{ReceivedOn: day.Must("2026-11-02"), Source: register.Post, Kind: kind, Round: 1, Field: register.Land, Sender: sender, Content: "Thu hồi đất làm hẻm"})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func matterOf(t *testing.T, o *Office, id int64) string {
	t.Helper()
	l, err := o.Letter(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return l.Matter
}

func TestLettersMoveBetweenMattersAndBack(t *testing.T) {
	o := newOffice(t)
	person := func(name string) register.Person { return register.Person{Name: name} }
	a, b, c := sentBy(t, o, register.Complaint, person("Lò Thị Sương")), sentBy(t, o, register.Complaint, person("Hà Văn Chín")), sentBy(t, o, register.Complaint, person("Đỗ Văn Lành"))
	first, err := o.MoveTo(t.Context(), []int64{b.ID}, a.ID, "cùng thửa đất")
	if err != nil || len(first) != 2 || matterOf(t, o, a.ID) != a.PossibleMatter() || matterOf(t, o, b.ID) != a.PossibleMatter() {
		t.Fatalf("moved: %v, %v", first, err)
	}
	second, err := o.MoveTo(t.Context(), []int64{b.ID}, c.ID, "thửa đất khác")
	if err != nil || matterOf(t, o, b.ID) != c.PossibleMatter() || matterOf(t, o, c.ID) != c.PossibleMatter() || matterOf(t, o, a.ID) != a.PossibleMatter() {
		t.Fatalf("moved on: %v, %v", second, err)
	}
	if again, err := o.MoveTo(t.Context(), []int64{b.ID}, c.ID, "lần nữa"); err != nil || len(again) != 0 {
		t.Errorf("it is there already: %v, %v", again, err)
	}
	if err := o.TakeBack(t.Context(), second, "chọn nhầm"); err != nil || matterOf(t, o, b.ID) != a.PossibleMatter() || matterOf(t, o, c.ID) != "" {
		t.Errorf("taken back, %v", err)
	}
	left, err := o.Leave(t.Context(), []int64{b.ID}, "khác vụ")
	if err != nil || matterOf(t, o, b.ID) != "" {
		t.Fatalf("left: %v", err)
	}
	history, err := o.Steps(t.Context(), register.LetterSubject, b.ID)
	if said := history[len(history)-1].Content; err != nil || said != (register.Joined{Left: true, Reason: "khác vụ"}) {
		t.Errorf("the history says %+v, %v", said, err)
	}
	if err := o.TakeBack(t.Context(), left, "chọn nhầm"); err != nil || matterOf(t, o, b.ID) != a.PossibleMatter() {
		t.Errorf("taken back, %v", err)
	}
	if v, err := o.Verify(t.Context()); err != nil || v.Err() != nil {
		t.Errorf("%+v, %v", v, err)
	}
}

func TestWhatDoesNotMoveIsSaid(t *testing.T) {
	o := newOffice(t)
	a, b, c := sentBy(t, o, register.Complaint, register.Person{Name: "Lò Thị Sương"}), sentBy(t, o, register.Complaint, register.Person{Name: "Hà Văn Chín"}), sentBy(t, o, register.Complaint, register.Person{Name: "Đỗ Văn Lành"})
	if _, err := o.MoveTo(t.Context(), []int64{b.ID}, a.ID, "cùng vụ"); err != nil {
		t.Fatal(err)
	}
	if _, err := o.Record(t.Context(), b.ID, steps.Draft{On: day.Must("2026-11-03"), Content: register.Handled{Eligible: register.Yes, Competent: register.Yes, Handling: register.Accept}},
		steps.Draft{On: day.Must("2026-11-03"), Content: register.Accepted{}}, steps.Draft{On: day.Must("2026-11-10"), Content: register.Settlement{Result: register.Right}}); err != nil {
		t.Fatal(err)
	}
	refused := func(want string, err error) {
		t.Helper()
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want %q, got %v", want, err)
		}
	}
	_, err := o.MoveTo(t.Context(), []int64{c.ID, b.ID}, a.ID, "x")
	if err != nil { // b is there already, c comes to a settled matter: a further letter of it
		t.Error(err)
	}
	_, err = o.Leave(t.Context(), []int64{c.ID, b.ID}, "khác vụ")
	refused("đã có kết quả giải quyết", err)
	if matterOf(t, o, c.ID) == "" {
		t.Error("one was refused, yet another left")
	}
	_, err = o.MoveTo(t.Context(), []int64{a.ID}, a.ID, "x")
	refused("chính nó", err)
	_, err = o.Leave(t.Context(), []int64{c.ID}, " ")
	refused("Chưa ghi lý do", err)
	if _, err := o.Relate(t.Context(), c.ID, a.ID, Repeats); err != nil {
		t.Fatal(err)
	}
	_, err = o.Leave(t.Context(), []int64{c.ID}, "khác vụ")
	refused("đơn trùng của đơn 1/2026", err)
	d := sentBy(t, o, register.Complaint, register.Person{Name: "Trịnh Thị Mận"})
	_, err = o.Leave(t.Context(), []int64{d.ID}, "khác vụ")
	refused("không thuộc vụ việc nào", err)
}

func TestSendersWrittenInSeveralWaysBecomeOne(t *testing.T) {
	o := newOffice(t)
	a := sentBy(t, o, register.Complaint, register.Person{Name: "Ng. V. An", Phone: "0903000111"})
	b := sentBy(t, o, register.Petition, register.Person{Name: "Ông Nguyễn Văn An", Address: "12 Lê Lợi"})
	secret := sentBy(t, o, register.Denunciation, register.Person{Name: "Nguyễn Văn An"})
	if _, err := o.MoveTo(t.Context(), []int64{b.ID}, a.ID, "cùng người gửi"); err != nil {
		t.Fatal(err)
	}
	as := register.Person{Name: " Nguyễn Văn An ", Address: "12 Lê Lợi", Phone: "0903000111"}
	if _, err := o.MergeSenders(t.Context(), []int64{a.ID, secret.ID}, as, "cùng một người"); err == nil || !strings.Contains(err.Error(), "bí mật") || strings.Contains(err.Error(), "Nguyễn") {
		t.Errorf("a denouncer: %v", err)
	}
	if l, _ := o.Letter(t.Context(), a.ID); l.Sender.Name != "Ng. V. An" {
		t.Errorf("one was refused, yet another is changed: %+v", l.Sender)
	}
	done, err := o.MergeSenders(t.Context(), []int64{a.ID, b.ID}, as, "cùng một người")
	if err != nil || done.Count() != 2 {
		t.Fatalf("%+v, %v", done, err)
	}
	for _, id := range []int64{a.ID, b.ID} {
		if l, _ := o.Letter(t.Context(), id); l.Sender.Name != "Nguyễn Văn An" || l.Sender.Phone != "0903000111" || l.Matter != a.PossibleMatter() {
			t.Errorf("%+v, matter %q", l.Sender, l.Matter)
		}
	}
	history, _ := o.Steps(t.Context(), register.LetterSubject, b.ID)
	if c, ok := history[len(history)-1].Content.(steps.Corrected); !ok || c.Reason != "cùng một người" {
		t.Errorf("the history says %+v", history[len(history)-1])
	}
	if err := o.UnmergeSenders(t.Context(), done); err != nil {
		t.Fatal(err)
	}
	if l, _ := o.Letter(t.Context(), b.ID); l.Sender != b.Sender {
		t.Errorf("taken back: %+v", l.Sender)
	}
	if _, err := o.Leave(t.Context(), []int64{b.ID}, "khác vụ"); err != nil || matterOf(t, o, b.ID) != "" {
		t.Errorf("after a correction it stays in its matter, %v", err)
	}
}
