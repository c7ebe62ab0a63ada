package pages

import (
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/image/tiff"
	"pgregory.net/rapid"

	"donthu/data"
)

// The test program is its own reader.
func TestMain(m *testing.M) {
	if Serve(os.Args[1:]) {
		return
	}
	os.Exit(m.Run())
}

// pdf writes a PDF of objects, the first of which is its catalogue.
func pdf(objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	starts := make([]int, len(objects))
	for i, object := range objects {
		starts[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, at := range starts {
		fmt.Fprintf(&b, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R/Info<</Author(Nguyen Van To)/Title(To cao)>>>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, xref)
	return b.Bytes()
}

func stream(dictionary, content string) string {
	return fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", dictionary, len(content), content)
}

// texts is a PDF of a page for each text, 200 by 300 points.
func texts(all ...string) []byte {
	objects := []string{"<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"}
	var kids strings.Builder
	for _, text := range all {
		fmt.Fprintf(&kids, "%d 0 R ", len(objects)+1)
		objects = append(objects,
			fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 300]/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>>", len(objects)+2),
			stream("", "BT /F 24 Tf 20 250 Td ("+text+") Tj ET"))
	}
	objects[1] = fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d>>", kids.String(), len(all))
	return pdf(objects...)
}

// scanned is a PDF of scanned pages, each the JPEG, an A4 page large.
func scanned(pages int, width, height int, picture []byte) []byte {
	objects := []string{"<</Type/Catalog/Pages 2 0 R>>", ""}
	var kids strings.Builder
	for range pages {
		n := len(objects)
		fmt.Fprintf(&kids, "%d 0 R ", n+1)
		objects = append(objects,
			fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</I %d 0 R>>>>/Contents %d 0 R>>", n+3, n+2),
			stream("", "595 0 0 842 0 0 cm /I Do"),
			stream(fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode", width, height), string(picture)))
	}
	objects[1] = fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d>>", kids.String(), pages)
	return pdf(objects...)
}

// a4 is a page as a scanner sees it: grey paper with lines of dark strokes.
func a4() (width, height int, picture []byte) {
	width, height = 1654, 2339
	page := image.NewRGBA(image.Rect(0, 0, width, height))
	r := rand.New(rand.NewPCG(1, 2))
	for y := range height {
		for x := range width {
			grey := uint8(225 + r.IntN(20))
			if y/24%3 == 0 && x > 150 && x < 1500 && (x/11+y/24*7)%4 != 0 && r.IntN(3) > 0 {
				grey = uint8(30 + r.IntN(60))
			}
			page.SetRGBA(x, y, color.RGBA{grey, grey, grey - 6, 255})
		}
	}
	var b bytes.Buffer
	jpeg.Encode(&b, page, &jpeg.Options{Quality: 75})
	return width, height, b.Bytes()
}

func kept(t testing.TB, name string, content []byte) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// here reads without a process of its own, where it does not matter.
func here(t testing.TB) {
	before := Start
	Start = Inside
	t.Cleanup(func() { Start = before })
}

func opened(t testing.TB, file string) *Book {
	t.Helper()
	b, err := Open(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(b.Close)
	return b
}

func drawn(t testing.TB, b *Book, v View) *image.RGBA {
	t.Helper()
	picture, err := b.Draw(t.Context(), v)
	if err != nil {
		t.Fatal(err)
	}
	return picture
}

// dark counts the dark points of a part of a picture, in shares.
func dark(p *image.RGBA, part Box) (n int) {
	w, h := float64(p.Rect.Dx()), float64(p.Rect.Dy())
	for y := int(part.Top * h); y < int(part.Bottom*h); y++ {
		for x := int(part.Left * w); x < int(part.Right*w); x++ {
			if p.RGBAAt(x, y).G < 100 {
				n++
			}
		}
	}
	return n
}

var whole = Box{0, 0, 1, 1}

func TestThePagesOfAPDFAreDrawn(t *testing.T) {
	b := opened(t, kept(t, "đơn.pdf", texts("MOT", "", "BA")))
	if b.Count != 3 {
		t.Fatalf("%d pages", b.Count)
	}
	for page, written := range []bool{true, false, true} {
		p := drawn(t, b, View{Page: page, Width: 400})
		if p.Rect.Dx() != 400 || p.Rect.Dy() != 600 || dark(p, whole) > 0 != written {
			t.Errorf("page %d is %v with %d dark points", page, p.Rect, dark(p, whole))
		}
		if top, foot := dark(p, Box{0, 0, 1, 0.5}), dark(p, Box{0, 0.5, 1, 1}); written && top == 0 || foot > 0 {
			t.Errorf("page %d: %d dark points above, %d below", page, top, foot)
		}
	}
	if _, err := b.Draw(t.Context(), View{Page: 3, Width: 400}); err == nil {
		t.Error("a page that is not there was drawn")
	}
}

// A page that is turned holds the same points elsewhere, and fits where it has to.
func TestAPageIsTurned(t *testing.T) {
	here(t)
	b := opened(t, kept(t, "a.pdf", texts("HELLO")))
	for turn, at := range []Box{{0, 0, 1, 0.25}, {0.75, 0, 1, 1}, {0, 0.75, 1, 1}, {0, 0, 0.25, 1}} {
		p := drawn(t, b, View{Turn: turn, Width: 300, Height: 300})
		wide := turn%2 != 0
		if got := p.Rect.Size(); got != (image.Point{200, 300}) && !wide || wide && got != (image.Point{300, 200}) {
			t.Errorf("turned %d times the page is %v", turn, got)
		}
		if n := dark(p, at); n == 0 || n != dark(p, whole) {
			t.Errorf("turned %d times, %d of %d dark points stand at %v", turn, n, dark(p, whole), at)
		}
	}
}

func TestTurningKeepsThePicture(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(1, 9).Draw(t, "w"), rapid.IntRange(1, 9).Draw(t, "h")
		p := image.NewRGBA(image.Rect(0, 0, w, h))
		for i := range p.Pix {
			p.Pix[i] = uint8(i * 7)
		}
		a, b := rapid.IntRange(0, 7).Draw(t, "a"), rapid.IntRange(0, 7).Draw(t, "b")
		twice, once := turned(turned(p, a), b), turned(p, a+b)
		if twice.Rect != once.Rect || !bytes.Equal(twice.Pix, once.Pix) {
			t.Fatalf("%d and %d turns are not %d", a, b, a+b)
		}
		if back := turned(turned(p, a), 4-a&3); !bytes.Equal(back.Pix, p.Pix) {
			t.Fatal("turned all the way round it is another picture")
		}
	})
}

// Whatever is asked for, a page keeps its proportions, fits, and is not larger than may be.
func TestAPageFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pw, ph := rapid.Float64Range(1, 20000).Draw(t, "pw"), rapid.Float64Range(1, 20000).Draw(t, "ph")
		w, h := rapid.IntRange(0, 20000).Draw(t, "w"), rapid.IntRange(0, 20000).Draw(t, "h")
		gotW, gotH := within(pw, ph, w, h)
		if gotW < 1 || gotH < 1 || w > 0 && gotW > max(w, 1) || h > 0 && gotH > max(h, 1) || gotW*gotH > mostDrawn+max(gotW, gotH) {
			t.Fatalf("%v by %v in %d by %d is %d by %d", pw, ph, w, h, gotW, gotH)
		}
		if gotW > 50 && gotH > 50 && math.Abs(float64(gotW)/float64(gotH)/(pw/ph)-1) > 0.05 {
			t.Fatalf("%v by %v became %d by %d", pw, ph, gotW, gotH)
		}
	})
	for _, c := range []struct{ width, want int }{{2000, 2000}, {math.MaxInt32, 2508}} { // 2508 squared is the most
		if got, _ := within(100, 100, c.width, 0); got != c.want {
			t.Errorf("%d wide is drawn %d wide", c.width, got)
		}
	}
}

