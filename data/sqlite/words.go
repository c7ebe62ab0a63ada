package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"hash/maphash"
	"slices"
	"strconv"
)

// Words are indexes of words (FTS5) that are made again in memory, to be compared with those of a
// file: such an index does not give back what was put in, but it tells which word stands where.
type Words struct {
	db     *sql.DB
	put    map[string]*sql.Stmt
	tables []string
	sums   map[string]wordSums
	rows   int // put in since they were summed up
}

// wordSums are the sums over all words of each row, in any order.
type wordSums map[int64]uint64

// atOnce is how many rows stand in memory: an index of all would be as large as the file.
const atOnce = 2000

// NewWords makes the indexes of the names as the schema says. They must be closed.
func NewWords(ctx context.Context, s Schema, tables ...string) (*Words, error) {
	db, err := inMemory()
	if err != nil {
		return nil, err
	}
	w := &Words{db: db, put: map[string]*sql.Stmt{}, tables: tables, sums: map[string]wordSums{}}
	for _, t := range tables {
		w.sums[t] = wordSums{}
		if _, err := db.ExecContext(ctx, s[t].Made); err != nil {
			w.Close()
			return nil, err
		}
	}
	return w, nil
}

// Close forgets them.
func (w *Words) Close() {
	for _, stmt := range w.put {
		stmt.Close()
	}
	w.db.Close()
}

// Put carries out an insertion into one of them.
func (w *Words) Put(ctx context.Context, insert string, args ...any) (err error) {
	stmt := w.put[insert]
	if stmt == nil {
		if stmt, err = w.db.PrepareContext(ctx, insert); err != nil {
			return err
		}
		w.put[insert] = stmt
	}
	if _, err = stmt.ExecContext(ctx, args...); err != nil {
		return err
	}
	if w.rows++; w.rows >= atOnce {
		return w.sumUp(ctx)
	}
	return nil
}

func (w *Words) sumUp(ctx context.Context) error {
	w.rows = 0
	conn, err := w.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	for _, t := range w.tables {
		if err := w.sums[t].add(ctx, conn, t); err != nil {
			return err
		}
		if _, err := conn.ExecContext(ctx, "DELETE FROM "+t); err != nil {
			return err
		}
	}
	return nil
}

// Differ names the rows of each index whose words are not those of the file that conn has open,
// read-only.
func (w *Words) Differ(ctx context.Context, conn *sql.Conn) (map[string][]int64, error) {
	if err := w.sumUp(ctx); err != nil {
		return nil, err
	}
	// What is looked through stands in the connection's own memory; the file stays read-only.
	if _, err := conn.ExecContext(ctx, "PRAGMA query_only = off"); err != nil {
		return nil, err
	}
	defer conn.ExecContext(context.WithoutCancel(ctx), "PRAGMA query_only = on")
	all := map[string][]int64{}
	for _, t := range w.tables {
		there, should := wordSums{}, w.sums[t]
		if err := there.add(ctx, conn, t); err != nil {
			return nil, err
		}
		for row, sum := range there {
			if should[row] != sum {
				all[t] = append(all[t], row)
			}
		}
		for row := range should {
			if _, ok := there[row]; !ok {
				all[t] = append(all[t], row)
			}
		}
		slices.Sort(all[t])
	}
	return all, nil
}

var wordSeed = maphash.MakeSeed()

// add adds what stands in an index up. A word's places come together, so that few rows are read.
func (sums wordSums) add(ctx context.Context, conn *sql.Conn, table string) error {
	if _, err := conn.ExecContext(ctx, "CREATE VIRTUAL TABLE temp.words_in USING fts5vocab (main, "+table+", instance)"); err != nil {
		return err
	}
	err := Each(ctx, conn, func(row Scan) error {
		var word, places sql.RawBytes
		if err := row(&word, &places); err != nil {
			return err
		}
		of := maphash.Bytes(wordSeed, word)
		for place := range bytes.SplitSeq(places, []byte(",")) {
			number, where, _ := bytes.Cut(place, []byte(" "))
			doc, err := strconv.ParseInt(string(number), 10, 64)
			if err != nil {
				return err
			}
			sums[doc] += of * (maphash.Bytes(wordSeed, where) | 1)
		}
		return nil
	}, "SELECT term, group_concat(doc || ' ' || coalesce(col, '') || ' ' || coalesce(offset, '')) FROM words_in GROUP BY term")
	_, dropped := conn.ExecContext(context.WithoutCancel(ctx), "DROP TABLE temp.words_in")
	if err == nil {
		err = dropped
	}
	return err
}
