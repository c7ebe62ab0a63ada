package national

import (
	"bytes"
	"context"
	"encoding/json"
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
