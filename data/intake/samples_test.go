package intake_test

import (
	"context"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"donthu/data/day"
	"donthu/data/intake"
	"donthu/data/register"
)

type expected struct {
	Importable int `json:"importable"`
	Problems   []struct {
		Row int    `json:"row"`
		Why string `json:"why"`
	} `json:"problems"`
}

func readExpected(t *testing.T, name string) (e expected, rows []int) {
	t.Helper()
	raw, err := os.ReadFile(sample(name))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(raw, &e); err != nil {
		t.Fatal(err)
	}
	for _, p := range e.Problems {
		rows = append(rows, p.Row)
	}
	return e, rows
}

func TestOfficeRegistersComeInAsTheirExpectedFilesSay(t *testing.T) {
	for name, bookName := range map[string]string{
		"so-theo-doi-13-cot": "Sổ theo dõi đơn thư khiếu nại, tố cáo (13 cột)",
		"thong-ke-don-thu":   "Thống kê đơn thư (BM 01/TCD)",
	} {
		t.Run(name, func(t *testing.T) {
			e, wantRows := readExpected(t, name+".expected.json")
			reg := &taken{}
			result := bringIn(t, reg, sample(name+".xlsx"))
			if result.Book != bookName {
				t.Errorf("recognised as %q", result.Book)
			}
			if result.Added != e.Importable || result.Letters != e.Importable || len(reg.letters) != e.Importable {
				t.Errorf("added %d, letters %d, in the register %d, want %d", result.Added, result.Letters, len(reg.letters), e.Importable)
			}
			if result.Read != e.Importable+len(e.Problems) {
				t.Errorf("read %d rows", result.Read)
			}
			var rows []int
			for _, p := range result.Problems {
				rows = append(rows, p.Row)
			}
			if !slices.Equal(rows, wantRows) {
				t.Errorf("problems in rows %v, want %v:\n%s", rows, wantRows, strings.Join(shown(result.Problems), "\n"))
			}
			for _, l := range reg.letters {
				for _, text := range []string{l.Sender.Name, l.Sender.Address, l.Content, l.Officer} {
					if !norm.NFC.IsNormalString(text) || text != strings.TrimSpace(text) || strings.Contains(text, "  ") {
						t.Errorf("letter %s: %q is not tidy", l.Number, text)
					}
				}
			}

			again := bringIn(t, reg, sample(name+".xlsx"))
			if again.Added != 0 || again.Present != e.Importable || len(reg.letters) != e.Importable {
				t.Errorf("the second time %d were added, %d present", again.Added, again.Present)
			}
			if !slices.Equal(shown(again.Problems), shown(result.Problems)) {
				t.Errorf("the second time other problems: %q", shown(again.Problems))
			}
		})
	}
}

