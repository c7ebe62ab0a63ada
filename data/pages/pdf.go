package pages

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"io"
	"math"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/enums"
	pdfiumerrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/responses"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// cacheFolder is the folder of the user's cache folder that keeps the reader of PDFs as this
// computer runs it.
const cacheFolder = "donthu-trang"

// openPdfium makes the reader of PDFs ready: a WebAssembly module that reaches no file of this
// computer and no more memory than it is given.
func openPdfium() (pdfium.Pool, error) {
	compiling.Store(true)
	defer func() {
		debug.FreeOSMemory()
		compiling.Store(false)
	}()
	config := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithMemoryLimitPages(mostModule >> 16)
	if base, err := os.UserCacheDir(); err == nil {
		if cache, err := wazero.NewCompilationCacheWithDir(filepath.Join(base, cacheFolder)); err == nil { // else it is made anew each time
			config = config.WithCompilationCache(cache)
		}
	}
	return webassembly.Init(webassembly.Config{MaxTotal: 1, RuntimeConfig: config, FSConfig: wazero.NewFSConfig(), Stdout: io.Discard, Stderr: io.Discard, Context: context.Background()})
}

func isPDF(head []byte) bool { return bytes.Contains(head, []byte("%PDF-")) } // some scanners write a line before it

// pdfBook is a PDF that is open.
type pdfBook struct {
	file  *os.File
	size  int64
	pool  pdfium.Pool
	in    pdfium.Pdfium
	of    references.FPDF_DOCUMENT
	pages int
	drawn int // pages since the document was opened
}

// mostKept is how many pages are drawn of a document before it is opened anew: until then the
// reader of PDFs keeps the pictures of every page.
const mostKept = 16

func openPDF(f *os.File) (_ drawer, err error) {
	info, err := f.Stat()
	if err != nil {
		return nil, &fault{"pages.unread", err}
	}
	b := &pdfBook{file: f, size: info.Size()}
	if b.pool, b.in, err = instance(); err == nil {
		err = b.open()
	}
	if err == nil {
		var counted *responses.FPDF_GetPageCount
		if counted, err = b.in.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: b.of}); err == nil {
			b.pages = counted.PageCount
			return b, nil
		}
	}
	if b.pool != nil {
		b.pool.Close()
	}
	return nil, err
}

func (b *pdfBook) open() error {
	b.drawn = 0
	doc, err := b.in.OpenDocument(&requests.OpenDocument{FileReader: b.file, FileReaderSize: b.size})
	if err != nil {
		if errors.Is(err, pdfiumerrors.ErrPassword) || errors.Is(err, pdfiumerrors.ErrSecurity) {
			return &fault{"pages.locked", err}
		}
		return err
	}
	b.of = doc.Document
	return nil
}

// instance is a reader of PDFs and where it comes from.
func instance() (pdfium.Pool, pdfium.Pdfium, error) {
	pool, err := openPdfium()
	if err != nil {
		return nil, nil, &fault{"pages.ended", err}
	}
	in, err := pool.GetInstance(time.Minute)
	if err != nil {
		pool.Close()
		return nil, nil, &fault{"pages.ended", err}
	}
	return pool, in, nil
}

func (b *pdfBook) count() int { return b.pages }

func (b *pdfBook) close() {
	b.pool.Close()
	b.file.Close()
}

func (b *pdfBook) draw(page, width, height int) (*image.RGBA, error) {
	if b.drawn == mostKept {
		if _, err := b.in.FPDF_CloseDocument(&requests.FPDF_CloseDocument{Document: b.of}); err != nil {
			return nil, err
		}
		if err := b.open(); err != nil {
			return nil, err
		}
	}
	b.drawn++
	of := requests.Page{ByIndex: &requests.PageByIndex{Document: b.of, Index: page}}
	size, err := b.in.GetPageSize(&requests.GetPageSize{Page: of})
	if err != nil {
		return nil, err
	}
	if !(size.Width > 0 && size.Height > 0) || math.IsInf(size.Width, 0) || math.IsInf(size.Height, 0) {
		return nil, fmt.Errorf("a page of %v by %v points", size.Width, size.Height)
	}
	width, height = within(size.Width, size.Height, width, height)
	drawn, err := b.in.RenderPageInPixels(&requests.RenderPageInPixels{Page: of, Width: width, Height: height,
		RenderFlags: enums.FPDF_RENDER_FLAG_ANNOT, RenderForm: true, Document: &b.of})
	if err != nil {
		return nil, err
	}
	defer drawn.Cleanup()
	from, ok := drawn.Result.RenderedImage.(*image.RGBA)
	if !ok || from.Rect.Dx()*from.Rect.Dy() > 2*mostDrawn {
		return nil, fmt.Errorf("drawn as %T", drawn.Result.RenderedImage)
	}
	return onWhite(from, from.Rect.Dx(), from.Rect.Dy()), nil
}
