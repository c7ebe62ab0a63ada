package pages

import (
	"bytes"
	"image"
	"image/jpeg"
	"math"
	"os"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/structs"
	"golang.org/x/image/draw"
)

// flat is a copy that is being made: a PDF whose pages are pictures and nothing else. Nothing
// of the file itself goes into it, only what its pages look like with their boxes black.
type flat struct {
	pool  pdfium.Pool
	in    pdfium.Pdfium
	of    references.FPDF_DOCUMENT
	pages int
}

// Measures of a copy.
const (
	copyWidth   = 1654 // pixels of an A4 page at 200 dots an inch, which is read well
	copyHeight  = 2339
	copyQuality = 75
	copyPoints  = 842.0 // the longer side of a page of the copy, A4
)

func newFlat() (_ *flat, err error) {
	f := &flat{}
	if f.pool, f.in, err = instance(); err != nil {
		return nil, err
	}
	doc, err := f.in.FPDF_CreateNewDocument(&requests.FPDF_CreateNewDocument{})
	if err != nil {
		f.close()
		return nil, err
	}
	f.of = doc.Document
	return f, nil
}

func (f *flat) close() { f.pool.Close() }

// add draws a page, burns its boxes in and makes it the copy's next one.
func (f *flat) add(d drawer, page int, boxes []Box) error {
	drawn, err := d.draw(page, copyHeight, copyHeight)
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
	made, err := f.in.FPDFPage_New(&requests.FPDFPage_New{Document: f.of, PageIndex: f.pages, Width: width * scale, Height: height * scale})
	if err != nil {
		return err
	}
	at := requests.Page{ByReference: &made.Page}
	object, err := f.in.FPDFPageObj_NewImageObj(&requests.FPDFPageObj_NewImageObj{Document: f.of})
	if err != nil {
		return err
	}
	if _, err = f.in.FPDFImageObj_LoadJpegFileInline(&requests.FPDFImageObj_LoadJpegFileInline{ImageObject: object.PageObject, FileData: picture.Bytes()}); err != nil {
		return err
	}
	if _, err = f.in.FPDFImageObj_SetMatrix(&requests.FPDFImageObj_SetMatrix{ImageObject: object.PageObject,
		Transform: structs.FPDF_FS_MATRIX{A: float32(width * scale), D: float32(height * scale)}}); err != nil {
		return err
	}
	if _, err = f.in.FPDFPage_InsertObject(&requests.FPDFPage_InsertObject{Page: at, PageObject: object.PageObject}); err != nil {
		return err
	}
	if _, err = f.in.FPDFPage_GenerateContent(&requests.FPDFPage_GenerateContent{Page: at}); err != nil {
		return err
	}
	f.pages++
	_, err = f.in.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: made.Page})
	return err
}

// blacken makes boxes black, a pixel more rather than less.
func blacken(on *image.RGBA, boxes []Box) {
	width, height := float64(on.Rect.Dx()), float64(on.Rect.Dy())
	for _, b := range boxes {
		r := image.Rect(int(math.Floor(b.Left*width)), int(math.Floor(b.Top*height)), int(math.Ceil(b.Right*width)), int(math.Ceil(b.Bottom*height)))
		draw.Draw(on, r.Intersect(on.Rect), image.Black, image.Point{}, draw.Src)
	}
}

func (f *flat) save(file string) error {
	to, err := os.OpenFile(file, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return &fault{"pages.unwritten", err}
	}
	_, err = f.in.FPDF_SaveAsCopy(&requests.FPDF_SaveAsCopy{Document: f.of, FileWriter: to, Flags: requests.SaveFlagNoIncremental})
	if closed := to.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return &fault{"pages.unwritten", err}
	}
	return nil
}
