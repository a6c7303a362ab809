// Package stock is what the example calls: a shop's own code, of which the spec sees the functions.
package stock

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
)

// Item is something in the shop. It is a row of a table in the spec: id, name, price, since, note.
type Item struct {
	ID    int64 `json:"id"`
	Name  string
	Price float64
	Since time.Time
	Note  *string
	Tags  map[string]int
}

// ErrCategory says that there is nothing of the kind.
var ErrCategory = errors.New("there is no such category")

var shelf = map[string][]Item{
	"fruit": {
		{ID: 1, Name: "Apple", Price: 0.5, Since: time.Date(2024, 6, 1, 8, 0, 0, 0, time.UTC), Tags: map[string]int{"fresh": 3}},
		{ID: 2, Name: "Pear", Price: 0.75, Since: time.Date(2024, 6, 2, 8, 0, 0, 0, time.UTC), Note: new("from next door")},
	},
	"tools": {{ID: 3, Name: "Hammer", Price: 20}},
}

// Items returns what there is of a category.
func Items(ctx context.Context, category string) ([]Item, error) {
	items, ok := shelf[category]
	if !ok {
		return nil, fmt.Errorf("%w: %s", ErrCategory, category)
	}
	return items, ctx.Err()
}

// Receipt is what a buyer gets.
type Receipt struct {
	Number int
	Item   Item
}

// Buy takes an item off the shelf, if the buyer can pay for it.
func Buy(ctx context.Context, name string, budget float64) (Receipt, error) {
	for _, items := range shelf {
		for _, item := range items {
			if item.Name != name {
				continue
			}
			if item.Price > budget {
				return Receipt{}, fmt.Errorf("%s costs %.2f €", name, item.Price)
			}
			return Receipt{Number: 1, Item: item}, ctx.Err()
		}
	}
	return Receipt{}, fmt.Errorf("there is no %s", name)
}

// Total returns the price of items, less a discount in percent.
func Total(items []Item, discount float64) float64 {
	sum := 0.0
	for _, item := range items {
		sum += item.Price
	}
	return sum * (1 - discount/100)
}

// Label returns an item's name and price for a label.
func Label(name string, price float64) string {
	return fmt.Sprintf("%s – %.2f €", strings.ToUpper(name), price)
}
