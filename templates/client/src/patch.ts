// The page as the server's frames change it (frames: runtimelib/face/html/doc.go).

import { FIELD, Place, RECORD, all, hole, one, parse, places, roots } from './dom'
import { more } from './kit'
import { settle, arrive, toast, running, failure } from './show'
import { every, idle } from './socket'
import { snapshot, sync } from './sync'
import { page, visit } from './url'
import { adopt, prune as forget } from './widgets'

let run = 0 // number of the run under way or the last one
let inRun = false
let turned = false // the run draws another page than the last one

/** Remembers what the server sent with the document. */
export function begin() {
  const walk = (at: Element) => places(at).forEach(p => {
    p.was = snapshot(p) as Element
    p.run = run
    const h = hole(p)
    if (h) walk(h)
  })
  roots().forEach(walk)
}

/** Does what a frame says. The focus stays where it was, if that is still there. */
export function apply(frame: string, session: (op: string, id: string) => void) {
  const focused = document.activeElement as HTMLInputElement | null
  const selection = focused && caret(focused)
  let told = false
  let ended = false
  let query: string | undefined
  for (const record of frame.split(RECORD)) {
    const [first, ...fields] = record.slice(1).split(FIELD)
    const op = record[0]
    if (op == '=') put(first, fields[0])
    else if (op == 'o') over(first, fields[0])
    else if (op == 'a') {
      told = true
      turned = more.pages!(parse(first))
    } else if (op == 'u') query = first
    else if (op == 'i') every(first, fields[0])
    else if (op == '<' || op == '[') {
      run++
      inRun = true
      turned = false
      if (op == '<') {
        idle()
        session(op, first)
      }
    } else if (op == '>') {
      inRun = false
      ended = true
      running(false)
      roots().forEach(prune)
      forget()
    } else if (op == ']') {
      inRun = false
      ended = true
      for (const slot of [first, ...fields]) all(document, `[data-f="${CSS.escape(slot)}"]`).forEach(s => (s as Place).run == run && prune(hole(s)!))
      forget()
    } else if (op == '!') inRun = !(ended = true)
    else if (op == 't') toast(parse(first))
    else if (op == 'c') configure(first, fields)
    else if (op == 'r') running(first == '1')
    else if (op == 'e') failure(first)
    else if (op != '+') session(op, first)
  }
  if (ended) more.ended?.()
  settle()
  if (told) more.turned!(query)
  else if (query != null) visit(page(), query, false)
  if (focused && focused != document.activeElement && focused.isConnected) {
    focused.focus({ preventScroll: true })
    if (selection) focused.setSelectionRange(...selection)
  }
  if (turned && ended) {
    turned = false
    more.land!()
  }
}

function caret(input: HTMLInputElement): [number, number] | null {
  try {
    return input.selectionStart == null ? null : [input.selectionStart, input.selectionEnd!]
  } catch {
    return null
  }
}

/** The hole that a path leads to, and the index in it. */
function find(path: string): [Element | null, number] {
  const steps = path.split('.').map(Number)
  const last = steps.pop()!
  let at: Element | null = roots()[steps.shift()!] ?? null
  for (const i of steps) {
    const p: Place | null = at && places(at)[i]
    at = p ? hole(p) : null
  }
  return [at, last]
}

function put(path: string, html: string) {
  const [at, i] = find(path)
  const now = parse(html)
  if (!at || !now) return
  for (let n = places(at).length; n < i; n++) at.append(Object.assign(document.createElement('st-empty'), { hidden: true, run }))
  let live = places(at)[i] as Place | undefined
  if (live && inRun && !same(live, now)) live = moved(at, i, now) ?? live
  if (live?.was && same(live, now) && (!turned || now.hasAttribute('data-id') || live.was.isEqualNode(now))) {
    sync(live, live.was, now)
    live.was = now
  } else {
    const was = snapshot(now) as Element
    if (live) live.replaceWith(now)
    else at.append(now)
    live = now
    live.was = was
  }
  live.run = run
  arrive(live)
  if (now.hasAttribute('data-set')) adopt(live, live.was)
}

/** Whether two tags are the same thing: of one kind, and with the same id if any. */
const same = (a: Element, b: Element) => a.tagName == b.tagName && a.getAttribute('data-id') == b.getAttribute('data-id')

/** Moves the row that has the id of now, if it stands further behind, to place i. */
function moved(at: Element, i: number, now: Element): Place | undefined {
  if (!now.hasAttribute('data-id')) return
  const rest = places(at).slice(i)
  const found = rest.find(p => same(p, now))
  if (found) at.insertBefore(found, rest[0])
  return found
}

/** Removes, at any depth, what the run has not sent. */
function prune(at: Element) {
  for (const p of places(at)) {
    const h = p.run == run && hole(p)
    if (h) prune(h)
    else if (p.run != run) {
      more.leaving?.(p)
      p.remove()
    }
  }
}

/** Shows something at a place without taking it: a spinner. */
function over(path: string, html: string) {
  const [at, i] = find(path)
  if (!at) return
  one(at, `:scope > [data-t="${i}"]`)?.remove()
  if (!html) return
  const p = parse(html)
  p.dataset.t = i + ''
  at.insertBefore(p, places(at)[i] ?? null)
}

function configure(title: string, [icon, layout, sidebar]: string[]) {
  if (title) document.title = title
  one(document, 'meta[name=stgen]')!.toggleAttribute('data-titled', !!title)
  one<HTMLLinkElement>(document, 'link[rel=icon]')!.href = icon
  document.body.classList.toggle('wide', layout == 'wide')
  if (sidebar && !/open|closed/.test(document.body.className)) document.body.classList.add(sidebar)
}