func TestProblemsNameRowColumnAndReason(t *testing.T) {
	result := bringIn(t, &taken{}, sample("thong-ke-don-thu.xlsx"))
	want := []string{
		"Dòng 14, cột “Ngày tiếp nhận”: “31/02/2026” không phải là một ngày có trong lịch.",
		"Dòng 24, cột “Tên chủ đơn”: Chưa có họ tên người gửi. Đơn không rõ người gửi thì ghi “Không rõ”.",
		"Dòng 34, cột “Ngày tiếp nhận”: Ngày nhận 01/01/2099 muộn hơn hôm nay (24/11/2026).",
		"Dòng 44, cột “Loại đơn”: “Đơn xin việc” không có trong danh mục: Khiếu nại, Tố cáo, Kiến nghị, Phản ánh.",
		"Dòng 54, cột “STT đơn thư”: Số đơn 1/2026 đã có ở dòng 5 của sổ.",
	}
	if got := shown(result.Problems); !slices.Equal(got, want) {
		t.Errorf("got:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func letter(t *testing.T, reg *taken, number string) register.Letter {
	t.Helper()
	for _, l := range reg.letters {
		if l.Number.String() == number {
			return l
		}
	}
	t.Fatalf("no letter %s", number)
	return register.Letter{}
}

func TestThirteenColumnBook(t *testing.T) {
	reg := &taken{}
	result := bringIn(t, reg, sample("so-theo-doi-13-cot.xlsx"))

	first := letter(t, reg, "1/2026")
	on := day.Must("2026-01-07")
	want := register.Letter{
		ID: first.ID, Number: register.Number{Year: 2026, Count: 1},
		Facts: register.Facts{
			ReceivedOn: on, WrittenOn: on,
			Sender: register.Person{Name: "Hồ Minh Lan", Address: "88/2 Xô Viết Nghệ Tĩnh"},
			Kind:   register.Reflection, Field: register.Policy,
			Content: "PHẢN ÁNH VỀ VIỆC CHẾ ĐỘ NGƯỜI CÓ CÔNG",
			Note:    "Ngày hẹn trả KQ: 21/01/2026",
		},
		Officer: "Phan Thị Thảo", Handled: true, Handling: register.Accept,
	}
	if got := asJSON(first); got != asJSON(want) {
		t.Errorf("got  %s\nwant %s", got, asJSON(want))
	}
	for number, kind := range map[string]register.Kind{
		"2/2026": register.Petition, "3/2026": register.Petition, "4/2026": register.Denunciation, "5/2026": register.Complaint,
		"6/2026": register.Reflection, "117/2026": register.Complaint, "120/2026": register.Petition,
	} {
		if l := letter(t, reg, number); l.Kind != kind {
			t.Errorf("letter %s is a %s, want %s: %s", number, l.Kind, kind, l.Content)
		}
	}
	if l := letter(t, reg, "6/2026"); l.Settlement.Result != register.Wrong || !l.Settlement.On.IsZero() || l.State() != register.Closed {
		t.Errorf("letter 6/2026: %+v, %s", l.Settlement, l.State())
	}
	if l := letter(t, reg, "1/2026"); l.State() != register.Settling {
		t.Errorf("a letter that is being settled is %s", l.State())
	}
	if l := letter(t, reg, "120/2026"); l.State() != register.Waiting {
		t.Errorf("a letter just received is %s", l.State())
	}
	warnings := strings.Join(shown(result.Warnings), "\n")
	for _, say := range []string{
		"ngày của đơn được lấy làm ngày nhận", "40 kết quả giải quyết được nhập mà không có ngày", "110 đơn đã xử lý được nhập mà không có ngày xử lý",
	} {
		if !strings.Contains(warnings, say) {
			t.Errorf("the warnings do not say %q:\n%s", say, warnings)
		}
	}
	if len(result.Warnings) > 4 {
		t.Errorf("the same is said of many rows:\n%s", warnings)
	}
}

func TestListOfLetters(t *testing.T) {
	reg := &taken{}
	bringIn(t, reg, sample("thong-ke-don-thu.xlsx"))
	if l := letter(t, reg, "60/2026"); l.Content != `=HYPERLINK("http://example.com","xem đơn")` {
		t.Errorf("content of letter 60/2026: %q", l.Content)
	}
	l := letter(t, reg, "2/2026")
	if l.Sender.Name != "Hoàng Hồng Hải" || l.Source != register.Post || l.Kind != register.Reflection ||
		l.WrittenOn != day.Must("2026-01-05") || l.ReceivedOn != day.Must("2026-01-08") ||
		!l.Handled || !l.HandledOn.IsZero() || l.Handling != register.Forward {
		t.Errorf("letter 2/2026: %s", asJSON(l))
	}
	if l := letter(t, reg, "4/2026"); l.Handled {
		t.Error("letter 4/2026 is not handled yet")
	}
	if l := letter(t, reg, "1/2026"); l.WrittenOn != day.Must("2025-12-30") || l.ReceivedOn != day.Must("2026-01-05") {
		t.Errorf("letter 1/2026 written %s, received %s", l.WrittenOn, l.ReceivedOn)
	}
}

func TestCanonicalWorkbook(t *testing.T) {
	reg := &taken{}
	result := bringIn(t, reg, sample("so-chuan-2026.xlsx"))
	if result.Book != "Sổ chuẩn" || result.Letters != 260 || result.Receptions != 182 || result.Days != 52 ||
		result.Added != 494 || len(result.Problems) != 0 {
		t.Errorf("%+v", result)
	}
	if len(result.Warnings) != 0 {
		t.Errorf("warnings: %q", shown(result.Warnings))
	}
	got := letter(t, reg, "3/2025")
	want := register.Letter{
		ID: got.ID, Number: register.Number{Year: 2025, Count: 3},
		Facts: register.Facts{
			ReceivedOn: day.Must("2025-11-03"), WrittenOn: day.Must("2025-10-25"), Source: register.LetterBox,
			Sender:      register.Person{Name: "Võ Thanh Mai", Address: "175/8 Nguyễn Xí", Identity: "079252532811", Phone: "0981065162"},
			Signatories: 1, Kind: register.Complaint, Round: 1, Field: register.Administration,
			Content: "Khiếu nại về việc xử phạt hành chính không đúng",
		},
		Handled: true, HandledOn: day.Must("2025-11-06"), Eligible: register.Yes, Competent: register.Yes, Handling: register.Accept,
		AcceptedOn: day.Must("2025-11-07"), Officer: "Huỳnh Xuân Thủy",
		Replies: []register.Reply{{Number: "315/QĐ-UBND", On: day.Must("2025-11-19"), Step: got.LastReply().Step}},
		Settlement: register.Settlement{Result: register.Wrong, On: day.Must("2025-11-19"),
			Recovery: register.Recovery{CollectMoney: 286, ReturnMoney: 36, PersonsDisciplined: 3}},
		Execution: register.Execution{Done: register.Yes, On: day.Must("2025-12-31"), CollectedMoney: 286, ReturnedMoney: 36, PersonsDisciplined: 3},
	}
	if asJSON(got) != asJSON(want) {
		t.Errorf("got  %s\nwant %s", asJSON(got), asJSON(want))
	}
	again := bringIn(t, reg, sample("so-chuan-2026.xlsx"))
	if again.Added != 0 || again.Present != 494 {
		t.Errorf("the second time: %+v", again)
	}
}

func TestDryRunAndCancelledImportLeaveNothing(t *testing.T) {
	reg := &taken{}
	result, err := intake.Import(context.Background(), reg, sample("so-chuan-2026.xlsx"), intake.Options{Today: today, DryRun: true})
	if err != nil || result.Letters != 260 || len(reg.letters) != 0 {
		t.Errorf("dry run: %v, %d letters found, %d kept", err, result.Letters, len(reg.letters))
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := intake.Import(ctx, reg, sample("so-chuan-2026.xlsx"), intake.Options{Today: today}); err == nil || len(reg.letters) != 0 {
		t.Errorf("cancelled: %v, %d letters kept", err, len(reg.letters))
	}
}

func TestNumberOfAnotherLetterIsTold(t *testing.T) {
	reg := &taken{}
	bringIn(t, reg, sample("so-theo-doi-13-cot.xlsx"))
	result := bringIn(t, reg, sample("thong-ke-don-thu.xlsx"))
	if result.Added != 0 || len(result.Problems) != 80 {
		t.Fatalf("added %d, %d problems", result.Added, len(result.Problems))
	}
	want := "Dòng 5, cột “STT đơn thư”: Số đơn 1/2026 trong sổ đăng ký đã thuộc về một đơn khác."
	if got := result.Problems[0]; got.String() != want || got.At.String() != "B5" { // the cell that may be mended
		t.Errorf("got %s at %s", got, got.At)
	}
}

func TestProgressEndsAtTheTotal(t *testing.T) {
	done, total := 0, 0
	_, err := intake.Import(context.Background(), &taken{}, sample("so-chuan-2026.xlsx"), intake.Options{
		Today: today, Progress: func(d, n int) { done, total = d, n },
	})
	if err != nil || total != 261+183+53 || done != total {
		t.Errorf("%v: %d of %d", err, done, total)
	}
}
