// Pages: their list, the links to them, and the browser's history. A link asks the session for its page; the URL follows as
// soon as the page comes.

import { Place, all, one } from './dom'
import type { Kit } from './kit'
import { snapshot, sync } from './sync'
import { page, query } from './url'

let kit: Kit
let asked: { query: string; back?: boolean } | undefined // the page that a link or the browser asked for
let came = false // to another page, in the run that is under way

const meta = one(document, 'meta[name=stgen]')!
const nav = () => one<Place>(document, '#_nav')

/** Sets the listeners, and has the URL say at which page the server has begun. */
export function listen(k: Kit) {
  kit = k
  document.addEventListener('click', follow)
  addEventListener('popstate', back)
  const n = nav()
  if (!n) return
  n.was = snapshot(n) as Element
  kit.visit('/' + n.dataset.path, query(), false)
  mark()
}

/** Shows the navigation, and says whether it is at another page than before. Folds stay as they are. */
export function pages(now: Element): boolean {
  const n = nav()
  came = n?.dataset.path != (now as HTMLElement).dataset.path
  if (n?.was && n.className == now.className) {
    sync(n, n.was, now)
    n.was = now
  } else {
    n?.remove()
    const place = now as Place
    place.was = snapshot(now) as Element
    const side = document.getElementById('_side')!
    if (now.classList.contains('top')) side.before(now)
    else side.prepend(now)
  }
  return came
}

/** Has the URL and the title follow the navigation. */
export function turned(q = asked?.query ?? (came ? '' : query())) {
  const n = nav()!
  const back = asked?.back
  kit.visit('/' + n.dataset.path, q, !back && (came || !!asked))
  asked = undefined
  mark()
  if (!came) return
  came = false
  if (!meta.hasAttribute('data-titled')) document.title = n.dataset.title!
  fold()
  one(n, '[popover]:popover-open')?.hidePopover()
  document.body.classList.remove('open')
  if (!back) scrollTo(0, 0)
}

/** Puts the focus on the heading of another page, so that readers begin there. */
export function land() {
  const root = one(document, '#_r0')!
  const heading = one(root, 'h1, h2, h3') ?? root
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
}

/** Marks the links to the page that is shown. */
export function mark() {
  for (const a of all<HTMLAnchorElement>(document, 'st-link a[data-go]')) {
    if (a.pathname == location.pathname) a.setAttribute('aria-current', 'page')
    else a.removeAttribute('aria-current')
  }
}

const menus = () => all(document, '#_nav .menu[open]')
const fold = (except?: Node) => menus().forEach(m => m.contains(except ?? null) || m.removeAttribute('open'))

/** A click on a link to a page asks for it here, unless it asks for another tab. */
function follow(e: MouseEvent) {
  fold(e.target as Node)
  const a = (e.target as Element).closest<HTMLAnchorElement>('a[data-go]')
  if (!a || e.button || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return
  e.preventDefault()
  asked = { query: a.search.slice(1) }
  kit.rerun(page(a), asked.query, ...(asked.query ? ['h'] : []))
}

/** The browser went back or forward. */
function back() {
  if (!kit.moved()) return
  asked = { query: query(), back: true }
  kit.rerun(page(), query(), 'h')
}
