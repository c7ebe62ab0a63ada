package office

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"donthu/data"
	"donthu/data/register"
	"donthu/reports/docx"
)

// Paper is what a document says on paper: while it waits for its signature as it is worked
// on in Word, after that what the register keeps.
func (o *Office) Paper(ctx context.Context, r register.Reply) ([]byte, error) {
	file, err := o.PaperFile(ctx, r)
	if err != nil {
		return nil, err
	}
	content, err := os.ReadFile(file)
	if err != nil {
		return nil, data.Tell(err, "replies.fileInUse", "file", file)
	}
	return content, nil
}

// Merged is a file in which documents are printed as one.
type Merged struct {
	File  string
	Count int
}

// sheaf is documents that can be printed as one, since they look alike.
type sheaf struct {
	first   register.Reply
	content [][]byte
}

func (s sheaf) whole() ([]byte, error) {
	if len(s.content) == 1 {
		return s.content[0], nil
	}
	var b bytes.Buffer
	err := docx.Merge(&b, s.content)
	return b.Bytes(), err
}

// sheaves are documents in their order, as few sheaves as their looks allow: those of
// shipped templates are one, one that was written anew in Word is its own.
func (o *Office) sheaves(ctx context.Context, replies []register.Reply) (all []*sheaf, err error) {
	byLooks := map[string]*sheaf{}
	for _, r := range replies {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		content, err := o.Paper(ctx, r)
		if err != nil {
			return nil, err
		}
		looks, err := docx.Looks(content)
		if err != nil {
			return nil, data.Tell(err, "replies.fileBroken", "file", r.File)
		}
		if byLooks[looks] == nil {
			byLooks[looks] = &sheaf{first: r}
			all = append(all, byLooks[looks])
		}
		byLooks[looks].content = append(byLooks[looks].content, content)
	}
	return all, nil
}

// Merge writes documents, drafts too, as few files for printing as their looks allow, each
// document from a new page on. Of fewer than two there is nothing to merge.
func (o *Office) Merge(ctx context.Context, replies []register.Reply) (files []Merged, err error) {
	if len(replies) < 2 {
		return nil, nil
	}
	all, err := o.sheaves(ctx, replies)
	if err != nil {
		return nil, err
	}
	for i, s := range all {
		content, err := s.whole()
		if err != nil {
			return nil, err
		}
		name := fmt.Sprintf("%d/in-gop/%s-%s", s.first.On.Year(), cmp.Or(s.first.Template, "van-ban"), o.now())
		file := o.DocumentPath(numbered(name+".docx", i))
		if err := KeepFile(file, content); err != nil {
			return nil, err
		}
		files = append(files, Merged{file, len(s.content)})
	}
	return files, nil
}

// numbered is the name of the file at a place among several.
func numbered(file string, place int) string {
	if place == 0 {
		return file
	}
	ending := filepath.Ext(file)
	return fmt.Sprintf("%s-%d%s", strings.TrimSuffix(file, ending), place+1, ending)
}

// WritePDF prints documents into the file, all one behind the other; those that look
// otherwise go into further files beside it. What is not whole is not written.
func (o *Office) WritePDF(ctx context.Context, file string, replies []register.Reply, progress func(done, all int)) (files []string, err error) {
	all, err := o.sheaves(ctx, replies)
	if err != nil {
		return nil, err
	}
	var pdfs [][]byte
	for i, s := range all {
		progress(i, len(all))
		content, err := s.whole()
		if err != nil {
			return nil, err
		}
		pdf, err := PDF(ctx, content)
		if err != nil {
			return nil, err
		}
		pdfs = append(pdfs, pdf)
	}
	for i, pdf := range pdfs {
		files = append(files, numbered(file, i))
		if err := SaveFile(files[i], pdf); err != nil {
			return files[:i], err
		}
	}
	return files, nil
}
