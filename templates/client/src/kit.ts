// Where the client's two scripts meet: app.js is loaded with every page, more.js as soon as a page holds something that
// needs it.

import type { Place } from './dom'

/** What app.js does for more.js. */
export interface Kit {
  commit(w: HTMLElement): void
  tell(id: string, kind: string, value?: string): void
  rerun(path?: string, query?: string, ...notes: string[]): void
  visit(path: string, query: string, further: boolean): void
  moved(): boolean
  value(w: HTMLElement): string[]
  stop(): void
}

/** What more.js adds: it is empty until that is loaded. */
export interface More {
  arrive?(p: Place): void // a tag is new or has changed
  settle?(): void // a frame has been applied
  leaving?(p: Element): void // a tag is about to be taken off the page
  refresh?(w: HTMLElement): void // a widget has a new value
  pages?(nav: Element): boolean // the navigation says at which page the client is; whether it is another one than before
  turned?(query?: string): void // a frame that told of pages has been applied; what it said of the query
  ended?(): void // a run has ended
  land?(): void // another page is there
  bound?(w: HTMLElement, record: string[]): void // a value that stands in the URL has changed
  moment?(format: string, micros: number): string
}

export const more: More = {}

/** What needs more.js. */
const needs =
  'st-select,st-multi,st-group,st-radio,st-area,st-number,st-date,st-time,st-datetime,st-code,st-json,st-table,st-chat,st-dialog,st-popover,' +
  'st-toast,st-exception,st-balloons,st-snow,st-tabs,st-expander,st-grid,st-skeleton,st-html,st-link,st-say,nav,[data-kind],[data-q]'
const tags = new RegExp(`<(${needs.slice(0, needs.indexOf(',[')).replaceAll(',', '|')})\\b|data-(kind|q)=`)
const meta = document.querySelector<HTMLMetaElement>('meta[name=stgen]')!.dataset
let script: Promise<unknown> | undefined
let look: Promise<unknown> | undefined

/** Loads what a frame needs, or the page as it stands without one: the script, and the stylesheet where the server says so. */
export function prepare(kit: Kit, frame?: string): Promise<unknown> {
  if (frame == null ? document.querySelector(needs) : tags.test(frame)) script ??= import(meta.more!).then(m => m.install(kit, more))
  if (frame?.endsWith('+')) look ??= stylesheet(meta.look!)
  return Promise.allSettled([script, look])
}

function stylesheet(href: string): Promise<unknown> | undefined {
  if (document.getElementById('_look')) return
  const link = Object.assign(document.createElement('link'), { id: '_look', rel: 'stylesheet', href })
  return new Promise(done => {
    link.onload = link.onerror = done
    document.head.append(link)
  })
}
