package pages

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"math"
	"os"
	"strings"

	"golang.org/x/image/draw"
)

// flat is a copy that is being made: a PDF whose pages are pictures and nothing else. Nothing
// of the file itself goes into it, only what its pages look like with their boxes black. Each
// page is written at once: PDFium could make it too, but keeps all pages in memory.
type flat struct {
	to     *os.File
	out    *bufio.Writer
	at     int64
	starts []int64 // of the objects, by their number from 1; 0 while not written
	pages  int
}

// Measures of a copy.
const (
	copySide    = 2339 // pixels of the longer side: A4 at 200 dots an inch, which is read well
	copyQuality = 75
	copyPoints  = 842.0 // the longer side of a page of the copy: A4
)

// The first objects of a copy; behind them come three for each page.
const (
	catalogue = 1
	pageTree  = 2
)

func newFlat(file string) (*flat, error) {
	to, err := os.OpenFile(file, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, &fault{"pages.unwritten", err}
	}
	f := &flat{to: to, out: bufio.NewWriter(to), starts: make([]int64, pageTree)}
	f.write("%%PDF-1.4\n%%\xE2\xE3\xCF\xD3\n")
	f.object(catalogue, fmt.Sprintf("<</Type/Catalog/Pages %d 0 R>>", pageTree), nil)
	return f, nil
}

func (f *flat) close() { f.to.Close() }

func (f *flat) write(format string, args ...any) {
	n, _ := fmt.Fprintf(f.out, format, args...) // the writer keeps its error
	f.at += int64(n)
}

// object writes the object of a number, with the stream that it carries, nil for none.
func (f *flat) object(number int, dictionary string, stream []byte) {
	for len(f.starts) < number {
		f.starts = append(f.starts, 0)
	}
	f.starts[number-1] = f.at
	f.write("%d 0 obj\n%s\n", number, dictionary)
	if stream != nil {
		f.write("stream\n%s\nendstream\n", stream)
	}
	f.write("endobj\n")
}

// pageObject is the number of the first of a page's objects.
func pageObject(page int) int { return pageTree + 1 + 3*page }

// add draws a page, burns its boxes in and makes it the copy's next one.
func (f *flat) add(d drawer, page int, boxes []Box) error {
	drawn, err := d.draw(page, copySide, copySide)
	if err != nil {
		return err
	}
	blacken(drawn, boxes)
	var picture bytes.Buffer
	if err := jpeg.Encode(&picture, drawn, &jpeg.Options{Quality: copyQuality}); err != nil {
		return err
	}
	width, height := float64(drawn.Rect.Dx()), float64(drawn.Rect.Dy())
	scale := copyPoints / max(width, height)
	first := pageObject(f.pages)
	f.object(first, fmt.Sprintf("<</Type/Page/Parent %d 0 R/MediaBox[0 0 %.2f %.2f]/Resources<</XObject<</P %d 0 R>>>>/Contents %d 0 R>>",
		pageTree, width*scale, height*scale, first+2, first+1), nil)
	shown := fmt.Appendf(nil, "%.2f 0 0 %.2f 0 0 cm /P Do", width*scale, height*scale)
	f.object(first+1, fmt.Sprintf("<</Length %d>>", len(shown)), shown)
	f.object(first+2, fmt.Sprintf("<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode/Length %d>>",
		drawn.Rect.Dx(), drawn.Rect.Dy(), picture.Len()), picture.Bytes())
	f.pages++
	if _, err := f.out.Write(nil); err != nil {
		return &fault{"pages.unwritten", err}
	}
	return nil
}

// blacken makes boxes black, a pixel more rather than less.
func blacken(on *image.RGBA, boxes []Box) {
	width, height := float64(on.Rect.Dx()), float64(on.Rect.Dy())
	for _, b := range boxes {
		r := image.Rect(int(math.Floor(b.Left*width)), int(math.Floor(b.Top*height)), int(math.Ceil(b.Right*width)), int(math.Ceil(b.Bottom*height)))
		draw.Draw(on, r.Intersect(on.Rect), image.Black, image.Point{}, draw.Src)
	}
}

// finish writes what a PDF ends with.
func (f *flat) finish() error {
	var kids strings.Builder
	for page := range f.pages {
		fmt.Fprintf(&kids, "%d 0 R ", pageObject(page))
	}
	f.object(pageTree, fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", f.pages, kids.String()), nil)
	table := f.at
	f.write("xref\n0 %d\n0000000000 65535 f \n", len(f.starts)+1)
	for _, at := range f.starts {
		f.write("%010d 00000 n \n", at)
	}
	f.write("trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(f.starts)+1, catalogue, table)
	if err := errors.Join(f.out.Flush(), f.to.Sync(), f.to.Close()); err != nil {
		return &fault{"pages.unwritten", err}
	}
	return nil
}
