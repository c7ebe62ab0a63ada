package secrecy

import (
	"encoding/json"
	"reflect"
)

// Cover is a deep copy of a record with all its texts under the veil; codes
// and numbers stay.
func Cover[T any](veil *Veil, record T) T {
	value := reflect.ValueOf(&record).Elem()
	value.Set(coveredValue(veil, value))
	return record
}

var plainText = reflect.TypeFor[string]()

func coveredValue(veil *Veil, value reflect.Value) reflect.Value {
	switch value.Kind() {
	case reflect.String:
		if value.Type() == plainText && value.Len() > 0 {
			return reflect.ValueOf(veil.Cover(value.String()))
		}
	case reflect.Interface:
		if !value.IsNil() {
			return coveredValue(veil, value.Elem())
		}
	case reflect.Struct:
		copied := reflect.New(value.Type()).Elem()
		copied.Set(value)
		for i := range copied.NumField() {
			if field := copied.Field(i); field.CanSet() {
				field.Set(coveredValue(veil, field))
			}
		}
		return copied
	case reflect.Slice:
		if value.IsNil() || value.Type() == reflect.TypeFor[json.RawMessage]() {
			return value
		}
		copied := reflect.MakeSlice(value.Type(), value.Len(), value.Len())
		for i := range value.Len() {
			copied.Index(i).Set(coveredValue(veil, value.Index(i)))
		}
		return copied
	}
	return value
}
