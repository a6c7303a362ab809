// Names for what the page is made of. A place is one child of a hole: an element or a container at one delta path.

/** A tag at a place, with what the client keeps of it. */
export interface Place extends HTMLElement {
  was?: Element // what the server sent last, without children of containers
  run?: number // the run that sent it
}

/** Between the records, and between the fields, of a frame. */
export const RECORD = '\x1e'
export const FIELD = '\x1f'

export const all = <T extends Element = HTMLElement>(at: ParentNode, selector: string): T[] => [...at.querySelectorAll<T>(selector)]

export const one = <T extends Element = HTMLElement>(at: ParentNode, selector: string): T | null => at.querySelector<T>(selector)

/** The tag that holds the children of a container, null for an element. */
export const hole = (place: Element): Element | null => (place.hasAttribute('data-b') ? place : one(place, '[data-b]'))

/** The children of a hole that are places: what stands above one for a while is none. */
export const places = (hole: Element): Place[] => ([...hole.children] as Place[]).filter(c => !c.hasAttribute('data-t'))

export const widgetOf = (node: EventTarget | null): HTMLElement | null => (node as Element).closest('[data-id]:not([data-b])')

export const roots = (): HTMLElement[] => ['_r0', '_r1', '_r2', '_r3'].map(id => document.getElementById(id)!)

/** Makes a tag of HTML that holds just one. */
export function parse(html: string): Place {
  const t = document.createElement('template')
  t.innerHTML = html
  return t.content.firstElementChild as Place
}

/** Puts a popover beside what it belongs to, inside the window. */
export function beside(pop: HTMLElement, anchor: Element, wide: boolean) {
  const a = anchor.getBoundingClientRect()
  if (wide) pop.style.width = a.width + 'px'
  const { offsetWidth: w, offsetHeight: h } = pop
  const below = a.bottom + 4 + h <= innerHeight || a.top < h
  pop.style.left = Math.max(8, Math.min(a.left, innerWidth - w - 8)) + 'px'
  pop.style.top = Math.max(8, below ? a.bottom + 4 : a.top - h - 4) + 'px'
}
