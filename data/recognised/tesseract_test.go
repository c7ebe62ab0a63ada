package recognised

import (
	"context"
	"errors"
	"image"
	"image/color"
	"image/draw"
	"os"
	"strings"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// typed is a page of the lines at 200 dpi.
func typed(t *testing.T, lines ...string) image.Image {
	t.Helper()
	content, err := os.ReadFile("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
	if err != nil {
		t.Skip("no font with Vietnamese letters: ", err)
	}
	letters, err := opentype.Parse(content)
	if err != nil {
		t.Fatal(err)
	}
	face, err := opentype.NewFace(letters, &opentype.FaceOptions{Size: 14, DPI: 200})
	if err != nil {
		t.Fatal(err)
	}
	page := image.NewGray(image.Rect(0, 0, 1654, 600))
	draw.Draw(page, page.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	for i, line := range lines {
		d := font.Drawer{Dst: page, Src: image.NewUniform(color.Black), Face: face, Dot: fixed.P(120, 120+i*60)}
		d.DrawString(line)
	}
	return page
}

func TestTesseractReadsVietnamese(t *testing.T) {
	read, lack := Find(t.Context())
	if read == nil {
		t.Skip("tesseract with Vietnamese is not installed: ", lack)
	}
	said, err := read(t.Context(), typed(t, "ĐƠN KHIẾU NẠI", "Kính gửi: Ủy ban nhân dân phường Hòa Bình", "Tôi ở cạnh cây xăng, số nhà 12 đường Trần Phú."))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"KHIẾU NẠI", "Ủy ban nhân dân", "cây xăng", "Trần Phú"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not in %q", want, said)
		}
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := read(ctx, typed(t, "x")); !errors.Is(err, context.Canceled) {
		t.Errorf("after the end of the program: %v", err)
	}
}

func TestStainsAreNoWords(t *testing.T) {
	if got := tidy("— | .\n  Kính gửi  \n\n\x0c~~ ..\n12/5\n"); got != "Kính gửi\n12/5" {
		t.Errorf("%q", got)
	}
}

// Of what a page says the beginning is taken.
func TestALongTextIsCut(t *testing.T) {
	for _, c := range []struct{ written, kept int }{{4, 4}, {5, 5}, {6, 5}} {
		b := &bounded{most: 5}
		for range c.written {
			if n, err := b.Write([]byte("x")); n != 1 || err != nil {
				t.Fatal(n, err)
			}
		}
		if len(b.got) != c.kept {
			t.Errorf("of %d bytes %d are kept", c.written, len(b.got))
		}
	}
}
