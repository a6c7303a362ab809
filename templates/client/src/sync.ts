// Bringing a tag on the page from what the server sent before to what it sends now. Only differences between the two are
// applied, so that all that the user or the client has changed since stays: typed text, open folds, widths.

import { hole } from './dom'

/** Copies a tag without the children of containers. */
export function snapshot(node: Node): Node {
  const copy = node.cloneNode(false)
  if (!(node as Element).hasAttribute?.('data-b')) node.childNodes.forEach(c => copy.appendChild(snapshot(c)))
  return copy
}

export function sync(live: Node, was: Node, now: Node) {
  if (live.nodeType != 1) {
    if (was.nodeValue != now.nodeValue) live.nodeValue = now.nodeValue
    return
  }
  const l = live as Element, w = was as Element, n = now as Element
  for (const a of n.attributes) if (w.getAttribute(a.name) != a.value) l.setAttribute(a.name, a.value)
  for (const a of w.attributes) if (!n.hasAttribute(a.name)) l.removeAttribute(a.name)
  if (n.hasAttribute('data-b') || n.hasAttribute('data-own')) return
  if (alike(l, n) && alike(w, n)) {
    n.childNodes.forEach((c, i) => sync(l.childNodes[i], w.childNodes[i], c))
    return
  }
  const inside = hole(l)
  l.replaceChildren(...[...n.childNodes].map(c => snapshot(c)))
  if (inside) hole(l)?.replaceWith(inside)
}

/** Whether two tags have children of the same kinds. */
function alike(a: Element, b: Element): boolean {
  return a.childNodes.length == b.childNodes.length && [...b.childNodes].every((c, i) => c.nodeName == a.childNodes[i].nodeName)
}
