import type { Scene } from './scenes.ts'

/** A picture not yet painted: paints the scene and encodes it. */
export const picture =
  (type: 'image/jpeg' | 'image/png', scene: Scene, seed: number, width = 640, height = 420) =>
  async (): Promise<Blob> => {
    const canvas = new OffscreenCanvas(width, height)
    const brush = canvas.getContext('2d')
    if (!brush) throw new Error('This browser paints no canvas, so the mock has no pictures.')
    scene(brush, width, height, seed)
    return canvas.convertToBlob({ type, quality: 0.82 })
  }

const svg = (width: number, height: number, body: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${body}</svg>\n`

/** A beagle's head in a round badge. */
export const beagle = (ground: string, ink: string) =>
  svg(
    160,
    160,
    `<circle cx="80" cy="80" r="76" fill="${ground}"/>` +
      `<path d="M38 52c-14 8-18 40-8 58 12-2 18-24 18-40z" fill="${ink}"/>` +
      `<path d="M122 52c14 8 18 40 8 58-12-2-18-24-18-40z" fill="${ink}"/>` +
      '<path d="M48 60c4-22 60-22 64 0 4 30-8 66-32 66s-36-36-32-66z" fill="#ffffff"/>' +
      `<circle cx="66" cy="76" r="5" fill="${ink}"/><circle cx="94" cy="76" r="5" fill="${ink}"/>` +
      `<ellipse cx="80" cy="100" rx="11" ry="8" fill="${ink}"/>`,
  )

/** The name set beside its mark, on a ground. */
export const wordmark = (colour: string, ground: string) =>
  svg(
    360,
    80,
    `<rect width="360" height="80" rx="12" fill="${ground}"/>` +
      `<circle cx="44" cy="40" r="24" fill="${colour}"/><circle cx="44" cy="40" r="10" fill="${ground}"/>` +
      `<text x="84" y="51" font-family="Inter, sans-serif" font-size="34" font-weight="700" fill="${colour}">white beagle</text>`,
  )

/** A bar chart with a baseline. */
export const barChart = (values: number[], colour: string) =>
  svg(
    values.length * 40 + 20,
    180,
    values
      .map(
        (value, at) =>
          `<rect x="${20 + at * 40}" y="${160 - value}" width="26" height="${value}" rx="4" fill="${colour}"/>`,
      )
      .join('') + `<path d="M10 160h${values.length * 40}" stroke="#606b85" stroke-width="2"/>`,
  )
