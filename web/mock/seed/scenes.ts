import { chance } from './chance.ts'
import type { Ship } from './ships.ts'
import { disc, mix, peaks, ridge, wash, type Brush } from './shapes.ts'

/** Paints a scene over the whole canvas; the same seed paints the same picture. */
export type Scene = (brush: Brush, width: number, height: number, seed: number) => void

/** Dunes under a low sun, in the colours given from sky to foreground. */
export const dunes =
  (sky: [string, string], sun: string, sand: [string, string]): Scene =>
  (brush, width, height, seed) => {
    const random = chance(seed)
    wash(brush, width, height, sky)
    disc(brush, width * (0.25 + random() * 0.5), height * 0.46, height * 0.16, sun)
    for (let layer = 0; layer < 5; layer += 1) {
      const depth = layer / 4
      ridge(brush, width, height, height * (0.5 + depth * 0.34), height * 0.05, random)
      brush.fillStyle = mix(sand[0], sand[1], depth)
      brush.fill()
    }
  }

/** Mountain chains, each nearer one darker, with mist between. */
export const mountains =
  (sky: [string, string], rock: [string, string]): Scene =>
  (brush, width, height, seed) => {
    const random = chance(seed)
    wash(brush, width, height, sky)
    for (let layer = 0; layer < 5; layer += 1) {
      const depth = layer / 4
      peaks(brush, width, height, height * (0.42 + depth * 0.4), height * 0.2, random)
      brush.fillStyle = mix(rock[0], rock[1], depth)
      brush.fill()
    }
  }

/** A starry sky with a planet, and a ship before it. */
export const space =
  (sky: [string, string], planet: string, hull: string, ship: Ship): Scene =>
  (brush, width, height, seed) => {
    const random = chance(seed)
    wash(brush, width, height, sky)
    brush.fillStyle = '#ffffff'
    for (let star = 0; star < 140; star += 1) {
      brush.globalAlpha = 0.2 + random() * 0.8
      brush.fillRect(random() * width, random() * height, 1 + random() * 2, 1 + random() * 2)
    }
    brush.globalAlpha = 1
    disc(brush, width * 0.78, height * 0.26, height * 0.2, planet)
    ship(brush, width, height, hull)
  }

/** Windows lit at random in a row of towers. */
export const skyline =
  (sky: [string, string], tower: string, lamp: string): Scene =>
  (brush, width, height, seed) => {
    const random = chance(seed)
    wash(brush, width, height, sky)
    for (let left = 0; left < width;) {
      const wide = 40 + random() * 60
      const top = height * (0.3 + random() * 0.45)
      brush.fillStyle = tower
      brush.fillRect(left, top, wide - 4, height - top)
      brush.fillStyle = lamp
      for (let y = top + 12; y < height - 12; y += 18) {
        for (let x = left + 8; x < left + wide - 14; x += 14) {
          if (random() > 0.55) brush.fillRect(x, y, 6, 9)
        }
      }
      left += wide
    }
  }

/** Overlapping translucent rounds: a brand's pattern. */
export const bubbles =
  (ground: [string, string], colours: string[]): Scene =>
  (brush, width, height, seed) => {
    const random = chance(seed)
    wash(brush, width, height, ground)
    brush.globalAlpha = 0.55
    for (let count = 0; count < 26; count += 1) {
      const colour = colours[count % colours.length] ?? '#ffffff'
      disc(brush, random() * width, random() * height, 20 + random() * height * 0.22, colour)
    }
    brush.globalAlpha = 1
  }
