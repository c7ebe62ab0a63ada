package papers

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"donthu/data"
)

func TestWhatIsNoFileIsRefusedWithItsCause(t *testing.T) {
	empty := filepath.Join(t.TempDir(), "rong.png")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for file, says := range map[string]string{filepath.Dir(empty): "là thư mục", os.DevNull: "không phải là tệp trên đĩa", empty: "0 byte"} {
		var told *data.Told
		if _, err := Read(file); !errors.As(err, &told) || !strings.Contains(told.Sentence(), says) {
			t.Errorf("%s: %v", file, err)
		}
	}
}

// A file of the greatest size comes in, one byte more is refused before it is read.
func TestALargeFileIsRefused(t *testing.T) {
	file := filepath.Join(t.TempDir(), "quet.pdf")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		size    int64
		refused bool
	}{{largest, false}, {largest + 1, true}} {
		if err := os.Truncate(file, c.size); err != nil {
			t.Fatal(err)
		}
		if content, err := Read(file); (err != nil) != c.refused || err == nil && int64(len(content)) != c.size {
			t.Errorf("%d bytes: %d read, %v", c.size, len(content), err)
		}
		if _, _, size, err := Sum(file); (err != nil) != c.refused || err == nil && size != c.size {
			t.Errorf("%d bytes: %d summed, %v", c.size, size, err)
		}
	}
}

// What looks like a scan is one whatever it is called; nothing that runs is kept.
func TestKindsOfFiles(t *testing.T) {
	for _, c := range []struct{ content, name, want string }{
		{"%PDF-1.7", "quet", ".pdf"}, {"\xFF\xD8\xFF", "anh.png", ".jpg"}, {"\x89PNG\r\n\x1a\n", "x.exe", ".png"},
		{"PK", "Lời khai.DOCX", ".docx"}, {"ID3", "ghi am.mp3", ".mp3"},
		{"MZ", "chay.exe", ""}, {"#!/bin/sh", "chay.sh", ""}, {"", "rong.txt", ""}, {"x", "txt", ""},
	} {
		if got := Kind([]byte(c.content), c.name); got != c.want {
			t.Errorf("%q called %s is kept as %q, want %q", c.content, c.name, got, c.want)
		}
		file := filepath.Join(t.TempDir(), "tep")
		if err := os.WriteFile(file, []byte(c.content), 0o600); err != nil {
			t.Fatal(err)
		}
		hash, kind, _, err := Sum(file)
		if err != nil || hash != Hash([]byte(c.content)) || kind != ScanKind([]byte(c.content)) {
			t.Errorf("%q is summed as %s, %q, %v", c.content, hash, kind, err)
		}
	}
}
