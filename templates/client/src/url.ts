// The page's URL: below the app's own, the path of the page that is shown, and a query that says more.

/** The path that the app is below, "" or "/app". */
export const base = document.querySelector<HTMLMetaElement>('meta[name=stgen]')!.dataset.base ?? ''

export const query = () => location.search.slice(1)

/** The path of a page below the app's URL, with a slash before it. */
export const page = (of: { pathname: string } = location) => decodeURIComponent(of.pathname.slice(base.length))

let last = location.pathname + location.search

/** Makes the URL say which page and which query it is: a further place in the browser's history, or in place of the last one. */
export function visit(path: string, q: string, further: boolean) {
  const to = new URL(base + path, location.href)
  to.search = q
  last = to.pathname + to.search
  if (last == location.pathname + location.search) return
  if (further) history.pushState(null, '', last)
  else history.replaceState(null, '', last + location.hash)
}

/** Whether the browser has come to another URL by itself, except for the part of the page. */
export function moved(): boolean {
  const at = location.pathname + location.search
  const yes = at != last
  last = at
  return yes
}
