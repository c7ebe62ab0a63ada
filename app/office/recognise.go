package office

import (
	"context"
	"errors"
	"log/slog"
	"strings"

	"donthu/data/pages"
	"donthu/data/recognised"
	"donthu/data/register"
	"donthu/data/store"
)

// How much of a file is read.
const (
	mostReadPages = 20
	mostReadText  = 200 << 10 // in bytes
	readSide      = 2600      // of a page as it is drawn, in pixels: A4 at 220 dpi
)

// RecogniseNext reads the words of one scan that nobody read yet, and reports whether there may
// be more. Scans that lie with what the law keeps secret are never read. Only the end of ctx and
// a fault of the register are errors: a file that cannot be read is left.
func (o *Office) RecogniseNext(ctx context.Context, read recognised.Recogniser) (more bool, err error) {
	if o.Settings().NoRecognition || read == nil {
		return false, nil
	}
	next, err := o.store.ToRecognise(ctx, 1)
	if err != nil || len(next) == 0 {
		return false, err
	}
	said, err := o.recognise(ctx, next[0], read)
	state := store.Recognised
	switch {
	case ctx.Err() != nil:
		return false, ctx.Err()
	case err != nil:
		slog.Info("a scan is not recognised", "error", err)
		state = store.Unreadable
	case said == "":
		state = store.Wordless
	}
	return true, o.store.KeepRecognised(ctx, next[0].SHA256, state, said)
}

func (o *Office) recognise(ctx context.Context, k register.KeptFile, read recognised.Recogniser) (string, error) {
	path, err := o.store.Scan(k)
	if err != nil {
		return "", err
	}
	book, err := pages.Open(ctx, path)
	if err != nil {
		return "", err
	}
	defer book.Close()
	var said strings.Builder
	var failed error
	for page := range min(book.Count, mostReadPages) {
		picture, err := book.Draw(ctx, pages.View{Page: page, Width: readSide, Height: readSide})
		if err == nil {
			var words string
			words, err = read(ctx, picture)
			said.WriteString(words[:min(len(words), mostReadText-said.Len())])
			said.WriteByte('\n')
		}
		if ctx.Err() != nil || said.Len() >= mostReadText {
			break
		}
		failed = errors.Join(failed, err)
	}
	if words := strings.TrimSpace(strings.ToValidUTF8(said.String(), "")); words != "" {
		return words, nil
	}
	return "", failed
}
