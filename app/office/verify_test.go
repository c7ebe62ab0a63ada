package office

import (
	"database/sql"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/store"
	"donthu/reports/forms"
)

// everyTable is the folder of a register with a row in every table.
func everyTable(t *testing.T) (dir string) {
	t.Helper()
	o := boardOf(t, "Phường Một\nPhường Hai\n")
	ctx := t.Context()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	secret := facts("Lê Thị Kín", "Tố cáo cán bộ nhận tiền")
	secret.Kind = register.Denunciation
	registered(t, o, secret)
	l := registered(t, o, facts("Nguyễn Thị Ánh", "Xin sửa cống"))
	_, err := o.Issue(ctx, receipt(t, o, l.ID))
	must(err)
	picture := filepath.Join(t.TempDir(), "a.png")
	scanSaying(t, filepath.Dir(picture), "a.png", "", 200)
	_, err = o.File(ctx, l.ID, register.Filed{Kind: register.FiledLetter}, picture)
	must(err)
	waiting, err := o.store.ToRecognise(ctx, 5)
	must(err)
	must(o.store.KeepRecognised(ctx, waiting[0].SHA256, store.Recognised, "ở cạnh cây xăng"))
	must(o.store.PassScan(ctx, strings.Repeat("a", 64), "b.png", true))
	must(o.store.SaveDraft(ctx, "letter", []byte(`{"a":1}`)))
	_, err = o.store.AddReception(ctx, register.Reception{On: testDay, Type: register.Regular, Host: register.Officer, People: 1, Visitor: register.Person{Name: "Hồ Núi", Identity: "012345678901"}, Content: "Hỏi"})
	must(err)
	must(o.store.SaveReceptionDays(ctx, []register.ReceptionDay{{On: testDay, Type: register.Scheduled, Host: register.Head}}, ""))
	days, err := o.ReceptionDays(ctx, day.Period{From: testDay, To: testDay})
	must(err)
	_, err = o.SaveAttendance(ctx, days[0].ID, []register.Attendee{{Name: "Trần Văn Chủ", Presence: register.Came}})
	must(err)
	_, err = o.store.AddMeeting(ctx, register.Convened{Kind: register.ForCounsel, On: testDay, About: "Bãi rác", Chair: "Trần Văn Chủ", Letter: l.Number.String()})
	must(err)
	_, err = o.store.AddDirection(ctx, testDay, register.Directed{Content: "Kiểm tra bãi rác", Doer: "Lê Văn Cần", Leader: "Trần Văn Chủ", Due: testDay.AddDays(5)})
	must(err)
	october := day.MonthPeriod(2026, 10, false)
	must(o.SaveFigures(ctx, register.TypedFigures{Form: "06_QLKNTC", Period: october, Values: map[int]float64{4: 2}}))
	imported(t, o, written(t, []any{"Số đơn", "Ngày nhận", "Họ và tên", "Địa chỉ", "Loại đơn", "Nội dung"}, []any{"77", "02/03/2026", "Trần Văn Bình", "Tổ 2", "Kiến nghị", "Đèn đường hỏng"}))
	receive(t, o, Receiving{On: testDay}, sent(t, "phường Một", october, 7))
	late, err := o.LateWards(ctx, october)
	must(err)
	_, err = o.Remind(ctx, october, late)
	must(err)
	cover, err := o.Cover(ctx, october)
	must(err)
	cover.Number, cover.SignedBy, cover.On, cover.SentOn, cover.Ways = "25/BC-UBND", "Lê Văn Chủ", testDay, testDay, []register.SendWay{register.ByEmail}
	_, err = o.Seal(ctx, cover, forms.EditionFor(october), filepath.Join(t.TempDir(), "bao-cao.xlsx"))
	must(err)
	// A second letter in the place of the last step, so that no change of a step is met on opening.
	registered(t, o, facts("Đỗ Văn Cuối", "Xin nước"))
	if v, err := o.Verify(ctx); err != nil || v.Err() != nil {
		t.Fatalf("a good register: %+v, %v", v, err)
	}
	must(o.Close())
	return o.Dir()
}

// notTold are the tables of which no step tells, each with its reason. What FTS5 keeps an index of
// words in is its own; which word stands where is compared, see the test after the next.
var notTold = map[string]string{
	"settings":     "notes of what was computed and backed up last: what is wrong or gone makes it be done again",
	"drafts":       "half-typed forms",
	"passed_scans": "scans that wait no more, which a clerk sees again in the scanner's folder",
}

// raw opens the register's file itself.
func raw(t *testing.T, dir string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite3", store.Path(dir))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	db.SetMaxOpenConns(1)
	return db
}

