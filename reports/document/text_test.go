package document

import (
	"bytes"
	"strings"
	"testing"

	"donthu/data"
)

func TestTextOfADocumentForShowing(t *testing.T) {
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
	text, err := Text(b.Bytes())
	if err != nil || !strings.Contains(text, "Nguyễn Thị Ánh") || !strings.Contains(text, "\n") {
		t.Fatalf("%v: %s", err, text)
	}
	if _, err := Text([]byte("không phải Word")); err == nil {
		t.Error("no error for what is no document")
	}
}
