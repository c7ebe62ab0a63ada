package national

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/text"
)

type shelf struct {
	letters []register.Letter
	visits  []register.Reception
}

func (s *shelf) EachLetter(_ context.Context, visit func(*register.Letter) error) error {
	for i := range s.letters {
		if err := visit(&s.letters[i]); err != nil {
			return err
		}
	}
	return nil
}

func (s *shelf) Receptions(context.Context, day.Period) ([]register.Reception, error) {
	return s.visits, nil
}

func written(t interface{ Fatal(...any) }, s *shelf, o Options) (text string, read map[string]any) {
	var b bytes.Buffer
	counts, err := Write(context.Background(), &b, s, register.Settings{Ward: "UBND phường \"13\""}, o)
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
		letters: []register.Letter{{ID: 1, Number: register.Number{Year: 2026, Count: 12}, Facts: register.Facts{
			ReceivedOn: day.Must("2026-05-20"), Kind: register.Complaint, Sender: register.Person{Name: "Nguyễn Thị Ánh", Address: "12 Lê Lợi"}, Content: "Thu hồi đất",
		}, Eligible: register.Yes, Competent: register.No, Handling: register.Forward, ForwardTo: "Sở Xây dựng"}},
		visits: []register.Reception{{ID: 4, On: day.Must("2026-06-01"), Kind: register.Petition, Visitor: register.Person{Name: "Vũ Vân"}, Content: "Rác", Handling: "Hướng dẫn", Outcome: "Xong"}},
	}
	_, read := written(t, s, Options{Today: day.Must("2026-06-20")})
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
	day := day.Must
	handled := func(count int, kind register.Kind, way register.Handling) register.Letter {
		return register.Letter{ID: int64(count), Number: register.Number{Year: 2026, Count: count}, Facts: register.Facts{ReceivedOn: day("2026-05-20"), Kind: kind, Field: register.Land,
			Sender: register.Person{Name: "Nguyễn Thị Ánh", Address: "12 Lê Lợi"}, Content: "Thu hồi đất & \"bồi thường\""}, Handled: true, HandledOn: day("2026-05-25"),
			Eligible: register.Yes, Competent: register.No, Handling: way}
	}
	forwarded, returned, kept, split := handled(1, register.Complaint, register.Forward), handled(2, register.Petition, register.Return), handled(3, register.Reflection, register.Keep), handled(4, register.Complaint, register.Guide)
	forwarded.ForwardTo = "Sở Xây dựng"
	kept.Eligible, kept.Competent = register.No, ""
	split.Number.Branch = "a"
	withdrawn, settled := handled(5, register.Complaint, register.Accept), handled(6, register.Denunciation, register.Accept)
	withdrawn.Competent, withdrawn.AcceptedOn, withdrawn.Settlement = register.Yes, day("2026-05-26"), register.Settlement{Result: register.Withdrawn, On: day("2026-06-01")}
	settled.Competent, settled.AcceptedOn, settled.Settlement = register.Yes, day("2026-05-26"), register.Settlement{Result: register.RightAndWrong, On: day("2026-06-20")}
	settled.Content, settled.Replies, settled.Execution = "Bà Nguyễn Thị Ánh tố cáo", []register.Reply{{Number: "2/KL-UBND"}}, register.Execution{Done: register.Yes, On: day("2026-07-01")}
	waiting := register.Letter{ID: 7, Number: register.Number{Year: 2026, Count: 7}, Facts: register.Facts{ReceivedOn: day("2026-06-02"), Kind: register.Petition, Sender: register.Person{Name: "Lê Văn Chờ"}, Content: "Sửa đường"}}
	text, _ := written(t, &shelf{
		letters: []register.Letter{forwarded, returned, kept, split, withdrawn, settled, waiting},
		visits: []register.Reception{
			{ID: 1, On: day("2026-06-01"), Kind: register.Petition, Visitor: register.Person{Name: "Vũ Vân", Address: "3 Nguyễn Xí"}, People: 2, Content: "Rác", Demand: "Dọn rác", Handling: "Hướng dẫn", Outcome: "Xong"},
			{ID: 2, On: day("2026-06-02"), Kind: register.Denunciation, Visitor: register.Person{Name: "Quách Thị Ẩn"}, People: 1, Content: "Bà Ẩn tố cáo", Handling: "Tiếp nhận đơn", Letter: "6/2026"},
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
		person := register.Person{Name: name, Address: "88/2 Vạn Kiếp"}
		kind := rapid.SampledFrom([]register.Kind{register.Denunciation, ""}).Draw(t, "kind")
		s := &shelf{
			letters: []register.Letter{{Number: register.Number{Year: 2026, Count: 7}, Facts: register.Facts{Kind: kind, Sender: person, Content: "Tố cáo " + leak()}, ForwardTo: leak(),
				Settlement: register.Settlement{Result: register.Right}, Replies: []register.Reply{{Number: leak()}}}},
			visits: []register.Reception{{ID: 3, Kind: kind, Visitor: person, Content: "tố cáo " + leak(), Demand: leak(), Outcome: leak()}},
		}
		words, _ := written(t, s, Options{})
		for _, secret := range []string{name, "88/2 Vạn Kiếp"} {
			if strings.Contains(text.Fold(words), text.Fold(secret)) {
				t.Fatalf("tells %q: %s", secret, words)
			}
		}
		if !strings.Contains(words, "TC-7/2026") || !strings.Contains(words, "TC-lượt 3") {
			t.Fatal("no codes in the denouncer's place:", words)
		}
	})
}
