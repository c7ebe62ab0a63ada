package letters_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/desk"
	"donthu/data/day"
	"donthu/data/register"
)

func petition(t *testing.T, o *desktop.Program, kind register.Kind, sender register.Person) register.Letter {
	t.Helper()
	return desktest.AddLetter(t, o, register.Facts{ReceivedOn: day.Must("2026-11-02"), Source: register.Post, Kind: kind, Round: 1, Sender: sender, Content: "Thoát nước ngõ 7"})
}

// typeInto types into what has the focus, in a dialog.
func typeInto(t *testing.T, o *desktop.Program, text string) {
	t.Helper()
	entry, ok := o.Window.Canvas().Focused().(interface {
		fyne.Focusable
		SetText(string)
	})
	if !ok {
		t.Fatalf("%T has the focus", o.Window.Canvas().Focused())
	}
	entry.SetText(text)
}

func letterNow(t *testing.T, o *desktop.Program, id int64) register.Letter {
	t.Helper()
	l, err := o.Store.Letter(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestALetterMovesIntoAnotherMatterAndLeavesIt(t *testing.T) {
	o := desktest.New(t)
	desktest.KeepMessages(t)
	a, b := petition(t, o, register.Petition, register.Person{Name: "Lò Thị Sương"}), petition(t, o, register.Petition, register.Person{Name: "Hà Văn Chín"})
	o.Open(desk.Letter{ID: b.ID})
	desktest.Shortcut(o, fyne.KeyJ, fyne.KeyModifierAlt)
	desktest.MustShow(t, o, "Chuyển sang vụ việc khác", "Một đơn của vụ việc ấy", b.Number.String()+" · Kiến nghị · Hà Văn Chín") // whose letter it is
	typeInto(t, o, "không phải số")
	desktest.TapButton(t, o, "Chuyển")
	desktest.MustShow(t, o, "Hãy ghi lý do") // the reason is asked first
	typeInto(t, o, "cùng ngõ")
	desktest.TapButton(t, o, "Chuyển")
	desktest.MustShow(t, o, "Không có đơn nào như vậy")
	typeInto(t, o, a.Number.String())
	desktest.TapButton(t, o, "Chuyển")
	desktest.MustShow(t, o, "Đã chuyển 1 đơn sang vụ việc của đơn "+a.Number.String())
	if got := letterNow(t, o, b.ID).Matter; got != a.PossibleMatter() || letterNow(t, o, a.ID).Matter != got {
		t.Errorf("matter %q", got)
	}
	desktest.Shortcut(o, fyne.KeyU, fyne.KeyModifierAlt)
	typeInto(t, o, "khác chuyện")
	desktest.TapButton(t, o, "Tách")
	desktest.MustShow(t, o, "Đã tách 1 đơn khỏi vụ việc", "Thành đơn riêng", "khác chuyện")
	if got := letterNow(t, o, b.ID).Matter; got != "" {
		t.Errorf("matter %q", got)
	}
	desktest.TapButton(t, o, "Hoàn tác")
	if got := letterNow(t, o, b.ID).Matter; got != a.PossibleMatter() {
		t.Errorf("taken back: matter %q", got)
	}
	desktest.MustShow(t, o, "Hủy bước “tách khỏi vụ việc”", "Tách khỏi vụ việc – không còn hiệu lực")
	desktest.MustNotShow(t, o, "Hủy bước “ghép vào vụ việc”")
}

// Into whose matter a letter moves is chosen by name, from lines that name no denouncer.
func TestTheMatterIsFoundByNameAndNamesNoDenouncer(t *testing.T) {
	o := desktest.New(t)
	desktest.KeepMessages(t)
	a, secret := petition(t, o, register.Petition, register.Person{Name: "Lò Thị Sương"}), petition(t, o, register.Denunciation, register.Person{Name: "Quách Thị Ẩn"})
	o.Open(desk.Letter{ID: secret.ID})
	desktest.Shortcut(o, fyne.KeyJ, fyne.KeyModifierAlt)
	desktest.MustShow(t, o, secret.Number.String()+" · Tố cáo")
	desktest.MustNotShow(t, o, "Quách Thị Ẩn")
	desktest.TypeInto(o, "sương")
	desktest.Press(o, fyne.KeyDown, fyne.KeyReturn)
	desktest.MustShow(t, o, a.Number.String()+" · Kiến nghị · Lò Thị Sương · Thoát nước ngõ 7")
	desktest.Press(o, fyne.KeyReturn)
	desktest.TypeInto(o, "cùng ngõ")
	desktest.Press(o, fyne.KeyReturn)
	desktest.MustShow(t, o, "sang vụ việc của đơn "+a.Number.String())
	if got := letterNow(t, o, secret.ID).Matter; got != a.PossibleMatter() {
		t.Errorf("matter %q", got)
	}
}

func TestSendersAreMergedFromALetter(t *testing.T) {
	o := desktest.New(t)
	desktest.KeepMessages(t)
	a := petition(t, o, register.Petition, register.Person{Name: "Nguyễn Văn Ưởng", Phone: "0903000111"})
	b := petition(t, o, register.Petition, register.Person{Name: "Ông Nguyễn Văn Ưởng", Address: "12 Lê Lợi", Phone: "0903 000 111"})
	secret := petition(t, o, register.Denunciation, register.Person{Name: "Nguyễn Văn Ưởng", Phone: "0903000111"})
	o.Open(desk.Letter{ID: a.ID})
	desktest.Shortcut(o, fyne.KeyO, fyne.KeyModifierAlt)
	desktest.MustShow(t, o, "Gộp người gửi", a.Number.String(), b.Number.String())
	typeInto(t, o, "Nguyễn Văn Ưởng")
	desktest.TapButton(t, o, "Gộp")
	desktest.MustShow(t, o, "Hãy ghi lý do")
	typeInto(t, o, "cùng một người")
	desktest.TapButton(t, o, "Gộp")
	desktest.MustShow(t, o, "2 đơn nay ghi người gửi là Nguyễn Văn Ưởng")
	for _, id := range []int64{a.ID, b.ID} {
		if got := letterNow(t, o, id).Sender; got.Name != "Nguyễn Văn Ưởng" || got.Address != "12 Lê Lợi" {
			t.Errorf("%+v", got)
		}
	}
	if got := letterNow(t, o, secret.ID).Sender; got.Address != "" {
		t.Errorf("the denouncer is written as %+v", got)
	}
	desktest.TapButton(t, o, "Hoàn tác")
	if got := letterNow(t, o, b.ID).Sender; got != b.Sender {
		t.Errorf("taken back: %+v", got)
	}
	o.Open(desk.Letter{ID: secret.ID})
	desktest.Shortcut(o, fyne.KeyO, fyne.KeyModifierAlt)
	desktest.MustShow(t, o, "phải giữ bí mật nên không gộp")
}
