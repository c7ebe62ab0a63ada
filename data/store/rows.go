package store

import (
	"context"
	"database/sql"
	"strings"
)

// querier is a pool, a connection or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// scan reads the columns of a row.
type scan func(into ...any) error

// each calls visit with every row of a query.
func each(ctx context.Context, q querier, visit func(scan) error, query string, args ...any) error {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	return eachRow(rows, visit)
}

// eachRow calls visit with every row, and closes them.
func eachRow(rows *sql.Rows, visit func(scan) error) error {
	defer rows.Close()
	for rows.Next() {
		if err := visit(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}

// list are the rows of a query, each as read makes it.
func list[V any](ctx context.Context, q querier, read func(scan) (V, error), query string, args ...any) (all []V, err error) {
	err = each(ctx, q, func(row scan) error {
		value, err := read(row)
		all = append(all, value)
		return err
	}, query, args...)
	if err != nil {
		return nil, err
	}
	return all, nil
}

// values are the rows of a query for one column.
func values[V any](ctx context.Context, q querier, query string, args ...any) ([]V, error) {
	return list(ctx, q, func(row scan) (value V, err error) { return value, row(&value) }, query, args...)
}

// conditions are what the rows of a query must meet, with the values in them.
type conditions struct {
	all  []string
	args []any
}

func (c *conditions) addIf(asked bool, condition string, args ...any) {
	if asked {
		c.all, c.args = append(c.all, condition), append(c.args, args...)
	}
}

// where is the WHERE list.
func (c *conditions) where() string { return strings.Join(append(c.all, "1"), " AND ") }

// one is the value of a query for one column and one row; sql.ErrNoRows when there is
// none.
func one[V any](ctx context.Context, q querier, query string, args ...any) (value V, err error) {
	return only(values[V](ctx, q, query, args...))
}

func only[V any](all []V, err error) (value V, _ error) {
	switch {
	case err != nil:
		return value, err
	case len(all) == 0:
		return value, sql.ErrNoRows
	}
	return all[0], nil
}
