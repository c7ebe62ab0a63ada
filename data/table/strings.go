package table

import (
	"fmt"
	"os"
)

// How much of a workbook's table of texts lies in memory, and how the rest is read
// back: most cells ask for texts that stand near those asked before.
const (
	textsInMemory = 24 << 20
	blockSize     = 32 << 10
	blockCount    = 128
)

// stringTable is a workbook's table of texts: the first in memory, the others in a file
// that ends with the program.
type stringTable struct {
	ends   []uint32 // of each text; a book's texts are less than 4 GB together
	memory []byte
	spill  *os.File
	remove func()
	buffer []byte // of what is not yet in the file
	size   int64  // of what is

	blocks [blockCount]block
	read   []byte // a text across two blocks
}

type block struct {
	number int64 // plus 1, so that an unused one is none
	bytes  []byte
}

func (t *stringTable) add(text []byte) error {
	if len(t.ends) == mostCells {
		return &refusal{key: "table.tooMany.cells", args: []any{"most", mostCells}}
	}
	last := uint32(0)
	if n := len(t.ends); n > 0 {
		last = t.ends[n-1]
	}
	t.ends = append(t.ends, last+uint32(len(text)))
	if t.spill == nil && len(t.memory)+len(text) <= textsInMemory {
		t.memory = append(t.memory, text...)
		return nil
	}
	if t.spill == nil {
		var err error
		if t.spill, t.remove, err = temporary(); err != nil {
			return err
		}
	}
	t.buffer = append(t.buffer, text...)
	if len(t.buffer) > 1<<20 {
		return t.flush()
	}
	return nil
}

func (t *stringTable) flush() error {
	n, err := t.spill.Write(t.buffer)
	t.size += int64(n)
	t.buffer = t.buffer[:0]
	return err
}

// at is a text; it holds until the next call.
func (t *stringTable) at(i int) ([]byte, error) {
	from, to := int64(0), int64(t.ends[i])
	if i > 0 {
		from = int64(t.ends[i-1])
	}
	kept := int64(len(t.memory))
	if to <= kept {
		return t.memory[from:to], nil
	}
	if len(t.buffer) > 0 {
		if err := t.flush(); err != nil {
			return nil, err
		}
	}
	from, to = from-kept, to-kept // a text lies wholly here or there
	number := from / blockSize
	if (to-1)/blockSize != number || from == to {
		t.read = append(t.read[:0], make([]byte, to-from)...)
		_, err := t.spill.ReadAt(t.read, from)
		return t.read, err
	}
	b := &t.blocks[number%blockCount]
	if b.number != number+1 {
		size := min(blockSize, t.size-number*blockSize)
		if b.bytes == nil {
			b.bytes = make([]byte, blockSize)
		}
		b.bytes, b.number = b.bytes[:size], 0
		if _, err := t.spill.ReadAt(b.bytes, number*blockSize); err != nil {
			return nil, fmt.Errorf("texts kept aside: %w", err)
		}
		b.number = number + 1
	}
	return b.bytes[from-number*blockSize : to-number*blockSize], nil
}

// Close removes what was kept aside.
func (t *stringTable) Close() error {
	if t.spill == nil {
		return nil
	}
	err := t.spill.Close()
	t.remove()
	t.spill = nil
	return err
}
