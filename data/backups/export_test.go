package backups

// A passphrase is tried as fast as tests want.
func init() { workFactor = 10 }

// StopBefore lets stop judge each change of files that a restore makes, until again is called.
func StopBefore(stop func(operation string) error) (again func()) {
	before = stop
	return func() { before = func(string) error { return nil } }
}
