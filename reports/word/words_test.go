package word

import (
	"archive/zip"
	"bytes"
	"io"
	"regexp"
	"strings"
	"testing"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/reports/docx"
	"donthu/reports/notice"
)

// Results stand in documents in the law's words (NĐ 124/2020 Mẫu số 15; LTC Điều 35 khoản
// 2 điểm c); who withdrew was neither right nor wrong.
func TestResultsInTheWordsOfTheLaw(t *testing.T) {
	for _, c := range []struct {
		kind      register.Kind
		result    register.Result
		want      string
		concluded bool
	}{
		{complaint, register.Right, "khiếu nại đúng", true},
		{complaint, register.PartlyRight, "khiếu nại đúng một phần", true},
		{complaint, register.Wrong, "khiếu nại sai toàn bộ", true},
		{denunciation, register.RightAndWrong, "tố cáo đúng một phần", true},
		{denunciation, register.Wrong, "tố cáo sai", true},
		{complaint, register.Withdrawn, "người khiếu nại đã rút đơn", false},
		{denunciation, register.Stopped, "đình chỉ giải quyết tố cáo", false},
		{complaint, "", "", false},
	} {
		f := LetterFields(*concluded(c.kind, c.result), ward, Options{Reader: Sender})
		if f["ket_qua_don"] != c.want || f["da_ket_luan"] != c.concluded {
			t.Errorf("%s, %s: %q, concluded %v", c.kind, c.result, f["ket_qua_don"], f["da_ket_luan"])
		}
	}
}

// Nothing is said that nobody recorded: a request for direction proposes nothing of itself,
// a proposal judges nothing, a refusal of a visitor names the document that it stands on,
// and a decision names an office that proposed it, not a clerk.
func TestNothingIsSaidThatNobodyRecorded(t *testing.T) {
	for name, field := range map[string]string{register.DocumentAskLeader: "de_xuat_giai_quyet", register.DocumentVisitRefused: "van_ban_ra_soat"} {
		o := sampleOptions()
		delete(o.Typed, field)
		err := writeLetter(io.Discard, t.TempDir(), name, sampleLetter(complaint), ward, o)
		if err == nil || !strings.Contains(err.Error(), docx.Explain(field)) {
			t.Errorf("%s is written without %s: %v", name, field, err)
		}
	}
	o := sampleOptions()
	o.Typed["de_xuat"] = "chờ ý kiến"
	var b bytes.Buffer
	if err := writeLetter(&b, t.TempDir(), register.DocumentProposal, *received(complaint), ward, withDue(o)); err != nil {
		t.Fatal(err)
	}
	if text := textOf(t, b.Bytes()); !strings.Contains(text, "đơn …… điều kiện xử lý; nội dung …… thẩm quyền") {
		t.Errorf("a proposal judges what nobody judged:\n%s", text)
	}
	own := ward
	own.Lists.Officers = []register.Member{{Name: "Nguyễn Hoàng Nam", Unit: "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"}}
	own.Office.Signers = []register.Signer{{Name: "Lê Thị Hoa", Role: "Phó Chủ tịch"}, {Name: "Phạm Văn Chủ", Role: "Chủ tịch"}}
	f := LetterFields(sampleLetter(complaint), own, Options{})
	if f["nguoi_de_nghi"] != own.Lists.Officers[0].Unit || f["nguoi_chu_tri"] != "ông Phạm Văn Chủ, Chủ tịch Ủy ban nhân dân phường Bình Thạnh" {
		t.Errorf("proposed by %q, chaired by %q", f["nguoi_de_nghi"], f["nguoi_chu_tri"])
	}
	if f = LetterFields(sampleLetter(complaint), ward, Options{}); f["nguoi_de_nghi"] != "công chức được giao tham mưu giải quyết đơn khiếu nại" {
		t.Errorf("proposed by %q", f["nguoi_de_nghi"])
	}
}

func withDue(o Options) Options {
	o.Typed["han_xu_ly"] = "15/07/2026"
	return o
}

// A công văn carries the drafting unit's sign, a document of a named kind the office's alone.
func TestTheSignOfTheDraftingUnit(t *testing.T) {
	own := ward
	own.Office.Short = "UBND-VP"
	for name, want := range map[string]string{register.DocumentAnswer: "UBND-VP", register.DocumentGuidance: "HD-UBND"} {
		var b bytes.Buffer
		if err := writeLetter(&b, t.TempDir(), name, sampleLetter(petition), own, sampleOptions()); err != nil {
			t.Fatal(err)
		}
		if symbol := infoOf(t, name).SymbolFor(&register.Letter{}, own); symbol != want || !strings.Contains(textOf(t, b.Bytes()), "Số: 05/"+want+"\n") {
			t.Errorf("%s has the sign %s:\n%s", name, symbol, textOf(t, b.Bytes()))
		}
	}
}

// Only the head of a table stays whole: a row that is longer than a page goes on over it.
func TestALongRowGoesOnOverThePage(t *testing.T) {
	raw, err := Shipped(register.DocumentResult)
	if err != nil {
		t.Fatal(err)
	}
	archive, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	file, err := archive.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	document, err := io.ReadAll(file)
	if err != nil {
		t.Fatal(err)
	}
	rows := 0
	for _, row := range regexp.MustCompile(`(?s)<w:tr>.*?</w:tr>`).FindAllString(string(document), -1) {
		if !strings.Contains(row, "OBang\"") {
			continue
		}
		if rows++; strings.Contains(row, "cantSplit") {
			t.Errorf("a row may not go on over the page: %s", row)
		}
	}
	if rows < 4 {
		t.Errorf("only %d rows were looked at", rows)
	}
}

// A notice of the days of reception tells none that is over.
func TestAScheduleHasNoPastDays(t *testing.T) {
	n := &notice.Notice{Period: day.Period{From: day.Must("2026-07-01"), To: day.Must("2026-09-30")}}
	for _, on := range []string{"2026-07-09", "2026-07-10", "2026-07-23"} {
		n.Days = append(n.Days, register.ReceptionDay{On: day.Must(on)})
	}
	for on, want := range map[day.Date]int{0: 3, day.Must("2026-07-09"): 3, day.Must("2026-07-10"): 2} {
		if got := len(ScheduleFields(n, ward, Options{On: on})["lich"].([]docx.Fields)); got != want {
			t.Errorf("on %s the notice tells %d days, want %d", on, got, want)
		}
	}
}
