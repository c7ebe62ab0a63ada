package word

import (
	"bytes"
	"testing"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/reports/docx"
)

func TestOutlineTellsTheHeadingFromTheBody(t *testing.T) {
	l := register.Letter{Number: register.Number{Year: 2026, Count: 12}, Facts: register.Facts{
		ReceivedOn: day.Must("2026-11-02"), Kind: register.Complaint, Round: 1, Content: "thu hồi đất làm hẻm",
		Sender: register.Person{Name: "Nguyễn Thị Ánh", Address: "12 Nguyễn Xí"},
	}}
	info, template, err := Read(t.TempDir(), register.DocumentComplaintAccepted)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := docx.RenderDraft(&b, template, LetterFields(l, register.Settings{Ward: "UBND phường 13"}, Options{On: day.Must("2026-11-05")}.For(info))); err != nil {
		t.Fatal(err)
	}
	blocks, err := docx.Outline(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if len(blocks) == 0 || len(blocks[0].Cells) != 2 {
		t.Fatalf("the heading stands in two columns: %+v", blocks)
	}
	right := blocks[0].Cells[1][0]
	if right.Text != "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" || right.Align != docx.AlignCenter || !right.Bold {
		t.Errorf("%+v", right)
	}
	found := false
	for _, block := range blocks {
		p := block.Paragraph
		if p.Text == "THÔNG BÁO" {
			found = p.Align == docx.AlignCenter && p.Bold && !p.Italic
		}
	}
	if !found {
		t.Errorf("no heading: %+v", blocks)
	}
}
