// Show serves the gallery, to look at it in a browser. There is no app behind it: nothing answers.
package main

import (
	"flag"
	"log"
	"net/http"

	"github.com/stgen/stgen/internal/gallery"
	"github.com/stgen/stgen/runtimelib/face/html"
	"github.com/stgen/stgen/templates/client"
	_ "github.com/stgen/stgen/templates/rawhtml" // the samples with HTML show it
)

func main() {
	address := flag.String("address", "localhost:8599", "where to listen")
	flag.Parse()
	http.Handle(client.Path, client.Handler())
	http.HandleFunc("/", page)
	log.Println("gallery at http://" + *address)
	log.Fatal(http.ListenAndServe(*address, nil))
}

func page(w http.ResponseWriter, _ *http.Request) {
	meta := html.Meta{SessionID: "gallery", Name: "Gallery", Script: client.Path + client.Script, Style: client.Path + client.Style, More: client.Path + client.More, Look: client.Path + client.Look}
	if err := html.Document(w, meta, gallery.Page()); err != nil {
		log.Print(err)
	}
}
