package imports

// A name that only the tests take.
var cbccodes2 = []string{}
