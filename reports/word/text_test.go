package word

import (
	"bytes"
	"strings"
	"testing"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/reports/docx"
)

func TestTextOfADocumentForShowing(t *testing.T) {
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
	text, err := docx.Text(b.Bytes())
	if err != nil || !strings.Contains(text, "Nguyễn Thị Ánh") || !strings.Contains(text, "\n") {
		t.Fatalf("%v: %s", err, text)
	}
	if _, err := docx.Text([]byte("không phải Word")); err == nil {
		t.Error("no error for what is no document")
	}
}
