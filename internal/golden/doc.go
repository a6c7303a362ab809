// Package golden plays scripted sessions to generated servers and writes down what they answer: the pages and traces below
// golden/. Only tests import it.
package golden
