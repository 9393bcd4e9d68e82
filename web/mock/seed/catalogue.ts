import type { Visibility } from '../../../contract/assets.ts'
import { barChart, beagle, picture, wordmark } from './pictures.ts'
import { csv, json, page, pdf, styleSheet, twiml } from './papers.ts'
import { bubbles, dunes, mountains, skyline, space } from './scenes.ts'
import { dagger, saucer } from './ships.ts'
import { wav, type Note } from './tones.ts'

/** An asset to be planted: how many days ago, where, for whom, and how its bytes are made. */
export interface Seedling {
  path: string
  age: number
  visibility: Visibility
  make: () => BlobPart | Promise<BlobPart>
}

const grow = (
  path: string,
  age: number,
  make: Seedling['make'],
  visibility: Visibility = 'public',
): Seedling => ({ path: `/assets/${path}`, age, visibility, make })

const falcon = space(['#0b1030', '#1d2a5c'], '#7fb3d5', '#cfd6e4', saucer)
const destroyer = space(['#05060d', '#20121f'], '#b5533c', '#9aa3b5', dagger)
const sunset = dunes(['#f6a560', '#f9dfb4'], '#fff3d0', ['#d98a4a', '#6b3420'])
const ice = mountains(['#cfe4f7', '#f5fafd'], ['#b9cfe2', '#33506e'])
const forest = mountains(['#f3e9d2', '#dfeedd'], ['#9fc2a1', '#16382c'])
const dawn = mountains(['#26335f', '#f2a488'], ['#8a5f86', '#1b1836'])
const city = skyline(['#182848', '#4b6cb7'], '#0d1526', '#ffd77a')
const evening = skyline(['#3b1f4e', '#f08a5d'], '#1c1029', '#ffe7ba')
const brand = bubbles(['#f22f46', '#b4122a'], ['#ffffff', '#ffb3bd', '#7a0c1c'])
const calm = bubbles(['#0263e0', '#001489'], ['#66b3ff', '#ffffff', '#99cdff'])

const holdTune: Note[] = [392, 440, 494, 587, 494, 440, 392, 330].map((pitch) => [pitch, 0.42])
const greeting: Note[] = [
  [523, 0.3],
  [659, 0.3],
  [784, 0.7],
]

const pictures = [
  grow('millennium_falcon.jpg', 0.1, picture('image/jpeg', falcon, 7)),
  grow('star_destroyer.jpg', 0.6, picture('image/jpeg', destroyer, 12), 'private'),
  grow('tatooine.jpg', 2.2, picture('image/jpeg', sunset, 3)),
  grow('hoth.jpg', 2.3, picture('image/jpeg', ice, 21)),
  grow('endor.jpg', 2.4, picture('image/jpeg', forest, 33)),
  grow('campaign/hero-dawn.jpg', 6.1, picture('image/jpeg', dawn, 5, 960, 480)),
  grow('campaign/hero-night.jpg', 6.2, picture('image/jpeg', city, 9, 960, 480)),
  grow('campaign/hero-evening.jpg', 6.3, picture('image/jpeg', evening, 14, 960, 480)),
  grow('campaign/mms-square.png', 5.4, picture('image/png', calm, 4, 360, 360)),
  grow('brand/pattern-red.png', 19.2, picture('image/png', brand, 2, 480, 320)),
  grow('brand/beagle.svg', 20.1, () => beagle('#f22f46', '#121c2d')),
  grow('brand/beagle-dark.svg', 20.1, () => beagle('#121c2d', '#606b85')),
  grow('brand/wordmark.svg', 20.3, () => wordmark('#121c2d', '#ffffff')),
  grow('brand/wordmark-white.svg', 20.3, () => wordmark('#ffffff', '#121c2d')),
  grow('reports/calls-per-week.svg', 1.2, () =>
    barChart([52, 78, 64, 96, 120, 88, 134, 142], '#0263e0'),
  ),
]

const sounds = [
  grow('audio/hold-music.wav', 11.2, () => wav(holdTune)),
  grow('audio/greeting.wav', 11.3, () => wav(greeting)),
  grow('audio/beep.wav', 11.3, () => wav([[1000, 0.4]])),
  grow(
    'audio/voicemail-after-hours.wav',
    3.4,
    () => wav([...greeting, [0, 0.2], [440, 0.6]]),
    'protected',
  ),
  grow('audio/office-closed.wav', 8.8, () => wav(greeting.toReversed())),
]

const site = [
  grow('index.html', 14.2, () =>
    page('White Beagle', '<p><img src="/assets/campaign/hero-dawn.jpg" alt="Dawn"></p>'),
  ),
  grow('site/opening-hours.html', 14.1, () =>
    page('Opening hours', '<p>Monday to Friday, 9 to 17 o’clock.</p>'),
  ),
  grow('site/site.css', 14.3, () => styleSheet),
  grow('site/greet.js', 14.3, () => "document.body.dataset.greeted = 'true'\n"),
  grow('robots.txt', 14.4, () => 'User-agent: *\nDisallow: /assets/reports/\n'),
]

const documents = [
  grow(
    'names.json',
    0.9,
    () => json({ names: ['Leia', 'Luke', 'Han', 'Lando', 'Rey', 'Finn'] }),
    'private',
  ),
  grow('data/opening-hours.json', 9.1, () => json({ mon: '9-17', tue: '9-17', fri: '9-15' })),
  grow(
    'data/feature-flags.json',
    4.2,
    () => json({ newMenu: true, callback: false }),
    'private',
  ),
  grow('data/stores.csv', 9.6, () =>
    csv([
      ['city', 'street', 'phone'],
      ['Berlin', 'Torstraße 12', '+4930123456'],
      ['Lyon', 'Rue Mercière 4', '+33412345678'],
    ]),
  ),
  grow('twiml/hold.xml', 10.4, () =>
    twiml('<Play loop="0">/assets/audio/hold-music.wav</Play>'),
  ),
  grow('twiml/closed.xml', 10.4, () => twiml('<Say>We are closed.</Say>', '<Hangup/>')),
  grow('docs/price-list-2026.pdf', 17.5, () =>
    pdf(['White Beagle', 'Price list 2026', '', 'Hosting (per asset): 0.00']),
  ),
  grow('docs/handbook.pdf', 25.3, () => pdf(['Handbook', 'How to pet a beagle.']), 'private'),
  grow('docs/terms.txt', 26.7, () => 'Terms of service\n\n1. Be kind to the beagle.\n'),
  grow('docs/release-notes.md', 1.7, () => '# Release notes\n\n- The menu has a new voice.\n'),
  grow(
    'templates/receipt.txt',
    7.2,
    () => 'Thank you, {{name}}. You paid {{amount}}.\n',
    'private',
  ),
]

/** What the Service `white-beagle` holds: some three dozen files of a small company. */
export const catalogue: Seedling[] = [...pictures, ...sounds, ...site, ...documents]
