package national

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"donthu/data"
)

type shelf struct {
	letters []data.Letter
	visits  []data.Reception
}

func (s *shelf) EachLetter(_ context.Context, visit func(*data.Letter) error) error {
	for i := range s.letters {
		if err := visit(&s.letters[i]); err != nil {
			return err
		}
	}
	return nil
}

func (s *shelf) Receptions(context.Context, data.Period) ([]data.Reception, error) {
	return s.visits, nil
}

func written(t interface{ Fatal(...any) }, s *shelf, o Options) (text string, read map[string]any) {
	var b bytes.Buffer
	counts, err := Write(context.Background(), &b, s, data.Settings{Ward: "UBND phường \"13\""}, o)
	if err != nil || counts.Letters != len(s.letters) || counts.Receptions != len(s.visits) {
		t.Fatal(counts, err)
	}
	if err := json.Unmarshal(b.Bytes(), &read); err != nil {
		t.Fatal(err, b.String())
	}
	return b.String(), read
}

func TestTheItemsOfTheDecreeAreWritten(t *testing.T) {
	s := &shelf{
		letters: []data.Letter{{ID: 1, Number: data.Number{Year: 2026, Count: 12}, Facts: data.Facts{
			ReceivedOn: data.MustDate("2026-05-20"), Kind: data.Complaint, Sender: data.Person{Name: "Nguyễn Thị Ánh", Address: "12 Lê Lợi"}, Content: "Thu hồi đất",
		}, Eligible: data.Yes, Competent: data.No, Handling: data.Forward, ForwardTo: "Sở Xây dựng"}},
		visits: []data.Reception{{ID: 4, On: data.MustDate("2026-06-01"), Kind: data.Petition, Visitor: data.Person{Name: "Vũ Vân"}, Content: "Rác", Handling: "Hướng dẫn", Outcome: "Xong"}},
	}
	_, read := written(t, s, Options{Today: data.MustDate("2026-06-20")})
	letter := read["xuLyDon"].([]any)[0].(map[string]any)
	for key, want := range map[string]any{"soDon": "12/2026", "loaiDon": "Khiếu nại", "duDieuKienXuLy": true, "thuocThamQuyen": false, "chuyenDen": "Sở Xây dựng", "ngayNhan": "2026-05-20"} {
		if letter[key] != want {
			t.Errorf("%s is %v, want %v", key, letter[key], want)
		}
	}
	if letter["giaiQuyet"] != nil {
		t.Error("a letter without a settlement has one")
	}
	visit := read["tiepCongDan"].([]any)[0].(map[string]any)
	if visit["ketQua"] != "Hướng dẫn; Xong" || visit["congDan"].(map[string]any)["hoTen"] != "Vũ Vân" {
		t.Errorf("visit %v", visit)
	}
	if _, read := written(t, &shelf{}, Options{}); len(read["xuLyDon"].([]any)) != 0 {
		t.Error("an empty register holds letters")
	}
}

