package backups

import (
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// levels say how many backups stay: the newest of each of as many hours, days, weeks and months
// as have one. They go by what there is and not by the present, so that a long absence, or a
// clock that was far ahead once, takes none away.
var levels = []struct {
	most int
	of   func(time.Time) int64 // the same number for all that stand for each other
}{
	// Every hour of the last two days: today and the day before.
	{2, dayOf}, {14, dayOf}, {8, weekOf}, {24, func(t time.Time) int64 { return int64(t.Year())*12 + int64(t.Month()) }},
}

func dayOf(t time.Time) int64 {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC).Unix() / (24 * 60 * 60)
}

// weekOf counts weeks that begin on Monday; the first day of Unix was a Thursday.
func weekOf(t time.Time) int64 { return (dayOf(t) + 3) / 7 }

// stays says which of the backups stay that were made at these times, in the order in which they
// were made: the last always. now is the present by the clock, and step when the newest step was
// written: a clock that is behind one of them, or behind a backup, takes none away.
func stays(made []time.Time, now, step time.Time) []bool {
	stay := make([]bool, len(made))
	if len(made) == 0 {
		return stay
	}
	latest := slices.MaxFunc(append(slices.Clone(made), step), time.Time.Compare)
	if now.Before(latest) {
		for i := range stay {
			stay[i] = true
		}
		return stay
	}
	stay[len(made)-1] = true
	for i, level := range levels {
		seen, hours := map[int64]bool{}, map[int64]bool{}
		for at, t := range slices.Backward(made) {
			of := level.of(t)
			first := !seen[of]
			if first && len(seen) == level.most {
				continue
			}
			seen[of] = true
			if hour := dayOf(t)*24 + int64(t.Hour()); i == 0 {
				first = !hours[hour]
				hours[hour] = true
			}
			stay[at] = stay[at] || first
		}
	}
	return stay
}

// Thin takes those automatic backups of a data folder away that need not stay (see levels);
// step is when the newest step of the register was written.
func Thin(dir string, now, step time.Time) error { return thin(Folder(dir), now, step) }

func thin(folder string, now, step time.Time) error {
	files, err := filepath.Glob(filepath.Join(folder, prefix+"*.db"))
	if err != nil {
		return err
	}
	type backup struct {
		file   string
		made   time.Time
		number int // of those of one second
	}
	var all []backup
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".db")
		made, ok := stamped(name, prefix, now.Location())
		if !ok {
			continue // somebody called it so
		}
		number, _ := strconv.Atoi(strings.TrimPrefix(name[len(prefix)+len(stamp):], "-"))
		all = append(all, backup{file, made, number})
	}
	slices.SortFunc(all, func(a, b backup) int {
		if by := a.made.Compare(b.made); by != 0 {
			return by
		}
		return a.number - b.number
	})
	made := make([]time.Time, len(all))
	for i, b := range all {
		made[i] = b.made
	}
	var errs []error
	for i, stay := range stays(made, now, step) {
		if !stay {
			slog.Info("a backup is taken away", "file", filepath.Base(all[i].file))
			errs = append(errs, os.Remove(all[i].file))
		}
	}
	return errors.Join(errs...)
}
