package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"donthu/assets"
	"donthu/data"
)

// sortKeys makes keys that order names as Vietnamese dictionaries do.
type sortKeys struct {
	collator *collate.Collator
	buffer   collate.Buffer
}

func newSortKeys() *sortKeys {
	return &sortKeys{collator: collate.New(language.Vietnamese)}
}

func (k *sortKeys) of(s string) []byte {
	k.buffer.Reset()
	return append([]byte(nil), k.collator.KeyFromString(&k.buffer, s)...)
}

// sortKey is the key of a name.
func (l *ledger) sortKey(name string) []byte {
	if l.keys == nil {
		l.keys = newSortKeys()
	}
	return l.keys.of(name)
}

// project writes what a letter is now, for reading and searching. A new letter
// has no projection that would have to be taken away first.
func (l *ledger) project(letter *data.Letter, isNew bool) error {
	letter.Due = l.store.due(letter)
	doc, err := json.Marshal(letter)
	if err != nil {
		return err
	}
	executed := data.Date(0)
	if letter.Execution.Done == data.Yes {
		executed = letter.Execution.On
	}
	if !isNew {
		if err := l.exec("DELETE FROM letters_text WHERE rowid = ?", letter.ID); err != nil {
			return err
		}
		if err := l.exec("DELETE FROM letters WHERE id = ?", letter.ID); err != nil {
			return err
		}
	}
	sender := data.FoldText(letter.Sender.Name)
	err = l.exec(`INSERT INTO letters (id, year, number, branch, received_on, kind, state, due_on, handled, handled_on, competent, result,
		settled_on, settlement_key, executed_on, concluded_on, matter, sender_fold, sender_sort, identity, same_key, doc)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		letter.ID, letter.Number.Year, letter.Number.Count, letter.Number.Branch, int(letter.ReceivedOn), string(letter.Kind), string(letter.State()),
		int(letter.DueOn()), letter.Handled, int(letter.HandledOn), string(letter.Competent), string(letter.Settlement.Result),
		int(letter.Settlement.On), letter.SettlementKey(), int(executed), int(letter.ConcludedOn()), letter.Matter,
		sender, l.sortKey(letter.Sender.Name), letter.Sender.Identity, sameKey(&letter.Facts, sender), string(doc))
	if err != nil {
		return data.Tell(err, "store.project", letter.Number.String())
	}
	if err := l.projectReplies(data.LetterSubject, letter.ID, letterOrder(letter.Number), letter.Replies, isNew, letter.Number.String(), letter.Sender.Name); err != nil {
		return err
	}
	words := searchWords(letter)
	return l.exec("INSERT INTO letters_text (rowid, folded, accented) VALUES (?, ?, ?)",
		letter.ID, data.FoldText(words), accentedWords(words))
}

// accentedWords are the words that carry accents, in lower case: the others are
// found by their folded form.
func accentedWords(words string) string {
	all := strings.Fields(strings.ToLower(words))
	kept := all[:0]
	for _, word := range all {
		for i := range len(word) {
			if word[i] >= utf8.RuneSelf {
				kept = append(kept, word)
				break
			}
		}
	}
	return strings.Join(kept, " ")
}

// searchWords is all text of a letter by which a clerk may look for it.
func searchWords(l *data.Letter) string {
	words := []string{
		l.Number.String(), l.Sender.Name, l.Sender.Address, l.Sender.Identity, l.Sender.Phone,
		l.Content, l.Against, l.Officer, l.Matter, l.ForwardTo, l.ForwardingBody, l.ForwardingNo, l.Representative.Name,
	}
	for _, p := range l.CoSigners {
		words = append(words, p.Name)
	}
	for _, r := range l.Replies {
		words = append(words, r.Number)
	}
	return strings.Join(words, " ")
}

// sameKey recognises a letter that carries no number: day, sender, content.
func sameKey(f *data.Facts, foldedSender string) string {
	content := []rune(data.FoldText(f.Content))
	if len(content) > 80 {
		content = content[:80]
	}
	return f.ReceivedOn.String() + "|" + foldedSender + "|" + string(content)
}

// Rebuild computes the whole projection anew from the steps, in one transaction.
func (s *Store) Rebuild(ctx context.Context) error {
	var all int
	if err := s.write.QueryRowContext(ctx, "SELECT count(*) FROM steps").Scan(&all); err != nil {
		return err
	}
	if all == 0 {
		return nil
	}
	return s.inLedger(ctx, func(l *ledger) error {
		// Emptied by FTS5's own 'delete-all', the table is read wrong by connections
		// that have read it before; a table made anew they read anew.
		var words string
		if err := l.tx.QueryRowContext(ctx, "SELECT sql FROM sqlite_schema WHERE name = 'letters_text'").Scan(&words); err != nil {
			return err
		}
		for _, emptying := range []string{
			"DELETE FROM letters", "DELETE FROM replies", "DROP TABLE letters_text", words,
			"DELETE FROM receptions", "DELETE FROM reception_words", "DELETE FROM directions", "DELETE FROM reception_days", "DELETE FROM figures",
			"DELETE FROM day_files", "DELETE FROM meetings",
		} {
			if _, err := l.tx.ExecContext(ctx, emptying); err != nil {
				return err
			}
		}
		done := 0
		return eachSubject(ctx, l.tx, func(steps []data.Step) error {
			if done += len(steps); done/1000 != (done-len(steps))/1000 {
				s.options.Progress(assets.Text("store.rebuilding"), done, all)
			}
			return l.projectSubject(steps)
		})
	})
}

// projectSubject writes the projection of one subject from all its steps.
func (l *ledger) projectSubject(steps []data.Step) error {
	switch steps[0].Subject {
	case data.LetterSubject:
		letter, err := data.Fold(steps)
		if err != nil {
			return err
		}
		return l.project(&letter, true)
	case data.DirectionSubject:
		_, err := l.projectDirection(steps)
		return err
	case data.ReceptionDaySubject:
		return l.projectDay(steps)
	case data.MeetingSubject:
		_, err := l.projectMeeting(steps)
		return err
	case data.ReceptionSubject:
		visit, held, err := data.FoldReception(steps)
		if err != nil || !held {
			return err
		}
		return l.projectVisit(&visit)
	case data.ReportSubject:
		return nil // sealed: nothing is made of its steps
	default:
		effective, err := data.Effective(steps)
		if err != nil || len(effective) == 0 {
			return err
		}
		return l.projectRecord(steps[0].SubjectID, effective[len(effective)-1].Content)
	}
}

// projectRecord writes the projection of a visit without documents, a reception day
// or typed figures.
func (l *ledger) projectRecord(id int64, content data.Content) error {
	if visit, ok := content.(data.Reception); ok {
		visit.ID = id
		return l.projectVisit(&visit)
	}
	doc, err := json.Marshal(content)
	if err != nil {
		return err
	}
	switch c := content.(type) {
	case data.ReceptionDay:
		return l.exec("INSERT OR REPLACE INTO reception_days (id, held_on, fingerprint, doc) VALUES (?, ?, ?, ?)", id, int(c.On), string(doc), string(doc))
	case data.TypedFigures:
		return l.exec("INSERT OR REPLACE INTO figures (id, form, from_day, to_day, doc) VALUES (?, ?, ?, ?, ?)", id, c.Form, int(c.Period.From), int(c.Period.To), string(doc))
	}
	return fmt.Errorf("no projection for a step %q", content.StepType())
}

// eachSubject calls visit with all steps of each subject, oldest first.
func eachSubject(ctx context.Context, q querier, visit func([]data.Step) error) error {
	return eachSubjectIn(ctx, q, "", visit)
}

// eachSubjectIn is eachSubject for the subjects that joining leaves.
func eachSubjectIn(ctx context.Context, q querier, join string, visit func([]data.Step) error) error {
	rows, err := q.QueryContext(ctx, "SELECT "+stepColumns+" FROM steps "+join+" ORDER BY subject, subject_id, seq")
	if err != nil {
		return err
	}
	defer rows.Close()
	var steps []data.Step
	for rows.Next() {
		step, _, err := scanStep(rows)
		if err != nil {
			return err
		}
		if len(steps) > 0 && (steps[0].Subject != step.Subject || steps[0].SubjectID != step.SubjectID) {
			if err := visit(steps); err != nil {
				return err
			}
			steps = steps[:0]
		}
		steps = append(steps, step)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	if len(steps) == 0 {
		return nil
	}
	return visit(steps)
}

// querier is a pool or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

const stepColumns = "seq, subject, subject_id, type, legal_date, written_at, author, content, prev_hash, hash"

// scanStep reads one row of stepColumns, and the raw content beside it.
func scanStep(rows *sql.Rows) (data.Step, []byte, error) {
	var (
		step                data.Step
		kind, on, writtenAt string
		content             []byte
	)
	if err := rows.Scan(&step.Seq, &step.Subject, &step.SubjectID, &kind, &on, &writtenAt, &step.Author, &content, &step.Prev, &step.Hash); err != nil {
		return step, nil, err
	}
	if err := step.On.UnmarshalText([]byte(on)); err != nil {
		return step, nil, fmt.Errorf("step %d: %w", step.Seq, err)
	}
	var err error
	if step.WrittenAt, err = time.Parse(time.RFC3339, writtenAt); err != nil {
		return step, nil, fmt.Errorf("step %d: %w", step.Seq, err)
	}
	if step.Content, err = data.DecodeContent(data.StepType(kind), content); err != nil {
		return step, nil, fmt.Errorf("step %d: %w", step.Seq, err)
	}
	return step, content, nil
}
