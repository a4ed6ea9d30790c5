import type { Language } from '../domain/language.ts'
import type { Mail } from './mail.ts'

export interface HtmlMail extends Mail {
  language: Language
}

// No colour of text or ground is set, so that a dark screen may choose both; the one grey is seen on either.
const line = '1px solid #767676'
const styles = {
  body: 'margin:0;padding:0',
  page: `max-width:40em;margin:0 auto;padding:16px;font-family:'Hiragino Sans','Yu Gothic UI',Meiryo,'Noto Sans JP','Noto Sans CJK JP',sans-serif;font-size:16px;line-height:1.7;overflow-wrap:anywhere`,
  h1: `margin:0 0 24px;padding:0 0 12px;border-bottom:${line};font-size:20px;line-height:1.5;font-weight:bold`,
  h2: 'margin:32px 0 8px;font-size:17px;line-height:1.5;font-weight:bold',
  p: 'margin:0 0 16px',
  note: 'margin:0 0 16px;font-size:14px',
  list: 'margin:0 0 16px;padding:0 0 0 1.6em',
  item: 'margin:0 0 4px',
  dl: `margin:0 0 16px;padding:0 0 0 12px;border-left:4px solid #767676`,
  dt: 'margin:0;font-size:14px',
  dd: 'margin:0 0 8px;font-weight:bold',
} as const

/** All that stand in it. */
export const mailStyles: readonly string[] = Object.values(styles)

/**
 * The other part of a mail, made from the conventions of its text (mail.ts), so that both say the same. Nothing in it
 * is fetched, pressed or run.
 */
export function mailHtml({ language, subject, text }: HtmlMail): string {
  const paragraphs = text.trim().split(/\n{2,}/)
  return [
    `<!doctype html>\n<html lang="${language}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="format-detection" content="date=no,address=no,email=no,url=no">',
    `<title>${escaped(subject)}</title></head>\n<body style="${styles.body}">`,
    `<div role="main" lang="${language}" style="${styles.page}">`,
    element('h1', escaped(subject)),
    ...paragraphs.map(paragraph),
    '</div></body></html>\n',
  ].join('\n')
}

function paragraph(text: string): string {
  const lines = text.split('\n')
  const [first = '', second = ''] = lines
  const marked = /^■ (.+)$/u.exec(first)?.[1]
  const heading = marked ?? (/^-{3,}$/.test(second) ? first : undefined)
  if (heading === undefined) return blocks(lines)
  const rest = lines.slice(marked === undefined ? 2 : 1)
  return [element('h2', escaped(heading)), ...(rest.length > 0 ? [blocks(rest)] : [])].join('\n')
}

/** What a line is by its beginning, and what is left of it. */
interface Read {
  kind: 'step' | 'point' | 'fact' | 'note' | 'sentence'
  html: string
}

function read(text: string): Read {
  const step = /^\d+\. (.+)$/u.exec(text)?.[1]
  if (step !== undefined) return { kind: 'step', html: element('item', escaped(step)) }
  const point = /^(?:・|- )(.+)$/u.exec(text)?.[1]
  if (point !== undefined) return { kind: 'point', html: element('item', escaped(point)) }
  const [, name, value] = /^([^：。、「」（）]{1,30})：(.+)$/u.exec(text) ?? []
  if (name !== undefined && value !== undefined) return fact(name, value)
  const [, label, told] = /^([A-Z][\p{L}’ ]{0,40}): (.*[^.])$/u.exec(text) ?? []
  if (label !== undefined && told !== undefined) return fact(label, told)
  return { kind: text.startsWith('※') ? 'note' : 'sentence', html: escaped(text) }
}

function fact(name: string, value: string): Read {
  return { kind: 'fact', html: element('dt', escaped(name)) + element('dd', escaped(value)) }
}

const around: Record<Read['kind'], (html: readonly string[]) => string> = {
  step: (items) => `<ol style="${styles.list}">${items.join('')}</ol>`,
  point: (items) => `<ul style="${styles.list}">${items.join('')}</ul>`,
  fact: (items) => element('dl', items.join('')),
  note: (lines) => `<p style="${styles.note}">${lines.join('<br>')}</p>`,
  sentence: (lines) => element('p', lines.join('<br>')),
}

/** Neighbouring lines of one kind stand in one list or paragraph. */
function blocks(lines: readonly string[]): string {
  const runs: { kind: Read['kind']; html: string[] }[] = []
  for (const { kind, html } of lines.map(read)) {
    const last = runs.at(-1)
    if (last?.kind === kind) last.html.push(html)
    if (last?.kind !== kind) runs.push({ kind, html: [html] })
  }
  return runs.map(({ kind, html }) => around[kind](html)).join('\n')
}

function element(name: 'h1' | 'h2' | 'p' | 'dl' | 'dt' | 'dd' | 'item', html: string): string {
  const tag = name === 'item' ? 'li' : name
  return `<${tag} style="${styles[name]}">${html}</${tag}>`
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '')
}
