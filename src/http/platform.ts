import type { Platform } from '../words/installation.ts'

/** The system and browser in front of us, as far as they tell: which instructions to show, which file they open. */
export function readPlatform(userAgent: string): Platform {
  const isFirefox = /firefox|fxios/i.test(userAgent)
  if (/iphone|ipad|ipod/i.test(userAgent)) return 'ios'
  if (/android/i.test(userAgent)) return 'android'
  if (/windows/i.test(userAgent)) return isFirefox ? 'windows-firefox' : 'windows'
  if (/mac os x|macintosh/i.test(userAgent)) return isFirefox ? 'macos-firefox' : 'macos'
  if (/linux|x11|cros/i.test(userAgent)) return isFirefox ? 'linux-firefox' : 'linux-chrome'
  return 'other'
}

/** domain.md §9.7: Apple's systems open the older form only; everything else in use opens the newer one. */
export function fileForm(platform: Platform): 'aes' | '3des' {
  return platform === 'macos' || platform === 'ios' ? '3des' : 'aes'
}
