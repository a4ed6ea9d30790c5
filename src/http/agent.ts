import type { SelfTest } from '../domain/self-test.ts'

export interface Agent {
  system: SelfTest['system']
  browser: SelfTest['browser']
  /** The first number of its version. */
  version?: string
}

/** What a browser says of itself. An iPad may call itself a Mac, and others may call themselves anything. */
export function readAgent(userAgent: string): Agent {
  const system = systems.find(([, pattern]) => pattern.test(userAgent))?.[0] ?? 'other'
  for (const [browser, pattern] of browsers) {
    const [found, version] = pattern.exec(userAgent) ?? []
    if (found !== undefined) return { system, browser, ...(version !== undefined && { version }) }
  }
  return { system, browser: 'other' }
}

/** Those that name others besides themselves come first. */
const systems: readonly (readonly [SelfTest['system'], RegExp])[] = [
  ['ios', /iphone|ipad|ipod/i],
  ['android', /android/i],
  ['windows', /windows/i],
  ['macos', /macintosh|mac os x/i],
  ['chromeos', /\bcros\b/i],
  ['linux', /linux|x11/i],
]

const browsers: readonly (readonly [SelfTest['browser'], RegExp])[] = [
  ['other', /\b(?:OPR|Vivaldi|SamsungBrowser|YaBrowser|Trident)\b/],
  ['edge', /\b(?:Edg|EdgA|EdgiOS)\/(\d+)/],
  ['firefox', /\b(?:Firefox|FxiOS)\/(\d+)/],
  ['chrome', /\b(?:Chrome|CriOS|HeadlessChrome)\/(\d+)/],
  ['safari', /\bVersion\/(\d+).*\bSafari\//],
]