// The file letter for letter: every item of Điều 6 khoản 1 and 2, and what the
// register knows beyond them.
func TestTheDataSetIsWrittenAsItWas(t *testing.T) {
	day := data.MustDate
	handled := func(count int, kind data.Kind, way data.Handling) data.Letter {
		return data.Letter{ID: int64(count), Number: data.Number{Year: 2026, Count: count}, Facts: data.Facts{ReceivedOn: day("2026-05-20"), Kind: kind, Field: data.Land,
			Sender: data.Person{Name: "Nguyễn Thị Ánh", Address: "12 Lê Lợi"}, Content: "Thu hồi đất & \"bồi thường\""}, Handled: true, HandledOn: day("2026-05-25"),
			Eligible: data.Yes, Competent: data.No, Handling: way}
	}
	forwarded, returned, kept, split := handled(1, data.Complaint, data.Forward), handled(2, data.Petition, data.Return), handled(3, data.Reflection, data.Keep), handled(4, data.Complaint, data.Guide)
	forwarded.ForwardTo = "Sở Xây dựng"
	kept.Eligible, kept.Competent = data.No, ""
	split.Number.Branch = "a"
	withdrawn, settled := handled(5, data.Complaint, data.Accept), handled(6, data.Denunciation, data.Accept)
	withdrawn.Competent, withdrawn.AcceptedOn, withdrawn.Settlement = data.Yes, day("2026-05-26"), data.Settlement{Result: data.Withdrawn, On: day("2026-06-01")}
	settled.Competent, settled.AcceptedOn, settled.Settlement = data.Yes, day("2026-05-26"), data.Settlement{Result: data.RightAndWrong, On: day("2026-06-20")}
	settled.Content, settled.Replies, settled.Execution = "Bà Nguyễn Thị Ánh tố cáo", []data.Reply{{Number: "2/KL-UBND"}}, data.Execution{Done: data.Yes, On: day("2026-07-01")}
	waiting := data.Letter{ID: 7, Number: data.Number{Year: 2026, Count: 7}, Facts: data.Facts{ReceivedOn: day("2026-06-02"), Kind: data.Petition, Sender: data.Person{Name: "Lê Văn Chờ"}, Content: "Sửa đường"}}
	text, _ := written(t, &shelf{
		letters: []data.Letter{forwarded, returned, kept, split, withdrawn, settled, waiting},
		visits: []data.Reception{
			{ID: 1, On: day("2026-06-01"), Kind: data.Petition, Visitor: data.Person{Name: "Vũ Vân", Address: "3 Nguyễn Xí"}, People: 2, Content: "Rác", Demand: "Dọn rác", Handling: "Hướng dẫn", Outcome: "Xong"},
			{ID: 2, On: day("2026-06-02"), Kind: data.Denunciation, Visitor: data.Person{Name: "Quách Thị Ẩn"}, People: 1, Content: "Bà Ẩn tố cáo", Handling: "Tiếp nhận đơn", Letter: "6/2026"},
		},
	}, Options{Today: day("2026-07-02")})
	want, err := os.ReadFile("testdata/csdl.json")
	if err != nil {
		t.Fatal(err)
	}
	if text != string(want) {
		t.Errorf("got\n%s\nwant\n%s", text, want)
	}
}

func TestTheDataSetNamesNoDenouncer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.SampledFrom([]string{"Quách Thị Ẩn", "Tôn Nữ Giàu"}).Draw(t, "name")
		leak := func() string {
			return rapid.SampledFrom([]string{"bà " + name, strings.ToUpper(name), "88/2 Vạn Kiếp", "không"}).Draw(t, "leak") + " nêu"
		}
		person := data.Person{Name: name, Address: "88/2 Vạn Kiếp"}
		kind := rapid.SampledFrom([]data.Kind{data.Denunciation, ""}).Draw(t, "kind")
		s := &shelf{
			letters: []data.Letter{{Number: data.Number{Year: 2026, Count: 7}, Facts: data.Facts{Kind: kind, Sender: person, Content: "Tố cáo " + leak()}, ForwardTo: leak(),
				Settlement: data.Settlement{Result: data.Right}, Replies: []data.Reply{{Number: leak()}}}},
			visits: []data.Reception{{ID: 3, Kind: kind, Visitor: person, Content: "tố cáo " + leak(), Demand: leak(), Outcome: leak()}},
		}
		text, _ := written(t, s, Options{})
		for _, secret := range []string{name, "88/2 Vạn Kiếp"} {
			if strings.Contains(data.FoldText(text), data.FoldText(secret)) {
				t.Fatalf("tells %q: %s", secret, text)
			}
		}
		if !strings.Contains(text, "TC-7/2026") || !strings.Contains(text, "TC-lượt 3") {
			t.Fatal("no codes in the denouncer's place:", text)
		}
	})
}
