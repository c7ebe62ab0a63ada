package backups

import (
	"errors"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"filippo.io/age"
	"golang.org/x/text/unicode/norm"

	"donthu/data"
)

// ErrLocked says that a container opens by a passphrase, and that none or a wrong one was given.
var ErrLocked = errors.New("the container is locked")

// leastPassphrase is how many letters a passphrase has at least.
const leastPassphrase = 8

// workFactor is how long a passphrase takes to try, as a power of two: about a second.
var workFactor = 18

// CheckPassphrase refuses one that is too short to lock anything.
func CheckPassphrase(passphrase string) error {
	if utf8.RuneCountInString(passphrase) < leastPassphrase {
		return data.Tell(nil, "backups.passphraseShort", "least", leastPassphrase)
	}
	return nil
}

// composed is a passphrase as every keyboard means it: Vietnamese letters are typed in two forms.
func composed(passphrase string) string { return norm.NFC.String(passphrase) }

// lock encrypts what is written, unless the passphrase is empty. Closing it does not close out.
func lock(out io.Writer, passphrase string) (io.WriteCloser, error) {
	if passphrase == "" {
		return open{out}, nil
	}
	recipient, err := age.NewScryptRecipient(composed(passphrase))
	if err != nil {
		return nil, err
	}
	recipient.SetWorkFactor(workFactor)
	return age.Encrypt(out, recipient)
}

// open writes as it is.
type open struct{ io.Writer }

func (open) Close() error { return nil }

// unlock is what a file holds: of a locked one what was encrypted, which is nowhere written down.
// named is what sentences call it.
func unlock(file *os.File, named, passphrase string) (io.ReaderAt, int64, error) {
	info, err := file.Stat()
	if err != nil {
		return nil, 0, data.Tell(err, "backups.unread", "file", named)
	}
	head := make([]byte, len(ageBegins))
	if n, err := file.ReadAt(head, 0); err != nil && n < len(head) || string(head) != ageBegins {
		if strings.HasSuffix(strings.ToLower(named), LockedEnding) {
			return nil, 0, data.Tell(err, "backups.noContainer", "file", named)
		}
		return file, info.Size(), nil
	}
	if passphrase == "" {
		return nil, 0, data.Tell(ErrLocked, "backups.locked", "file", named)
	}
	identity, err := age.NewScryptIdentity(composed(passphrase))
	if err != nil {
		return nil, 0, err
	}
	plain, size, err := age.DecryptReaderAt(file, info.Size(), identity)
	var wrong *age.NoIdentityMatchError
	switch {
	case errors.As(err, &wrong):
		return nil, 0, data.Tell(errors.Join(ErrLocked, err), "backups.wrongPassphrase", "file", named)
	case err != nil:
		return nil, 0, data.Tell(err, "backups.unread", "file", named)
	}
	return plain, size, nil
}

// ageBegins is how every file of age begins.
const ageBegins = "age-encryption.org/v1\n"
