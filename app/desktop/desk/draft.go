package desk

import (
	"context"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"donthu/app/kit"
	"donthu/assets"
	"donthu/data/register"
	"donthu/data/text"
)

// Drafts keeps what is half typed into a form under a key. Leaving says so and asks
// nothing; the form opened again shows it.
func (o *Desk) Drafts(key string) *kit.Drafts {
	return &kit.Drafts{Keeper: &DraftKeeper{Desk: o, Key: key}, Now: o.Clock, Kept: assets.Text("form.draft.kept.any")}
}

// DraftKeeper keeps a half-typed form outside the screen's thread. A draft that
// comes late never overwrites a newer one.
type DraftKeeper struct {
	Desk *Desk
	Key  string
	turn int // on the screen's thread

	busy sync.Mutex
	last int
}

// Writing is the work of keep, which may be done once and anywhere.
func (k *DraftKeeper) Writing(content []byte) func() error {
	k.turn++
	mine := k.turn
	return func() error {
		k.busy.Lock()
		defer k.busy.Unlock()
		if mine < k.last {
			return nil
		}
		k.last = mine
		return k.Desk.Do().SaveDraft(context.Background(), k.Key, content)
	}
}

// Kept is what was kept last, empty for nothing.
func (k *DraftKeeper) Kept() ([]byte, error) {
	return k.Desk.Store.Draft(context.Background(), k.Key)
}

// WriteAttachments puts each document on a line: name; number of pages.
func WriteAttachments(all []register.Attachment) string {
	var lines []string
	for _, a := range all {
		if a.Pages == 0 {
			lines = append(lines, a.Name)
			continue
		}
		lines = append(lines, fmt.Sprintf("%s; %d", a.Name, a.Pages))
	}
	return strings.Join(lines, "\n")
}

func ReadAttachments(words string) []register.Attachment {
	var all []register.Attachment
	for line := range strings.SplitSeq(words, "\n") {
		a := register.Attachment{Name: text.Clean(line)}
		if m := pagesAtEnd.FindStringSubmatch(a.Name); m != nil {
			a.Name = text.Clean(m[1])
			a.Pages, _ = strconv.Atoi(m[2])
		}
		if a.Name != "" {
			all = append(all, a)
		}
	}
	return all
}

// pagesAtEnd is the number of pages as clerks end a line: “; 3”, “; 3 trang”.
var pagesAtEnd = regexp.MustCompile(`^(.*);\s*(\d{1,6})\s*(?:(?i:trang|tờ))?\s*$`)
