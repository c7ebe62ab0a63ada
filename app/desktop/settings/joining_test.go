package settings_test

import (
	"path/filepath"
	"testing"

	"donthu/app/desktest"
	"donthu/app/desktop/desk"
	"donthu/app/office"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/store"
)

func TestTheRegisterOfAnotherWardIsJoined(t *testing.T) {
	o := desktest.New(t)
	facts := func(sender string) register.Facts {
		return register.Facts{ReceivedOn: day.Must("2026-11-02"), Kind: register.Petition, Sender: register.Person{Name: sender}, Content: "Sửa đường"}
	}
	ours := desktest.AddLetter(t, o, facts("Lê Thị Mới"))
	dir := filepath.Join(t.TempDir(), "phuong-b")
	other, err := office.Create(t.Context(), dir, register.Settings{Ward: "UBND phường B", Receiver: "Ban", Clerk: "Anh Bình"}, o.Clock)
	if err != nil {
		t.Fatal(err)
	}
	for _, sender := range []string{"Hà Văn Chín", "Trịnh Thị Mận"} {
		if _, err := other.Register(t.Context(), facts(sender)); err != nil {
			t.Fatal(err)
		}
	}
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	before, err := o.Store.LetterCount(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	s := openSettings(o)
	s.ShowNamed("data")
	desktest.MustShow(t, o, "Gộp sổ của phường khác…")
	desktest.AnswerFiles(t, store.Path(dir))
	s.Join()
	desktest.MustShow(t, o, "Sổ của UBND phường B có 2 đơn", "Đơn của sổ này giữ nguyên số", "1/2026")
	if n, _ := o.Store.LetterCount(t.Context()); n != before {
		t.Fatalf("nothing was confirmed, yet there are %d letters", n)
	}
	desktest.TapButton(t, o, "Gộp vào sổ này")
	desktest.MustShow(t, o, "Đã gộp sổ của UBND phường B: 2 đơn")
	desktest.TapButton(t, o, "Đóng")
	if n, err := o.Store.LetterCount(t.Context()); err != nil || n != before+2 {
		t.Errorf("%d letters, %v", n, err)
	}
	page, err := o.Store.Letters(t.Context(), store.Query{Text: "Hà Văn Chín"})
	if err != nil || len(page.Letters) != 1 {
		t.Fatalf("%+v, %v", page, err)
	}
	o.Open(desk.Letter{ID: page.Letters[0].ID})
	desktest.MustShow(t, o, "số cũ "+ours.Number.String()+" (UBND phường B)", "Anh Bình ghi lúc", "tại UBND phường B; gộp vào sổ lúc")
	s = openSettings(o)
	s.Join()
	desktest.MustShow(t, o, "không có gì để gộp")
}