func TestPicturesArePages(t *testing.T) {
	here(t)
	page := image.NewNRGBA(image.Rect(0, 0, 40, 60)) // see-through, with a dark corner
	for x := range 10 {
		for y := range 10 {
			page.Set(x, y, color.Black)
		}
	}
	var asPNG, asJPEG, asTIFF bytes.Buffer
	png.Encode(&asPNG, page)
	tiff.Encode(&asTIFF, page, nil)
	opaque := image.NewRGBA(page.Rect)
	for i := range opaque.Pix {
		opaque.Pix[i] = 255
	}
	for x := range 10 {
		for y := range 10 {
			opaque.Set(x, y, color.Black)
		}
	}
	jpeg.Encode(&asJPEG, opaque, nil)
	for name, content := range map[string][]byte{"a.png": asPNG.Bytes(), "a.jpg": asJPEG.Bytes(), "a.tif": asTIFF.Bytes()} {
		b := opened(t, kept(t, name, content))
		p := drawn(t, b, View{Width: 80})
		if b.Count != 1 || p.Rect.Dx() != 80 || p.Rect.Dy() != 120 || dark(p, Box{0, 0, 0.2, 0.1}) == 0 || dark(p, Box{0.5, 0.5, 1, 1}) != 0 {
			t.Errorf("%s: %d pages, %v", name, b.Count, p.Rect)
		}
	}
}

