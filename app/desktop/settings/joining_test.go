package settings_test

import (
	"path/filepath"
	"testing"

	"donthu/app/desktest"
	"donthu/app/desktop/desk"
	"donthu/app/office"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/site"
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
	for _, sender := range []string{"Hà Văn Chín", "Trịnh Thị Mận", "Lê Thị Mới"} {
		if _, err := other.Register(t.Context(), facts(sender)); err != nil {
			t.Fatal(err)
		}
	}
	visit := register.Reception{On: day.Must("2026-11-03"), Type: register.Regular, Host: register.Officer, Kind: register.Petition, People: 1, Visitor: register.Person{Name: "Hà Văn Chín"}, Content: "Xin sửa cống"}
	_, errThere := other.AddReception(t.Context(), visit)
	visit.Visitor.Name = "Lê Thị Mới"
	if _, err := o.Do().AddReception(t.Context(), visit); err != nil || errThere != nil {
		t.Fatal(err, errThere)
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
	desktest.MustShow(t, o, "Sổ của UBND phường B có 3 đơn", "Đơn của sổ này giữ nguyên số", "1/2026", "1 đơn của sổ kia giống đơn đã có ở đây")
	desktest.TapButton(t, o, "Xem đơn có thể trùng…")
	desktest.MustShow(t, o, "Lê Thị Mới: Sửa đường", "Mở đơn đã có")
	desktest.MustNotShow(t, o, "Mở đơn của sổ kia")
	desktest.TapButton(t, o, "Đóng")
	if n, _ := o.Store.LetterCount(t.Context()); n != before {
		t.Fatalf("nothing was confirmed, yet there are %d letters", n)
	}
	desktest.TapButton(t, o, "Gộp vào sổ này")
	desktest.MustShow(t, o, "Đã gộp sổ của UBND phường B: 3 đơn")
	desktest.TapButton(t, o, "Xem đơn có thể trùng…")
	desktest.TapButton(t, o, "Mở đơn của sổ kia")
	desktest.MustShow(t, o, "Đơn 3/2026 · Lê Thị Mới", "Anh Bình ghi lúc") // its number was free here
	if n, err := o.Store.LetterCount(t.Context()); err != nil || n != before+3 {
		t.Errorf("%d letters, %v", n, err)
	}
	page, err := o.Store.Letters(t.Context(), store.Query{Text: "Hà Văn Chín"})
	if err != nil || len(page.Letters) != 1 {
		t.Fatalf("%+v, %v", page, err)
	}
	o.Open(desk.Letter{ID: page.Letters[0].ID})
	desktest.MustShow(t, o, "số cũ "+ours.Number.String()+" (UBND phường B)", "Anh Bình ghi lúc", "tại UBND phường B; gộp vào sổ lúc")
	visits, err := o.Store.SearchReceptions(t.Context(), "Hà Văn Chín", 1)
	if err != nil || len(visits) != 1 || visits[0].Turn != 2 {
		t.Fatalf("%+v, %v", visits, err)
	}
	o.Open(desk.Visit{ID: visits[0].ID})
	desktest.MustShow(t, o, "số cũ 1 (UBND phường B)")
	o.Open(desk.Imports{})
	desktest.MustShow(t, o, "UBND phường B – "+site.FileName)
	s = openSettings(o)
	s.Join()
	desktest.MustShow(t, o, "không có gì để gộp")
}
