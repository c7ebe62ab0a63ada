package document

import (
	"bytes"
	"testing"

	"donthu/data"
)

func TestOutlineTellsTheHeadingFromTheBody(t *testing.T) {
	l := data.Letter{Number: data.Number{Year: 2026, Count: 12}, Facts: data.Facts{
		ReceivedOn: data.MustDate("2026-11-02"), Kind: data.Complaint, Round: 1, Content: "thu hồi đất làm hẻm",
		Sender: data.Person{Name: "Nguyễn Thị Ánh", Address: "12 Nguyễn Xí"},
	}}
	info, template, err := Read(t.TempDir(), data.DocumentComplaintAccepted)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := RenderDraft(&b, template, LetterFields(l, data.Settings{Ward: "UBND phường 13"}, Options{On: data.MustDate("2026-11-05")}.For(info))); err != nil {
		t.Fatal(err)
	}
	blocks, err := Outline(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if len(blocks) == 0 || len(blocks[0].Cells) != 2 {
		t.Fatalf("the heading stands in two columns: %+v", blocks)
	}
	right := blocks[0].Cells[1][0]
	if right.Text != "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" || right.Align != AlignCenter || !right.Bold {
		t.Errorf("%+v", right)
	}
	found := false
	for _, block := range blocks {
		p := block.Paragraph
		if p.Text == "THÔNG BÁO" {
			found = p.Align == AlignCenter && p.Bold && !p.Italic
		}
	}
	if !found {
		t.Errorf("no heading: %+v", blocks)
	}
}
