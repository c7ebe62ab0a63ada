package data

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"
)

func TestAToldErrorKeepsItsCause(t *testing.T) {
	err := fmt.Errorf("saving: %w", Tell(fs.ErrNotExist, "workbook.noFolder", "folder", "/so"))
	if !errors.Is(err, fs.ErrNotExist) || FaultOf(err) != FaultMissing {
		t.Errorf("%v has lost its cause", err)
	}
	var told *Told
	if !errors.As(err, &told) || told.Sentence() != "Không ghi được vào thư mục /so" {
		t.Errorf("%v has lost its sentence", err)
	}
	if !strings.HasSuffix(told.Error(), ": file does not exist") || Tell(nil, "workbook.noFolder", "folder", "/so").Error() != told.Sentence() {
		t.Errorf("for the log: %v", told)
	}
	if fault := FaultOf(errors.New("a riddle")); fault != "" {
		t.Errorf("a riddle is %q", fault)
	}
}
