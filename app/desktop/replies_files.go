package desktop

import (
	"bytes"
	"errors"
	"os"

	"donthu/data"
	"donthu/reports/document"
)

// changedInWord is the Word document of a reply that waits for its signature when it
// is no longer what the register keeps, else nil.
func changedInWord(o *office, r data.Reply) ([]byte, error) {
	if r.State != data.Written {
		return nil, nil
	}
	file := o.documentPath(r.File)
	onDisk, err := os.ReadFile(file)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, data.Tell(err, "replies.fileInUse", file)
	}
	kept, err := o.store.Document(o.ctx(), r.Kept())
	if err != nil || bytes.Equal(onDisk, kept) {
		return nil, err
	}
	if _, err := document.Text(onDisk); err != nil {
		return nil, data.Tell(err, "replies.fileBroken", file)
	}
	return onDisk, nil
}
