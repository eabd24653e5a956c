package resultschain

import (
	"fmt"
	"go/types"
	"strings"
)

// throughType comes before the type through which a field or a method came.
const throughType = ", through "

// A lister lists what programs can use of packages of this module: a line
// "name: what it is" for each thing, where a field or a method comes after the
// name of its type.
type lister struct {
	lines []string
	shown map[*types.TypeName]bool // the types that have no name outside, and are listed since something shows them
	todo  []*types.TypeName        // the ones of these that are not listed yet
}

func (l *lister) say(name, what string) { l.lines = append(l.lines, name+": "+what) }

// add lists a package.
func (l *lister) add(pkg *types.Package) {
	l.say(pkg.Name(), "package "+pkg.Path())
	for _, name := range pkg.Scope().Names() {
		obj := pkg.Scope().Lookup(name)
		if !obj.Exported() {
			continue
		}
		switch obj := obj.(type) {
		case *types.Const:
			l.say(nameOf(obj), fmt.Sprintf("const %s = %s", l.text(pkg, obj.Type()), obj.Val().ExactString()))
		case *types.Var:
			l.say(nameOf(obj), "var "+l.text(pkg, obj.Type()))
		case *types.Func:
			l.say(nameOf(obj), l.text(pkg, obj.Type()))
		case *types.TypeName:
			l.typ(obj)
		}
	}
	for len(l.todo) > 0 {
		obj := l.todo[0]
		l.todo = l.todo[1:]
		l.typ(obj)
	}
}

// typ lists a type with its fields and methods.
func (l *lister) typ(obj *types.TypeName) {
	name := nameOf(obj)
	named, ok := obj.Type().(*types.Named)
	if !ok || obj.IsAlias() {
		l.say(name, "type = "+l.text(obj.Pkg(), types.Unalias(obj.Type())))
		return
	}
	kind := "type" + l.params(named) + " "
	switch under := named.Underlying().(type) {
	case *types.Struct:
		l.say(name, kind+"struct")
		if types.Comparable(named) {
			l.say(name, "comparable with ==")
		}
		l.fields(named)
		l.methods(named)
	case *types.Interface:
		l.say(name, kind+"interface")
		l.demands(named, under)
	default:
		l.say(name, kind+l.text(obj.Pkg(), under))
		l.methods(named)
	}
}

// params are the type parameters of a type in brackets, or "".
func (l *lister) params(named *types.Named) string {
	var all []string
	for p := range named.TypeParams().TypeParams() {
		all = append(all, p.Obj().Name()+" "+l.text(named.Obj().Pkg(), p.Constraint()))
	}
	if all == nil {
		return ""
	}
	return "[" + strings.Join(all, ", ") + "]"
}

// fields lists the fields that a program can reach in values of a struct, the
// ones of embedded types included.
func (l *lister) fields(named *types.Named) {
	pkg := named.Obj().Pkg()
	seen := map[*types.TypeName]bool{}
	var walk func(of *types.Named)
	walk = func(of *types.Named) {
		s, ok := of.Underlying().(*types.Struct)
		if !ok || seen[of.Obj()] {
			return
		}
		seen[of.Obj()] = true
		for i := range s.NumFields() {
			f := s.Field(i)
			if t := namedType(f.Type()); f.Embedded() && t != nil {
				walk(t)
			}
			through, skip := origin(of, named)
			if reached, _, _ := types.LookupFieldOrMethod(named, true, pkg, f.Name()); !f.Exported() || reached != f || skip {
				continue
			}
			what := "field " + l.text(pkg, f.Type())
			if tag := s.Tag(i); tag != "" {
				what += " `" + tag + "`"
			}
			if f.Embedded() {
				what += ", embedded"
			}
			l.say(nameOf(named.Obj())+"."+f.Name(), what+through)
		}
	}
	walk(named)
}

// methods lists the methods of values of a type, the ones of embedded types
// included, and the interfaces that it fulfils where these do not tell.
func (l *lister) methods(named *types.Named) {
	pkg := named.Obj().Pkg()
	ofValue := types.NewMethodSet(named)
	for sel := range types.NewMethodSet(types.NewPointer(named)).Methods() {
		f := sel.Obj().(*types.Func)
		through, skip := origin(namedType(f.Signature().Recv().Type()), named)
		if !f.Exported() || skip {
			continue
		}
		kind := "method "
		if ofValue.Lookup(pkg, f.Name()) == nil {
			kind += "of *" + named.Obj().Name() + " "
		}
		l.say(nameOf(named.Obj())+"."+f.Name(), kind+l.text(pkg, f.Signature())+through)
	}
	for _, name := range pkg.Scope().Names() {
		other, ok := pkg.Scope().Lookup(name).(*types.TypeName)
		if !ok || !other.Exported() {
			continue
		}
		under, ok := other.Type().Underlying().(*types.Interface)
		switch {
		case !ok || !sealed(under):
		case types.Implements(named, under):
			l.say(nameOf(named.Obj()), "fulfils "+name)
		case types.Implements(types.NewPointer(named), under):
			l.say(nameOf(named.Obj()), "*"+named.Obj().Name()+" fulfils "+name)
		}
	}
}

