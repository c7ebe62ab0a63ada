// Package pages draws the pages of files – PDF, JPG, PNG, TIFF – as pictures, and makes copies
// of them of which parts are black for good. A file may come from anybody: a reader, which is
// this program started once more, looks into it in bounded memory and time, and ends with the
// page that shows it.
package pages

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"image"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"donthu/assets"
	"donthu/data"
)

// endings are those of files whose pages can be drawn.
var endings = []string{".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff"}

// Draws reports whether the pages of a file can be drawn, by its name.
func Draws(file string) bool {
	return slices.Contains(endings, strings.ToLower(filepath.Ext(file)))
}

// longest is how long a reader may take for one answer: a page of a large drawing needs some
// seconds on a slow computer, the first PDF of all some more.
var longest = time.Minute

// View is a page as it is to be drawn.
type View struct {
	Page          int // from 0
	Turn          int // quarters to the right
	Width, Height int // in pixels, what the page must fit into; 0 for as much as it takes
}

// Box is a part of a page that is to be black, in shares of the page as it stands unturned.
type Box struct{ Left, Top, Right, Bottom float64 }

// Book is a file whose pages are drawn. It may be used from several goroutines, one after the
// other gets its answer.
type Book struct {
	file   string
	Count  int           // of pages
	turn   chan struct{} // holds something while nobody asks
	mu     sync.Mutex
	reader *reader // nil until one is asked, and after one was ended
	closed bool
}

// Open counts the pages of a file. The error says in a sentence that it cannot be drawn.
func Open(ctx context.Context, file string) (*Book, error) {
	b := &Book{file: file, turn: make(chan struct{}, 1)}
	b.turn <- struct{}{}
	a, _, err := b.ask(ctx, question{Do: doCount})
	if err != nil {
		b.Close()
		return nil, err
	}
	b.Count = a.Count
	return b, nil
}

// Draw draws a page.
func (b *Book) Draw(ctx context.Context, v View) (*image.RGBA, error) {
	a, content, err := b.ask(ctx, question{Do: doDraw, View: v})
	if err != nil {
		return nil, err
	}
	return &image.RGBA{Pix: content, Stride: 4 * a.Width, Rect: image.Rect(0, 0, a.Width, a.Height)}, nil
}

// Redact writes a copy into a file, a PDF of pictures alone, with boxes of its pages black.
// told hears how many pages are done. On an error the file is no copy.
func (b *Book) Redact(ctx context.Context, file string, boxes map[int][]Box, told func(done int)) error {
	for page := range b.Count {
		told(page)
		if _, _, err := b.ask(ctx, question{Do: doBurn, View: View{Page: page}, Boxes: boxes[page], File: file}); err != nil {
			return err
		}
	}
	_, _, err := b.ask(ctx, question{Do: doFinish})
	return err
}

// Close ends the reader, whatever it does.
func (b *Book) Close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.closed = true
	b.end()
}

// end ends the reader; a later question starts another.
func (b *Book) end() {
	if b.reader != nil {
		b.reader.end()
		b.reader = nil
	}
}

// ask puts a question to the reader. When ctx ends the answer is not waited for; one that
// takes too long ends the reader.
func (b *Book) ask(ctx context.Context, q question) (answer, []byte, error) {
	select {
	case <-ctx.Done():
		return answer{}, nil, ctx.Err()
	case <-b.turn:
	}
	type given struct {
		answer  answer
		content []byte
		err     error
	}
	done := make(chan given, 1)
	go func() {
		var g given
		defer func() {
			b.turn <- struct{}{}
			done <- g
		}()
		defer data.Caught(&g.err, "pages.ended", "file", filepath.Base(b.file))
		g.answer, g.content, g.err = b.answered(q)
	}()
	select {
	case <-ctx.Done():
		return answer{}, nil, ctx.Err()
	case g := <-done:
		return g.answer, g.content, g.err
	}
}

