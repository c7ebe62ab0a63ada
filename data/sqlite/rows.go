// Package sqlite is one SQLite file: its name for the driver, its mark, what is wrong with it,
// and the rows of a query. It knows no table.
package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"strings"
)

// Querier is a pool, a connection or a transaction.
type Querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// Scan reads the columns of a row.
type Scan func(into ...any) error

// Each calls visit with every row of a query.
func Each(ctx context.Context, q Querier, visit func(Scan) error, query string, args ...any) error {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	return EachRow(rows, visit)
}

// EachRow calls visit with every row, and closes them.
func EachRow(rows *sql.Rows, visit func(Scan) error) error {
	defer rows.Close()
	for rows.Next() {
		if err := visit(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}

// List are the rows of a query, each as read makes it.
func List[V any](ctx context.Context, q Querier, read func(Scan) (V, error), query string, args ...any) (all []V, err error) {
	err = Each(ctx, q, func(row Scan) error {
		value, err := read(row)
		all = append(all, value)
		return err
	}, query, args...)
	if err != nil {
		return nil, err
	}
	return all, nil
}

// Values are the rows of a query for one column.
func Values[V any](ctx context.Context, q Querier, query string, args ...any) ([]V, error) {
	return List(ctx, q, func(row Scan) (value V, err error) { return value, row(&value) }, query, args...)
}

// Conditions are what the rows of a query must meet, with the values in them.
type Conditions struct {
	All  []string
	Args []any
}

// AddIf adds a condition, with its values, when it is asked for.
func (c *Conditions) AddIf(asked bool, condition string, args ...any) {
	if asked {
		c.All, c.Args = append(c.All, condition), append(c.Args, args...)
	}
}

// Or are conditions that rows meet by these, or by the one more.
func (c Conditions) Or(condition string, args ...any) Conditions {
	return Conditions{All: []string{"(" + c.Where() + " OR " + condition + ")"}, Args: append(c.Args, args...)}
}

// Where is the WHERE list.
func (c *Conditions) Where() string { return strings.Join(append(c.All, "1"), " AND ") }

// One is the value of a query for one column and one row; sql.ErrNoRows when there is
// none.
func One[V any](ctx context.Context, q Querier, query string, args ...any) (value V, err error) {
	return Only(Values[V](ctx, q, query, args...))
}

// Only is the one value of a list that was read; sql.ErrNoRows for an empty one.
func Only[V any](all []V, err error) (value V, _ error) {
	switch {
	case err != nil:
		return value, err
	case len(all) == 0:
		return value, sql.ErrNoRows
	}
	return all[0], nil
}

// JSON is a list of values for json_each.
func JSON[V ~string | ~int64](values []V) string {
	raw, err := json.Marshal(values)
	if err != nil {
		return "[]" // numbers and words always marshal
	}
	return string(raw)
}
