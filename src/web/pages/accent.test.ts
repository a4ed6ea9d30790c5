import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'

const tokens = readFileSync(
  import.meta.resolve('@digital-go-jp/design-tokens/dist/tokens.css').slice(7),
  'utf8',
)
const accents = readFileSync(new URL('./style/accents.css', import.meta.url), 'utf8')
const white = '#ffffff'

describe('every accent stands out at 4.5 : 1 or better', () => {
  for (const [, name = '', body = ''] of accents.matchAll(/\.accent-([\w-]+) \{([^}]+)\}/g)) {
    const colour = (role: string) =>
      tokenValue(new RegExp(`--${role}: var\\((--[\\w-]+)\\)`).exec(body)?.[1] ?? assert.fail(role))
    for (const [front, back] of [
      ['accent', white],
      ['accent-strong', white],
      ['accent', 'accent-soft'],
      ['accent-strong', 'accent-soft'],
    ] as const) {
      it(`${name}: ${front} on ${back}`, () => {
        const ratio = contrast(colour(front), back === white ? white : colour(back))
        assert.ok(ratio >= 4.5, `${ratio}`)
      })
    }
  }

  it('the ratio of black on white is 21', () => {
    assert.equal(Math.round(contrast('#000000', white)), 21)
  })
})

function tokenValue(name: string): string {
  return new RegExp(`${name}: (#[0-9a-f]{6});`).exec(tokens)?.[1] ?? assert.fail(name)
}

/** WCAG 2.2, contrast ratio. */
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
