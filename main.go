// Command donthu keeps a ward office's register of citizens' letters: without
// words it opens the window, with a command it does that and ends.
package main

import (
	"context"
	"os"
	"os/signal"
	"time"

	"donthu/app/command"
	"donthu/app/desktop"
	"donthu/data/pages"
	"donthu/data/table"
)

func main() {
	if pages.Serve(os.Args[1:]) {
		return
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	table.Sweep()
	window := func(dir string, software bool) error { return desktop.Run(dir, software, time.Now) }
	status := command.Run(ctx, os.Args[1:], command.Streams{Out: os.Stdout, Err: os.Stderr, Clock: time.Now}, window)
	stop()
	os.Exit(status)
}
