package table

import (
	"bytes"
	"strconv"
)

// depth is how many tags are open, the present one included.
func (m *markup) depth() int { return len(m.marks) }

// is reports whether the present tag has the name, whatever its prefix.
func (m *markup) is(name string) bool { return string(m.name) == name }

// attr is the value of an attribute of the tag that was just opened, whatever its
// prefix; nil when it has none.
func (m *markup) attr(name string) []byte {
	rest := m.attrs
	for i := 0; i < len(rest); {
		for i < len(rest) && rest[i] <= ' ' {
			i++
		}
		from := i
		for i < len(rest) && rest[i] != '=' && rest[i] > ' ' {
			if rest[i] == ':' {
				from = i + 1
			}
			i++
		}
		key := rest[from:i]
		for i < len(rest) && rest[i] != '"' && rest[i] != '\'' {
			i++
		}
		if i == len(rest) {
			return nil
		}
		end := bytes.IndexByte(rest[i+1:], rest[i])
		if end < 0 {
			return nil
		}
		if string(key) == name {
			value := rest[i+1 : i+1+end]
			if bytes.IndexByte(value, '&') >= 0 {
				if m.resolve(value) != nil {
					return nil
				}
				return m.scratch
			}
			return value
		}
		i += end + 2
	}
	return nil
}

// called is an attribute that names something, cut where no program's name is so long.
func (m *markup) called(name string) string {
	value := m.attr(name)
	if len(value) > mostName {
		value = bytes.ToValidUTF8(value[:mostName], nil)
	}
	return string(value)
}

// number is an attribute as a whole number, otherwise when there is none.
func (m *markup) number(name string, otherwise int) int {
	if n, err := strconv.Atoi(string(m.attr(name))); err == nil {
		return n
	}
	return otherwise
}

// isSet reports whether an attribute is true.
func (m *markup) isSet(name string) bool {
	value := m.attr(name)
	return string(value) == "1" || string(value) == "true"
}

// pass goes to the end of the tag that was just opened.
func (m *markup) pass() error {
	for depth := m.depth(); m.depth() >= depth; {
		if t, err := m.next(); err != nil {
			return err
		} else if t == ended {
			return m.torn()
		}
	}
	return nil
}

// local is a name without its prefix.
func local(name []byte) []byte {
	if i := bytes.IndexByte(name, ':'); i >= 0 {
		return name[i+1:]
	}
	return name
}