// A fax is a TIFF of several pages.
func TestEveryPageOfATIFF(t *testing.T) {
	here(t)
	sheet := func(width int) []byte {
		var b bytes.Buffer
		tiff.Encode(&b, image.NewGray(image.Rect(0, 0, width, 10)), nil)
		return b.Bytes()
	}
	first, second := sheet(20), sheet(30)
	// The second file stands behind the first, its places moved on, and the first's list ends in it.
	le := func(b []byte, at int) uint32 {
		return uint32(b[at]) | uint32(b[at+1])<<8 | uint32(b[at+2])<<16 | uint32(b[at+3])<<24
	}
	put := func(b []byte, at int, v uint32) {
		b[at], b[at+1], b[at+2], b[at+3] = byte(v), byte(v>>8), byte(v>>16), byte(v>>24)
	}
	moved := uint32(len(first))
	start := int(le(second, 4))
	entries := int(second[start]) | int(second[start+1])<<8
	for i := range entries {
		at := start + 2 + 12*i
		tag, kind, n := int(second[at])|int(second[at+1])<<8, second[at+2], le(second, at+4)
		size := map[byte]uint32{3: 2, 4: 4, 5: 8}[kind] * n
		if tag == 273 || size > 4 {
			put(second, at+8, le(second, at+8)+moved)
		}
	}
	end := int(le(first, 4))
	end += 2 + 12*(int(first[end])|int(first[end+1])<<8)
	put(first, end, moved+uint32(start))
	b := opened(t, kept(t, "fax.tif", append(first, second...)))
	if b.Count != 2 {
		t.Fatalf("%d pages", b.Count)
	}
	for page, width := range []int{20, 30} {
		if p := drawn(t, b, View{Page: page}); p.Rect.Dx() != width {
			t.Errorf("page %d is %v", page, p.Rect)
		}
	}
}

// What is broken, locked or too much is told, and the program that asked stands.
func TestHostileFiles(t *testing.T) {
	huge := func(w, h int) []byte {
		var b bytes.Buffer
		png.Encode(&b, image.NewGray(image.Rect(0, 0, 1, 1)))
		c := b.Bytes()
		for i, v := range []int{w, h} {
			c[16+4*i], c[17+4*i], c[18+4*i], c[19+4*i] = byte(v>>24), byte(v>>16), byte(v>>8), byte(v)
		}
		return recounted(c)
	}
	locked := pdf("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>")
	locked = bytes.Replace(locked, []byte("trailer\n<<"), []byte("trailer\n<</Encrypt<</Filter/Standard/V 1/R 2/P -4/O("+strings.Repeat("a", 32)+")/U("+strings.Repeat("b", 32)+")>>/ID[(0123456789abcdef)(0123456789abcdef)]"), 1)
	for _, c := range []struct {
		name    string
		content []byte
		key     string
	}{
		{"cụt.pdf", []byte("%PDF-1.4 quét"), "pages.broken"},
		{"khóa.pdf", locked, "pages.locked"},
		{"không trang.pdf", pdf("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>"), "pages.many"},
		{"rỗng.pdf", nil, "pages.unread"},
		{"vòng.pdf", pdf("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R 2 0 R 2 0 R]/Count 3>>"), ""},
		{"to.png", huge(1<<16, 1<<16), "pages.large"},
		{"vừa.png", huge(8192, 8192), ""}, // as many pixels as may be, but they are not there
		{"hơn.png", huge(8192, 8193), "pages.large"},
		{"cụt.jpg", []byte("\xFF\xD8\xFFảnh"), "pages.broken"},
		{"vòng.tif", []byte("II*\x00\x08\x00\x00\x00\x00\x00\x08\x00\x00\x00"), "pages.broken"},
		{"lời.txt", []byte("không phải ảnh"), "pages.broken"},
	} {
		b, err := Open(t.Context(), kept(t, c.name, c.content))
		if err == nil {
			_, err = b.Draw(t.Context(), View{Width: 500})
			b.Close()
		}
		var told *data.Told
		if !errors.As(err, &told) || c.key != "" && told.Key != c.key {
			t.Errorf("%s: %v, want %s", c.name, err, c.key)
		}
	}
	if _, err := Open(t.Context(), filepath.Join(t.TempDir(), "không có.pdf")); err == nil {
		t.Error("a file that is not there was opened")
	}
}