// spoilt does something to the file of a copy of the register, whose triggers look away, and
// examines it; found is what was found, also by opening it.
func spoilt(t *testing.T, dir string, register []byte, statement string) (found []string) {
	t.Helper()
	for _, suffix := range []string{"-wal", "-shm"} {
		os.Remove(store.Path(dir) + suffix)
	}
	if err := os.WriteFile(store.Path(dir), register, 0o600); err != nil {
		t.Fatal(err)
	}
	db := raw(t, dir)
	triggers := map[string]string{}
	rows, err := db.Query("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
	for err == nil && rows.Next() {
		var name, made string
		err = rows.Scan(&name, &made)
		triggers[name] = made
	}
	does := "PRAGMA writable_schema = off;"
	if !strings.HasPrefix(statement, "DROP") && !strings.HasPrefix(statement, "CREATE") {
		for name := range triggers {
			does += "DROP TRIGGER " + name + ";"
		}
		does += statement + ";"
		for _, made := range triggers {
			does += made + ";"
		}
	} else {
		does += statement
	}
	if err == nil {
		_, err = db.Exec(does)
	}
	if err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
	db.Close()
	o, err := Open(t.Context(), dir, testClock)
	if err != nil {
		return []string{err.Error()}
	}
	defer o.Close()
	v, err := o.Verify(t.Context())
	if err != nil {
		return []string{err.Error()}
	}
	return v.Findings
}

func TestVerifyFindsAChangeOfEveryColumn(t *testing.T) {
	dir := everyTable(t)
	register, err := os.ReadFile(store.Path(dir))
	if err != nil {
		t.Fatal(err)
	}
	columns := map[string]string{} // with what they are changed to
	db := raw(t, dir)
	rows, err := db.Query(`SELECT s.name || '.' || c.name, CASE WHEN c.name = 'doc' THEN 'json_set(doc, ''$.x'', 1)' WHEN c.type = 'INTEGER' OR c.pk AND c.type = '' THEN c.name || ' + 1000' WHEN c.type = 'BLOB' THEN 'CAST(' || c.name || ' || x''00'' AS BLOB)' ELSE c.name || ' || ''x''' END
		FROM sqlite_schema AS s, pragma_table_info(s.name) AS c WHERE s.type = 'table' AND s.sql NOT LIKE 'CREATE VIRTUAL%' AND s.name NOT LIKE 'sqlite%' AND s.name NOT GLOB '*_text_*' AND s.name NOT GLOB 'letters_alike_*'`)
	for err == nil && rows.Next() {
		var name, to string
		err = rows.Scan(&name, &to)
		columns[name] = to
	}
	if err != nil || len(columns) < 110 {
		t.Fatal(len(columns), err)
	}
	db.Close()
	used := map[string]bool{}
	for _, name := range slices.Sorted(maps.Keys(columns)) {
		table, column, _ := strings.Cut(name, ".")
		if notTold[table] != "" {
			used[table] = true
			continue
		}
		which := fmt.Sprintf(" WHERE (%s) IN (SELECT %[1]s FROM %s ORDER BY 1 LIMIT 1)", column, table)
		if found := spoilt(t, dir, register, "UPDATE OR REPLACE "+table+" SET "+column+" = "+columns[name]+which); len(found) == 0 {
			t.Errorf("a change of %s = %s is not found", name, columns[name])
		}
	}
	for name := range notTold {
		if !used[name] {
			t.Errorf("no table %s", name)
		}
	}
	if found := spoilt(t, dir, register, "SELECT 1"); len(found) > 0 {
		t.Errorf("nothing was changed, and yet: %q", found)
	}
}

func TestVerifyFindsEveryPartOfTheFileThatIsMissing(t *testing.T) {
	dir := everyTable(t)
	register, err := os.ReadFile(store.Path(dir))
	if err != nil {
		t.Fatal(err)
	}
	var drop []string
	db := raw(t, dir)
	rows, err := db.Query("SELECT 'DROP ' || type || ' ' || name FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT GLOB '*_text_*' AND name NOT GLOB 'letters_alike_*'")
	for err == nil && rows.Next() {
		var statement string
		err = rows.Scan(&statement)
		drop = append(drop, statement)
	}
	if err != nil || len(drop) < 60 {
		t.Fatal(len(drop), err)
	}
	db.Close()
	for _, statement := range append(drop, "CREATE TRIGGER mine AFTER INSERT ON letters BEGIN DELETE FROM drafts; END", "CREATE TABLE mine (x)") {
		if found := spoilt(t, dir, register, statement); len(found) == 0 {
			t.Errorf("%s is not found", statement)
		}
	}
}

func TestVerifyFindsWordsThatStandElsewhere(t *testing.T) {
	dir := everyTable(t)
	register, err := os.ReadFile(store.Path(dir))
	if err != nil {
		t.Fatal(err)
	}
	for _, statement := range []string{
		"DELETE FROM letters_text WHERE rowid = (SELECT min(id) FROM letters)", "DELETE FROM denouncers_text", "DELETE FROM letters_alike WHERE rowid = (SELECT max(id) FROM letters)", "DELETE FROM recognised_text",
		"INSERT INTO letters_text (rowid, folded) VALUES (99999, 'them')", "INSERT INTO letters_text (rowid, digits) SELECT min(id), '1234' FROM letters", "INSERT INTO letters_alike (rowid, keys) SELECT min(id), 'nx' FROM letters",
		"DELETE FROM recognised_text; INSERT INTO recognised_text (rowid, folded, accented, digits) SELECT id, 'khac', 'khác', '' FROM recognised",
	} {
		if found := spoilt(t, dir, register, statement); len(found) == 0 {
			t.Errorf("%s is not found", statement)
		}
	}
}

// What is computed is made anew from the steps, and what no step tells is said and stays.
func TestARepairMakesTheProjectionAnew(t *testing.T) {
	for name, row := range map[string]struct {
		do   string
		left string // of what is found still
	}{
		"a letter":           {"UPDATE letters SET doc = replace(doc, 'cống', 'cầu'), kind = 'complaint'", ""},
		"rows gone":          {"DELETE FROM duties; DELETE FROM receptions; DELETE FROM files; DELETE FROM letters", ""},
		"a stranger's row":   {"INSERT INTO directions SELECT id + 500, given_on, due_on, done_on, letter, visit, words, doc FROM directions", ""},
		"words":              {"DELETE FROM letters_text; DELETE FROM recognised_text; INSERT INTO letters_alike (rowid, keys) VALUES (7777, 'nx')", ""},
		"a trigger":          {"DROP TRIGGER steps_stay", ""},
		"indexes":            {"DROP INDEX letters_due; DROP INDEX steps_of_subject; CREATE INDEX mine ON letters (doc)", ""},
		"a table":            {"DROP TABLE duties", ""},
		"what was read":      {"UPDATE recognised SET sha256 = 'x'", ""},
		"a step":             {"DROP TRIGGER steps_stay; UPDATE steps SET author = author || 'x' WHERE seq = 3; CREATE TRIGGER steps_stay BEFORE UPDATE ON steps BEGIN SELECT RAISE(ABORT, 'steps are append-only'); END", "bước 3"},
		"a document":         {"DROP TRIGGER documents_never_go; DELETE FROM documents; CREATE TRIGGER documents_never_go BEFORE DELETE ON documents BEGIN SELECT RAISE(ABORT, 'documents are append-only'); END", "tệp Word được giữ lại"},
		"letter and a table": {"DROP TABLE sealed_reports; UPDATE letters SET state = 'x'", ""},
	} {
		t.Run(name, func(t *testing.T) {
			dir := everyTable(t)
			db := raw(t, dir)
			if _, err := db.Exec(row.do); err != nil {
				t.Fatal(err)
			}
			db.Close()
			o, err := Open(t.Context(), dir, testClock)
			if err != nil {
				t.Fatal(err)
			}
			defer o.Close()
			if v, err := o.Verify(t.Context()); err != nil || v.Err() == nil {
				t.Fatalf("nothing found: %+v, %v", v, err)
			}
			if n, err := o.store.Condemned(t.Context()); err != nil || n == 0 {
				t.Errorf("the verdict is not remembered: %d, %v", n, err)
			}
			done, err := o.Repair(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			left := strings.Join(done.Findings, "\n")
			if row.left == "" && left != "" && name != "letter and a table" || row.left != "" && !strings.Contains(left, row.left) {
				t.Errorf("left: %s; mended: %q", left, done.Mended)
			}
			if _, err := os.Stat(done.Before); err != nil {
				t.Errorf("no copy of what was: %v", err)
			}
			if n, err := o.store.Condemned(t.Context()); err != nil || n != len(done.Findings) {
				t.Errorf("the verdict is %d, %v", n, err)
			}
		})
	}
}

// A report of a register that did not verify says so, and is not sealed.
func TestACondemnedRegisterSealsNothing(t *testing.T) {
	dir := everyTable(t)
	db := raw(t, dir)
	if _, err := db.Exec("UPDATE letters SET kind = 'complaint' WHERE kind = 'petition'"); err != nil {
		t.Fatal(err)
	}
	db.Close()
	o, err := Open(t.Context(), dir, testClock)
	if err != nil {
		t.Fatal(err)
	}
	defer o.Close()
	september := day.MonthPeriod(2026, 9, false)
	seal := func() error {
		cover, err := o.Cover(t.Context(), september)
		if err != nil {
			return err
		}
		cover.Number, cover.SignedBy, cover.On, cover.SentOn, cover.Ways = "24/BC-UBND", "Lê Văn Chủ", testDay, testDay, []register.SendWay{register.ByEmail}
		_, err = o.Seal(t.Context(), cover, forms.EditionFor(september), filepath.Join(t.TempDir(), "bao-cao.xlsx"))
		return err
	}
	if _, err := o.Verify(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := seal(); err == nil || !strings.Contains(err.Error(), "chưa chốt báo cáo") {
		t.Errorf("sealed: %v", err)
	}
	report, err := o.DrawReport(t.Context(), forms.EditionFor(september), september)
	if err != nil || report.Findings[0].Concern != forms.Condemned {
		t.Errorf("%+v, %v", report.Findings, err)
	}
	if _, err := o.Repair(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := seal(); err != nil {
		t.Errorf("not sealed after the repair: %v", err)
	}
}
