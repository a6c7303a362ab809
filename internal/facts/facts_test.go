package facts

import (
	"io/fs"
	"slices"
	"testing"
)

func TestProtoIsClosed(t *testing.T) {
	t.Parallel()
	p := Proto()
	types, files := map[string]*ProtoType{}, map[string]*ProtoFile{}
	for i := range p.Types {
		types[p.Types[i].FullName] = &p.Types[i]
	}
	for i := range p.Files {
		files[p.Files[i].Name] = &p.Files[i]
	}
	for _, f := range p.Files {
		for _, name := range f.Imports {
			if files[name] == nil {
				t.Errorf("%s imports %s, which is not here", f.Name, name)
			}
		}
	}
	for _, typ := range p.Types {
		if files[typ.File] == nil {
			t.Errorf("%s: file %s is not here", typ.FullName, typ.File)
		}
		for _, f := range typ.Fields {
			if f.TypeName != "" && f.Label != "map" && types[f.TypeName] == nil {
				t.Errorf("%s.%s: type %s is not here", typ.FullName, f.Name, f.TypeName)
			}
			if f.Oneof != "" && !slices.Contains(typ.Oneofs, f.Oneof) {
				t.Errorf("%s.%s: oneof %s is not declared", typ.FullName, f.Name, f.Oneof)
			}
		}
	}
	for _, name := range []string{"ForwardMsg", "BackMsg", "RootContainer"} {
		if types[name] == nil {
			t.Errorf("%s is missing", name)
		}
	}
}

func TestAPI(t *testing.T) {
	t.Parallel()
	i := slices.IndexFunc(API().Functions, func(f Function) bool { return f.Name == "st.slider" })
	if i < 0 {
		t.Fatal("st.slider is missing")
	}
	f := API().Functions[i]
	if f.Kind != "function" || len(f.Parameters) < 3 || f.Parameters[0].Name != "label" || f.Parameters[0].Default != nil {
		t.Errorf("st.slider is %+v", f)
	}
	if p := f.Parameters[1]; p.Default == nil || *p.Default != "None" {
		t.Errorf("st.slider's second parameter is %+v", p)
	}
	if API().StreamlitVersion != Proto().StreamlitVersion {
		t.Error("API and messages are of different versions")
	}
}

func TestRecordings(t *testing.T) {
	t.Parallel()
	all := Recordings()
	if len(all) != 56 {
		t.Errorf("%d recordings, want 56", len(all))
	}
	for _, r := range all {
		if r.Name == "" || r.App == "" || len(r.Steps) == 0 || len(r.Steps[0].Received) == 0 {
			t.Errorf("%q: the app has %d bytes, the recording %d steps", r.Name, len(r.App), len(r.Steps))
		}
		if _, err := fs.Stat(Traces(), r.Name+".py"); err != nil {
			t.Error(err)
		}
	}
}