// nested is a page that draws a form, which draws the next one ten times, and so on: some
// hundred million small squares.
func nested() []byte {
	objects := []string{"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 300]/Resources<</XObject<</F 5 0 R>>>>/Contents 4 0 R>>", stream("", "/F Do")}
	for range 8 {
		objects = append(objects, stream(fmt.Sprintf("/Type/XObject/Subtype/Form/BBox[0 0 200 300]/Group<</S/Transparency>>/Resources<</XObject<</F %d 0 R>>>>", len(objects)+2), strings.Repeat("/F Do ", 10)))
	}
	return pdf(append(objects, stream("/Type/XObject/Subtype/Form/BBox[0 0 200 300]", "0 0 9 9 re f"))...)
}

// unfolding is a page with a picture that takes gigabytes once it is unpacked.
func unfolding() []byte {
	var packed bytes.Buffer
	w := zlib.NewWriter(&packed)
	line := make([]byte, 3*30000)
	for range 30000 {
		w.Write(line)
	}
	w.Close()
	return pdf("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 300]/Resources<</XObject<</I 5 0 R>>>>/Contents 4 0 R>>", stream("", "200 0 0 300 0 0 cm /I Do"),
		stream("/Type/XObject/Subtype/Image/Width 30000/Height 30000/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/FlateDecode", packed.String()))
}

// A file that asks for all memory or all time ends at most its reader, within bounds.
func TestAFileTakesNoMoreThanItMay(t *testing.T) {
	draw := func(name string, content []byte) error {
		b := opened(t, kept(t, name, content))
		_, err := b.Draw(t.Context(), View{Width: 800})
		return err
	}
	var told *data.Told
	if err := draw("nhiều tầng.pdf", nested()); !errors.As(err, &told) || told.Key != "pages.ended" {
		t.Errorf("a page that takes all memory: %v", err)
	}
	b := opened(t, kept(t, "phình to.pdf", unfolding()))
	before := longest
	longest = 100 * time.Millisecond
	_, err := b.Draw(t.Context(), View{Width: 800})
	longest = before
	if !errors.As(err, &told) || told.Key != "pages.slow" {
		t.Errorf("a page that takes all time: %v", err)
	}
}

// recounted puts the check sum of a PNG's head right.
func recounted(c []byte) []byte {
	sum := crcOf(c[12:29])
	c[29], c[30], c[31], c[32] = byte(sum>>24), byte(sum>>16), byte(sum>>8), byte(sum)
	return c
}

// A page that asks for all memory or all time ends its reader; the next page has a new one.
func TestAReaderIsEndedAndStartedAnew(t *testing.T) {
	b := opened(t, kept(t, "a.pdf", texts("MOT", "HAI")))
	drawn(t, b, View{Width: 100})
	b.mu.Lock()
	b.reader.end() // as if it had ended itself
	b.mu.Unlock()
	if _, err := b.Draw(t.Context(), View{Page: 1, Width: 100}); err == nil || !strings.Contains(err.Error(), "a.pdf") {
		t.Errorf("an ended reader answers: %v", err)
	}
	if p := drawn(t, b, View{Page: 1, Width: 100}); dark(p, whole) == 0 {
		t.Error("the page is empty")
	}
	gone, stop := context.WithCancel(t.Context())
	stop()
	if _, err := b.Draw(gone, View{Width: 100}); !errors.Is(err, context.Canceled) {
		t.Errorf("a page nobody waits for: %v", err)
	}
	b.Close()
	if _, err := b.Draw(t.Context(), View{Width: 100}); !errors.Is(err, context.Canceled) {
		t.Errorf("a closed book draws: %v", err)
	}
}
