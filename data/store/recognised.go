package store

import (
	"context"
	"time"

	"donthu/data/chain"
	"donthu/data/enclosures"
	"donthu/data/finding"
	"donthu/data/register"
	"donthu/data/sqlite"
	"donthu/data/steps"
	"donthu/data/text"
)

// lyingTable lists the files and the signed scans of letters or visits; of gives them, and
// whether the law keeps secret who stands behind them.
func lyingTable[T any](subject steps.Subject, of func(*T) (files []register.Filed, papers []register.Reply, secret bool)) table[T] {
	return table[T]{projection: projection{name: "files", column: "occasion", whose: "subject = '" + string(subject) + "'"},
		columns: []string{"place", "subject", "sha256", "name", "signed", "secret"},
		rows: func(_ *text.SortKeys, now *T) (rows [][]any) {
			files, papers, secret := of(now)
			add := func(k register.KeptFile, signed bool) {
				if k.Name != "" {
					rows = append(rows, []any{len(rows), string(subject), k.SHA256, k.Name, signed, secret})
				}
			}
			for _, f := range files {
				add(f.File, false)
			}
			for _, r := range papers {
				add(r.Scan, true)
			}
			return rows
		}}
}

// LiesAt is where a file lies already.
type LiesAt struct {
	register.About
	Signed, Secret bool // as the scan of a signed document; with what the law keeps secret
}

// Lying says of each hash where a file of it lies already.
func (s *Store) Lying(ctx context.Context, hashes ...string) (map[string][]LiesAt, error) {
	at := map[string][]LiesAt{}
	return at, sqlite.Each(ctx, s.read, func(row sqlite.Scan) error {
		var hash string
		var one LiesAt
		err := row(&hash, &one.Subject, &one.ID, &one.Signed, &one.Secret)
		at[hash] = append(at[hash], one)
		return err
	}, "SELECT sha256, subject, occasion, max(signed), max(secret) FROM files WHERE sha256 IN (SELECT value FROM json_each(?)) GROUP BY sha256, subject, occasion ORDER BY occasion", sqlite.JSON(hashes))
}

// PassScan remembers by its hash that a scan is to wait no more, or again.
func (s *Store) PassScan(ctx context.Context, hash, name string, passed bool) error {
	return s.inLedger(ctx, func(l *ledger) error {
		if !passed {
			return l.exec("DELETE FROM passed_scans WHERE sha256 = ?", hash)
		}
		return l.exec("INSERT OR IGNORE INTO passed_scans (sha256, name, passed_at) VALUES (?, ?, ?)", hash, name, l.now.UTC().Format(time.RFC3339))
	})
}

// PassedScans are those of the hashes that are to wait no more.
func (s *Store) PassedScans(ctx context.Context, hashes ...string) (map[string]bool, error) {
	passed := map[string]bool{}
	return passed, sqlite.Each(ctx, s.read, func(row sqlite.Scan) error {
		var hash string
		err := row(&hash)
		passed[hash] = true
		return err
	}, "SELECT sha256 FROM passed_scans WHERE sha256 IN (SELECT value FROM json_each(?))", sqlite.JSON(hashes))
}

// RegisterCode tells this register from others: its first step has it, whatever follows.
// Empty while there is no step.
func (s *Store) RegisterCode(ctx context.Context) (string, error) {
	hash, err := sqlite.Values[string](ctx, s.read, "SELECT hash FROM steps WHERE seq = 1")
	if err != nil || len(hash) == 0 {
		return "", err
	}
	return register.CodeOf(hash[0]), nil
}

// RecognitionState says what came of the recognition of a file.
type RecognitionState string

// The states.
const (
	Recognised  RecognitionState = "text"
	Wordless    RecognitionState = "empty"
	Unreadable  RecognitionState = "failed" // the file cannot be read, or took too long
	mayHaveText                  = "name LIKE '%.pdf' OR name LIKE '%.jpg' OR name LIKE '%.png'"
)

// ToRecognise are scans in which nothing was looked for yet, at most as many, the latest first.
// None lies with what the law keeps secret.
func (s *Store) ToRecognise(ctx context.Context, most int) ([]register.KeptFile, error) {
	read := func(row sqlite.Scan) (k register.KeptFile, err error) { return k, row(&k.Name, &k.SHA256) }
	return sqlite.List(ctx, s.read, read, "SELECT min(name), sha256 FROM files WHERE ("+mayHaveText+
		") AND sha256 NOT IN (SELECT sha256 FROM recognised) AND sha256 NOT IN (SELECT sha256 FROM secret_files) GROUP BY sha256 ORDER BY max(occasion) DESC LIMIT ?", most)
}

// KeepRecognised keeps what was recognised in the file of the hash. Of a file that became
// secret meanwhile nothing is kept.
func (s *Store) KeepRecognised(ctx context.Context, hash string, state RecognitionState, said string) error {
	return s.inLedger(ctx, func(l *ledger) error {
		if err := l.exec("DELETE FROM recognised WHERE sha256 = ?", hash); err != nil {
			return err
		}
		if err := l.exec("INSERT INTO recognised (sha256, state, text) VALUES (?, ?, ?)", hash, string(state), said); err != nil {
			return err
		}
		words := finding.Index([]string{said}, nil)
		return l.exec("INSERT INTO recognised_text (rowid, folded, accented, digits) SELECT id, ?, ?, ? FROM recognised WHERE sha256 = ? AND text <> ''",
			words.Folded, words.Accented, words.Digits, hash)
	})
}

