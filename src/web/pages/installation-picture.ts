import type { Language } from '../../domain/language.ts'
import type { ProtectionLevel } from '../../domain/policy.ts'
import { certificateWords } from '../../words/certificate.ts'
import type { Platform } from '../../words/installation.ts'
import { installationPictureWords } from '../../words/installation-picture.ts'
import { type Html, html } from './html.ts'

/** The one screen of the way in on which people go wrong, drawn with its real words. Elsewhere: just the password. */
export function installationPicture(
  platform: Platform,
  protection: ProtectionLevel,
  language: Language,
): Html {
  const words = installationPictureWords[language]
  return platform === 'windows'
    ? wizard(protection, language)
    : html`<figure class="picture">
                <div class="dialog" aria-hidden="true">
                  <p class="dialog-title">${words.passwordTitle}</p>
                  <p class="dialog-field"><span>${words.password}</span><span class="dialog-input">••••••••••••</span></p>
                  <p class="dialog-buttons"><span class="dialog-button">${words.ok}</span></p>
                </div>
                <figcaption>${words.caption.other}</figcaption>
              </figure>`
}

function wizard(protection: ProtectionLevel, language: Language): Html {
  const words = installationPictureWords[language]
  const strong = protection === 'low' ? 'off' : 'on'
  return html`<figure class="picture">
                <div class="dialog" aria-hidden="true">
                  <p class="dialog-title">${words.wizard}</p>
                  <p class="dialog-field"><span>${words.password}</span><span class="dialog-input">••••••••••••</span></p>
                  <p class="tick tick-${strong}">${words.strong}</p>
                  <p class="tick tick-off">${words.exportable}</p>
                  <p class="dialog-buttons"><span class="dialog-button">${words.next}</span></p>
                </div>
                <figcaption>${protection === 'low' ? words.caption.low : words.caption.strong(certificateWords[language].protection[protection])}</figcaption>
              </figure>`
}
