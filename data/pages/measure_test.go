package pages

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"
	"time"
)

// peak is the most memory that the process had at once, in MB, as Linux counts it.
func peak(b *testing.B, pid int) float64 {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		b.Skip("no figures of processes here")
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	var kb int
	fmt.Sscan(rest, &kb)
	return float64(kb) / 1024
}

// children are the processes that this one has started.
func children(b *testing.B) (all []int) {
	tasks, _ := filepath.Glob("/proc/self/task/*/children")
	for _, task := range tasks {
		pids, err := os.ReadFile(task)
		if err != nil {
			b.Skip("no figures of processes here")
		}
		for _, field := range strings.Fields(string(pids)) {
			var pid int
			fmt.Sscan(field, &pid)
			all = append(all, pid)
		}
	}
	return all
}

// BenchmarkScan looks through a scan of 200 A4 pages at 200 dots an inch, as wide as a window
// shows them, by a reader of its own or within this process (SCAN=inside), and says how long
// the first page and each further one take, and the most memory of both.
func BenchmarkScan(b *testing.B) {
	width, height, picture := a4()
	file := kept(b, "quét.pdf", scanned(200, width, height, picture))
	picture = nil
	debug.FreeOSMemory()
	os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) // the most counts from here
	if os.Getenv("SCAN") == "inside" {
		here(b)
	}
	info, _ := os.Stat(file)
	b.Logf("%d MB", info.Size()>>20)
	before := peak(b, os.Getpid())
	for b.Loop() {
		start := time.Now()
		book, err := Open(b.Context(), file)
		if err != nil {
			b.Fatal(err)
		}
		drawn(b, book, View{Width: 1000})
		b.ReportMetric(float64(time.Since(start).Milliseconds()), "ms/first")
		for page := 1; page < book.Count; page++ {
			drawn(b, book, View{Page: page, Width: 1000})
		}
		b.ReportMetric(float64(time.Since(start).Milliseconds())/float64(book.Count), "ms/page")
		most := 0.0
		for _, pid := range children(b) {
			most = max(most, peak(b, pid))
		}
		b.ReportMetric(most, "MB/reader")
		book.Close()
	}
	b.ReportMetric(before, "MB/before")
	b.ReportMetric(peak(b, os.Getpid()), "MB/asker")
}