func (b *Book) answered(q question) (a answer, content []byte, err error) {
	r, err := b.started()
	if err != nil {
		return a, nil, err
	}
	slow := false
	late := time.AfterFunc(longest, func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		slow = true
		b.end()
	})
	defer late.Stop()
	a, content, err = r.ask(q)
	b.mu.Lock()
	defer b.mu.Unlock()
	name := filepath.Base(b.file)
	switch {
	case b.closed:
		return a, nil, context.Canceled
	case slow:
		return a, nil, data.Tell(err, "pages.slow", "file", name)
	case err != nil:
		b.end()
		return a, nil, data.Tell(err, "pages.ended", "file", name)
	case a.Fault != "":
		b.end() // the reader of PDFs does not stand after every trouble
		slog.Info("a page is not drawn", "page", q.Page, "fault", a.Fault, "cause", a.Cause)
		return a, nil, data.Tell(errors.New(a.Cause), a.Fault, "file", name)
	}
	return a, content, nil
}

// started is the reader, with the file in its hands.
func (b *Book) started() (*reader, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.closed {
		return nil, context.Canceled
	}
	if b.reader == nil {
		file, err := filepath.Abs(b.file)
		if err != nil {
			return nil, err
		}
		to, from, end, err := Start(file)
		if err != nil {
			return nil, data.Tell(err, "pages.ended", "file", filepath.Base(b.file))
		}
		b.reader = &reader{to, bufio.NewReader(from), end}
	}
	return b.reader, nil
}

// reader is who looks into a file: questions go in, answers come out, each a line of JSON, and
// behind an answer what it carries.
type reader struct {
	to   io.Writer
	from *bufio.Reader
	end  func()
}

// What a reader can be asked for.
const (
	doCount  = "count"
	doDraw   = "draw"
	doBurn   = "burn"
	doFinish = "finish"
)

type question struct {
	Do string
	View
	Boxes []Box  `json:",omitempty"`
	File  string `json:",omitempty"`
}

type answer struct {
	Count         int    `json:",omitempty"`
	Width, Height int    `json:",omitempty"`
	Bytes         int    `json:",omitempty"` // that follow
	Fault         string `json:",omitempty"` // the key of a sentence: nothing was done
	Cause         string `json:",omitempty"` // for the log
}

func (r *reader) ask(q question) (a answer, content []byte, err error) {
	line, err := json.Marshal(q)
	if err == nil {
		_, err = r.to.Write(append(line, '\n'))
	}
	if err == nil {
		line, err = r.from.ReadSlice('\n')
	}
	if err == nil {
		err = json.Unmarshal(line, &a)
	}
	if err == nil && (a.Bytes < 0 || a.Bytes > 4*mostDrawn || a.Bytes != 4*a.Width*a.Height) {
		err = errors.New("an answer of a wrong size")
	}
	if err != nil || a.Bytes == 0 {
		return a, nil, err
	}
	content = make([]byte, a.Bytes)
	_, err = io.ReadFull(r.from, content)
	return a, content, err
}

// Warm makes the reader of PDFs ready, once for all starts of a version of the program: until
// then the first PDF waits some seconds. It is called beside the window and tells only the log.
func Warm(ctx context.Context) {
	folder, err := cacheFolder()
	if err != nil {
		return
	}
	ready := filepath.Join(folder, "san-sang-"+assets.Version())
	if _, err := os.Stat(ready); err == nil {
		return
	}
	os.RemoveAll(folder) // what an older version made ready
	c, err := command(wordWarm)
	if err == nil {
		err = c.Start()
	}
	if err == nil {
		stop := context.AfterFunc(ctx, func() { c.Process.Kill() })
		defer stop()
		err = c.Wait()
	}
	if err == nil {
		err = os.WriteFile(ready, nil, 0o600)
	}
	if err != nil {
		slog.Warn("the reader of pages is not ready", "error", err)
	}
}

// Start starts a reader of a file. Tests put Inside in its place.
var Start = func(file string) (to io.Writer, from io.Reader, end func(), err error) {
	c, err := command(wordRead, file)
	if err != nil {
		return nil, nil, nil, err
	}
	in, err := c.StdinPipe()
	if err != nil {
		return nil, nil, nil, err
	}
	out, err := c.StdoutPipe()
	if err != nil {
		return nil, nil, nil, err
	}
	c.Stderr = os.Stderr
	if err := c.Start(); err != nil {
		return nil, nil, nil, err
	}
	return in, out, func() {
		c.Process.Kill()
		go c.Wait() // takes the ended process out of the system's list
	}, nil
}
