package mail

import (
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"strings"
	"testing"
)

func message() Message {
	return Message{
		Name: "Ban Tiếp công dân Thành phố Hồ Chí Minh", Address: "bantcd@tphcm.gov.vn",
		Subject: "Báo cáo công tác tiếp công dân, xử lý đơn, giải quyết khiếu nại, tố cáo tháng 6/2026 của UBND phường Bình Thạnh",
		Text:    "Kính gửi: Ban Tiếp công dân\n\nỦy ban nhân dân phường gửi báo cáo.",
		Files:   []File{{"bao-cao.xlsx", bytes.Repeat([]byte("PK\x03\x04 sổ"), 200)}, {"bao-cao.docx", []byte("PK lời văn")}},
	}
}

func written(t *testing.T, m Message) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// What another program reads is what was written: words, addressee, files byte for byte.
func TestAMailProgramReadsTheMessage(t *testing.T) {
	m := message()
	raw := written(t, m)
	read, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	words := new(mime.WordDecoder)
	subject, err := words.DecodeHeader(read.Header.Get("Subject"))
	if err != nil || subject != m.Subject {
		t.Errorf("subject %q, %v", subject, err)
	}
	to, err := read.Header.AddressList("To")
	if err != nil || len(to) != 1 || to[0].Name != m.Name || to[0].Address != m.Address {
		t.Errorf("to %v, %v", to, err)
	}
	if read.Header.Get("X-Unsent") != "1" || read.Header.Get("Date") != "" || read.Header.Get("From") != "" {
		t.Errorf("it is no draft: %v", read.Header)
	}
	_, params, err := mime.ParseMediaType(read.Header.Get("Content-Type"))
	if err != nil {
		t.Fatal(err)
	}
	parts := multipart.NewReader(read.Body, params["boundary"])
	text, err := parts.NextPart() // quoted-printable is decoded on the way
	if err != nil {
		t.Fatal(err)
	}
	if body, err := io.ReadAll(text); err != nil || strings.ReplaceAll(string(body), "\r\n", "\n") != m.Text {
		t.Errorf("%q, %v", body, err)
	}
	for _, f := range m.Files {
		part, err := parts.NextRawPart()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(base64.NewDecoder(base64.StdEncoding, part))
		if err != nil || part.FileName() != f.Name || !bytes.Equal(content, f.Content) {
			t.Errorf("%s: %q, %d of %d bytes, %v", f.Name, part.FileName(), len(content), len(f.Content), err)
		}
	}
	if _, err := parts.NextPart(); err != io.EOF {
		t.Errorf("more than text and two files: %v", err)
	}
	for line := range strings.SplitSeq(string(raw), "\r\n") {
		if len(line) > 120 || strings.ContainsAny(line, "\r\n") {
			t.Errorf("a line that programs cut or misread: %q", line)
		}
	}
	if !bytes.Equal(raw, written(t, m)) {
		t.Error("the same message is another file")
	}
}

// A name cannot write a head of its own, and a receiver without an address leaves the line to
// the clerk.
func TestNothingTypedWritesAHead(t *testing.T) {
	m := message()
	m.Name, m.Subject = "Ban\r\nBcc: a@b.vn", "Báo cáo\r\nBcc: c@d.vn"
	read, err := mail.ReadMessage(bytes.NewReader(written(t, m)))
	if err != nil || read.Header.Get("Bcc") != "" {
		t.Errorf("%v, %v", read, err)
	}
	m.Address = ""
	if read, err = mail.ReadMessage(bytes.NewReader(written(t, m))); err != nil || read.Header["To"] != nil {
		t.Errorf("%v, %v", read, err)
	}
}
