import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fileForm, readPlatform } from './platform.ts'

const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)'

describe('readPlatform', () => {
  for (const [platform, form, userAgent] of [
    ['windows', 'aes', `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/156.0.0.0 Safari/537.36`],
    [
      'windows',
      'aes',
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0`,
    ],
    [
      'windows-firefox',
      'aes',
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:153.0) Gecko/20100101 Firefox/153.0',
    ],
    [
      'macos',
      '3des',
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15',
    ],
    [
      'macos-firefox',
      'aes',
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:153.0) Gecko/20100101 Firefox/153.0',
    ],
    [
      'ios',
      '3des',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1',
    ],
    [
      'ios',
      '3des',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/153.0 Mobile/15E148 Safari/605.1.15',
    ],
    ['android', 'aes', `Mozilla/5.0 (Linux; Android 16; K) ${webkit} Chrome/156.0.0.0 Mobile Safari/537.36`],
    ['linux-chrome', 'aes', `Mozilla/5.0 (X11; Linux x86_64) ${webkit} Chrome/156.0.0.0 Safari/537.36`],
    ['linux-firefox', 'aes', 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0'],
    [
      'linux-chrome',
      'aes',
      `Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${webkit} Chrome/156.0.0.0 Safari/537.36`,
    ],
    ['other', 'aes', 'curl/8.5.0'],
    ['other', 'aes', ''],
  ] as const) {
    it(`takes ${userAgent.slice(0, 60) || 'nothing'} … for ${platform}, which opens ${form}`, () => {
      assert.equal(readPlatform(userAgent), platform)
      assert.equal(fileForm(platform), form)
    })
  }
})
