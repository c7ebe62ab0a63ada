// Package mail writes messages as files that a mail program opens as drafts: whom they are
// for, what they say and what is attached. It sends nothing, and knows no report.
package mail

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"strings"
)

// Message is a letter that waits to be sent. Who sends it and when stands in no message: the
// mail program knows.
type Message struct {
	Name, Address string // of who gets it; without an address the clerk fills it in
	Subject, Text string
	Files         []File
}

// File is something attached. Its name is of plain letters: not every mail program reads
// others.
type File struct {
	Name    string
	Content []byte
}

// The types of the files that offices send.
var types = map[string]string{
	".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}

// lineLength is how long a line of an attachment may be (RFC 2045).
const lineLength = 76

// Write writes the message (RFC 5322, MIME). The same message gives the same bytes.
func Write(w io.Writer, m Message) error {
	var body bytes.Buffer
	parts := multipart.NewWriter(&body)
	if err := parts.SetBoundary(m.boundary()); err != nil {
		return err
	}
	if err := m.writeText(parts); err != nil {
		return err
	}
	for _, f := range m.Files {
		if err := f.write(parts); err != nil {
			return err
		}
	}
	if err := parts.Close(); err != nil {
		return err
	}
	var head strings.Builder
	// Outlook opens a message with it as one that is still to be sent.
	head.WriteString("X-Unsent: 1\r\n")
	if m.Address != "" {
		to := mail.Address{Name: line(m.Name), Address: line(m.Address)}
		fmt.Fprintf(&head, "To: %s\r\n", folded(to.String()))
	}
	fmt.Fprintf(&head, "Subject: %s\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed;\r\n boundary=\"%s\"\r\n\r\n",
		folded(mime.BEncoding.Encode("utf-8", line(m.Subject))), parts.Boundary())
	if _, err := io.WriteString(w, head.String()); err != nil {
		return err
	}
	_, err := w.Write(body.Bytes())
	return err
}

// boundary parts the message; what is inside makes it, so that it is the same once more.
func (m Message) boundary() string {
	sum := sha256.New()
	io.WriteString(sum, m.Subject+"\n"+m.Text) //nolint:errcheck // a hash takes everything
	for _, f := range m.Files {
		sum.Write(f.Content)
	}
	return "sodonthu-" + hex.EncodeToString(sum.Sum(nil))[:32]
}

func (m Message) writeText(parts *multipart.Writer) error {
	w, err := parts.CreatePart(textproto.MIMEHeader{"Content-Type": {"text/plain; charset=utf-8"}, "Content-Transfer-Encoding": {"quoted-printable"}})
	if err != nil {
		return err
	}
	text := quotedprintable.NewWriter(w)
	if _, err := io.WriteString(text, strings.ReplaceAll(m.Text, "\n", "\r\n")); err != nil {
		return err
	}
	return text.Close()
}

func (f File) write(parts *multipart.Writer) error {
	kind := "application/octet-stream"
	if at := strings.LastIndexByte(f.Name, '.'); at >= 0 && types[f.Name[at:]] != "" {
		kind = types[f.Name[at:]]
	}
	name := map[string]string{"name": f.Name}
	w, err := parts.CreatePart(textproto.MIMEHeader{
		"Content-Type": {mime.FormatMediaType(kind, name)}, "Content-Transfer-Encoding": {"base64"},
		"Content-Disposition": {mime.FormatMediaType("attachment", map[string]string{"filename": f.Name})},
	})
	if err != nil {
		return err
	}
	encoded := base64.StdEncoding.EncodeToString(f.Content)
	for len(encoded) > 0 {
		n := min(lineLength, len(encoded))
		if _, err := io.WriteString(w, encoded[:n]+"\r\n"); err != nil {
			return err
		}
		encoded = encoded[n:]
	}
	return nil
}

// line is text of one line: what stands in a head cannot begin another one.
func line(text string) string { return strings.Join(strings.Fields(text), " ") }

// folded breaks a line of the head between its encoded words.
func folded(value string) string { return strings.ReplaceAll(value, "?= =?", "?=\r\n =?") }