// ForgetRecognised drops what was recognised and what could not be, so that it is looked at anew.
func (s *Store) ForgetRecognised(ctx context.Context, states ...RecognitionState) error {
	return s.inLedger(ctx, func(l *ledger) error {
		return l.exec("DELETE FROM recognised WHERE state IN (SELECT value FROM json_each(?))", sqlite.JSON(states))
	})
}

// Recognition is how far the recognition of scans is.
type Recognition struct {
	Files, Done, Failed int
	Secret              int // that are never read, because of the law
}

// Recognition says how far it is.
func (s *Store) Recognition(ctx context.Context) (r Recognition, err error) {
	err = s.read.QueryRowContext(ctx, `SELECT count(*), coalesce(sum(secret), 0), coalesce(sum(state IS NOT NULL AND state <> ?1), 0), coalesce(sum(state = ?1), 0) FROM (
		SELECT DISTINCT files.sha256, files.sha256 IN (SELECT sha256 FROM secret_files) AS secret, recognised.state AS state
		FROM files LEFT JOIN recognised ON recognised.sha256 = files.sha256 WHERE `+mayHaveText+")", string(Unreadable)).Scan(&r.Files, &r.Secret, &r.Done, &r.Failed)
	r.Files -= r.Secret
	return r, err
}

// saidIn are the letters or visits with a file in which the words were recognised.
const saidIn = "SELECT files.occasion FROM recognised_text AS t CROSS JOIN recognised ON recognised.id = t.rowid CROSS JOIN files ON files.sha256 = recognised.sha256 WHERE recognised_text MATCH ? AND files.secret = 0 AND files.subject = "

// inScans are the letters that hold the words in a scan alone, at most CountLimit.
func (s *Store) inScans(ctx context.Context, q Query, r ranking, asked finding.Asked) ([]int64, error) {
	args := append([]any{asked.Match(false)}, r.args...)
	return sqlite.Values[int64](ctx, s.read, "SELECT id FROM letters WHERE id IN ("+saidIn+"'letter') AND "+r.where+
		" AND id NOT IN (SELECT rowid FROM letters_text WHERE letters_text MATCH ?) AND id NOT IN (SELECT value FROM json_each(?)) ORDER BY "+q.order("")+" LIMIT ?",
		append(args, r.match, sqlite.JSON(append([]int64{}, r.first...)), CountLimit)...)
}

// scanTexts are what was recognised in the scans of letters that hold the words.
func (s *Store) scanTexts(ctx context.Context, match string, ids []int64) (map[int64]string, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	said := map[int64]string{}
	return said, sqlite.Each(ctx, s.read, func(row sqlite.Scan) error {
		var id int64
		var text string
		err := row(&id, &text)
		said[id] = text
		return err
	}, `SELECT files.occasion, recognised.text FROM recognised_text AS t CROSS JOIN recognised ON recognised.id = t.rowid CROSS JOIN files ON files.sha256 = recognised.sha256
		WHERE recognised_text MATCH ? AND files.secret = 0 AND files.subject = 'letter' AND files.occasion IN (SELECT value FROM json_each(?))`, match, sqlite.JSON(ids))
}

// recognisedWords is the index of what was recognised.
const recognisedWords = "recognised_text"

const indexRecognised = "INSERT INTO " + recognisedWords + " (rowid, folded, accented, digits) VALUES (?, ?, ?, ?)"

// eachRecognised calls visit with the words of what was recognised, as indexRecognised takes them.
func eachRecognised(ctx context.Context, q sqlite.Querier, visit func(...any) error) error {
	return sqlite.Each(ctx, q, func(row sqlite.Scan) error {
		var id int64
		var said string
		if err := row(&id, &said); err != nil {
			return err
		}
		words := finding.Index([]string{said}, nil)
		return visit(id, words.Folded, words.Accented, words.Digits)
	}, "SELECT id, text FROM recognised WHERE text <> ''")
}

// checkRecognised makes sure that no word of a secret file is kept, that what was recognised is of
// files that steps name, and gives words what should be found.
func checkRecognised(ctx context.Context, q sqlite.Querier, words *sqlite.Words, v *chain.Verification) error {
	secret, err := sqlite.One[int](ctx, q, "SELECT count(*) FROM recognised WHERE sha256 IN (SELECT sha256 FROM secret_files)")
	if err != nil {
		return err
	}
	if secret > 0 {
		v.Find("recognised.secret", "count", secret)
	}
	condition, args, err := strangeRecognised(ctx, q)
	if err != nil {
		return err
	}
	strange, err := sqlite.One[int](ctx, q, "SELECT count(*) FROM recognised WHERE "+condition, args...)
	if err != nil {
		return err
	}
	if strange > 0 {
		v.Find("recognised.apart")
	}
	return eachRecognised(ctx, q, func(args ...any) error { return words.Put(ctx, indexRecognised, args...) })
}

// strangeRecognised is the condition for what was recognised in no file that a step names, or of
// which the state and the text do not fit.
func strangeRecognised(ctx context.Context, q sqlite.Querier) (condition string, args []any, err error) {
	named, err := enclosures.Beside(ctx, q)
	hashes := make([]string, len(named))
	for i, k := range named {
		hashes[i] = k.SHA256
	}
	return "sha256 NOT IN (SELECT value FROM json_each(?)) OR (state = ?) <> (text <> '') OR state NOT IN (?2, ?, ?)",
		[]any{sqlite.JSON(hashes), string(Recognised), string(Wordless), string(Unreadable)}, err
}
