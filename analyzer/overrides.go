package analyzer

import "flag"

// overrides are the flags that have been set, in their order. They override a settings
// file.
type overrides []struct{ name, value string }

// apply sets settings to the values of the flags.
func (o overrides) apply(s *Settings) error {
	for _, flag := range o {
		if err := s.Set(flag.name, flag.value); err != nil {
			return err
		}
	}
	return nil
}

// record makes flags remember when they are set.
func (o *overrides) record(fs *flag.FlagSet) {
	fs.VisitAll(func(f *flag.Flag) { f.Value = recordingValue{f.Value, f.Name, o} })
}

// A recordingValue is the value of a flag that remembers when it is set.
type recordingValue struct {
	flag.Value
	name string
	in   *overrides
}

func (v recordingValue) String() string {
	if v.Value == nil {
		return "" // package flag calls String on a zero value
	}
	return v.Value.String()
}

func (v recordingValue) IsBoolFlag() bool {
	b, ok := v.Value.(interface{ IsBoolFlag() bool })
	return ok && b.IsBoolFlag()
}

func (v recordingValue) Set(value string) error {
	if err := v.Value.Set(value); err != nil {
		return err
	}
	*v.in = append(*v.in, struct{ name, value string }{v.name, value})
	return nil
}
