// Package constpkg finds the constants of codes: which package has the constant of a
// code, and whether the package under analysis can import it. It reads that package from
// its types if it is imported, else from its source.
package constpkg
