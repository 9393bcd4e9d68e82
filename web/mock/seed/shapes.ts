export type Brush = OffscreenCanvasRenderingContext2D

/** Fills the canvas with one colour going into another, from top to bottom. */
export function wash(
  brush: Brush,
  width: number,
  height: number,
  [from, to]: [string, string],
) {
  const gradient = brush.createLinearGradient(0, 0, 0, height)
  gradient.addColorStop(0, from)
  gradient.addColorStop(1, to)
  brush.fillStyle = gradient
  brush.fillRect(0, 0, width, height)
}

export function disc(brush: Brush, x: number, y: number, radius: number, colour: string) {
  brush.fillStyle = colour
  brush.beginPath()
  brush.arc(x, y, radius, 0, Math.PI * 2)
  brush.fill()
}

/** Traces a soft wavy hill about `level`, to be filled. */
export function ridge(
  brush: Brush,
  width: number,
  height: number,
  level: number,
  swell: number,
  random: () => number,
) {
  const phase = random() * Math.PI * 2
  const waves = 1 + random() * 1.5
  brush.beginPath()
  brush.moveTo(0, height)
  for (let x = 0; x <= width; x += 8) {
    brush.lineTo(x, level + Math.sin(phase + (x / width) * waves * Math.PI * 2) * swell)
  }
  brush.lineTo(width, height)
}

/** Traces a row of peaks up to `rise` above `level`, to be filled. */
export function peaks(
  brush: Brush,
  width: number,
  height: number,
  level: number,
  rise: number,
  random: () => number,
) {
  brush.beginPath()
  brush.moveTo(0, height)
  for (let x = -60; x <= width + 120; x += 50 + random() * 70) {
    brush.lineTo(x, level - random() * rise)
  }
  brush.lineTo(width, height)
}

/** A colour `share` of the way between two of the form `#rrggbb`. */
export function mix(from: string, to: string, share: number): string {
  const blend = (at: number) =>
    Math.round(channel(from, at) + (channel(to, at) - channel(from, at)) * share)
  return `rgb(${blend(1)} ${blend(3)} ${blend(5)})`
}

const channel = (colour: string, at: number) => parseInt(colour.slice(at, at + 2), 16)
