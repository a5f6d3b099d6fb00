package analyzer

import "flag"

// given is what flags have been given, in their order: they beat what a file
// says, whichever file that will be.
type given []struct{ name, value string }

// apply changes settings as the flags do.
func (g given) apply(s *Settings) error {
	for _, flag := range g {
		if err := s.Set(flag.name, flag.value); err != nil {
			return err
		}
	}
	return nil
}

// record lets flags note that they have been given.
func (g *given) record(fs *flag.FlagSet) {
	fs.VisitAll(func(f *flag.Flag) { f.Value = noted{f.Value, f.Name, g} })
}

// noted is the value of a flag that notes when it is set.
type noted struct {
	flag.Value
	name string
	in   *given
}

func (n noted) String() string {
	if n.Value == nil {
		return "" // package flag asks a zero value
	}
	return n.Value.String()
}

func (n noted) IsBoolFlag() bool {
	b, ok := n.Value.(interface{ IsBoolFlag() bool })
	return ok && b.IsBoolFlag()
}

func (n noted) Set(value string) error {
	if err := n.Value.Set(value); err != nil {
		return err
	}
	*n.in = append(*n.in, struct{ name, value string }{n.name, value})
	return nil
}
