// Sliders: the marked part of the track, and the values above the handles.

import { all, one } from './dom'
import { numberText } from './format'
import { more } from './kit'

function text(w: HTMLElement, v: number): string {
  const { opts, kind, fmt = '' } = w.dataset
  return opts ? JSON.parse(opts)[v] : kind ? (more.moment?.(fmt, v) ?? '') : numberText(fmt, v)
}

export function paint(w: HTMLElement) {
  const handles = all<HTMLInputElement>(w, 'input')
  const track = one(w, '.track')!
  const share = (i: HTMLInputElement) => (+i.max > +i.min ? (+i.value - +i.min) / (+i.max - +i.min) : 0)
  all(track, 'output').forEach((o, i) => {
    const value = text(w, +handles[i].value)
    o.textContent = value
    handles[i].setAttribute('aria-valuetext', value)
    o.style.setProperty('--p', share(handles[i]) + '')
  })
  const ends = handles.map(share).sort((a, b) => a - b)
  track.style.setProperty('--a', (ends.length > 1 ? ends[0] : 0) + '')
  track.style.setProperty('--z', ends[ends.length - 1] + '')
}
