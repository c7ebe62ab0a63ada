package pages

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"io"
	"log/slog"
	"math"
	"os"
	"os/exec"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"
	"time"
)

// The words with which this program is started to be a reader.
const (
	wordRead = "--pages-of"
	wordWarm = "--pages-ready"
)

// Bounds of a reader.
const (
	mostPages    = 5000
	longestCause = 1000      // bytes for the log: an answer has one line
	mostDrawn    = 6 << 20   // pixels of a drawn page: an A4 page at 250 dots an inch
	mostPixels   = 64 << 20  // of a picture that is looked into
	mostMemory   = 230 << 20 // bytes: then the reader ends itself
	mostModule   = 128 << 20 // of them, what the reader of PDFs has
	lookAtUsage  = 25 * time.Millisecond
)

// command starts this program once more.
func command(words ...string) (*exec.Cmd, error) {
	program, err := os.Executable()
	if err != nil {
		return nil, err
	}
	c := exec.Command(program, words...)
	alone(c)
	return c, nil
}

// Serve does what the words of the command line ask of a reader and reports whether they did.
// The program calls it before anything else.
func Serve(words []string) bool {
	switch {
	case len(words) == 1 && words[0] == wordWarm:
		if p, err := openPdfium(); err == nil {
			p.Close()
		}
	case len(words) == 2 && words[0] == wordRead:
		debug.SetMemoryLimit(mostMemory / 2) // from where on the garbage is collected more often
		go watch()
		asked := make(chan []byte)
		go func() { // whoever asked is gone, whatever is being drawn
			lines := bufio.NewScanner(os.Stdin)
			lines.Buffer(nil, 1<<20)
			for lines.Scan() {
				asked <- append([]byte(nil), lines.Bytes()...)
			}
			os.Exit(0)
		}()
		answerAll(words[1], asked, os.Stdout)
	default:
		return false
	}
	return true
}

// compiling is set while the reader of PDFs is made ready, which takes more memory than any
// file may and depends on none.
var compiling atomic.Bool

// watch ends the process when it takes more memory than it may.
func watch() {
	for used := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}; ; time.Sleep(lookAtUsage) {
		if metrics.Read(used); !compiling.Load() && used[0].Value.Uint64()-used[1].Value.Uint64() > mostMemory {
			os.Exit(1)
		}
	}
}

// Inside is a reader in the same process, which is not ended whatever it does: for tests.
func Inside(file string) (to io.Writer, from io.Reader, end func(), err error) {
	in, to := io.Pipe()
	from, out := io.Pipe()
	asked := make(chan []byte)
	go func() {
		defer close(asked)
		lines := bufio.NewScanner(in)
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			asked <- append([]byte(nil), lines.Bytes()...)
		}
	}()
	go answerAll(file, asked, out)
	return to, from, func() { in.Close(); out.Close() }, nil
}

// fault is why something cannot be drawn: the key of a sentence, and the cause for the log.
type fault struct {
	key   string
	cause error
}

func (f *fault) Error() string { return fmt.Sprint(f.key, ": ", f.cause) }

// drawer is a file that is open.
type drawer interface {
	count() int
	// draw fits a page into so many pixels, 0 for as many as it takes.
	draw(page, width, height int) (*image.RGBA, error)
	close()
}

// answerAll opens the file with the first question and answers all.
func answerAll(file string, asked <-chan []byte, out io.Writer) {
	var d drawer
	var copied *flat
	defer func() {
		if d != nil {
			d.close()
		}
		if copied != nil {
			copied.close()
		}
	}()
	var opened error
	for line := range asked {
		var q question
		var a answer
		var drawn *image.RGBA
		err := json.Unmarshal(line, &q)
		if err == nil && d == nil && opened == nil {
			d, opened = open(file)
		}
		if err == nil {
			err = opened
		}
		if err == nil && (q.Page < 0 || q.Page >= d.count()) {
			err = errors.New("no such page")
		}
		if err == nil {
			switch q.Do {
			case doCount:
				a.Count = d.count()
			case doDraw:
				drawn, err = drawTurned(d, q.View)
			case doBurn:
				if q.Page == 0 {
					if copied != nil {
						copied.close()
					}
					copied, err = newFlat(q.File)
				}
				if err == nil && (copied == nil || copied.pages != q.Page) { // another reader has begun it
					err = errors.New("a page is left out")
				}
				if err == nil {
					err = copied.add(d, q.Page, q.Boxes)
				}
			case doFinish:
				if copied == nil || copied.pages != d.count() {
					err = errors.New("not all pages were burnt")
				} else {
					err = copied.finish()
				}
			}
		}
		if err != nil {
			cause := err.Error()
			a = answer{Fault: "pages.broken", Cause: cause[:min(len(cause), longestCause)]}
			var f *fault
			if errors.As(err, &f) {
				a.Fault = f.key
			}
			drawn = nil
		}
		if drawn != nil {
			a.Width, a.Height, a.Bytes = drawn.Rect.Dx(), drawn.Rect.Dy(), len(drawn.Pix)
		}
		line, err := json.Marshal(a)
		if err == nil {
			_, err = out.Write(append(line, '\n'))
		}
		if err == nil && drawn != nil {
			_, err = out.Write(drawn.Pix)
		}
		if err != nil {
			slog.Info("nobody reads pages", "error", err)
			return
		}
	}
}

// open opens a file as what its bytes say that it is.
func open(file string) (drawer, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, &fault{"pages.unread", err}
	}
	head := make([]byte, 1024)
	n, err := io.ReadFull(f, head)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		f.Close()
		return nil, &fault{"pages.unread", err}
	}
	var d drawer
	if isPDF(head[:n]) {
		d, err = openPDF(f)
	} else {
		d, err = openPicture(f, head[:n])
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	if n := d.count(); n == 0 || n > mostPages {
		d.close()
		return nil, &fault{"pages.many", fmt.Errorf("%d pages", n)}
	}
	return d, nil
}

// drawTurned draws a page and turns it.
func drawTurned(d drawer, v View) (*image.RGBA, error) {
	width, height := v.Width, v.Height
	if v.Turn%2 != 0 {
		width, height = height, width
	}
	drawn, err := d.draw(v.Page, width, height)
	if err != nil {
		return nil, err
	}
	return turned(drawn, v.Turn), nil
}

// within is the size of a page of the given proportions that fits; no page is drawn larger
// than a reader may, or less than a pixel wide.
func within(pageWidth, pageHeight float64, width, height int) (int, int) {
	scale := 0.0
	for _, s := range []float64{float64(width) / pageWidth, float64(height) / pageHeight} {
		if s > 0 && (scale == 0 || s < scale) {
			scale = s
		}
	}
	if scale == 0 {
		scale = 1
	}
	if most := mostDrawn / (pageWidth * pageHeight); scale*scale > most {
		scale = math.Sqrt(most)
	}
	fit := func(length float64) int { return min(max(1, int(math.Round(length*scale))), mostDrawn) }
	return fit(pageWidth), fit(pageHeight)
}