// sealed says that only types of its package can be of an interface, since it
// demands a method whose name is not exported.
func sealed(i *types.Interface) bool {
	for f := range i.Methods() {
		if !f.Exported() {
			return true
		}
	}
	return false
}

// demands lists what an interface demands.
func (l *lister) demands(named *types.Named, under *types.Interface) {
	name := nameOf(named.Obj())
	for f := range under.Methods() {
		if f.Exported() {
			through, _ := origin(namedType(f.Signature().Recv().Type()), named)
			l.say(name+"."+f.Name(), "method "+l.text(named.Obj().Pkg(), f.Signature())+through)
		}
	}
	if sealed(under) {
		l.say(name, "only for types of its package")
	}
	if under.IsComparable() {
		l.say(name, "only for types that are comparable with ==")
	}
	for t := range under.EmbeddedTypes() {
		if _, ok := t.Underlying().(*types.Interface); !ok {
			l.say(name, "of the types "+l.text(named.Obj().Pkg(), t))
		}
	}
}

// origin tells that a field or method of the type named comes through another
// one, where that one has a name for programs. Those of a type from outside this
// module are skipped, since that type is told already and has more with each
// version.
func origin(of, named *types.Named) (through string, skip bool) {
	switch {
	case of == nil || of.Obj() == named.Obj():
		return "", false
	case !ours(of.Obj()):
		return "", true
	case nameless(of.Obj()):
		return "", false
	}
	return throughType + nameOf(of.Obj()), false
}

// text is a type as a package writes it, without the names of parameters.
func (l *lister) text(pkg *types.Package, t types.Type) string {
	return types.TypeString(l.bare(t), func(p *types.Package) string {
		if p == pkg {
			return ""
		}
		return pathOf(p)
	})
}

// bare is a type without the names of parameters. The types in it that programs
// cannot name are listed too, since programs can use what they have.
func (l *lister) bare(t types.Type) types.Type {
	switch t := t.(type) {
	case *types.Pointer:
		return types.NewPointer(l.bare(t.Elem()))
	case *types.Slice:
		return types.NewSlice(l.bare(t.Elem()))
	case *types.Array:
		return types.NewArray(l.bare(t.Elem()), t.Len())
	case *types.Map:
		return types.NewMap(l.bare(t.Key()), l.bare(t.Elem()))
	case *types.Chan:
		return types.NewChan(t.Dir(), l.bare(t.Elem()))
	case *types.Signature:
		params, results := l.bareTuple(t.Params()), l.bareTuple(t.Results())
		if t.TypeParams() == nil {
			return types.NewSignatureType(nil, nil, nil, params, results, t.Variadic())
		}
	case *types.Alias:
		l.show(t.Obj())
	case *types.Named:
		l.show(t.Obj())
		for arg := range t.TypeArgs().Types() {
			l.bare(arg)
		}
	}
	return t
}

func (l *lister) bareTuple(of *types.Tuple) *types.Tuple {
	var all []*types.Var
	for v := range of.Variables() {
		all = append(all, types.NewParam(v.Pos(), v.Pkg(), "", l.bare(v.Type())))
	}
	return types.NewTuple(all...)
}

// show has a type listed if programs cannot name it.
func (l *lister) show(obj *types.TypeName) {
	if ours(obj) && nameless(obj) && !l.shown[obj] {
		if l.shown == nil {
			l.shown = map[*types.TypeName]bool{}
		}
		l.shown[obj] = true
		l.todo = append(l.todo, obj)
	}
}

// namedType is the type with a name that t is or points to, or nil.
func namedType(t types.Type) *types.Named {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	named, _ := types.Unalias(t).(*types.Named)
	return named
}

// nameless says that programs cannot write the name of a type.
func nameless(obj *types.TypeName) bool { return !obj.Exported() || internal(obj.Pkg().Path()) }

func internal(path string) bool { return strings.Contains(path+"/", "/internal/") }

// ours says that a type is of this module.
func ours(obj *types.TypeName) bool {
	return obj.Pkg() != nil && strings.HasPrefix(obj.Pkg().Path()+"/", module+"/")
}

// nameOf is the name of a thing as programs write it, as in "diag.List".
func nameOf(obj types.Object) string { return pathOf(obj.Pkg()) + "." + obj.Name() }

// pathOf is the name of a public package of this module, and the path of
// others.
func pathOf(p *types.Package) string {
	path, ok := strings.CutPrefix(p.Path(), module+"/")
	if ok && !internal(p.Path()) {
		return p.Name()
	}
	return path
}
